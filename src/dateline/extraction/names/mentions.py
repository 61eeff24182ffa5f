"""From a segment to the mention of an actor or a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.catalogue import Body, State, fold
from dateline.extraction.names.drafts import Draft, Mention
from dateline.extraction.names.places import is_located
from dateline.extraction.names.runs import look_up
from dateline.extraction.names.segments import Segment
from dateline.extraction.names.surnames import tidy
from dateline.language import Token
from dateline.types import Place

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader


class Mentions:
    """Says whom each name stands for."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader
        self._words = reader.words

    def of(self, segment: Segment) -> Mention:
        """The mention that a segment makes; a person learns the role that its title states."""
        first, last = segment.opening, segment.last
        place = self._place(segment)
        if segment.form == "place" and segment.entry is None:
            if not self._r.names.is_surname(segment.name) or is_located(segment.head, self._words):
                return Mention(first, last, (), "place", place)
            place = None
        if segment.form == "adjective" and segment.adjective is not None:
            return self._people(segment, segment.adjective)
        pair = self._pair(segment)
        if pair:
            return Mention(first, last, pair, "name")
        draft = self._draft(segment) if segment.form != "thing" else None
        if draft is None:
            return Mention(first, last, (), "name", place)
        if draft.kind == "person" and segment.title:
            self._r.roles.give(draft, segment)
        if draft.kind == "person":
            self._r.roles.place(draft, segment)
        return Mention(first, last, (draft.id,), "name", place, isinstance(segment.entry, State) and not segment.place)

    def _pair(self, segment: Segment) -> tuple[str, ...]:
        """The states or persons of two names that a dash makes one word: "U.S.–China talks"; () for any other name."""
        parts = segment.name.split("–")
        if segment.form not in {"name", "person"} or len(parts) != 2 or not all(parts):
            return ()
        found = [self._one(part) for part in parts]
        return tuple(d.id for d in found if d is not None) if all(found) else ()

    def _one(self, name: str) -> Draft | None:
        piece = look_up(self._r.catalogue, [name], 0)
        state = piece and (piece.adjective or piece.entry)
        if isinstance(state, State):
            return self._r.book.state(state)
        return self._r.names.short(name)

    def _people(self, segment: Segment, state: State) -> Mention:
        """The state for "Americans" or "the French"; a bare adjective ("Russian troops") only says whose."""
        last = segment.last
        if last.lower in self._words.combining:
            return Mention(segment.opening, last, self._double(segment, state), "adjective")
        stands = last.tag in {"NNS", "NNPS", "NNP", "NN"} and last.dep not in {"compound", "amod", "nmod"}
        ids: tuple[str, ...] = (self._r.book.state(state).id,) if stands else ()
        if stands and self._is_one(segment):
            ids = self._r.epithets.compatriot(segment.head, state.code) or ids
        elif stands and self._are_some(last):
            ids = (self._r.describer.make(last),)
            self._r.book.actors[ids[0]].country = state.code
        return Mention(segment.opening, last, ids, "name" if stands else "adjective")

    def _is_one(self, segment: Segment) -> bool:
        """Whether the word means one person of a people: "the American"; not "the French"."""
        before = segment.before
        single = segment.last.tag in {"NN", "NNP"} and before is not None and before.lower == "the"
        return single and self._r.catalogue.state_of_people(segment.name) is None

    def _are_some(self, noun: Token) -> bool:
        """Whether only some of a people are meant, who do not act for their state: "nine Swedes", "Swedes who left"."""
        if noun.tag not in {"NNS", "NNPS"}:
            return False
        above = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else noun
        counted = above.lower in self._words.transparent or above.lemma in self._words.transparent
        limited = any(c.dep in {"nummod", "relcl", "amod"} or c.lower in self._words.indefinite for c in noun.children)
        return counted or limited

    def _double(self, segment: Segment, state: State) -> tuple[str, ...]:
        """Both states of a double adjective, for its first part: "Franco-German"."""
        after = segment.sentence.tokens[segment.stop + 1 : segment.stop + 2]
        other = self._r.catalogue.state_of_adjective(after[0].text) if after else None
        return tuple(self._r.book.state(s).id for s in (state, other) if s is not None) if other else ()

    def _place(self, segment: Segment) -> Place | None:
        if segment.place is not None:
            longer = segment.form == "place" and fold(segment.name) != fold(segment.place.name)
            return Place(name=segment.name if longer else segment.place.name, country=segment.place.country)
        if isinstance(segment.entry, State):
            return Place(name=segment.entry.name, country=segment.entry.code)
        last = segment.last.lower
        building = (
            segment.form == "body" and last in self._words.place_nouns and self._words.bodies.get(last) != "company"
        )
        if segment.form == "place" or building:
            return Place(name=tidy(segment.name), country=segment.adjective.code if segment.adjective else None)
        return None

    def _draft(self, segment: Segment) -> Draft | None:
        names = self._r.names
        if segment.entry is not None:
            own = names.by_initials(segment.name) if isinstance(segment.entry, Body) else None
            return own or names.entry(segment.entry)
        if segment.form == "body":
            return self._body(segment)
        if segment.form == "person" and " " in fold(segment.name):
            return names.person(segment.name, segment.honorific)
        return self._short(segment)

    def _short(self, segment: Segment) -> Draft | None:
        """Who goes by one word: a body's short form, a surname, else a new actor of that name."""
        names, name = self._r.names, segment.name
        if segment.form == "name" and names.known_body(name) and not names.is_surname(name):
            return names.known_body(name)
        found = names.short(name, segment.honorific, self._r.roles.office(segment))
        if found is not None:
            names.learn_gender(found, segment.honorific, name)
            return found
        return names.person(name, segment.honorific) if segment.form == "person" else self._unknown(segment)

    def _body(self, segment: Segment) -> Draft:
        country = segment.adjective.code if segment.adjective else None
        known = self._r.catalogue.organ(segment.name, country) if country else None
        if known is not None:
            return self._r.names.entry(known)
        words = [segment.last.lower, *(t.lower for t in segment.tokens)]
        kind = next((self._words.bodies[w] for w in words if w in self._words.bodies), None)
        return self._r.names.body(tidy(segment.name), kind, country)

    def _unknown(self, segment: Segment) -> Draft | None:
        """An actor of whom nothing but the name is known; a noun before it may tell its kind."""
        kind = self._words.collective.get(segment.before.lemma.lower()) if segment.before is not None else None
        if kind is None and (len(segment.name.strip(".")) < 2 or segment.opening.tag == "JJ"):
            return None
        draft = self._r.names.body(tidy(segment.name), kind, None)
        if kind is None and segment.last.tag == "NNPS":
            draft.kind, draft.plural = "group", True
        return draft
