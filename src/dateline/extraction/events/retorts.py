"""Denials without an object: "said it had not", "that never happened", "not so", "said this was untrue".

They deny the whole of what somebody else is told to have said right before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.extraction.attribution import UNNAMED, Attributions
from dateline.extraction.events import grammar
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Document, Token

_CONTENT = frozenset({"dobj", "xcomp", "ccomp", "acomp", "attr", "oprd", "prep", "expl"})
_SUBJECTS = ("nsubj", "nsubjpass")
_SHORT = 3
"""Words of a retort that is no clause: "not so", "simply not true"."""


class Retort(NamedTuple):
    """A cue, the word that denies, the sources that end in who does, and whether the word stands for a verb."""

    cue: Token
    word: Token
    sources: tuple[str, ...]
    verb: bool


def retorts(document: Document, attributions: Attributions, lexicon: Lexicon) -> Iterator[Retort]:
    """The retorts of a document, in the order of the text. What somebody was asked may be what he denies."""
    for token in document.tokens:
        verb = _leaves_verb_out(token, lexicon)
        if not (verb or _says_so_of_it(token, lexicon)):
            continue
        chain = attributions.governing(token)
        asked = any(t.i < token.i and t.lemma in lexicon.classes["inquiring"] for t in token.sentence.tokens)
        if chain and chain[-1].speaker != UNNAMED and not chain[-1].denied and not asked:
            yield Retort(chain[-1].cue, token, tuple(dict.fromkeys(a.speaker for a in chain)), verb)


def _leaves_verb_out(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a negated auxiliary stands for the verb told before: "said it had not", "we did not"."""
    if verb.lower not in words().standing_in or verb.dep not in {"ccomp", "ROOT"}:
        return False
    alone = not any(c.dep in _CONTENT for c in verb.children) and verb.child(*_SUBJECTS) is not None
    return alone and grammar.negations(verb, lexicon.signals.negations) % 2 == 1


def _says_so_of_it(word: Token, lexicon: Lexicon) -> bool:
    """Whether it is said of what was told, by a pronoun or by none, that it is not so or did not come about."""
    untrue, negations = lexicon.classes["untrue"], lexicon.signals.negations
    clause = word if grammar.is_verb(word) else word.head
    negated = grammar.negations(word, negations) or (clause is not word and grammar.negations(clause, negations))
    if word.lemma in lexicon.classes["coming-about"] and word.lemma != "be":
        return bool(negated) and _is_of_it(word) and not word.childs("dobj", "prep")
    if not (word.lower in untrue or (word.lower in words().so and negated)):
        return False
    if word.dep in {"acomp", "attr"} and clause.lemma == "be":
        return _is_of_it(clause)
    return word.dep in {"ccomp", "ROOT", "advmod"} and word.child(*_SUBJECTS) is None and len(word.subtree()) <= _SHORT


def _is_of_it(verb: Token) -> bool:
    """Whether the subject of a verb takes up what was told: "it", "that"."""
    subject = verb.child(*_SUBJECTS)
    return subject is not None and subject.lower in words().back_pointing and not subject.children
