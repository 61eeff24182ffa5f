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
from hashlib import blake2b
from typing import NamedTuple

from rensa import RMinHash

from dateline.record.spans import UNDATED
from dateline.record.versions import Version
from dateline.types import Article

NEAR = 0.5
MOST_DAYS_APART = 14
_PERMUTATIONS = 128
_BANDS = 32
_ROWS = _PERMUTATIONS // _BANDS
_SEED = 7
_SHINGLE = 3
BAND_BITS = 40
"""How many bits tell one band's minima from another's."""
_FEWEST_WORDS = 20
_WORD = re.compile(r"\w+")


Key = tuple[str, str]
"""A version of an article: its id and the day from which it counts."""


class Sketch(NamedTuple):
    """An article's sketch with what decides which of two copies came first."""

    article: str
    published: str | None
    minima: tuple[int, ...]

    @property
    def key(self) -> Key:
        """The version of the article: its id and the day from which it counts."""
        return self.article, self.published or UNDATED

    @property
    def order(self) -> tuple[bool, str, str]:
        """Publication, undated last, then id."""
        return (self.published is None, self.published or "", self.article)

    @property
    def bands(self) -> list[int]:
        """A number of `BAND_BITS` for each band; two sketches that share one are worth comparing."""
        rows = (self.minima[i : i + _ROWS] for i in range(0, _PERMUTATIONS, _ROWS))
        packed = (struct.pack(f">B{_ROWS}I", n, *row) for n, row in enumerate(rows))
        return [int.from_bytes(blake2b(band, digest_size=BAND_BITS // 8).digest(), "big") for band in packed]


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


def parent(of: Sketch, candidates: Iterable[Sketch]) -> Key | None:
    """The earliest article before this one that it is a copy of. It depends on earlier ones alone.

    It stays one when that article's text is another one later.
    """
    before = [c for c in candidates if c.article != of.article and c.order < of.order and are_copies(of, c)]
    return min(before, key=lambda c: c.order).key if before else None


def root(version: Key, parents: Mapping[Key, Key]) -> str | None:
    """The first of a chain of copies, by article; None for what is no copy, or goes back to its own article."""
    found = version
    while found in parents:
        found = parents[found]
    return found[0] if found[0] != version[0] else None


def parents_of(sketches: Sequence[Sketch]) -> dict[Key, Key]:
    """For each version that is a copy, the version that it was copied from."""
    by_band: defaultdict[int, list[Sketch]] = defaultdict(list)
    for one in sketches:
        for band in one.bands:
            by_band[band].append(one)
    found: dict[Key, Key] = {}
    for one in sketches:
        candidates = {c.key: c for band in one.bands for c in by_band[band]}
        if original := parent(one, candidates.values()):
            found[one.key] = original
    return found


def copies(versions: Iterable[Version], day: str) -> dict[str, str]:
    """For each article that is a copy as it stood on a day, the article it is a copy of."""
    known = [v for v in versions if v.since <= day]
    parents = parents_of([s for v in known if (s := sketch(v.reading.article))])
    live = (v for v in known if day < v.until)
    return {v.article: first for v in live if (first := root((v.article, v.since), parents))}
