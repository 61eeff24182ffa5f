"""Linking again what an addition touches, and nothing else.

A change of mentions touches the segments of their blocks; clusters that change touch the groups in which clusters of
one type and day meet; cores that change touch the vague ones around them; those give the events to assemble again. Each
step computes its groups whole, with the same functions as the fold over everything, so that the record is the one that
a single fold would give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dateline.record.cluster import Cluster
from dateline.record.link import link_block, meet_group
from dateline.store import schema
from dateline.store.events import reassemble
from dateline.store.reattach import reattach
from dateline.store.rows import AnyRow, chunks, clusters_of, load_mention, rows_of


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
    changed = {c.founder.id for c in moved.clusters}
    cores = {r.core for r in old} | changed
    points = {r.meeting_point for r in old} | {c.meeting_point for c in moved.clusters}
    for point in sorted(p for p in points if p):
        cores |= _meet(connection, point, changed)
    homes = reattach(connection, cores)
    reassemble(connection, homes | _homes_of_articles(connection, change.copies))


def _recluster(connection: Connection, change: Change) -> _Moved:
    """Link the touched segments again; store the joins of what changed."""
    moved = _Moved([], set(change.bereft))
    for block, spans in _by_block(change.touched).items():
        rows = _whole_segments(connection, block, spans)
        before: defaultdict[str | None, set[str]] = defaultdict(set)
        for row in rows:
            before[row.cluster].add(row.id)
        row_of = {r.id: r for r in rows}
        for cluster in link_block([load_mention(r.payload) for r in rows]):
            ids = {m.id for m in cluster.mentions}
            if ids & change.fresh or ids != before[cluster.founder.id] or cluster.founder.id in change.bereft:
                moved.clusters.append(cluster)
                moved.replaced.update(c for i in ids if (c := row_of[i].cluster))
            elif any((row_of[j.mention].score, row_of[j.mention].because) != j[1:] for j in cluster.joins.values()):
                _explain(connection, cluster)
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
    reaches = select(m.id, m.cluster, m.score, m.because, m.payload, m.first_day, m.last_day)
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
    if moved.clusters:
        new = [{"id": c.founder.id, "meeting_point": c.meeting_point, "core": c.founder.id} for c in moved.clusters]
        connection.execute(insert(table), new)
    for cluster in moved.clusters:
        _explain(connection, cluster)


def _explain(connection: Connection, cluster: Cluster) -> None:
    """Write down which cluster its mentions are of, and why."""
    mention = schema.mention
    joined = (
        update(mention)
        .where(mention.c.id == bindparam("key"))
        .values(cluster=bindparam("founder"), score=bindparam("points"), because=bindparam("why"))
    )
    rows = [
        {"key": j.mention, "founder": cluster.founder.id, "points": j.score, "why": j.because}
        for j in cluster.joins.values()
    ]
    connection.execute(joined, rows)


def _meet(connection: Connection, point: str, changed: set[str]) -> set[str]:
    """Let the clusters of one type and day meet again; returns the cores that this may have changed."""
    rows = connection.execute(select(schema.cluster).where(schema.cluster.c.meeting_point == point)).all()
    if len(rows) == 1:
        return _settle(connection, rows[0], rows[0].id, 0.0, "")
    clusters = clusters_of(connection, schema.mention.c.cluster, [r.id for r in rows])
    row_of = {r.id: r for r in rows}
    part_of = {m.id: name for name, c in clusters.items() for m in c.mentions}
    cores: set[str] = set()
    for core in meet_group(list(clusters.values())):
        parts = sorted({part_of[m.id] for m in core.mentions})
        for part in parts:
            join = core.joins[part]
            cores |= _settle(connection, row_of[part], core.founder.id, join.score, join.because)
        if changed.intersection(parts):
            cores.add(core.founder.id)
    return cores


def _settle(connection: Connection, row: AnyRow, core: str, score: float, because: str) -> set[str]:
    """Write down which core a cluster is part of; returns the cores that it leaves and joins, if it moves."""
    joined = (score, because) if core != row.id else (None, None)
    if (row.core, row.score, row.because) == (core, *joined):
        return set()
    table = schema.cluster
    moved = update(table).where(table.c.id == row.id).values(core=core, score=joined[0], because=joined[1])
    connection.execute(moved)
    return {row.core, core}


def _homes_of_articles(connection: Connection, articles: Iterable[str]) -> set[str]:
    m, c, k = schema.mention.c, schema.cluster.c, schema.core.c
    found: set[str] = set()
    for some in chunks(articles):
        statement = (
            select(k.home)
            .join(schema.cluster, c.core == k.id)
            .join(schema.mention, m.cluster == c.id)
            .where(m.article.in_(some))
        )
        found |= set(connection.execute(statement).scalars())
    return found
