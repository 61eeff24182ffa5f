"""On what occasion something was said: "told her *during the talks* that …"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.extraction.attribution.model import Attribution, Cast
from dateline.language import Token
from dateline.types import Event

_HELD = frozenset({"occurred", "ongoing"})
_MAX_DEPTH = 12
_REACH = 900
"""Characters before a statement within which the meeting is told of in which one party told the other."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A place in headline or body where a meeting, a visit or a call is named."""

    place: str
    start: int
    event: str
    parties: frozenset[str]


class Occasions:
    """The meetings and calls of an article by where they are named."""

    def __init__(self, events: Iterable[Event], prepositions: frozenset[str]) -> None:
        self._named = [
            _Named(evidence.in_, evidence.start, event.id, frozenset({*event.actors, *event.recipients}))
            for event in events
            if event.type == "CONSULT"
            for report in event.reports
            if report.status in _HELD
            for evidence in report.evidence
            if evidence.role == "trigger"
        ]
        self._at = {(named.place, named.start): named.event for named in self._named}
        self._prepositions = prepositions

    def of(self, attribution: Attribution, cast: Cast) -> str | None:
        """The id of the meeting or call in or right after which the words were said; None if the text is silent.

        Either a phrase beside the cue names it, or one of its parties speaks to the other shortly after it is named.
        """
        return self._beside(attribution) or self._between_parties(attribution, cast)

    def _beside(self, attribution: Attribution) -> str | None:
        for token in attribution.cue.sentence.tokens:
            event = self._at.get((attribution.document.place, token.start))
            said = any(start <= token.start < end for start, end in attribution.content)
            if event is not None and not said and self._is_beside(token, attribution.cue):
                return event
        return None

    def _is_beside(self, token: Token, cue: Token) -> bool:
        """Whether a prepositional phrase of the cue holds the token."""
        at = token
        for _ in range(_MAX_DEPTH):
            if at.dep == "prep" and at.lower in self._prepositions and at.head is cue:
                return True
            if at.is_root or at.head is cue or at.dep in {"relcl", "ccomp", "acl", "advcl"}:
                return False
            at = at.head
        return False

    def _between_parties(self, attribution: Attribution, cast: Cast) -> str | None:
        told = cast.who(attribution.addressee) if attribution.addressee is not None else ()
        if not told:
            return None
        both, place, start = {attribution.speaker, *told}, attribution.document.place, attribution.cue.start
        near = [n for n in self._named if n.place == place and 0 <= start - n.start <= _REACH and both <= n.parties]
        return max(near, key=lambda n: n.start).event if len(both) > 1 and near else None
