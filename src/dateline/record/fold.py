"""The record as a fold over readings: pure, and the same whatever the order in which the readings come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dateline.record.assemble import assemble
from dateline.record.cluster import Join
from dateline.record.copies import copies, sketch
from dateline.record.link import link
from dateline.record.mention import mentions
from dateline.types import Article, Reading, RecordEvent


class Linked(NamedTuple):
    """An event of the record with the reason for which each mention belongs to it, in order of publication."""

    event: RecordEvent
    joins: tuple[Join, ...]


def version_order(article: Article) -> tuple[str, int, str]:
    """What makes one version of an article newer than another: the later day, then the longer text, then its hash.

    The order in which versions came does not count, so that it cannot change the record.
    """
    return (article.published or "", len(article.body), article.version)


def newest(readings: Iterable[Reading], as_of: str | None = None) -> list[Reading]:
    """Of each article the newest version published by `as_of`, in order of publication (undated last), then id.

    An article without a day of publication counts only when no day is asked for.
    """
    kept: dict[str, Reading] = {}
    for reading in readings:
        article = reading.article
        if as_of is not None and (article.published is None or article.published > as_of):
            continue
        have = kept.get(article.id)
        if have is None or version_order(have.article) < version_order(article):
            kept[article.id] = reading
    return sorted(kept.values(), key=lambda r: (r.article.published is None, r.article.published or "", r.article.id))


def link_readings(readings: Iterable[Reading], *, as_of: str | None = None) -> list[Linked]:
    """The events that the readings tell of, in the order of their first reports, each with its joins explained."""
    counted = newest(readings, as_of)
    copy_of = copies([s for r in counted if (s := sketch(r.article))])
    clusters = link(m for r in counted for m in mentions(r))
    return [
        Linked(
            assemble(c.id, c.mentions, copy_of),
            tuple(c.joins[m.id] for m in sorted(c.mentions, key=lambda m: m.order)),
        )
        for c in clusters
    ]


def fold(readings: Iterable[Reading], *, as_of: str | None = None) -> list[RecordEvent]:
    """The record of some readings, as of a day (ISO 8601) or whole: every event once, in the order of first reports."""
    return [linked.event for linked in link_readings(readings, as_of=as_of)]
