"""How real an event is: the markers and predicates that scope over its trigger, folded from the inside out.

This is the descent of event factuality (Saurí and Pustejovsky 2012) walked from the trigger up: at each step the
status so far is composed with what the next word above does to it. The words are in the lexicon; the walk is here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.extraction.events import grammar
from dateline.extraction.events.mention import Mention
from dateline.extraction.lexicon import NEGATION, Signals
from dateline.extraction.lexicon.signals import Effect
from dateline.language import Token
from dateline.types import Status

_CONTENT_NOUNS = frozenset(
    {
        "report",
        "claim",
        "allegation",
        "rumour",
        "rumor",
        "suggestion",
        "statement",
        "news",
        "speculation",
        "fact",
        "account",
        "word",
        "information",
        "assertion",
    }
)
_BESIDE = frozenset({"be", "have", "go"})
"""Verbs whose infinitive says what is to come ("is to meet") or ought to ("has to leave"), unless a word beside tells."""
_COPULAS = frozenset({"be", "remain", "seem", "become", "look", "stay", "appear", "get"})
_INHERITING = frozenset({"during", "in", "at", "on", "with", "through", "via", "over"})
_PAST_ANCHORS = frozenset({"after", "since", "following", "despite", "amid", "from"})
_LATER_MARKS = frozenset({"until", "till", "once", "before"})
_OWN_TENSE = frozenset({"fact", "planned"})
"""Effects that a finite clause needs no governor for: its own tense says as much."""
_MAX_STEPS = 40


class Judgement(NamedTuple):
    """A status with the tokens that made it; `tense` is that of the clause, for dates."""

    status: Status | None
    signals: list[Token]
    tense: str | None


@dataclass(slots=True)
class _Walk:
    """The state of one climb: what is known so far, by which words, and where it stands.

    Only a `setting` (talks, a visit) shares the time of what is done in it. A `bystander` is only the subject of what the verb says: it shares the verb's time, not its negation.
    """

    trigger: Token
    at: Token
    below: Token | None = None
    status: Status | None = None
    signals: list[Token] = field(default_factory=list)
    tense: str | None = None
    bystander: bool = False
    setting: bool = False

    def apply(self, effect: Effect, by: Token, signals: Signals) -> None:
        composed = signals.compose(effect, self.status)
        if composed != self.status and effect != "occurred":
            self.signals.append(by)
        self.status = composed


class Contexts:
    """Judges triggers by the words above them. `headline` reads the present tense as news of what happened.

    `stages` are the nouns of which an event may be a part ("a round of talks"), `journeys` the verbs of going to one.
    """

    def __init__(self, signals: Signals, stages: frozenset[str], journeys: frozenset[str]) -> None:
        self._signals, self._stages, self._journeys = signals, stages, journeys

    def judge(self, mention: Mention, *, headline: bool = False) -> Judgement:
        """The status of the event that a mention's trigger names."""
        trigger = mention.token
        walk = _Walk(trigger, trigger, setting=mention.frame.type == "CONSULT")
        if mention.frame.proxy:
            self._proxy(walk, trigger)
        if grammar.is_noun(trigger):
            self._modifiers(walk, trigger, mention.light)
        for _ in range(_MAX_STEPS):
            if grammar.is_verb(walk.at):
                self._clause(walk, headline)
            if (
                walk.at.is_root
                or walk.bystander
                or not self._up(walk, mention.definite and walk.at is trigger, mention.light)
            ):
                break
        if walk.at.is_root and _is_question(walk.at):
            walk.apply("possible", walk.at, self._signals)
        if walk.status is None and trigger.tag == "VB" and any(c.lower == "to" for c in trigger.childs("aux")):
            walk.apply("possible", trigger, self._signals)
        return Judgement(walk.status, walk.signals, walk.tense)

    def _proxy(self, walk: _Walk, trigger: Token) -> None:
        """What a word that stands for an event says of it by its own meaning: "it was put off", "the idea"."""
        if grammar.is_verb(trigger):
            walk.apply(self._verb_effect(trigger) or "fact", trigger, self._signals)
        elif (signal := self._signals.nouns.get(trigger.lemma)) is not None:
            walk.apply(signal.effect, trigger, self._signals)

    def _modifiers(self, walk: _Walk, noun: Token, light: Token | None = None) -> None:
        for child in noun.children:
            if child.dep in {"amod", "nummod"} and (signal := self._signals.adjectives.get(child.lower)) is not None:
                walk.apply(signal.effect, child, self._signals)
            if (
                child.dep == "acl"
                and child.tag == "VBN"
                and child is not light
                and (effect := self._verb_effect(child)) not in {None, "fact"}
            ):
                walk.apply(effect, child, self._signals)  # type: ignore[arg-type]
        for _ in range(grammar.negations(noun, self._signals.negations)):
            walk.apply(NEGATION, noun, self._signals)

    def _clause(self, walk: _Walk, headline: bool) -> None:
        """What tense, modals, negation, adverbs and conditions of a verb's own clause do."""
        verb = walk.at
        auxiliaries = _auxiliaries(verb)
        negated = sum(grammar.negations(v, self._signals.negations, walk.below) for v in _sharing(verb))
        base = self._tense(verb, auxiliaries, headline)
        if base is not None:
            if walk.tense is None:
                walk.tense = {"planned": "future", "occurred": "past", "possible": "future"}.get(base, "present")
                if verb.tag in {"VBZ", "VBP"} and not auxiliaries and not headline:
                    walk.tense = "present"
            if base == "occurred" and walk.status == "ongoing" and _is_past(verb):
                walk.status = "occurred"
            walk.apply(base, auxiliaries[0] if auxiliaries else verb, self._signals)
        for child in verb.children:
            if child.dep == "advmod" and (signal := self._signals.adverbs.get(child.lower)) is not None:
                walk.apply(signal.effect, child, self._signals)
        for _ in range(0 if walk.bystander else negated % 2):
            walk.apply(NEGATION, verb, self._signals)
        for clause in verb.childs("advcl"):
            mark = clause.child("mark")
            if (
                mark is not None
                and mark.lower in self._signals.open_conditions
                and walk.status in {"planned", "possible", "unplanned", None}
            ):
                walk.status = None
                walk.apply("possible", mark, self._signals)

    def _tense(self, verb: Token, auxiliaries: list[Token], headline: bool) -> Effect | None:
        for word in auxiliaries:
            kind = self._signals.modals.get(word.lower) if word.tag == "MD" else None
            if kind == "future_in_past":
                return "planned"
            if kind == "wanted":
                return "proposed"
            if kind is not None:
                return kind  # type: ignore[return-value]
        lemmas = {a.lemma for a in auxiliaries}
        tags = {a.tag for a in auxiliaries}
        if verb.tag == "VB":
            return _infinitive(verb, headline)
        if "have" in lemmas or verb.tag == "VBD" or "VBD" in tags:
            if verb.tag == "VBG" and "be" in lemmas and "have" not in lemmas:
                return "occurred"
            return "occurred"
        if verb.tag in {"VBZ", "VBP"}:
            return "occurred" if headline or verb.lemma not in {"be", "have"} else None
        if verb.tag == "VBG" and "be" in lemmas:
            return "ongoing"
        return "occurred" if verb.tag == "VBN" and (lemmas or headline) else None

    def _up(self, walk: _Walk, definite: bool, light: Token | None) -> bool:
        """One step towards the root; False where nothing above can bear on the event."""
        at, head = walk.at, walk.at.head
        walk.below = at
        if grammar.is_noun(at) or at.pos in {"PRON", "ADJ", "NUM"}:
            return self._from_noun(walk, at, head, definite, light)
        return self._from_verb(walk, at, head)

    def _from_noun(self, walk: _Walk, at: Token, head: Token, definite: bool, light: Token | None) -> bool:
        walk.at = head
        if at.dep == "conj":
            return True
        if grammar.is_verb(head):
            effect = self._verb_effect(head)
            if at.dep in {"dobj", "nsubjpass", "nsubj", "attr", "oprd", "dative", "ccomp", "csubj"}:
                if effect == "factive" and at.dep not in {"nsubj", "nsubjpass"}:
                    return False
                if effect == "factive":
                    effect = None
                if effect is None and at.dep in {"nsubj", "nsubjpass", "attr"}:
                    walk.bystander = not self._predicate(walk, head)
                    return at is walk.trigger
                if effect is None:
                    return head is light or not definite
                predicate = at.dep != "nsubj" or effect == "fact" or head.lemma == "be"
                if predicate:
                    disbelieved = effect == "refused" and at.lemma in _CONTENT_NOUNS
                    walk.apply("denied" if disbelieved else effect, head, self._signals)
                if at.dep in {"nsubj", "nsubjpass"}:
                    self._predicate(walk, head)
            return True
        if at.dep == "pobj":
            return self._from_prepositional(walk, head, definite)
        if grammar.is_noun(head) and at.dep in {"compound", "poss", "nmod", "appos"}:
            return False
        return False

    def _predicate(self, walk: _Walk, verb: Token) -> bool:
        """What a predicate says of its subject: "the meeting is possible", "talks are off"; whether one does."""
        found = False
        if verb.lemma not in _COPULAS:
            return False
        for preposition in verb.childs("prep"):
            for noun in grammar.pobjs(preposition):
                signal = self._signals.adjectives.get(f"{preposition.lower} {noun.lemma}")
                if signal is not None:
                    walk.apply(signal.effect, noun, self._signals)
                    found = True
        for child in verb.childs("acomp", "attr", "oprd", "advmod", "prt"):
            table = self._signals.adjectives if child.dep != "attr" else self._signals.nouns
            signal = table.get(child.lower) or table.get(child.lemma)
            if signal is not None:
                walk.apply(signal.effect, child, self._signals)
                found = True
        return found

    def _from_prepositional(self, walk: _Walk, preposition: Token, definite: bool) -> bool:
        host, word = grammar.host_of(preposition), preposition.lower
        walk.at = host
        if signal := self._signals.prepositions.get(_phrase(preposition)):
            past_clause = _is_past(grammar.clause_of(host))
            if signal.effect == "fact":
                return not past_clause and walk.status is None
            if not (past_clause and word == "before"):
                walk.apply(signal.effect, preposition, self._signals)
            return False
        if grammar.is_verb(host):
            effect = self._verb_effect(host, word)
            if effect is not None and (word in {"for", "on", "to", "of", "about", "in", "with", "from", "out"}):
                walk.apply(effect, host, self._signals)
                return True
            if word == "for" and not definite and walk.status is None:
                if host.lemma not in self._journeys:
                    return False
                walk.apply("planned", preposition, self._signals)
                return True
            return walk.setting and (word in _INHERITING or host.dep == "pcomp")
        if (
            grammar.is_noun(host)
            and (signal := self._signals.nouns.get(host.lemma)) is not None
            and word in {"for", "of", "on", "about", "to"}
        ):
            walk.apply(signal.effect, host, self._signals)
            self._modifiers(walk, host)
            return True
        if host.lemma in _CONTENT_NOUNS and word in {"of", "about"}:
            return True
        if host.pos == "ADJ" and (signal := self._signals.adjectives.get(host.lower)) is not None:
            walk.apply(signal.effect, host, self._signals)
            return True
        if grammar.is_noun(host) and host.lemma in self._stages:
            self._modifiers(walk, host)
            return True
        return False

    def _from_verb(self, walk: _Walk, at: Token, head: Token) -> bool:
        walk.at = head
        if at.dep == "conj":
            walk.at = _conjunction_head(at)
            governed = walk.at.dep != "xcomp" or at.child("nsubj", "nsubjpass") is None
            return walk.at is not at and governed and not walk.at.is_root and self._up(walk, False, None)
        if at.dep in {"xcomp", "ccomp"} and grammar.is_verb(head):
            effect = self._verb_effect(head)
            if at.dep == "ccomp" and (at.i < head.i or self._is_open(walk, at)):
                return False
            if effect == "factive":
                return False
            beside = at.dep == "xcomp" and head.lemma in _BESIDE
            if effect is not None and not beside and not (at.dep == "ccomp" and effect in _OWN_TENSE):
                walk.apply(effect, head, self._signals)
                return True
            if at.dep == "ccomp":
                return head.lemma in _COPULAS and self._predicate(walk, head)
            return self._adjectival(walk, head)
        if (
            at.dep in {"xcomp", "ccomp", "advcl", "acl"}
            and (signal := self._signals.adjectives.get(head.lower)) is not None
            and head.pos == "ADJ"
        ):
            walk.apply(signal.effect, head, self._signals)
            return True
        if at.dep in {"acl", "relcl"} and grammar.is_noun(head):
            return self._from_modifier(walk, at, head)
        if at.dep == "advcl":
            return self._from_adverbial(walk, at)
        if at.dep == "pcomp":
            return (
                self._from_prepositional(walk, head, False)
                if grammar.is_verb(head.head) or grammar.is_noun(head.head)
                else False
            )
        return at.dep in {"csubj", "csubjpass", "attr", "oprd"}

    def _is_open(self, walk: _Walk, clause: Token) -> bool:
        """Whether a clause only asks: "asked whether they would meet"."""
        mark = clause.child("mark", "advmod")
        if mark is None or mark.lower not in self._signals.open_conditions:
            return False
        walk.apply("possible", mark, self._signals)
        return True

    def _adjectival(self, walk: _Walk, verb: Token) -> bool:
        """ "is due to meet", "has yet to meet": the word that counts stands beside the infinitive."""
        for child in verb.childs("acomp", "attr", "advmod", "oprd"):
            signal = self._signals.adjectives.get(child.lower)
            if signal is not None:
                walk.apply(signal.effect, child, self._signals)
                return True
            if child.lower == "yet":
                walk.apply("unplanned", child, self._signals)
                return False
        if verb.lemma in _BESIDE:
            walk.apply("proposed" if verb.lemma == "have" else "planned", verb, self._signals)
        return True

    def _from_modifier(self, walk: _Walk, at: Token, noun: Token) -> bool:
        if at.dep == "relcl":
            return noun.lemma in _CONTENT_NOUNS and any(c.lower == "according" for c in at.children)
        signal = self._signals.nouns.get(noun.lemma)
        if signal is not None and (at.tag == "VB" or at.child("mark") is not None):
            walk.apply(signal.effect, noun, self._signals)
            self._modifiers(walk, noun)
            return True
        return noun.lemma in _CONTENT_NOUNS and at.child("mark") is not None

    def _from_adverbial(self, walk: _Walk, at: Token) -> bool:
        mark = at.child("mark")
        word = mark.lower if mark is not None else ""
        if word in self._signals.open_conditions:
            walk.apply("possible", mark or at, self._signals)
            return False
        if word in _LATER_MARKS and walk.status in {None, "occurred", "ongoing"} and not _is_past(at):
            walk.apply("planned", mark or at, self._signals)
            return False
        if at.tag == "VB" and not word and any(c.lower == "to" for c in at.childs("aux")):
            if self._verb_effect(walk.at) is None:
                walk.apply("planned", at, self._signals)
            else:
                walk.apply(self._verb_effect(walk.at) or "fact", walk.at, self._signals)
            return True
        return False

    def _verb_effect(self, verb: Token, preposition: str = "") -> Effect | None:
        entries = self._signals.verbs.get(verb.lemma)
        if not entries:
            return None
        below = {*grammar.particles(verb), preposition}
        for rest, signal in entries:
            if all(word in below for word in rest):
                return signal.effect
        return None


