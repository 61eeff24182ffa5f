"""Copies of one wire story: exact and near, found by MinHash with locality-sensitive hashing (Broder 1997).

A sketch is 128 minima over the stretches of three words of a body. Sketches that agree in one of 32 bands of four are
compared; articles whose sketches agree in more than `NEAR` of their places are copies. So a new article is compared
with the few that could be copies, not with the record.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rensa import RMinHash

from dateline.types import Article

NEAR = 0.5
MOST_DAYS_APART = 14
_PERMUTATIONS = 128
_BANDS = 32
_ROWS = _PERMUTATIONS // _BANDS
_SEED = 7
_SHINGLE = 3
_FEWEST_WORDS = 20
_WORD = re.compile(r"\w+")


class Sketch(NamedTuple):
    """An article's sketch with what decides which of two copies came first."""

    article: str
    published: str | None
    minima: tuple[int, ...]

    @property
    def order(self) -> tuple[bool, str, str]:
        """Publication, undated last, then id."""
        return (self.published is None, self.published or "", self.article)

    @property
    def bands(self) -> list[bytes]:
        """One key for each band; two sketches that share one are worth comparing."""
        rows = (self.minima[i : i + _ROWS] for i in range(0, _PERMUTATIONS, _ROWS))
        return [struct.pack(f">B{_ROWS}I", n, *row) for n, row in enumerate(rows)]


def sketch(article: Article) -> Sketch | None:
    """The sketch of an article; None when its body is too short to tell a copy from a coincidence."""
    words = _WORD.findall(article.body.casefold())
    if len(words) < _FEWEST_WORDS:
        return None
    hashed = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    hashed.update({" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)})
    return Sketch(article.id, article.published, tuple(hashed.digest()))


def likeness(a: Sketch, b: Sketch) -> float:
    """An estimate of the share of stretches that two bodies have in common (Jaccard)."""
    return sum(x == y for x, y in zip(a.minima, b.minima, strict=True)) / _PERMUTATIONS


def are_copies(a: Sketch, b: Sketch) -> bool:
    """Whether two articles are one story: nearly the same words within two weeks."""
    if a.published and b.published:
        apart = abs((date.fromisoformat(a.published) - date.fromisoformat(b.published)).days)
        if apart > MOST_DAYS_APART:
            return False
    return likeness(a, b) >= NEAR


def parent(of: Sketch, candidates: Iterable[Sketch]) -> str | None:
    """The earliest article before this one that it is a copy of. It depends on earlier articles alone."""
    before = [c for c in candidates if c.order < of.order and are_copies(of, c)]
    return min(before, key=lambda c: c.order).article if before else None


def root(article: str, parents: Mapping[str, str]) -> str | None:
    """The first of a chain of copies; None for an article that is no copy."""
    found: str | None = parents.get(article)
    while found is not None and found in parents:
        found = parents[found]
    return found


def copies(sketches: Sequence[Sketch]) -> dict[str, str]:
    """For each article that is a copy, the article it is a copy of."""
    by_band: defaultdict[bytes, list[Sketch]] = defaultdict(list)
    for one in sketches:
        for band in one.bands:
            by_band[band].append(one)
    parents: dict[str, str] = {}
    for one in sketches:
        candidates = {c.article: c for band in one.bands for c in by_band[band]}
        if found := parent(one, candidates.values()):
            parents[one.article] = found
    return {article: first for article in parents if (first := root(article, parents))}
