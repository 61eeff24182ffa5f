"""Contacts at which something was agreed, though the parser hangs them on what was agreed.

In "agreed to send troops during a call on Friday" the call was on Friday and took place; the sending is still to come.
"""

from __future__ import annotations

from dateline.extraction.events import grammar
from dateline.extraction.events.auxiliaries import auxiliaries, is_past
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token

_MAX_STEPS = 6


def agreed_at(noun: Token, lexicon: Lexicon) -> Token | None:
    """The verb of agreeing, asking or offering that a contact is the setting of; None where it is none."""
    preposition, call = noun.head, _is_call(noun, lexicon)
    if noun.dep != "pobj" or not _names_contact(noun, lexicon) or not _may_be_setting(noun, call):
        return None
    action = _action(preposition)
    settled = _settled(action) if action is not None else None
    if action is None or settled is None or preposition.head is settled or settled.i > noun.i:
        return None
    if action is not settled and (action.tag != "VB" or _is_done_there(action, call, lexicon)):
        return None
    if settled.lemma not in lexicon.classes["settling"] or not _has_settled(settled, lexicon):
        return None
    return None if _lies_ahead(noun, settled) else settled


def _names_contact(noun: Token, lexicon: Lexicon) -> bool:
    return any(f.type == "CONSULT" and not f.proxy for _, f in lexicon.frames.nouns.get(noun.lemma, ()))


def _is_call(noun: Token, lexicon: Lexicon) -> bool:
    beside = {c.lemma.lower() for c in noun.childs("compound", "amod")}
    return noun.lemma in lexicon.classes["calls"] or bool(beside & lexicon.classes["telephone"])


def _may_be_setting(noun: Token, call: bool) -> bool:
    """Whether something can have been agreed there: in a call, at a meeting, not at one that is to come."""
    word = noun.head.lower
    return word in words().within if call else word in words().at_contact and not grammar.is_definite(noun)


def _action(preposition: Token) -> Token | None:
    """The verb under which a phrase stands, through the nouns of its own phrases."""
    at = preposition.head
    for _ in range(_MAX_STEPS):
        if grammar.is_verb(at):
            return at
        at = at.head
    return None


def _settled(action: Token) -> Token | None:
    """The finite verb whose infinitive says what is to be done: the "agreed" of "agreed to go and to sign"."""
    while action.tag == "VB" and action.dep in {"xcomp", "conj"} and grammar.is_verb(action.head):
        action = action.head
    return action if action.tag != "VB" else None


def _is_done_there(action: Token, call: bool, lexicon: Lexicon) -> bool:
    """Whether what is agreed is itself done in a contact of that kind: "agreed to sign it at a meeting"."""
    classes = lexicon.classes
    spoken = classes["discussing"] | classes["raising"] | classes["prolonging"]
    if action.lemma in spoken or call:
        return action.lemma in spoken
    return action.lemma in classes["formal"] | classes["hosting"] | classes["joining"]


def _has_settled(verb: Token, lexicon: Lexicon) -> bool:
    """Whether it is told that somebody did agree, and not that he may or did not."""
    if grammar.negations(verb, lexicon.signals.negations) or any(a.tag == "MD" for a in auxiliaries(verb)):
        return False
    headline = verb.sentence.document.place == "headline" and verb.tag in {"VBZ", "VBP"}
    return headline or is_past(verb)


def _lies_ahead(noun: Token, verb: Token) -> bool:
    """Whether a word beside or behind a contact says that it is to come: "at their next meeting", "talks in a week"."""
    inside = noun.subtree()
    behind = [t for t in verb.subtree() if t.i > noun.i]
    return any(t.lower in words().ahead for t in (*inside, *behind))
