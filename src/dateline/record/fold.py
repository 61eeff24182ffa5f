"""The record as a fold over readings: pure, and the same whatever the order in which the readings come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dateline.record.assemble import assemble
from dateline.record.attach import attach
from dateline.record.cluster import Cluster, Join
from dateline.record.copies import copies
from dateline.record.link import Block
from dateline.record.meet import meet
from dateline.record.mention import Mention, Stand, mentions
from dateline.record.rulings import ruled
from dateline.record.spans import FOREVER, UNDATED, Stay
from dateline.record.unite import unite
from dateline.record.versions import Version, lives
from dateline.types import Reading, RecordEvent, Ruling


class Linked(NamedTuple):
    """An event of the record with the reason for which each mention belongs to it, in order of publication."""

    event: RecordEvent
    joins: tuple[Join, ...]


def newest(readings: Iterable[Reading], as_of: str | None = None) -> list[Reading]:
    """Of each article the newest version published by `as_of`, in order of publication (undated last), then id.

    An article without a day of publication counts only when no day is asked for.
    """
    day = as_of or UNDATED
    return [v.reading for v in lives(readings) if v.since <= day < v.until]


def link_readings(
    readings: Iterable[Reading], *, rulings: Iterable[Ruling] = (), as_of: str | None = None
) -> list[Linked]:
    """The events that the readings tell of, in the order of their first reports, each with its joins explained.

    What people ruled counts on every day, whenever they ruled it.
    """
    day = as_of or UNDATED
    every = [(v, mentions(v.reading)) for v in lives(readings)]
    stand = ruled(list(rulings), (told for _, told in every))
    known = [(v, [_standing(m, stand) for m in told]) for v, told in every if v.since <= day]
    copy_of = copies((v for v, _ in known), day)
    clusters = unite(attach(meet(_link_blocks(known, day))))
    return [
        Linked(
            assemble(c.id, c.mentions, copy_of),
            tuple(c.joins[m.id] for m in sorted(c.mentions, key=lambda m: m.order)),
        )
        for c in sorted(clusters, key=lambda c: c.order)
    ]


def _standing(mention: Mention, stand: Mapping[str, Stand]) -> Mention:
    return mention.model_copy(update={"stand": stand[mention.id]}) if mention.id in stand else mention


def _link_blocks(versions: Iterable[tuple[Version, Sequence[Mention]]], day: str) -> list[Cluster]:
    """The first pass over all blocks, up to a day."""
    stays: defaultdict[str, list[Stay]] = defaultdict(list)
    for version, told in versions:
        until = version.until if version.until <= day else FOREVER
        for mention in told:
            stays[mention.block].append(Stay(mention, version.since, until))
    found: list[Cluster] = []
    for some in stays.values():
        block = Block()
        block.pass_days(some)
        found += block.events()
    return found


def fold(readings: Iterable[Reading], *, rulings: Iterable[Ruling] = (), as_of: str | None = None) -> list[RecordEvent]:
    """The record of some readings and rulings, as of a day (ISO 8601) or whole, in the order of first reports."""
    return [linked.event for linked in link_readings(readings, rulings=rulings, as_of=as_of)]
