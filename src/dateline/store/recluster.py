"""The first step of linking again: the days of the blocks that an addition touches pass once more.

Only what could be compared with each other is taken up: the clusters that reach to the days of what came or went, and
the mentions published since then that reach to the days of those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from dateline.record.cluster import Cluster, Join
from dateline.record.link import Block
from dateline.record.mention import Mention
from dateline.record.spans import Piece, Stay, compact
from dateline.store import schema
from dateline.store.histories import Pieces, load, rewrite
from dateline.store.rows import AnyRow, chunks, listed, load_mention

Dirty = dict[str, str]
"""What changed, with the first day on which it is other than it was."""


class Touched(NamedTuple):
    """A mention that came, went or changed: its block, the days that it reaches to, and the day from which it does."""

    block: str
    first: str
    last: str
    day: str


class _Region(NamedTuple):
    """The mentions of a block that pass again from a day on: members of clusters as they stood, and all others."""

    day: str
    members: Sequence[AnyRow]
    others: Sequence[AnyRow]


Life = tuple[str, str]
"""A mention's id and the day from which it counts."""


def recluster(connection: Connection, touched: Iterable[Touched], fresh: Mapping[str, str], gone: set[str]) -> Dirty:
    """Link the touched days of blocks again; returns the clusters that changed.

    `fresh` are the mentions that came or whose words changed, with the day; `gone` the ids of those that are no more.
    """
    regions = _regions(connection, _by_block(touched))
    placed: dict[Life, list[Piece]] = {}
    ids = {r.id for region in regions for r in (*region.members, *region.others)} | gone
    old = load(connection, schema.joined, sorted(ids))
    for region in regions:
        placed |= _pass_again(region, old)
    new = _all_lives(connection, ids, old, placed)
    dirty: Dirty = {}
    for found in rewrite(connection, schema.joined, old, new):
        mark(dirty, found.value[0], found.day)
    for name, day in fresh.items():
        for piece in new[name]:
            if day < piece.until:
                mark(dirty, piece.value[0], max(day, piece.since))
    return dirty


def mark(dirty: Dirty, name: str, day: str) -> None:
    """Note that something is other than it was from a day on."""
    dirty[name] = min(day, dirty.get(name, day))


def _by_block(touched: Iterable[Touched]) -> dict[str, Touched]:
    found: dict[str, Touched] = {}
    for one in touched:
        have = found.get(one.block, one)
        found[one.block] = _hull(have, [one])._replace(day=min(have.day, one.day))
    return found


def _hull(around: Touched, rows: Iterable[Touched]) -> Touched:
    listed_rows = [around, *rows]
    return around._replace(first=min(r.first for r in listed_rows), last=max(r.last for r in listed_rows))


def _regions(connection: Connection, wanted: dict[str, Touched]) -> list[_Region]:
    """For every block all that has to pass again: widened until nothing outside could be compared with it."""
    done: list[_Region] = []
    while wanted:
        near = _near(connection, wanted.values())
        members = _members(connection, wanted, near)
        regions = {
            block: _Region(one.day, members[block], [r for r in near[block] if r.cluster is None or r.waits])
            for block, one in wanted.items()
        }
        # What passes again is compared with all that is near it, so the days looked at must hold its own.
        wider = {block: _hull(wanted[block], map(_reach, region.others)) for block, region in regions.items()}
        within = {block: _hull(wider[block], map(_reach, region.members)) for block, region in regions.items()}
        for block, rows in _comparable_beyond(connection, within, regions).items():
            wider[block] = _hull(wider[block], map(_reach, rows))
        done += [region for block, region in regions.items() if wider[block] == wanted[block]]
        wanted = {block: one for block, one in wider.items() if one != wanted[block]}
    return done


def _reach(row: AnyRow) -> Touched:
    return Touched("", row.first_day, row.last_day, "")


_ByBlock = dict[str, list[AnyRow]]


def _near(connection: Connection, wanted: Iterable[Touched]) -> _ByBlock:
    """The mentions that reach to some days of their blocks, with where those from before stood on the eve."""
    found: _ByBlock = defaultdict(list)
    m, j = schema.mention.c, schema.joined.c
    for some in chunks(wanted):
        given = listed(Touched._fields, some)
        g = given.c
        reaches = (m.block == g.block) & (m.last_day >= g.first) & (m.first_day <= g.last) & (m.until >= g.day)
        stood = (j.mention == m.id) & (j.since >= m.since) & (j.since < g.day) & (j.until >= g.day)
        stood &= m.since < g.day
        statement = (
            select(m.id, m.block, m.since, m.until, m.first_day, m.last_day, m.payload, j.cluster, j.waits)
            .select_from(given)
            .join(schema.mention, reaches)
            .join(schema.joined, stood, isouter=True)
        )
        for row in connection.execute(statement):
            found[row.block].append(row)
    return found


