"""The steps of a climb from the object of a preposition to what its phrase belongs to."""

from __future__ import annotations

from dateline.extraction.events import grammar
from dateline.extraction.events.agreed import agreed_at
from dateline.extraction.events.auxiliaries import is_past
from dateline.extraction.events.disowned import is_unproven
from dateline.extraction.events.walk import Walk
from dateline.extraction.lexicon import NEGATION
from dateline.extraction.lexicon.signals import Effect
from dateline.extraction.lexicon.words import words
from dateline.language import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def from_prepositional(walk: Walk, preposition: Token) -> bool:
    """From the object of a preposition to what the phrase belongs to."""
    host, word = grammar.host_of(preposition), preposition.lower
    walk.at = host
    if walk.setting and walk.below is walk.trigger and (settled := agreed_at(walk.trigger, walk.lexicon)) is not None:
        walk.at = settled
        return True
    signal = walk.lexicon.signals.prepositions.get(_phrase(preposition))
    if signal is not None:
        past = (
            is_past(_finite(grammar.clause_of(host)))
            if word in words().right_after
            else is_past(grammar.clause_of(host))
        )
        if signal.effect == "fact":
            if past and word in words().right_after:
                walk.apply("occurred", preposition)
            harm = walk.harmful and word in words().right_after
            return not past and not harm and walk.status is None
        if not past or not (word == "before" or walk.harmful):
            walk.apply(signal.effect, preposition)
        return False
    if grammar.is_verb(host):
        return _from_verb_phrase(walk, host, preposition)
    ends = _is_known(walk, host) or (word in words().ownership and is_unproven(walk, host))
    return not ends and _from_noun_phrase(walk, host, word)


def _finite(verb: Token) -> Token:
    """The verb whose infinitive complement a verb is: the "agreed" of "agreed to reopen the road after talks"."""
    while verb.tag == "VB" and verb.dep == "xcomp" and grammar.is_verb(verb.head):
        verb = verb.head
    return verb


def _from_verb_phrase(walk: Walk, verb: Token, preposition: Token) -> bool:
    word = preposition.lower
    effect = walk.verb_effect(verb, word) or _beside_copula(walk, verb)
    held_in = walk.setting and word == "in" and walk.below is walk.trigger
    # A phrase that opens the clause is its setting: "On a visit to Oslo, she announced …".
    opens = preposition.i < verb.i and not grammar.is_passive(verb)
    if effect is not None and word in words().complement and not held_in and not opens:
        if asks_for_known(walk, verb):
            return False
        walk.apply(effect, verb)
        if any(_is_no_day(c, walk) for c in verb.childs("dobj")):
            walk.apply(NEGATION, verb)
        return True
    granted = walk.definite and walk.below is walk.trigger
    if word == "for" and not granted and walk.status is None:
        if verb.lemma not in walk.lexicon.journeys:
            return False
        if not _has_begun(walk, verb):
            walk.apply("planned", preposition)
        return True
    if not walk.setting or not (word in words().setting or verb.dep == "pcomp"):
        return False
    if grammar.is_engaged(walk.below or walk.trigger) and not is_past(verb):
        walk.apply("ongoing", preposition)
    walk.bystander = grammar.negations(verb, walk.lexicon.signals.negations) > 0 and not walk.stays_away(verb)
    return True


def _is_no_day(noun: Token, walk: Walk) -> bool:
    """Whether it is denied that a day was set: "has named no day for talks"."""
    return grammar.is_time(noun) and grammar.negations(noun, walk.lexicon.signals.negations) > 0


def _has_begun(walk: Walk, verb: Token) -> bool:
    """Whether the visit is there with the visitor, who has come for it: "landed in Oslo for a visit"."""
    classes = walk.lexicon.classes
    return verb.lemma in classes["arriving"] and walk.below is walk.trigger and walk.trigger.lemma in classes["stays"]


def asks_for_known(walk: Walk, verb: Token) -> bool:
    """Whether a meeting that has its day or is told to have been held was asked for: "asked for Monday's talks"."""
    if not (walk.setting and grammar.is_definite(walk.trigger) and walk.below is walk.trigger):
        return False
    if verb.lemma not in walk.lexicon.classes["initiating"]:
        return False
    dated = any(grammar.is_time(c) for c in walk.trigger.childs("poss"))
    held = any(c.tag in {"VBD", "VBN"} and not c.childs("aux") for c in walk.trigger.childs("relcl"))
    return dated or held


def _beside_copula(walk: Walk, verb: Token) -> Effect | None:
    """What the adjective beside a linking verb does to the purpose behind it: "is due in Oslo for talks"."""
    if verb.lemma not in words().copulas:
        return None
    return next((effect for c in verb.childs("acomp") if (effect := walk.adjective_effect(c)) is not None), None)


def _is_known(walk: Walk, host: Token) -> bool:
    """Whether what an account is of took place, however it is told: "rejected Oslo's account of their call"."""
    known = walk.definite or walk.trigger.child("poss") is not None
    return known and walk.below is walk.trigger and host.lemma in walk.lexicon.classes["accounts"]


def _from_noun_phrase(walk: Walk, host: Token, word: str) -> bool:
    effect = walk.noun_effect(host) if grammar.is_noun(host) else None
    if effect == "averted" and word not in words().guarding:
        effect = None
    if effect is not None and word in words().complement:
        walk.apply(effect, host)
        walk.modifiers(host)
        return True
    if walk.is_content(host) and word in {"of", "about"}:
        return True
    if host.pos == "ADJ" and (effect := walk.adjective_effect(host)) is not None:
        walk.apply(effect, host)
        return True
    if host.lemma in walk.lexicon.classes["agenda"] and host.dep in SUBJECTS and grammar.is_verb(host.head):
        # What is said of the agenda is not said of the talks, but it has their time.
        walk.at = host.head
        return True
    if grammar.is_noun(host) and host.lemma in walk.lexicon.classes["stage"] | walk.lexicon.classes["agenda"]:
        walk.modifiers(host)
        return True
    return False


def _phrase(preposition: Token) -> str:
    """The preposition with the word that makes one with it: "ahead of", "on the eve of"."""
    eve = next((c for c in preposition.childs("pobj") if c.lower in words().eve), None)
    if eve is not None:
        return f"{preposition.lower} {eve.lower} of"
    if preposition.lower == "of" and preposition.head.lower in {"ahead", "instead", "because"}:
        return f"{preposition.head.lower} of"
    return preposition.lower
