"""Signals of status and the table by which one bears on another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from dateline.extraction.lexicon.words import words as closed
from dateline.language import Token
from dateline.types import Status

NEGATION: Literal["negation"] = "negation"
Effect = Status | Literal["fact", "factive", "accepted", "averted", "negation"]
STATUSES: tuple[Status, ...] = get_args(Status)


def particles(verb: Token) -> Iterator[str]:
    """Particles, prepositions, adverbs and objects below a verb, lower-cased and as lemmas, two levels deep."""
    for child in verb.children:
        if child.dep in {
            "prt",
            "prep",
            "advmod",
            "dobj",
            "dative",
            "oprd",
            "acomp",
            "nmod",
            "npadvmod",
            "attr",
            "agent",
            "amod",
        }:
            if child.dep == "prep" and any(_is_day(c) for c in child.childs("pobj")):
                continue
            yield child.lower
            yield child.lemma
            for grandchild in child.children:
                if child.dep in {"prep", "prt", "advmod"} and grandchild.dep in {"prep", "pobj", "amod"}:
                    yield grandchild.lower
                    yield grandchild.lemma


def _is_day(token: Token) -> bool:
    """Whether a phrase is one of time: the "on Monday" of "called off on Monday" is no part of the verb."""
    return token.lower in closed().time or token.lemma in closed().time or token.text.endswith("day")


class Signal(BaseModel):
    """Words that say how real the event below them is; docs/lexicon.md explains every key."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    effect: Effect
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()


class Signals:
    """All signals by word, the modal verbs, and the composition of effects.

    The table follows the compositional account of event factuality of Saurí and Pustejovsky (2012): the status of an
    event is folded from the predicates and markers that scope over it, innermost first.
    """

    def __init__(
        self,
        signals: Iterable[Signal],
        modals: Mapping[str, Iterable[str]],
        open_conditions: Iterable[str],
        negations: Iterable[str],
        compose: Mapping[str, Mapping[str, Status]],
    ) -> None:
        self.verbs: dict[str, list[tuple[tuple[str, ...], Signal]]] = {}
        self.nouns: dict[str, Signal] = {}
        self.adjectives: dict[str, Signal] = {}
        self.adverbs: dict[str, Signal] = {}
        self.prepositions: dict[str, Signal] = {}
        for signal in signals:
            for phrase in signal.verbs:
                head, *rest = phrase.split()
                self.verbs.setdefault(head, []).append((tuple(rest), signal))
            for table, words in (
                (self.nouns, signal.nouns),
                (self.adjectives, signal.adjectives),
                (self.adverbs, signal.adverbs),
                (self.prepositions, signal.prepositions),
            ):
                table.update(dict.fromkeys(words, signal))
        for entries in self.verbs.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.modals: dict[str, str] = {word: effect for effect, words in modals.items() for word in words}
        self.open_conditions = frozenset(open_conditions)
        self.negations = frozenset(negations)
        self._compose = {outer: dict(row) for outer, row in compose.items()}

    def verb_effect(self, verb: Token, preposition: str = "") -> Effect | None:
        """What a verb does to the event below it, with its particle or the preposition that leads there."""
        entries = self.verbs.get(verb.lemma)
        if not entries:
            return None
        below = {*particles(verb), preposition}
        return next((signal.effect for rest, signal in entries if all(word in below for word in rest)), None)

    def compose(self, outer: Effect, inner: Status | None) -> Status | None:
        """The status of an event of status `inner` (None: nothing is known yet) under an outer effect."""
        if outer in {"fact", "factive", "averted"}:
            return inner
        if outer == "occurred":
            return inner or "occurred"
        return self._compose[outer][inner or "none"]