def _members(connection: Connection, wanted: Mapping[str, Touched], near: _ByBlock) -> _ByBlock:
    """All mentions of the clusters that some mentions stood in on the eve."""
    home = {r.cluster: block for block, rows in near.items() for r in rows if r.cluster is not None and not r.waits}
    found: _ByBlock = defaultdict(list)
    m, j = schema.mention.c, schema.joined.c
    statement = select(
        m.id,
        m.since,
        m.until,
        m.first_day,
        m.last_day,
        m.payload,
        j.cluster,
        j.score,
        j.because,
        j.since.label("stood"),
        j.until.label("to"),
    ).join(schema.mention, (m.id == j.mention) & (m.since <= j.since) & (j.since < m.until))
    for some in chunks(sorted(home)):
        for row in connection.execute(statement.where(j.cluster.in_(some), j.waits.is_(False))):
            block = home[row.cluster]
            if row.stood < wanted[block].day <= row.to:
                found[block].append(row)
    return found


def _comparable_beyond(
    connection: Connection, wider: Mapping[str, Touched], regions: Mapping[str, _Region]
) -> _ByBlock:
    """What is not taken up and would be compared with what is: later mentions, and those that wait."""
    have = {(r.id, r.since) for region in regions.values() for r in (*region.members, *region.others)}
    found: _ByBlock = defaultdict(list)
    m, j = schema.mention.c, schema.joined.c
    for some in chunks(wider.values()):
        given = listed(Touched._fields, some)
        g = given.c
        reaches = (m.block == g.block) & (m.last_day >= g.first) & (m.first_day <= g.last) & (m.until >= g.day)
        waits = (j.mention == m.id) & j.waits & (j.since < g.day) & (j.until >= g.day)
        statement = (
            select(m.id, m.block, m.since, m.first_day, m.last_day)
            .select_from(given)
            .join(schema.mention, reaches)
            .join(schema.joined, waits, isouter=True)
            .where((m.since >= g.day) | j.cluster.is_not(None))
        )
        for row in connection.execute(statement):
            if (row.id, row.since) not in have:
                found[row.block].append(row)
    return found


def _pass_again(region: _Region, old: Pieces) -> dict[Life, list[Piece]]:
    """Where the mentions of a region stand, and stood, when its days have passed."""
    rows = {(r.id, r.since): Stay(load_mention(r.payload), r.since, r.until) for r in (*region.members, *region.others)}
    waiting = sorted((load_mention(r.payload) for r in region.others if r.waits), key=lambda m: m.order)
    block = Block(_clusters(region.members), waiting, _apart(waiting, region.day, old))
    block.pass_days(rows.values(), region.day)
    return {life: _pieces(stay, region.day, old, block) for life, stay in rows.items()}


def _clusters(members: Sequence[AnyRow]) -> list[Cluster]:
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for row in members:
        found[row.cluster].append(load_mention(row.payload))
    joins = {r.id: Join(r.id, r.score, r.because) for r in members}
    made = (
        Cluster.of(name, sorted(some, key=lambda m: m.order), {m.id: joins[m.id] for m in some})
        for name, some in found.items()
    )
    return sorted(made, key=lambda c: c.order)


def _apart(waiting: Sequence[Mention], day: str, old: Pieces) -> list[Cluster]:
    """The clusters in which mentions waited on the eve of a day; these are in order of publication."""
    stood = {m.id: next(p.value for p in old[m.id] if p.since < day <= p.until) for m in waiting}
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in waiting:
        found[stood[mention.id][0]].append(mention)
    return [Cluster.of(name, some, {m.id: Join(m.id, *stood[m.id][1:3]) for m in some}) for name, some in found.items()]


def _pieces(stay: Stay, day: str, old: Pieces, block: Block) -> list[Piece]:
    name = stay.mention.id
    stood = [(p.since, p.value) for p in sorted(old.get(name, ())) if stay.since <= p.since < day]
    stands = [
        (p.since, (p.cluster, p.join.score, p.join.because, p.waits))
        for p in block.placements.get(name, ())
        if max(stay.since, day) <= p.since < stay.until
    ]
    starts = [*stood, *stands]
    ends = [*(since for since, _ in starts[1:]), stay.until]
    return compact(Piece(since, until, value) for (since, value), until in zip(starts, ends, strict=True))


def _all_lives(
    connection: Connection, ids: Iterable[str], old: Pieces, placed: Mapping[Life, Sequence[Piece]]
) -> Pieces:
    """The histories of mentions: those that passed again as they do now, other lives of theirs as they did."""
    new: Pieces = {name: [] for name in ids}
    m = schema.mention.c
    for some in chunks(sorted(new)):
        for row in connection.execute(select(m.id, m.since, m.until).where(m.id.in_(some))):
            kept = [p for p in old.get(row.id, ()) if row.since <= p.since < row.until]
            new[row.id] += placed.get((row.id, row.since), kept)
    return new
