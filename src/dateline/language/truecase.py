"""Headlines in sentence case, so that a parser trained on running text can read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

_WORD = re.compile(r"(?<![.\w])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w]|\.[^\W\d_])")
_POSSESSIVE = re.compile(r"['’].*")
_CAPITALS = re.compile(r"[A-Z][^a-z\n]{15,}")
"""A stretch in capitals, which does not tell how a word is written."""
_FEW = 0.5
"""Share of capitalised words from which on a headline counts as title case."""
_FEW_WORDS = 3
_LONG = 6
"""Letters from which on a common word in capitals is no abbreviation."""


class Written(NamedTuple):
    """How a body writes its words: with a capital inside a sentence, or small."""

    proper: frozenset[str]
    common: frozenset[str]


class Caser:
    """Gives title-case and all-caps headlines the case of running text; lengths never change.

    `is_common(word)` says whether a lower-case word belongs to the common vocabulary, `is_function(word)` whether it
    is a word of grammar ("may"), which no name is unless the body says so; `calendar` names months and days.
    """

    def __init__(
        self, is_common: Callable[[str], bool], is_function: Callable[[str], bool], calendar: Collection[str]
    ) -> None:
        self._is_common, self._is_function, self._calendar = is_common, is_function, frozenset(calendar)

    def sentence_case(self, headline: str, written: Written, names: Collection[str]) -> str:
        """The headline with its common words in lower case; names keep, or get back, their capital."""
        words = [m.group() for m in _WORD.finditer(headline)]
        long_words = [w for w in words if len(w) > 3]
        if not long_words or sum(w[0].isupper() for w in long_words) / len(long_words) < _FEW:
            return _WORD.sub(lambda found: self._unstressed(found.group(), names), headline)
        proper, common = written
        shouted = sum(w.isupper() for w in long_words) / len(long_words) > _FEW
        named = set(names) if shouted else {bare for w in words if (bare := _POSSESSIVE.sub("", w)) in names}
        known = proper | self._calendar | {w for w in named if w.isupper() or self._may_name(w.lower(), common)}
        casefolded = {w.casefold(): w for w in sorted(known)}

        def recase(match: re.Match[str]) -> str:
            word = match.group()
            lower = word.lower()
            if len(lower) != len(word):
                return word
            bare = _POSSESSIVE.sub("", word)
            if word in known or bare in known or (shouted and lower in casefolded and lower not in common):
                return casefolded.get(lower, word) if shouted else word
            if word.isupper() and not shouted and len(word) > 1:
                return self._unstressed(word, names)
            return lower if self._known_common(lower, common) else word

        return _WORD.sub(recase, headline)

    def _unstressed(self, word: str, names: Collection[str]) -> str:
        """A word as it is, unless capitals only stress it: "warns SURRENDER is near"; short ones are initials."""
        lower = word.lower()
        if not word.isupper() or len(word) < _LONG or len(lower) != len(word) or word.capitalize() in names:
            return word
        return lower if self._is_common(lower) else word

    def _may_name(self, lower: str, common: frozenset[str]) -> bool:
        """Whether a word that is among the names can be one here: the body never writes it small."""
        return lower not in common and not self._is_function(lower)

    def _known_common(self, lower: str, common: frozenset[str]) -> bool:
        bare = _POSSESSIVE.sub("", lower)
        return bare in common or self._is_common(bare)


def is_shouted(text: str) -> bool:
    """Whether a sentence is all in capitals, and long enough that it is no name or heading of a word or two."""
    return text.isupper() and text.count(" ") >= _FEW_WORDS


def cases(body: str) -> Written:
    """Words that the body writes with a capital inside a sentence, and words that it writes small."""
    body = _CAPITALS.sub(lambda found: " " * len(found.group()), body)
    proper, common = set(), set()
    for match in _WORD.finditer(body):
        word = match.group()
        before = body[max(0, match.start() - 2) : match.start()]
        if word[0].islower():
            common.add(word)
        elif before and before[-1:] in " -–/’'" and before[:1] not in '.!?:\n“"' and not before.isspace():
            proper.add(word)
    return Written(frozenset(proper - {w.capitalize() for w in common}), frozenset(common))
