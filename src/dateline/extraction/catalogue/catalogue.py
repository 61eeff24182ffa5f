"""The catalogue: what states, bodies, places and office-holders are called, and who held which office when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from dateline.errors import LexiconError
from dateline.extraction.catalogue.build import (
    Organ,
    load_bodies,
    load_organs,
    load_places,
    load_states,
)
from dateline.extraction.catalogue.model import Body, Entry, Person, PlaceName, State, Term
from dateline.extraction.catalogue.names import NameIndex
from dateline.extraction.catalogue.offices import Offices, load_offices
from dateline.extraction.catalogue.organs import Organs
from dateline.extraction.catalogue.people import load_people, surnames
from dateline.extraction.catalogue.text import key, pieces, spells
from dateline.types.when import first_day, last_day

Named = TypeVar("Named", State, Person)

DATA = Path(__file__).parent / "data"


class Catalogue:
    """Everything that is known of states, bodies, places and office-holders. Read only."""

    def __init__(
        self,
        *,
        states: dict[str, State],
        bodies: dict[str, Body],
        people: list[Person],
        places: list[tuple[str, PlaceName]],
        organs: list[Organ],
        offices: Offices,
    ) -> None:
        self.states, self.bodies, self.offices = states, bodies, offices
        self.people = {person.id: person for person in people}
        self.names = NameIndex()
        self._adjectives = _by_word((a, state) for state in states.values() for a in state.adjectives)
        self._peoples = _by_word((p, state) for state in states.values() for p in state.people)
        self._surnames = _by_word((s, person) for person in people for s in surnames(person))
        self._places: dict[str, PlaceName] = {}
        self._terms: dict[str | None, list[tuple[Term, Person]]] = {}
        for person in people:
            for term in person.terms:
                self._terms.setdefault(term.country, []).append((term, person))
        self._organs = Organs(organs, tuple(bodies.values()))
        self._fill(places)
        demonyms = {words.partition(" ")[0] for words in (*self._adjectives, *self._peoples)}
        self._openings = demonyms.union(self.names.openings, self._organs.openings)

    def _fill(self, places: list[tuple[str, PlaceName]]) -> None:
        for state in self.states.values():
            for name in (*state.names, *state.capitals):
                self.names.add(name, state)
            self._places |= {_index(n): PlaceName(state.name, state.code, "country") for n in state.names}
        for body in self.bodies.values():
            for name in body.names:
                self.names.add(name, body)
        for person in self.people.values():
            for name in person.names:
                self.names.add(name, person)
        for name, place in places:
            self.names.add(name, place)
            self._places.setdefault(_index(name), place)

    def entries(self, text: str) -> list[Entry]:
        """Everything of which `text` is a name, in any case, without marks, and with or without "the".

        A capital gives its state and the place; a seat its organ and the place. Acronyms need their capitals.
        """
        return self.names.equal(text)

    def may_begin(self, word: str) -> bool:
        """Whether a name, organ phrase, adjective or people can begin with the word. Most words begin none."""
        first = pieces(word)
        return bool(first) and first[0] in self._openings

    def match(self, words: Sequence[str], start: int) -> tuple[int, list[Entry]]:
        """The longest name or organ phrase that begins at `words[start]`: how many words it takes and what it names.

        `(0, [])` where none does. Words that a name writes with a capital need one; a leading "the" is no part of it.
        """
        length, entries = self.names.match(words, start)
        wide, organ = self.match_organ(words, start)
        if organ is not None and wide > length:
            return wide, [organ]
        return length, entries

    def place(self, text: str) -> PlaceName | None:
        """The place of that name: a state, a capital, a seat, a city, region, venue or water."""
        return self._places.get(_index(text))

    def by_surname(self, surname: str) -> tuple[Person, ...]:
        """Everybody who may be called by that surname alone."""
        return self._surnames.get(_index(surname), ())

    def state(self, code: str) -> State:
        """The state with that code; `KeyError` for any other."""
        return self.states[code]

    def state_of_adjective(self, word: str) -> State | None:
        """The state that an adjective means ("russian", "U.S."), None where there is none or more than one."""
        states = self._adjectives.get(_index(word))
        if not states:
            return None
        return _single(tuple(s for s in states if any(spells(a, word) for a in s.adjectives if key(a) == key(word))))

    def state_of_people(self, word: str) -> State | None:
        """The state whose people a plural noun means ("Russians", "the French")."""
        return _single(self._peoples.get(_index(word), ()))

    def title(self, words: str | Sequence[str], country: str | None = None) -> str | None:
        """The normal name of the office that a phrase means ("premier", "PM"), in a state where that decides."""
        return self.offices.meaning(words, country)

    def holders(
        self, office_or_title: str, country: str, day: str | None, body: str | None = None
    ) -> tuple[Person, ...]:
        """Who held an office of a state (or of a body, by its id) on a day (YYYY-MM-DD).

        Bounds that are not known count as possible, as do the days of a month or year given as a bound; who certainly
        held it comes first, the later start before the earlier. Without a day nobody is named.
        """
        if day is None:
            return ()
        office = self.title(office_or_title, country)
        phrase = _index(office_or_title)
        found = [
            (not _surely(term, day), -_ordinal(term.start), person)
            for term, person in self._terms.get(country, ())
            if (body is None or term.body == body)
            and (term.office == office or _index(term.title) == phrase)
            and _held(term, day)
        ]
        ordered = sorted(found, key=lambda item: item[:2])
        return tuple(dict.fromkeys(person for _, _, person in ordered))

    def organ(self, phrase: str, country: str) -> Body | None:
        """The organ of a state by the phrase for its sort: `("foreign ministry", "RUS")` is Russian Foreign Ministry.

        Where the catalogue has that organ under a name of its own ("State Department"), that one. None where the
        phrase is no sort of organ that every state has, or `country` no state.
        """
        organ = self._organs.sort(phrase)
        return self._organs.of(organ, self.states[country]) if organ and country in self.states else None

    def match_organ(self, words: Sequence[str], start: int) -> tuple[int, Body | None]:
        """The organ that a phrase with its state means, and how many words it takes; `(0, None)` where there is none.

        "Russian Foreign Ministry", "Russia's foreign ministry" and "the Foreign Ministry of Russia" are one organ.
        """
        return self._organs.match(words, start, self.state_of_adjective, self._state_named)

    def _state_named(self, words: Sequence[str], start: int) -> tuple[int, State | None]:
        length, entries = self.names.match(words, start)
        return length, next((e for e in entries if isinstance(e, State)), None)


def _index(name: str) -> str:
    return " ".join(key(name))


def _by_word(pairs: Iterable[tuple[str, Named]]) -> dict[str, tuple[Named, ...]]:
    found: dict[str, dict[Named, None]] = {}
    for word, value in pairs:
        found.setdefault(_index(word), {})[value] = None
    return {word: tuple(values) for word, values in found.items()}


def _single(states: tuple[State, ...]) -> State | None:
    return states[0] if len(states) == 1 else None


def _ordinal(start: str | None) -> int:
    return first_day(start).toordinal() if start else 0


def _held(term: Term, day: str) -> bool:
    """Whether the term may have covered the day."""
    here = date.fromisoformat(day)
    return (term.start is None or first_day(term.start) <= here) and (term.end is None or here <= last_day(term.end))


def _surely(term: Term, day: str) -> bool:
    """Whether the term covered the day however its bounds are filled in; an open end counts as sure."""
    here = date.fromisoformat(day)
    return bool(term.start and last_day(term.start) <= here) and (term.end is None or here <= first_day(term.end))


@lru_cache(maxsize=8)
def load_catalogue(extra: Path | None = None) -> Catalogue:
    """The catalogue, with a user's own folder of files of the same names merged into it where one is given.

    Raises `LexiconError` that names the file, the entry and the reason when a file does not hold what it should.
    """
    if extra is not None and not extra.is_dir():
        raise LexiconError(f"{extra}: is not a folder with catalogue files")
    folders = (DATA,) if extra is None else (DATA, extra)
    states, capitals = load_states(folders)
    bodies, seats = load_bodies(folders, states)
    offices = load_offices(folders)
    places = [*capitals, *((seat.name, seat) for seat in seats), *load_places(folders, states)]
    people = load_people(folders, states, bodies, offices)
    return Catalogue(
        states=states, bodies=bodies, people=people, places=places, organs=load_organs(folders), offices=offices
    )
