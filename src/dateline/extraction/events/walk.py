"""One climb from a trigger to the root of its sentence, and what the words on the way do to the status."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extraction.events import grammar
from dateline.extraction.events.auxiliaries import auxiliaries, is_past, sharing, tense_effect
from dateline.extraction.lexicon import NEGATION, Lexicon
from dateline.extraction.lexicon.signals import Effect
from dateline.extraction.lexicon.words import words
from dateline.language import Token
from dateline.types import Status

_TENSES = {"planned": "future", "occurred": "past", "possible": "future"}


@dataclass(slots=True)
class Walk:
    """The state of one climb: what is known so far, by which words, and where it stands.

    Only a `setting` (talks, a visit) shares the time of what is done in it. A `bystander` is only the subject of what
    the verb says: it shares the verb's time, not its negation. What is `performed` is done by being said: a pledge of
    support, an order to investigate. What is `harmful` nobody counts on: "should meet after the attack" tells of one.
    The climb ends at `until`, if that is on the way.
    """

    lexicon: Lexicon
    trigger: Token
    headline: bool
    setting: bool
    definite: bool
    light: Token | None
    at: Token
    below: Token | None = None
    status: Status | None = None
    signals: list[Token] = field(default_factory=list)
    tense: str | None = None
    bystander: bool = False
    averted: bool = False
    performed: bool = False
    harmful: bool = False
    until: Token | None = None

    def apply(self, effect: Effect, by: Token) -> None:
        """Let an effect bear on the status so far. What is averted is no event, unless that fails."""
        if effect == "averted":
            self.averted = True
            self.signals.append(by)
            return
        if self.averted:
            if effect in {NEGATION, "denied"}:
                self.averted, self.status = False, "occurred"
            return
        composed = self.lexicon.signals.compose(effect, self.status)
        if composed != self.status and effect != "occurred":
            self.signals.append(by)
        self.status = composed

    def verb_effect(self, verb: Token, preposition: str = "") -> Effect | None:
        """What a verb does to the event below it."""
        return self.lexicon.signals.verb_effect(verb, preposition)

    def adjective_effect(self, token: Token) -> Effect | None:
        """What an adjective does to the event that it is said of."""
        signal = self.lexicon.signals.adjectives.get(token.lower)
        return signal.effect if signal is not None else None

    def noun_effect(self, noun: Token) -> Effect | None:
        """What a noun ("plan", "chance") does to the event behind it."""
        signal = self.lexicon.signals.nouns.get(noun.lemma)
        return signal.effect if signal is not None else None

    def is_content(self, noun: Token) -> bool:
        """Whether the noun holds what somebody says."""
        return noun.lemma in self.lexicon.classes["content"]

    def modifiers(self, noun: Token) -> None:
        """What adjectives, participles and negations at a noun say: "the planned visit", "no talks"."""
        for child in noun.children:
            said = child.dep in {"amod", "nummod"} or (self.headline and _is_predicate(child))
            effect = self.adjective_effect(child) if said else None
            if self._is_participle(child) and not self._tells_how(child):
                effect = self.verb_effect(child)
            if effect is not None:
                self.apply(effect, child)
        for _ in range(grammar.negations(noun, self.lexicon.signals.negations)):
            self.apply(NEGATION, noun)

    def _tells_how(self, participle: Token) -> bool:
        """Whether a participle tells how a known meeting came about: "the call, requested by Oslo"."""
        by = participle.child("agent") is not None
        return by and self.definite and participle.lemma in self.lexicon.classes["arranging"]

    def clause(self) -> None:
        """What tense, modals, negation, adverbs and conditions of the clause do in which the climb stands."""
        verb = self.at
        self._time(verb)
        for child in verb.childs("advmod"):
            if (signal := self.lexicon.signals.adverbs.get(child.lower)) is not None:
                self.apply(signal.effect, child)
        if not self.bystander:
            negations = self.lexicon.signals.negations
            negated = sum(grammar.negations(v, negations, self.below) for v in sharing(verb)) % 2
            if negated and not _either_way(verb):
                self.apply(NEGATION, verb)
        self._conditions(verb)

    def _time(self, verb: Token) -> None:
        effect = tense_effect(verb, self.lexicon.signals, self.headline)
        if effect is None:
            return
        helpers = auxiliaries(verb)
        if self.tense is None and self.status == "planned" and self._plans_ahead(verb, helpers):
            self.tense = "future"
        if self.tense is None:
            present = verb.tag in {"VBZ", "VBP"} and not helpers and not self.headline
            self.tense = "present" if present else _TENSES.get(effect, "present")
        if effect == "occurred" and self.status == "ongoing" and is_past(verb):
            self.status = "occurred"
        self.apply(effect, helpers[0] if helpers else verb)

    def _is_participle(self, child: Token) -> bool:
        """Whether a participle says something of the noun, and is no clause that says what the noun holds."""
        return child.dep == "acl" and child.tag == "VBN" and child is not self.light and child.child("mark") is None

    def _plans_ahead(self, verb: Token, helpers: list[Token]) -> bool:
        """Whether the verb tells of a plan that still holds: "is scheduled to", "has agreed to", "agreed to"."""
        return self.verb_effect(verb) == "planned" and (not helpers or helpers[0].tag in {"VBZ", "VBP"})

    def _conditions(self, verb: Token) -> None:
        """A condition in the same clause leaves open what it would otherwise plan: "will meet if …"."""
        for clause in [*verb.childs("advcl"), *_beside_parenthesis(verb)]:
            mark = clause.child("mark")
            conditional = mark is not None and mark.lower in self.lexicon.signals.open_conditions
            if mark is not None and conditional and self.status in {"planned", "possible", "unplanned", None}:
                self.status = None
                self.apply("possible", mark)

    def predicate(self, verb: Token) -> bool:
        """What a predicate says of its subject: "the meeting is possible", "talks are off"; whether one does."""
        if verb.lemma not in words().copulas:
            return False
        found = False
        for effect, by in self._predicates(verb):
            if effect is not None:
                self.apply(effect, by)
                found = True
        return found

    def _predicates(self, verb: Token) -> list[tuple[Effect | None, Token]]:
        adjectives = self.lexicon.signals.adjectives
        pairs: list[tuple[Effect | None, Token]] = []
        for preposition in verb.childs("prep"):
            for noun in grammar.pobjs(preposition):
                signal = adjectives.get(f"{preposition.lower} {noun.lemma}")
                pairs.append((signal.effect if signal is not None else None, noun))
        beside = verb.childs("acomp", "attr", "oprd", "advmod", "prt")
        return pairs + [(self._predicated(c), c) for c in beside]

    def _predicated(self, word: Token) -> Effect | None:
        """What a noun or an adjective says of the subject: of what somebody claims, that it is a lie."""
        claimed = self.below is not None and self.below is not self.trigger and self.is_content(self.below)
        if claimed and word.lower in self.lexicon.classes["untrue"]:
            return "denied"
        return self.noun_effect(word) if word.dep == "attr" else self.adjective_effect(word)


def _beside_parenthesis(verb: Token) -> list[Token]:
    """Clauses beside the verb that the parser hung on the "he said" after them: "would go if he came, he said"."""
    later = [c for c in (verb.head, *verb.childs("ccomp", "parataxis")) if c.i > verb.i]
    if verb.dep != "ccomp":
        later = [c for c in later if c is not verb.head]
    return [a for c in later for a in c.childs("advcl") if verb.i < a.i < c.i]


def _either_way(verb: Token) -> bool:
    """Whether a modal stands twice, with and without "not": "may or may not meet"."""
    modal = next((c for c in verb.childs("aux") if c.tag == "MD"), None)
    if modal is None:
        return False
    before = [t.lower for t in verb.sentence.tokens if modal.i - 3 < t.i < modal.i]
    return before == [modal.lower, "or"]


def _is_predicate(child: Token) -> bool:
    """Whether a word says of a headline's noun what became of it: "Summit off"."""
    return child.dep in {"prt", "advmod", "prep"} and child.i > child.head.i and not child.children