def _phrase(preposition: Token) -> str:
    """The preposition with the adverb that makes one with it: "ahead of"."""
    if preposition.lower == "of" and preposition.head.lower in {"ahead", "instead", "because"}:
        return f"{preposition.head.lower} of"
    return preposition.lower


def _own_auxiliaries(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep in {"aux", "auxpass"} and c.lower != "to"]


def _conjunction_head(verb: Token) -> Token:
    at = verb
    while at.dep == "conj" and grammar.is_verb(at.head):
        at = at.head
    return at


def _sharing(verb: Token) -> list[Token]:
    """The verb, and the conjunct before it whose auxiliaries and negation it shares."""
    shares = verb.tag in {"VB", "VBN", "VBG"} and not _own_auxiliaries(verb)
    if verb.dep == "conj" and shares and grammar.is_verb(verb.head) and not grammar.is_contrast(verb):
        return [verb, *_sharing(verb.head)]
    return [verb]


def _auxiliaries(verb: Token) -> list[Token]:
    return [a for v in _sharing(verb) for a in _own_auxiliaries(v)]


def _infinitive(verb: Token, headline: bool) -> Effect | None:
    """A bare "to" infinitive that heads a headline's clause, or stands as predicate, is news of what is to come."""
    if verb.is_root and any(c.lower == "to" for c in verb.childs("aux")):
        return "planned"
    if headline and verb.is_root:
        return "occurred"
    return None


def _is_past(verb: Token) -> bool:
    return verb.tag == "VBD" or any(a.tag == "VBD" or a.lemma == "have" for a in _auxiliaries(verb))


def _is_question(root: Token) -> bool:
    last = root.sentence.tokens[-3:]
    return any(t.text == "?" for t in last)
