"""The persons or states that a title of several means: "the foreign ministers of A and B", "their presidents"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.names import phrases
from dateline.extraction.names.coordinated import Coordination, Coordinations
from dateline.extraction.names.drafts import Draft, Mention
from dateline.extraction.names.offices import SHARING
from dateline.extraction.names.titles import Office
from dateline.language import Token

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

_LONGEST = 10
"""Words of a title before or behind its head."""
_FEW = 3
"""More states than this are told as one group."""


class Plurals:
    """Resolves titles that several hold, each for a state of its own."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader
        self._words = reader.words
        self._coordinations = Coordinations(reader)

    def actors(self, head: Token, base: str) -> tuple[str, ...]:
        """The persons named beside the title, else who holds it for each state, else the states; () if not told."""
        if base not in self._words.title_heads and base not in self._words.delegates:
            return ()
        found = self._coordinations.read(head)
        plural = phrases.is_plural(head)
        if not plural and not self._is_of_each(head, found):
            return ()
        ids = self._listed(head, found) if plural else ()
        if not ids and 2 <= len(found.states) <= _FEW:
            ids = self._of_states(head, base, found)
        if ids:
            self._cover(head, found, ids)
        return ids

    @staticmethod
    def _is_of_each(head: Token, found: Coordination) -> bool:
        """Whether a title in the singular is held once by each state: "the Peruvian and the Chilean president"."""
        if len(found.at) < 2 or found.at[-1].i > head.i:
            return False
        tokens = head.sentence.tokens
        return all(t.i > tokens[0].i and tokens[t.i - tokens[0].i - 1].lower == "the" for t in found.at)

    def _listed(self, head: Token, found: Coordination) -> tuple[str, ...]:
        """The persons of an apposition that names the members; each is given the office and its state."""
        if len(found.persons) < 2 or (found.states and len(found.states) != len(found.persons)):
            return ()
        if not found.states and phrases.determiner(head, self._words) not in {"definite", "possessive"}:
            return ()
        office = self._office(head)
        if office is not None:
            for ident, country in zip(found.persons, found.states or [None] * len(found.persons), strict=True):
                self._state_role(ident, office._replace(country=country), found)
        return found.persons

    def _state_role(self, ident: str, office: Office, found: Coordination) -> None:
        draft = self._r.book.actors[ident]
        if office.country is not None and draft.country not in {None, office.country}:
            return
        if office.head in self._words.no_role:
            return
        start = min(found.first.start, found.last.start)
        self._r.roles.add(draft, office, found.first.sentence.document, start, found.last.end)

    def _of_states(self, head: Token, base: str, found: Coordination) -> tuple[str, ...]:
        office = self._office(head)
        if base in SHARING:
            office = self._r.offices.shared(head)
        if office is not None and (base not in self._words.delegates or " " in office.title):
            holders = [self._holder(office._replace(country=c), found) for c in found.states]
            if all(holders):
                return tuple(d.id for d in holders if d is not None)
        if base not in self._words.delegates | SHARING and (office is None or not self._is_public(office)):
            return ()
        states = self._r.catalogue.states
        return tuple(self._r.book.state(states[c]).id for c in found.states if c in states)

    def _holder(self, office: Office, found: Coordination) -> Draft | None:
        """Who holds the office by the article; by the catalogue only where two are told, a pair as common as any."""
        return self._r.offices.holder(office) if len(found.states) == 2 else self._r.offices.of_article(office)

    def _is_public(self, office: Office) -> bool:
        """Whether each state has a holder of the office, so that the office acts for the state."""
        return office.meaning is not None or office.head in self._words.classes

    def _office(self, head: Token) -> Office | None:
        """The title by the words before its states: the modifiers, the head, and "of …" up to the states."""
        tokens = head.sentence.tokens
        at = head.i - tokens[0].i
        inside = self._words.title_modifiers | self._words.portfolios
        first = at
        while (
            first > max(0, at - _LONGEST)
            and tokens[first - 1].lower in inside - {"and", "the"}
            and tokens[first - 1].text[0].isalpha()
        ):
            first -= 1
        stop = at + 1
        while (
            stop < min(len(tokens), at + _LONGEST)
            and tokens[stop].lower in inside | {"of"}
            and self._r.named(tokens[stop]) is None
        ):
            stop += 1
        return self._r.titles.read(tokens[first:stop])

    def _cover(self, head: Token, found: Coordination, ids: tuple[str, ...]) -> None:
        """Let a state that the parser made the subject beside the title stand for the same actors."""
        for token in found.at:
            if token.dep in {"compound", "amod", "nmod", "poss"} or token.i > head.i or not self._r.ids_at(token):
                continue
            self._r.mentions[token] = Mention(token, head, ids, "description")
