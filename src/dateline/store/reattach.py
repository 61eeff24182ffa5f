"""Giving vague cores to the events that they fit, again, around those that changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, FromClause, delete, insert, select, update

from dateline.record.attach import Choice, admit, choose
from dateline.record.cluster import Cluster
from dateline.record.compare import Verdict
from dateline.store import schema
from dateline.store.rows import AnyRow, chunks, clusters_of, rows_of


def reattach(connection: Connection, touched: set[str]) -> set[str]:
    """Bring choices and homes up to date with cores that came, went or changed; returns the events concerned."""
    old = rows_of(connection, schema.core, schema.core.c.id, touched)
    around = _vague_around(connection, touched)
    new = clusters_of(connection, schema.cluster.c.core, touched)
    _replace(connection, touched, new)
    around |= _vague_around(connection, touched)
    homes = {r.home for r in old} | new.keys()
    hosts = {r.choice for r in old if r.choice}
    vague = rows_of(connection, schema.core, schema.core.c.id, sorted(around))
    hosts |= {r.choice for r in vague if r.choice}
    hosts |= {choice for row in vague if (choice := _choose(connection, row))}
    homes |= {h for row in vague for h in _stay_home(connection, row)}
    for host in sorted(hosts):
        homes |= _admit(connection, host)
    return homes


def _replace(connection: Connection, touched: Iterable[str], new: dict[str, Cluster]) -> None:
    for some in chunks(touched):
        connection.execute(delete(schema.core).where(schema.core.c.id.in_(some)))
        connection.execute(delete(schema.handle).where(schema.handle.c.core.in_(some)))
    if new:
        cores = [{"id": name, "partial": c.partial, "home": name} for name, c in new.items()]
        connection.execute(insert(schema.core), cores)
    if handles := [row for name, c in new.items() for row in _handles(name, c)]:
        connection.execute(insert(schema.handle), handles)


def _handles(name: str, cluster: Cluster) -> list[dict[str, object]]:
    first, last = cluster.span or (None, None)
    about = {
        "core": name,
        "partial": cluster.partial,
        "named": cluster.named,
        "first_day": first.isoformat() if first else None,
        "last_day": last.isoformat() if last else None,
    }
    return [{"name": handle, **about} for handle in cluster.handles]


def _vague_around(connection: Connection, cores: Iterable[str]) -> set[str]:
    """Vague cores that could take hold of some, and those of them that are vague themselves."""
    mine, theirs = schema.handle.alias(), schema.handle.alias()
    found: set[str] = set()
    for some in chunks(cores):
        near = (
            select(theirs.c.core)
            .join(mine, (mine.c.name == theirs.c.name) & _meets(mine, theirs))
            .where(mine.c.core.in_(some), theirs.c.partial)
        )
        own = select(schema.core.c.id).where(schema.core.c.id.in_(some), schema.core.c.partial)
        found |= set(connection.execute(near.distinct()).scalars())
        found |= set(connection.execute(own).scalars())
    return found


def _meets(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    return (other.c.last_day >= one.c.first_day) & (other.c.first_day <= one.c.last_day)


def _choose(connection: Connection, row: AnyRow) -> str | None:
    """Let a vague core choose again; returns what it chose."""
    mine, theirs = schema.handle.alias(), schema.handle.alias()
    near = (
        select(theirs.c.core)
        .join(mine, (mine.c.name == theirs.c.name) & _meets(mine, theirs))
        .where(mine.c.core == row.id, theirs.c.partial.in_([False, True]), theirs.c.named > mine.c.named)
    )
    ids = sorted(set(connection.execute(near).scalars()))
    if not ids and row.choice is None:
        return None
    vague = clusters_of(connection, schema.cluster.c.core, [row.id])[row.id]
    choice = choose(vague, clusters_of(connection, schema.cluster.c.core, ids).values())
    values = _chosen(choice)
    connection.execute(update(schema.core).where(schema.core.c.id == row.id).values(**values))
    return choice.host if choice else None


def _chosen(choice: Choice | None) -> dict[str, object]:
    if choice is None:
        return {"choice": None, "score": None, "because": None}
    return {"choice": choice.host, "score": choice.verdict.score, "because": choice.verdict.because}


def _stay_home(connection: Connection, row: AnyRow) -> set[str]:
    """A vague core is an event of its own until it is admitted elsewhere; returns the events concerned."""
    if row.home != row.id:
        connection.execute(update(schema.core).where(schema.core.c.id == row.id).values(home=row.id))
    return {row.home, row.id}


def _admit(connection: Connection, host: str) -> set[str]:
    """Admit to an event those that chose it, one from each article; returns the events concerned."""
    rows: Sequence[AnyRow] = connection.execute(select(schema.core).where(schema.core.c.choice == host)).all()
    clusters = clusters_of(connection, schema.cluster.c.core, [r.id for r in rows])
    wanting = [(clusters[r.id], Choice(host, Verdict(r.score, r.because))) for r in rows]
    taken, _ = admit(wanting)
    admitted = {vague.founder.id for vague, _ in taken}
    concerned = {host}
    for row in rows:
        home = host if row.id in admitted else row.id
        if home != row.home:
            connection.execute(update(schema.core).where(schema.core.c.id == row.id).values(home=home))
            concerned |= {row.home, home}
    return concerned
