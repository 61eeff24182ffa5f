"""What did not come about: "would have met if he had come", "was to have met her", "was to meet her but fell ill"."""

from __future__ import annotations

from dateline.extraction.events import grammar
from dateline.extraction.events.auxiliaries import auxiliaries, has_to, is_past, sharing
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token


def is_counterfactual(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb tells what would have been, or the condition for it: "had he come, they would have met"."""
    if _would_have(verb):
        return any(_is_unmet(c, lexicon) for v in sharing(verb) for c in v.childs("advcl"))
    return verb.dep == "advcl" and grammar.is_verb(verb.head) and _would_have(verb.head) and _is_unmet(verb, lexicon)


def may_have_been(verb: Token) -> bool:
    """Whether a modal and the perfect leave open what was: "may have met"."""
    helpers = auxiliaries(verb)
    modal = any(a.tag == "MD" and a.lower not in words().willing for a in helpers)
    return verb.tag == "VBN" and modal and any(a.lemma == "have" for a in helpers)


def has_lapsed(verb: Token, lexicon: Lexicon) -> bool:
    """Whether an infinitive says what was to be, and "but" that it did not come about: "was to meet but fell ill"."""
    upset = [c for c in verb.head.childs("conj") if grammar.is_contrast(c) and c.tag == "VBD" and grammar.is_verb(c)]
    if was_to_have(verb, lexicon):
        return bool(upset)
    told = [c for c in upset if c.child("nsubj", "nsubjpass", "aux", "auxpass") is None]
    return _was_to(verb, lexicon) and any(lexicon.signals.verb_effect(c) is None for c in told)


def was_to_have(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a perfect infinitive says what was to be by now: "were to have met on Monday"."""
    return _was_to(verb, lexicon) and any(a.lemma == "have" for a in verb.childs("aux"))


def _was_to(verb: Token, lexicon: Lexicon) -> bool:
    supposed = verb.head.lemma in lexicon.classes["supposing"] or verb.head.lemma == "be"
    return has_to(verb) and supposed and is_past(verb.head, perfect=False)


def _would_have(verb: Token) -> bool:
    helpers = auxiliaries(verb)
    supposed = any(a.lower in words().supposed for a in helpers)
    return verb.tag == "VBN" and supposed and any(a.lemma == "have" for a in helpers)


def _is_unmet(clause: Token, lexicon: Lexicon) -> bool:
    """Whether a condition was not met: "if he had come", "had he come"."""
    had = next((a for a in clause.childs("aux") if a.lower in words().pluperfect), None)
    if had is None:
        return False
    subject = clause.child("nsubj", "nsubjpass")
    inverted = subject is not None and had.i < subject.i
    return inverted or any(c.lower in lexicon.signals.open_conditions for c in clause.childs("mark"))
