"""Versions of an article: from when to when each counts, and what an event that one tells has become in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from dateline.record.cluster import Cluster
from dateline.record.compare import MARGIN, compare
from dateline.record.mention import Mention
from dateline.record.spans import UNDATED, stretches
from dateline.types import Reading


class Version(NamedTuple):
    """A version of an article that counts from the day `since` to the eve of `until`."""

    reading: Reading
    since: str
    until: str

    @property
    def article(self) -> str:
        """The article's id."""
        return self.reading.article.id


def lives(readings: Iterable[Reading]) -> list[Version]:
    """The versions that ever count, in order of publication (undated last), then id.

    Of those of one day the newest counts; one without a day counts if the article has no other.
    """
    told: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        told[reading.article.id].append(reading)
    return sorted((v for own in told.values() for v in _one_by_one(_newest(own))), key=lambda v: (v.since, v.article))


def _newest(own: Sequence[Reading]) -> Mapping[str, Reading]:
    """The newest version of each day of one article: the one fetched later, then the longer text, then its hash.

    A version counts as fetched when it was for the first time, so that the order in which versions came cannot change
    the record; one of which no crawler says when it was there is the oldest.
    """
    if len(own) > 1:
        own = sorted(own, key=_order(own))
    return {reading.article.published or UNDATED: reading for reading in own}


def _order(own: Sequence[Reading]) -> Callable[[Reading], tuple[str, int, str]]:
    first: dict[str, str] = {}
    for article in (reading.article for reading in own):
        if article.fetched is not None:
            first[article.version] = min(article.fetched, first.get(article.version, article.fetched))

    def order(reading: Reading) -> tuple[str, int, str]:
        version = reading.article.version
        return first.get(version, ""), len(reading.article.body), version

    return order


def _one_by_one(by_day: Mapping[str, Reading]) -> list[Version]:
    days = sorted(by_day)
    if len(days) > 1 and days[-1] == UNDATED:
        days.pop()
    return [Version(by_day[since], since, until) for since, until in stretches(days)]


def successor(gone: Mention, told: Sequence[Mention]) -> Mention | None:
    """The mention of the other version that is of the same event: the one that fits clearly better than the rest.

    An article may tell an event anew in any words: it is enough that nothing speaks against the only one of its kind.
    """
    if not told:
        return None
    elsewhere = _as_if_another_told(gone, told[0].published)
    scored = [(compare(elsewhere, Cluster(m)).score, m) for m in told if m.type == gone.type]
    fitting = sorted(((s, m) for s, m in scored if s >= 0), key=lambda f: (-f[0], f[1].order))
    if not fitting or any(fitting[0][0] - score < MARGIN for score, _ in fitting[1:]):
        return None
    return fitting[0][1]


def _as_if_another_told(gone: Mention, published: str | None) -> Mention:
    """One article tells an event once, and when its versions came out says nothing of when the event took place."""
    return Mention.model_validate(gone.model_dump() | {"article": "", "published": published})
