"""The third sieve: whose office a description states ("the U.S. president", "his counterpart", "both ministers")."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from dateline.extraction.catalogue import Body
from dateline.extraction.names import phrases
from dateline.extraction.names.bodies import adjective_states
from dateline.extraction.names.drafts import Draft
from dateline.extraction.names.memory import Heard
from dateline.extraction.names.titles import Office
from dateline.language import Token

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

SHARING = frozenset({"counterpart", "colleague"})
"""Nouns by which a person holds the office of another."""
_OTHER = 2
"""The rank of a mention that is no subject."""
_DEPTH = 20
"""Heads above a word among which its verb is looked for."""
_ACTORS = 300
"""Actors of an article among whom a leader's seat is looked for."""
_SEATS = frozenset({"presidency", "prime-ministers-office"})
"""Organs whose state's leader needs no state named."""
_LEADERS = ("head-of-state", "head-of-government")


class Offices:
    """Finds persons by the offices that descriptions state."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader
        self._words = reader.words

    def office(self, head: Token) -> Office | None:
        """The office that a description states, with the state of its owner where a genitive gives one."""
        return self._read(head, phrases.right_edge(head))

    def _read(self, head: Token, last: Token, without: Collection[Token] = ()) -> Office | None:
        first = phrases.left_edge(head)
        tokens = phrases.stretch(first, last)
        holder = phrases.owner(head)
        country = self._r.country_of(self._r.ids_at(holder)) if holder is not None else None
        if holder is not None and holder.i < head.i:
            tokens = [t for t in tokens if t.i > holder.i and t.tag != "POS"]
        elif holder is not None and (country or phrases.is_coordinated(holder)):
            tokens = [t for t in tokens if t.i <= head.i]
        return self._r.titles.read([t for t in tokens if t.dep != "nummod" and t not in without], country)

    def titled(self, head: Token, base: str) -> tuple[str, ...]:
        """The person whom a singular description with an office means, () where it cannot be told."""
        if base in SHARING | {"opposite"} and phrases.determiner(head, self._words) != "indefinite":
            return () if self._owner_unknown(head) else self._counterpart(head)
        said = self.office(head)
        if said is None or phrases.determiner(head, self._words) == "indefinite" or self._owner_unknown(head):
            return ()
        found = self._person(head, said)
        if found is None and adjective_states(self._r, head) and phrases.right_edge(head) is not head:
            shorter = self._read(head, head)
            found = self._person(head, shorter) if shorter else None
        if found is None and (told := self._r.epithets.told(head)):
            plain = self._read(head, phrases.right_edge(head), {t for c in told for t in (c, *c.children)})
            found = self._person(head, plain) if plain else None
        return (found.id,) if found else ()

    def _owner_unknown(self, head: Token) -> bool:
        """Whether the phrase belongs to somebody who is not known ("our President" in a quotation)."""
        holder = head.child("poss")
        return holder is not None and not self._r.ids_at(holder)

    def _person(self, head: Token, said: Office) -> Draft | None:
        """Somebody of this article with that office, the latest first; else who holds it by the catalogue."""
        if (seat := self._seat_beside(said, head)) is not None:
            at_home = said._replace(country=seat)
            return self.of_article(at_home) or self._holder(at_home)
        here = self._stated_bare(said) or self._recent_person(said, head)
        if here is not None:
            return here
        if said.former:
            return None
        later = [p for p in self._r.names.people() if self._r.titles.fits(said, p.offices)]
        if len(later) == 1:
            return later[0]
        country = said.country or self._seated(said)
        return self._holder(said._replace(country=country)) if country else None

    def _seat_beside(self, said: Office, head: Token) -> str | None:
        """The state whose leader's seat is named before the title in its sentence."""
        if said.country is not None or said.head not in self._words.national:
            return None
        for heard in self._r.memory.latest():
            if heard.token.sentence is not head.sentence:
                break
            entry = self._r.book.actors[heard.ids[0]].entry
            if isinstance(entry, Body) and entry.organ in _SEATS:
                return entry.country
        return None

    def _seated(self, said: Office) -> str | None:
        """The state whose leader's seat the article names, for "the prime minister" of a Downing Street report."""
        if said.head not in self._words.national:
            return None
        actors = islice(self._r.book.actors.values(), _ACTORS)
        seats = {d.country for d in actors if isinstance(d.entry, Body) and d.entry.organ in _SEATS}
        return seats.pop() if len(seats) == 1 else None

    def _holder(self, said: Office) -> Draft | None:
        """Who holds an office of a state by the catalogue, if the article names nobody else who may.

        A person whom the catalogue does not know is likelier if the article names him as that state's without an
        office ("Sousa of Portugal"), or with the office and no state ("Foreign Minister Sousa").
        """
        strangers = [p for p in self._r.names.people() if p.entry is None]
        bare = said._replace(country=None)
        likelier = [p for p in strangers if p.country == said.country and not p.offices] or [
            p for p in strangers if p.country is None and any(self._r.titles.fits(bare, [o]) for o in p.offices)
        ]
        if likelier:
            return likelier[0] if len(likelier) == 1 else None
        return self._of_catalogue(said)

    def _of_catalogue(self, said: Office) -> Draft | None:
        day = self._r.titles.day
        country = said.country or ""
        offices = [said.meaning] if said.meaning and said.head not in self._words.posted else []
        if said.head == "leader" and len(said.words) == 1:
            offices = list(_LEADERS[::-1] if country in self._words.led_by_government else _LEADERS)
        for office in offices:
            holders = self._r.catalogue.holders(office, country, day)
            if holders:
                return self._r.names.entry(holders[0])
        return None

    def _stated_bare(self, said: Office) -> Draft | None:
        """Who alone is "President Costa", while others are presidents of named states, for "the president"."""
        if said.country is not None or said.head not in self._words.national:
            return None
        bare = [
            p
            for p in self._r.names.people()
            if any(o.country is None and self._r.titles.fits(said, [o]) for o in p.offices)
        ]
        return bare[0] if len(bare) == 1 else None

    def _recent_person(self, said: Office, head: Token) -> Draft | None:
        """Who was spoken of last and holds the office; one named beside the title in its own clause comes after all.

        In "a call with X left the president hopeful" the president is hardly X.
        """
        beside: list[Draft] = []
        for heard in self._r.memory.latest():
            for ident in heard.ids:
                draft = self._r.book.actors[ident]
                if draft.kind != "person" or heard.token is head or not self._r.titles.fits(said, draft.offices):
                    continue
                if not _is_beside(heard, head) and draft not in beside:
                    return draft
                beside.append(draft)
        return beside[0] if beside else None

    def _counterpart(self, head: Token) -> tuple[str, ...]:
        """The same office on the other side, for "his American counterpart"."""
        holder = phrases.owner(head)
        whose = self._r.ids_at(holder) if holder is not None else ()
        country = self._r.country_of(adjective_states(self._r, head))
        own = [o for i in whose for o in self._r.book.actors[i].offices if not o.former]
        for office in own:
            wanted = Office(office.title, office.head, country, office.meaning)
            for draft in self._others(whose):
                if self._r.titles.fits(wanted, draft.offices) and (country is None or draft.country == country):
                    return (draft.id,)
        held = [self._holder(o._replace(country=country)) for o in own if country and o.meaning]
        found = next((d for d in held if d is not None), None)
        if found is not None:
            return (found.id,)
        pair = self._r.memory.group(head, 2, self._r.book.is_person) if country is None else ()
        return tuple(i for i in pair if i not in whose) if len(pair) == 2 and set(whose) & set(pair) else ()

    def _others(self, than: tuple[str, ...]) -> list[Draft]:
        seen: dict[str, Draft] = {}
        for heard in self._r.memory.latest():
            for ident in heard.ids:
                draft = self._r.book.actors[ident]
                if ident not in than and draft.kind == "person":
                    seen.setdefault(ident, draft)
        return list(seen.values())

    def pair(self, head: Token, fits: Callable[[str], bool]) -> tuple[str, ...]:
        """The last two that fit; those named together come first."""
        together = self._r.memory.group(head, 4, fits)
        return together if len(together) == 2 else self._r.memory.last_distinct(2, fits)

    def persons(self, head: Token, base: str, count: int | None) -> tuple[str, ...]:
        """The persons whom a plural description means; `count` is the number that it says, if any."""
        said = self.office(head)
        holder = phrases.owner(head)
        if said is None:
            return ()
        if holder is not None:
            return self._of_each(said, holder)
        if said.country is not None:
            return ()
        bare = base in {"man", "woman"}
        gender = {"man": "male", "woman": "female"}.get(base)

        def fits(ident: str) -> bool:
            draft = self._r.book.actors[ident]
            if bare:
                return self._r.book.is_person(ident) and draft.gender in {gender, None}
            return self._r.book.is_person(ident) and self._r.titles.fits(said, draft.offices)

        if count not in {2, None}:
            return self._r.memory.last_distinct(count, fits)
        pair = self.pair(head, fits)
        together = self._r.memory.together(pair, fits) if count is None else ()
        return together if len(together) > len(pair) else pair

    def holder(self, said: Office) -> Draft | None:
        """Who holds an office of a state: by the article, wherever it says so, else by the catalogue."""
        return self.of_article(said) or self._holder(said)

    def shared(self, head: Token) -> Office | None:
        """The office that a counterpart shares with whom it belongs to: "his Polish counterpart" of a minister."""
        holder = phrases.owner(head)
        return self.first_of(self._r.ids_at(holder) if holder is not None else ())

    def first_of(self, whose: Sequence[str]) -> Office | None:
        """The first office that any of the actors holds."""
        return next((o for i in whose for o in self._r.book.actors[i].offices if not o.former), None)

    def share(self, office: Office | None, country: str | None, drafts: Sequence[Draft]) -> None:
        """Give counterparts the office of whose counterparts they are; the text does not state it as a role."""
        for draft in drafts:
            draft.kind = "person"
            draft.country = draft.country or country
            own = office._replace(country=draft.country) if office is not None else None
            if own is not None and own not in draft.offices:
                draft.offices.append(own)

    def _of_each(self, said: Office, holder: Token) -> tuple[str, ...]:
        """One holder of the office for each of several states or for the states of several persons; all or none."""
        members = [i for t in phrases.conjuncts(holder) for i in self._r.ids_at(t)]
        states = list(dict.fromkeys(c for i in members if (c := self._r.book.actors[i].country)))
        if len(states) < 2:
            return ()
        found: list[str] = []
        for country in states:
            wanted = said._replace(country=country, meaning=said.meaning)
            person = self.of_article(wanted) or (self._holder(wanted) if len(states) == 2 else None)
            if person is None:
                return ()
            found.append(person.id)
        return tuple(found)

    def of_article(self, said: Office) -> Draft | None:
        """Who holds an office of a state by the article."""
        return next((p for p in self._r.names.people() if self._r.titles.fits(said, p.offices)), None)


def _is_beside(heard: Heard, head: Token) -> bool:
    """Whether a mention stands in the clause of a title without being its subject."""
    return heard.rank == _OTHER and heard.token.sentence is head.sentence and _verb(heard.token) is _verb(head)


def _verb(token: Token) -> Token:
    """The verb of the clause that a token stands in; the root where none governs it."""
    above = islice(token.ancestors(), _DEPTH)
    return next((a for a in above if a.tag.startswith("VB")), token.sentence.root)
