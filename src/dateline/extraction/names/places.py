"""Places: when the name of a capital or a seat is where something happens, and what a place is called."""

from __future__ import annotations

from dateline.extraction.names.lexicon import NameWords
from dateline.language import Token

_THROUGH = frozenset({"compound", "nmod", "poss", "amod"})


def is_located(head: Token, words: NameWords, *, state: bool = False) -> bool:
    """Whether a name stands where a place stands: "in Washington", "flew to Kyiv", "visited Beijing", "the Rome talks".

    A state's name (`state`) is a place only after a preposition of place: "talks with Iran", "aid to Ukraine".
    """
    governor = head.head
    if head.dep in {"conj", "appos"} and governor is not head:
        return is_located(_first_conjunct(head), words, state=state)
    if head.dep == "pobj":
        return _after_preposition(governor, words)
    if head.dep in {"dobj", "nsubjpass"}:
        return not state and governor.lemma in words.place_signals["objects"]
    if head.dep in _THROUGH and not state:
        return (
            governor.lemma in words.place_signals["gatherings"] or governor.lower in words.place_signals["gatherings"]
        )
    return False


def _first_conjunct(token: Token) -> Token:
    while token.dep in {"conj", "appos"} and token.head is not token:
        token = token.head
    return token


def _after_preposition(preposition: Token, words: NameWords) -> bool:
    if preposition.lower in words.place_signals["always"]:
        return True
    if preposition.lower not in words.place_signals["with_motion"]:
        return False
    governor = preposition.head
    while governor.dep in {"prep", "pcomp"} and governor.head is not governor:
        governor = governor.head
    return governor.lemma in words.place_signals["motion"]
