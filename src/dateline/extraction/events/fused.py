"""Counting words that stand for the noun before them: "held a third round. The fourth followed", "another is planned".

Grammars call it a fused head: the number is also the noun. What it stands for is the kind of contact told of last.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extraction.events.mention import Mention
from dateline.extraction.lexicon.words import words
from dateline.language import Token

_REACH = 2
"""How many sentences back the noun may stand."""
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})


def is_fused(token: Token) -> bool:
    """Whether a counting word heads its noun phrase and leaves its noun out: "the fourth took place in Oslo"."""
    if token.dep not in _HEADS or _is_narrowed(token):
        return False
    if token.dep == "pobj" and token.head.lower not in words().around:
        return False
    if token.lower in words().further:
        return token.tag == "DT"
    counts = token.lower in words().ordinals or token.lower in words().counting
    return counts and token.child("det", "poss") is not None


def _is_narrowed(token: Token) -> bool:
    """Whether what follows says of whom or what it is: "the first of the guests", "the first to leave"."""
    to_do = any(c.tag == "VB" for c in token.childs("acl", "relcl", "xcomp", "advcl"))
    return to_do or any(c.lower == "of" for c in token.childs("prep"))


def stood_for(token: Token, told: Iterable[Mention]) -> Mention | None:
    """The mention of the contact told of last before a fused head, if it goes by a noun."""
    here = token.sentence.index
    last = max((m for m in told if m.token.i < token.i), key=lambda m: m.token.i, default=None)
    near = last is not None and here - last.token.sentence.index <= _REACH
    return last if last is not None and near and last.is_noun else None
