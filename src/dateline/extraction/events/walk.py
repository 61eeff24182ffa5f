"""One climb from a trigger to the root of its sentence, and what the words on the way do to the status."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extraction.events import grammar
from dateline.extraction.events.appointments import appointments, is_former, kept_as_planned
from dateline.extraction.events.auxiliaries import auxiliaries, is_past, sharing, tense_effect
from dateline.extraction.events.unreal import is_counterfactual, may_have_been
from dateline.extraction.lexicon import NEGATION, Lexicon
from dateline.extraction.lexicon.signals import Effect
from dateline.extraction.lexicon.words import words
from dateline.language import Token
from dateline.types import PENDING, Status

ELAPSED = "elapsed"
"""The tense of what lies in the past though its status is one of what is to come: "was to have met on Monday"."""
_TENSES = {"planned": "future", "occurred": "past", "possible": "future"}


@dataclass(slots=True)
class Walk:
    """The state of one climb: what is known so far, by which words, and where it stands.

    Only a `setting` (talks, a visit) shares the time of what is done in it. A `bystander` is only the subject of what
    the verb says: it shares the verb's time, not its negation. What is `performed` is done by being said: a pledge of
    support, an order to investigate. What is `harmful` nobody counts on: "should meet after the attack" tells of one.
    What is `violent` has been done where it was tried. The climb ends at `until`, if that is on the way. What is
    `appointed` has its day: if it does not take place, it was called off. What is told as `late` before the noun ("the
    delayed talks") may be under way by now.
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
    violent: bool = False
    until: Token | None = None
    appointed: bool = False
    late: Token | None = None

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

    def attempts(self, verb: Token) -> bool:
        """Whether a verb tells that violence was tried, which is violence: "tried to hit", not "tried to meet"."""
        return self.violent and verb.lemma in self.lexicon.classes["attempting"] and is_past(verb)

    def modifiers(self, noun: Token) -> None:
        """What adjectives, participles and negations at a noun say: "the planned visit", "no talks"."""
        for child in noun.children:
            said = child.dep in {"amod", "nummod"} or (self.headline and _is_predicate(child))
            effect = self.adjective_effect(child) if said else None
            if self._is_participle(child) and not self._tells_how(child) and not is_former(child, self.lexicon):
                effect = self.verb_effect(child)
            if effect == "postponed" and child.dep == "amod" and child.i < noun.i:
                self.late = child
            elif effect is not None:
                self.apply(effect, child)
        self.appointed = self.appointed or bool(appointments(noun, self.lexicon, former=True))
        for _ in range(grammar.negations(noun, self.lexicon.signals.negations)):
            self.apply(NEGATION, noun)

    def _tells_how(self, participle: Token) -> bool:
        """Whether a participle tells how a known meeting came about: "the call, requested by Oslo"."""
        by = participle.child("agent") is not None
        return by and self.definite and participle.lemma in self.lexicon.classes["arranging"]

    def clause(self) -> None:
        """What tense, modals, negation, adverbs and conditions of the clause do in which the climb stands."""
        verb = self.at
        if self._tells_of(verb) and is_counterfactual(verb, self.lexicon):
            self._suppose(verb)
        self._time(verb)
        for child in verb.childs("advmod"):
            if (signal := self.lexicon.signals.adverbs.get(child.lower)) is not None:
                self.apply(signal.effect, child)
        if not self.bystander:
            negations = self.lexicon.signals.negations
            negated = sum(grammar.negations(v, negations, self.below) for v in sharing(verb)) % 2
            if negated and not _either_way(verb) and not (self.joins(verb) and self.is_between_others()):
                self.apply(self._negated(verb), verb)
        self._conditions(verb)

    def _tells_of(self, verb: Token) -> bool:
        """Whether a verb is the trigger's own, or governs its infinitive."""
        return not self.bystander and (grammar.is_verb(self.trigger) or verb is self.light)

    def _suppose(self, verb: Token) -> None:
        """Let it be only supposed, so that it did not come about; "had they failed to meet" tells that they met."""
        self.tense = ELAPSED
        if self.status == "denied":
            self.status = "occurred"
        else:
            self.apply("averted", verb)

    def _negated(self, verb: Token) -> Effect:
        """What the negation of a verb does: it may call off what had its day, or refuse to take part.

        A meeting that is no longer planned or needed once was.
        """
        dropped = self.setting and self.status in PENDING and _is_no_longer(verb, self.lexicon.signals.negations)
        if dropped or self._was_to_be(verb):
            self.tense = ELAPSED if is_past(verb) else self.tense
            return "cancelled"
        return "refused" if self.stays_away(verb) else NEGATION

    def joins(self, verb: Token) -> bool:
        """Whether a verb says that somebody comes to the talks that are told of: "attend the talks", "take part"."""
        part = verb.lemma != "take" or _has_part(verb)
        taken_up = grammar.is_noun(self.trigger) or verb is self.trigger
        return part and self.setting and taken_up and verb.lemma in self.lexicon.classes["joining"]

    def stays_away(self, verb: Token) -> bool:
        """Whether somebody will not come to talks of his own: "will not attend the talks with Oslo"."""
        will = any(a.lower in words().willing for a in verb.childs("aux"))
        negated = grammar.negations(verb, self.lexicon.signals.negations) > 0
        return negated and will and self.joins(verb) and not self.is_between_others()

    def is_between_others(self) -> bool:
        """Whether the trigger names its two sides, so that who else comes decides nothing: "talks between A and B"."""
        return any(grammar.prepositional(t, "between") for t in (self.trigger, *_stage_of(self.trigger)))

    def _was_to_be(self, verb: Token) -> bool:
        """Whether something that had its day is said not to come about: "the planned talks will not go ahead"."""
        below = self.below
        if below is not None and below.dep == "csubj" and below.lemma in self.lexicon.classes["scheduling"]:
            below = below.child("nsubj")  # "the talks planned for May will not …": the parser took "planned" for a verb
        if below is not self.trigger or not self.comes_about(verb):
            return False
        to_come = any(a.lower in words().willing or a.lemma == "go" for a in verb.childs("aux"))
        planned = self.appointed or kept_as_planned(verb, self.lexicon)
        return planned or (self.definite and (to_come or verb.tag == "VBG"))

    def comes_about(self, verb: Token) -> bool:
        """Whether the verb only says that its subject takes place, or is held."""
        held = verb.lemma != "hold" or grammar.is_passive(verb)
        return held and verb.lemma in self.lexicon.classes["taking-place"] and self.verb_effect(verb) == "fact"

    def _time(self, verb: Token) -> None:
        effect = tense_effect(verb, self.lexicon.signals, self.headline)
        if effect is None:
            return
        helpers = auxiliaries(verb)
        if self.tense is None and self.status == "planned" and self._plans_ahead(verb, helpers):
            self.tense = "future"
        if self.tense is None and may_have_been(verb):
            self.tense = ELAPSED
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
        return pairs + [(self._predicated(c), c) for c in beside if c is not self.below]

    def _predicated(self, word: Token) -> Effect | None:
        """What a noun or an adjective says of the subject: of what somebody claims, that it is a lie.

        Talks that were a failure took place.
        """
        claimed = self.below is not None and self.below is not self.trigger and self.is_content(self.below)
        if claimed and word.lower in self.lexicon.classes["untrue"]:
            return "denied"
        if word.dep != "attr":
            return self.adjective_effect(word)
        effect = self.noun_effect(word)
        return None if effect == "denied" else effect


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


def _is_no_longer(verb: Token, negating: frozenset[str]) -> bool:
    """Whether a verb says what is no longer so."""
    lasting = (c for c in verb.childs("advmod") if c.lower in words().lasting)
    return any(child.lower in negating for c in lasting for child in c.children)


def _has_part(verb: Token) -> bool:
    """Whether a verb takes its object from a phrase for joining: "take part"."""
    return any(c.lower in words().joining for c in verb.childs("dobj"))


def _stage_of(noun: Token) -> list[Token]:
    """The talks of which a noun is a stage: "a round of talks"."""
    return grammar.prepositional(noun, "of")
