"""Linking again what an addition touches, and nothing else.

A change of mentions touches the segments of their blocks; clusters that change touch the groups in which clusters of
one type and day meet; those give the events to assemble again. Each step computes its groups whole, with the same
functions as the fold over everything, so that the record is the one that a single fold would give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dateline.record.cluster import Cluster
from dateline.record.link import link_block, meet_group
from dateline.record.mention import Mention
from dateline.store import schema
from dateline.store.events import reassemble
from dateline.store.rows import AnyRow, chunks, load_mention, rows_of


class Touched(NamedTuple):
    """A stretch of days of a block in which a mention came or went (ISO dates)."""

    block: str
    first: str
    last: str


class Change(NamedTuple):
    """What an addition changed: where, which mentions are new, whose cluster lost one, which articles became copies."""

    touched: list[Touched]
    fresh: set[str]
    bereft: set[str]
    copies: set[str]


class _Moved(NamedTuple):
    """Clusters that are new or other than before, and the ids of the old ones that they replace."""

    clusters: list[Cluster]
    replaced: set[str]


def relink(connection: Connection, change: Change) -> None:
    """Bring clusters and events up to date with a change whose mentions are already stored."""
    moved = _recluster(connection, change)
    old = rows_of(connection, schema.cluster, schema.cluster.c.id, moved.replaced)
    _replace_clusters(connection, moved)
    homes = {r.home for r in old if r.home} | {c.founder.id for c in moved.clusters}
    points = {r.meeting_point for r in old} | {c.meeting_point for c in moved.clusters}
    changed = {c.founder.id for c in moved.clusters}
    for point in sorted(p for p in points if p):
        homes |= _meet(connection, point, changed)
    reassemble(connection, homes | _homes_of_articles(connection, change.copies))


def _recluster(connection: Connection, change: Change) -> _Moved:
    """Link the touched segments again; store the joins of what changed."""
    moved = _Moved([], set(change.bereft))
    for block, spans in _by_block(change.touched).items():
        rows = _whole_segments(connection, block, spans)
        before: defaultdict[str | None, set[str]] = defaultdict(set)
        for row in rows:
            before[row.cluster].add(row.id)
        cluster_of = {r.id: r.cluster for r in rows}
        for cluster in link_block([load_mention(r.payload) for r in rows]):
            ids = {m.id for m in cluster.mentions}
            if ids & change.fresh or ids != before[cluster.founder.id] or cluster.founder.id in change.bereft:
                moved.clusters.append(cluster)
                moved.replaced.update(c for i in ids if (c := cluster_of[i]))
    return moved


def _by_block(touched: Iterable[Touched]) -> dict[str, list[Touched]]:
    found: defaultdict[str, list[Touched]] = defaultdict(list)
    for one in touched:
        found[one.block].append(one)
    return found


def _whole_segments(connection: Connection, block: str, spans: Sequence[Touched]) -> list[AnyRow]:
    """Every mention of the segments that some days touch."""
    found: dict[str, AnyRow] = {}
    covered: list[tuple[str, str]] = []
    for span in sorted(spans):
        if not any(first <= span.first and span.last <= last for first, last in covered):
            first, last, rows = _grow(connection, block, span.first, span.last)
            covered.append((first, last))
            found |= {r.id: r for r in rows}
    return list(found.values())


def _grow(connection: Connection, block: str, first: str, last: str) -> tuple[str, str, Sequence[AnyRow]]:
    """Widen a stretch of days until no mention of the block reaches across its ends."""
    m = schema.mention.c
    reaches = select(m.id, m.cluster, m.payload, m.first_day, m.last_day)
    while True:
        rows = connection.execute(reaches.where(m.block == block, m.first_day <= last, m.last_day >= first)).all()
        wider = min([first, *(r.first_day for r in rows)]), max([last, *(r.last_day for r in rows)])
        if wider == (first, last):
            return first, last, rows
        first, last = wider


def _replace_clusters(connection: Connection, moved: _Moved) -> None:
    table = schema.cluster
    for some in chunks(moved.replaced):
        connection.execute(delete(table).where(table.c.id.in_(some)))
    new = [{"id": c.founder.id, "meeting_point": c.meeting_point, "home": c.founder.id} for c in moved.clusters]
    joins = [
        {"key": m.id, "founder": c.founder.id, "points": c.joins[m.id].score, "why": c.joins[m.id].because}
        for c in moved.clusters
        for m in c.mentions
    ]
    if new:
        connection.execute(insert(table), new)
        mention = schema.mention
        connection.execute(
            update(mention)
            .where(mention.c.id == bindparam("key"))
            .values(cluster=bindparam("founder"), score=bindparam("points"), because=bindparam("why")),
            joins,
        )


def _meet(connection: Connection, point: str, changed: set[str]) -> set[str]:
    """Let the clusters of one type and day meet again; returns the events that this may have changed."""
    rows = connection.execute(select(schema.cluster).where(schema.cluster.c.meeting_point == point)).all()
    if len(rows) == 1:
        return _settle(connection, rows[0], rows[0].id, 0.0, "")
    clusters = _clusters(connection, [r.id for r in rows])
    homes: set[str] = set()
    row_of = {r.id: r for r in rows}
    part_of = {m.id: c.founder.id for c in clusters for m in c.mentions}
    for event in meet_group(clusters):
        parts = sorted({part_of[m.id] for m in event.mentions})
        for part in parts:
            join = event.joins[part]
            homes |= _settle(connection, row_of[part], event.founder.id, join.score, join.because)
        if changed.intersection(parts):
            homes.add(event.founder.id)
    return homes


def _clusters(connection: Connection, ids: Sequence[str]) -> list[Cluster]:
    """Clusters with their mentions as stored."""
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for row in rows_of(connection, schema.mention, schema.mention.c.cluster, ids):
        mentions[row.cluster].append(load_mention(row.payload))
    found = []
    for members in mentions.values():
        first, *rest = sorted(members, key=lambda m: m.order)
        cluster = Cluster(first)
        for mention in rest:
            cluster.add(mention, 1.0, "")
        found.append(cluster)
    return found


def _settle(connection: Connection, row: AnyRow, home: str, score: float, because: str) -> set[str]:
    """Write down which event a cluster belongs to; returns the events that it leaves and joins, if it moves."""
    if (row.home, row.score or 0.0, row.because or "") == (home, score, because):
        return set()
    table = schema.cluster
    connection.execute(update(table).where(table.c.id == row.id).values(home=home, score=score, because=because))
    return {row.home, home} - {None}


def _homes_of_articles(connection: Connection, articles: Iterable[str]) -> set[str]:
    m, c = schema.mention.c, schema.cluster.c
    found: set[str] = set()
    for some in chunks(articles):
        statement = select(c.home).join(schema.mention, m.cluster == c.id).where(m.article.in_(some))
        found |= {r.home for r in connection.execute(statement) if r.home}
    return found
