"""Whom the lead describes and only a later sentence names: "A senior adviser to the emir said … Omar Said told X"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extraction.names import phrases
from dateline.extraction.names.titles import Office
from dateline.language import Token

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

_REACH = 3
"""How many sentences after the lead the name may come."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier reading of the same article found out about its persons, by their ids.

    `offices` are those that they hold; `homes` are the states of those whom it names as of a state; `newcomers` are
    persons without an office, who are named soon after the lead for the first time and as the speaker. `described` are
    those whom a description with its name tells by another one before: "the envoy, Ana Soto" after "a Peruvian envoy".
    """

    offices: Mapping[str, Sequence[Office]] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    newcomers: Sequence[str] = ()
    described: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether it found anything out."""
        return bool(self.offices or self.homes or self.newcomers)


def known(reader: Reader, firsts: Mapping[str, Token]) -> Known:
    """What a reading found; `firsts` has the token at which each actor was named first."""
    people = reader.names.people()
    offices = {d.id: tuple(d.offices) for d in people if d.offices}
    newcomers = [d.id for d in people if not d.offices and d.id in firsts and _introduces(reader, firsts[d.id])]
    homes = {d.id: d.country for d in people if d.country}
    return Known(offices, homes, tuple(newcomers), reader.describer.described)


def _introduces(reader: Reader, token: Token) -> bool:
    """Whether a name stands soon after the lead as the subject of a verb of saying."""
    sentence = token.sentence
    soon = sentence.document.place == "body" and 0 < sentence.index <= _REACH
    return soon and token.dep == "nsubj" and token.head.lemma in reader.words.acts


class Identified:
    """Finds the name of an unnamed person of the lead where only one person can be meant."""

    def __init__(self, reader: Reader, newcomers: Sequence[str]) -> None:
        self._r = reader
        self._newcomers = newcomers

    def actors(self, head: Token, base: str) -> tuple[str, ...]:
        """The only newcomer of the article for the indefinite subject of its first sentence, given its office."""
        sentence = head.sentence
        if len(self._newcomers) != 1 or sentence.index or sentence.document.place != "body" or head.dep != "nsubj":
            return ()
        if base in self._r.words.no_role or phrases.determiner(head, self._r.words) != "indefinite":
            return ()
        if any(t.lower in self._r.words.withheld for s in sentence.document.sentences[: _REACH + 1] for t in s.tokens):
            return ()
        office, draft = self._r.offices.office(head), self._r.book.actors.get(self._newcomers[0])
        if office is None or draft is None or {draft.gender, self._r.words.gender.get(base)} == {"male", "female"}:
            return ()
        draft.country = draft.country or office.country or self._whose(head)
        draft.offices.append(office)
        return (draft.id,)

    def _whose(self, head: Token) -> str | None:
        """The state of those whom the description says that somebody works for: "an adviser to Peru's president"."""
        link = next((c for c in head.childs("prep") if c.lower in {"to", "for", "of"}), None)
        target = link.child("pobj") if link is not None else None
        return self._r.country_of(self._r.ids_later(target)) if target is not None else None
