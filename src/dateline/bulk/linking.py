"""Readings → the record's events, without a record: the fold in steps, each of which can be shuffled by its own key.

    readings ──by article──▶ versions ──by block──▶ clusters ──by meeting point──▶ cores ──▶ events

The first three steps compare within a key alone and hold nearly all the work; each machine takes some of the keys. The
last one gives vague mentions to the events that they fit, which may be of any key, and puts the events together.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from dateline.record.assemble import assemble
from dateline.record.attach import attach
from dateline.record.cluster import Cluster
from dateline.record.copies import Sketch, parents_of, root, sketch
from dateline.record.link import Block
from dateline.record.meet import meet
from dateline.record.mention import Mention, mentions
from dateline.record.spans import FOREVER, UNDATED, Stay
from dateline.record.versions import lives
from dateline.types import Article, Reading, RecordEvent, bounds

if TYPE_CHECKING:
    from dateline.record.versions import Version


class Told(NamedTuple):
    """What linking needs of a reading."""

    article: Article
    mentions: tuple[Mention, ...]
    sketch: Sketch | None


class Lived(NamedTuple):
    """A version of an article, its sketch, and from when to when its mentions count."""

    article: str
    since: str
    until: str
    sketch: Sketch | None
    stays: tuple[Stay, ...]


def told(reading: Reading) -> Told:
    """What linking needs of a reading."""
    return Told(reading.article, tuple(mentions(reading)), sketch(reading.article))


def lived(some: Iterable[Told]) -> Iterator[Lived]:
    """The versions that ever count of some articles; all readings of one must be there."""
    versions: Sequence[Version] = lives(cast("Iterable[Reading]", some))
    for version in versions:
        one = cast("Told", version.reading)
        until = version.until if version.until <= UNDATED else FOREVER
        stays = tuple(Stay(mention, version.since, until) for mention in one.mentions)
        yield Lived(version.article, version.since, version.until, one.sketch, stays)


def clustered(stays: Iterable[Stay]) -> Iterator[Cluster]:
    """The clusters of some blocks; all mentions of one must be there."""
    blocks: defaultdict[str, list[Stay]] = defaultdict(list)
    for stay in stays:
        blocks[stay.mention.block].append(stay)
    for some in blocks.values():
        block = Block()
        block.pass_days(some)
        yield from block.events()


def met(clusters: Iterable[Cluster]) -> list[Cluster]:
    """The cores of some meeting points; all clusters of one must be there."""
    return meet(clusters)


def copied(versions: Iterable[Lived]) -> dict[str, str]:
    """For each article that is a copy, the article that it is a copy of."""
    known = list(versions)
    parents = parents_of([one.sketch for one in known if one.sketch])
    live = (one for one in known if one.until > UNDATED)
    return {one.article: first for one in live if (first := root((one.article, one.since), parents))}


def put_together(cores: Sequence[Cluster], copy_of: Mapping[str, str]) -> list[RecordEvent]:
    """The events, in the order in which a record exports them: by the first day of their date, then id."""
    events = (assemble(c.id, c.mentions, copy_of) for c in attach(cores))
    return sorted(events, key=_place)


def _place(event: RecordEvent) -> tuple[bool, str, str]:
    days = bounds(event.date)
    return days is None, days[0].isoformat() if days else "", event.id


def line(event: RecordEvent) -> bytes:
    """An event as `dateline export` writes it in JSON Lines."""
    return (json.dumps(event.model_dump(mode="json"), ensure_ascii=False) + "\n").encode(errors="replace")


def bucket(key: str, of: int) -> int:
    """In which of some buckets a key is, on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()) % of


def link_here(readings: Iterable[Reading]) -> list[RecordEvent]:
    """The events that readings tell of, found by this process alone."""
    versions = list(lived(map(told, readings)))
    cores = met(clustered(stay for one in versions for stay in one.stays))
    return put_together(cores, copied(versions))
