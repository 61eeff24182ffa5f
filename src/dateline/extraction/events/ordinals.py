"""The how-manieth of its kind a contact was: "the third round", "the fifth time they met", "was their second"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extraction.events import grammar
from dateline.extraction.events.mention import Mention
from dateline.extraction.lexicon.words import words
from dateline.language import Token

_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


def ordinal(mention: Mention) -> int | None:
    """The number that the text gives an event among those of its kind, None where it gives none."""
    return next(_numbers(mention), None)


def number_of(word: str) -> int | None:
    """The number of an ordinal in lower case: "third", "third-round", "12th"."""
    word = word.removesuffix("-round")
    if word in words().ordinals:
        return words().ordinals.index(word) + 1
    digits = _DIGITS.fullmatch(word)
    return int(digits[1]) if digits else None


def tells_apart(mention: Mention) -> bool:
    """Whether an ordinal before the trigger tells the event from others of its kind ("the third round").

    One that is said of it ("the call was their third") only adds to what is known of it.
    """
    return mention.is_noun and next(_before(mention.token), None) is not None


def is_further(noun: Token) -> bool:
    """Whether a noun is counted as one more beside another told before: "a second call", "another call"."""
    definite = any(c.dep in {"det", "poss"} and c.lower in words().definite for c in noun.children)
    more = words().further & {noun.lower, *(c.lower for c in noun.childs("det", "amod"))}
    return not definite and (bool(more) or any(number > 1 for number in _before(noun)))


def is_counted(noun: Token) -> bool:
    """Whether a noun, or a word that stands for one, is one of several: "the next round", "another"."""
    beside = (c.lower for c in noun.childs("amod", "det"))
    return not words().counting.isdisjoint({noun.lower, *beside})


def is_stage(noun: Token) -> bool:
    """Whether a stage is counted, and so needs no "of talks": "the sixth round", "another round"."""
    counts = {*words().ordinals, *words().counting}
    return any(c.tag in {"JJ", "DT"} and c.dep in {"amod", "det"} and c.lower in counts for c in noun.children)


def counted_predicate(noun: Token) -> Token | None:
    """The ordinal that is said of a noun: the "first" of "the call was their first"."""
    if noun.dep not in {"nsubj", "nsubjpass"} or noun.head.lemma not in words().copulas:
        return None
    return next((c for c in noun.head.childs("attr", "acomp") if number_of(c.lower) is not None), None)


def _numbers(mention: Mention) -> Iterator[int]:
    if mention.is_noun:
        yield from _before(mention.token)
        said = counted_predicate(mention.token)
        if said is not None and (number := number_of(said.lower)) is not None:
            yield number
        yield from _entered(mention.token)
    verb = mention.light if mention.light is not None else mention.token
    if grammar.is_verb(verb):
        yield from _times(verb)


def _before(token: Token) -> Iterator[int]:
    """The ordinal before the trigger or before its "round of", or the trigger that is itself one ("the fourth")."""
    if (own := number_of(token.lower)) is not None:
        yield own
    nouns = [token]
    if token.dep == "pobj" and token.head.lower == "of" and grammar.is_noun(token.head.head):
        nouns.append(token.head.head)
    for noun in nouns:
        if noun.lemma not in {*words().counted, token.lemma}:
            continue
        for child in noun.childs("amod", "nummod", "compound"):
            if (number := number_of(child.lower)) is not None:
                yield number


def _entered(noun: Token) -> Iterator[int]:
    """The number of the stage that talks come to: "the talks entered their seventh round"."""
    if noun.dep != "nsubj" or not grammar.is_verb(noun.head):
        return
    for stage in noun.head.childs("dobj"):
        if stage.lemma in words().counted and any(c.tag == "PRP$" for c in stage.childs("poss")):
            yield from (n for c in stage.childs("amod") if (n := number_of(c.lower)) is not None)


def _times(verb: Token) -> Iterator[int]:
    """The number in "the third time they met" and "met for the third time"; a first one may be the first in years."""
    nouns = grammar.prepositional(verb, "for")
    if verb.dep == "relcl":
        nouns.append(verb.head)
    elif verb.dep == "ccomp" and verb.head.lemma in words().copulas:
        nouns += verb.head.childs("attr")
    for noun in nouns:
        for child in noun.childs("amod") if noun.lemma in words().times else ():
            number = number_of(child.lower)
            if number is not None and number > 1:
                yield number
