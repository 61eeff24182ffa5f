"""Histories in the store, what is part of what since when: read, laid over each other, written as they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, FromClause, Select, Table, bindparam, delete, insert, select

from dateline.record.cluster import Cluster
from dateline.record.spans import UNDATED, Piece, Stay, live, meet_of
from dateline.store import schema
from dateline.store.rows import chunks, load_mention

Pieces = dict[str, list[Piece]]


class Difference(NamedTuple):
    """A value that some key has, or had, and has otherwise from a day on."""

    key: str
    value: tuple[Any, ...]
    day: str


def load(connection: Connection, table: Table, keys: Iterable[str], by: Column[Any] | None = None) -> Pieces:
    """The histories in a table of some keys, or, with `by`, the pieces that have some values in a column."""
    column = by if by is not None else table.columns[0]
    found: defaultdict[str, list[Piece]] = defaultdict(list)
    for some in chunks(keys):
        for row in connection.execute(select(table).where(column.in_(some))):
            found[row[0]].append(Piece(row[1], row[2], tuple(row[3:])))
    return found


def rewrite(connection: Connection, table: Table, old: Mapping[str, Sequence[Piece]], new: Pieces) -> list[Difference]:
    """Make the histories of some keys what `new` says; `old` is what stands. Returns what differs, and from when."""
    columns = [c.name for c in table.columns]
    gone: list[dict[str, str]] = []
    added: list[dict[str, Any]] = []
    found: list[Difference] = []
    for key in sorted(old.keys() | new.keys()):
        was, now = set(old.get(key, ())), set(new.get(key, ()))
        gone += [{"of": key, "from": p.since} for p in was - now]
        added += [dict(zip(columns, (key, p.since, p.until, *p.value), strict=True)) for p in now - was]
        found += _differences(key, was, now)
    if gone:
        name, since = table.columns[0], table.c.since
        connection.execute(delete(table).where(name == bindparam("of"), since == bindparam("from")), gone)
    if added:
        connection.execute(insert(table), added)
    return found


def _differences(key: str, was: set[Piece], now: set[Piece]) -> list[Difference]:
    ends_before = {(p.since, p.value): p.until for p in was}
    ends_now = {(p.since, p.value): p.until for p in now}
    found = []
    for since, value in ends_before.keys() | ends_now.keys():
        before, after = ends_before.get((since, value)), ends_now.get((since, value))
        if before != after:
            found.append(Difference(key, value, min(before, after) if before and after else since))
    return found


def overlay(base: Iterable[Piece], top: Iterable[Piece]) -> list[Piece]:
    """What `top` says where it says something, and `base` elsewhere."""
    kept = list(base)
    laid = list(top)
    for over in laid:
        kept = [part for piece in kept for part in _outside(piece, over)]
    return [*kept, *laid]


def _outside(piece: Piece, over: Piece) -> list[Piece]:
    if piece.until <= over.since or over.until <= piece.since:
        return [piece]
    left = Piece(piece.since, over.since, piece.value)
    right = Piece(over.until, piece.until, piece.value)
    return [p for p in (left, right) if p.since < p.until]


Stays = dict[str, list[Stay]]


def stays_in_clusters(connection: Connection, clusters: Iterable[str]) -> Stays:
    """The mentions of some clusters, with the days of their stay."""
    j, m = schema.joined.c, schema.mention.c
    statement = select(j.cluster, j.since, j.until, m.payload).join(
        schema.mention, (m.id == j.mention) & (m.since <= j.since) & (j.since < m.until)
    )
    found: defaultdict[str, list[Stay]] = defaultdict(list)
    for some in chunks(clusters):
        for row in connection.execute(statement.where(j.cluster.in_(some))):
            found[row.cluster].append(Stay(load_mention(row.payload), row.since, row.until))
    return found


def stays_in_cores(connection: Connection, cores: Iterable[str]) -> Stays:
    """The mentions of some cores, with the days of their stay."""
    return _within(load(connection, schema.part, cores, schema.part.c.core), 1, stays_in_clusters, connection)


def stays_in_linked(connection: Connection, events: Iterable[str]) -> Stays:
    """The mentions that are of some events by linking alone, with the days of their stay."""
    return _within(load(connection, schema.home, events, schema.home.c.own), 1, stays_in_cores, connection)


def stays_in_events(connection: Connection, events: Iterable[str]) -> Stays:
    """The mentions of some events, with the days of their stay."""
    return _within(load(connection, schema.home, events, schema.home.c.event), 0, stays_in_cores, connection)


def _within(pieces: Pieces, place: int, stays_in: Any, connection: Connection) -> Stays:
    inner: Stays = stays_in(connection, pieces)
    found: defaultdict[str, list[Stay]] = defaultdict(list)
    for name, some in pieces.items():
        for piece in some:
            found[piece.value[place]] += [s for stay in inner.get(name, ()) if (s := meet_of(stay, piece))]
    return found


def as_of(name: str, stays: Iterable[Stay], day: str) -> Cluster | None:
    """What goes by a name as it stood on a day; None when nothing was part of it."""
    mentions = live(stays, day)
    return Cluster.of(name, mentions) if mentions else None


def day_of(as_of: str | None) -> str:
    """The day as of which something is asked for: if none is given, the one after all that are known."""
    return as_of or UNDATED


def holds(table: FromClause, day: str) -> ColumnElement[bool]:
    """Whether a row of a history holds on a day."""
    return (table.c.since <= day) & (table.c.until > day)


def homes(day: str) -> Select[Any]:
    """The mentions that count on a day, each with the event that it is of and why."""
    j, p, h = schema.joined, schema.part, schema.home
    return (
        select(j.c.mention, j.c.since, j.c.cluster, p.c.core, h.c.event)
        .join(p, (p.c.cluster == j.c.cluster) & holds(p, day))
        .join(h, (h.c.core == p.c.core) & holds(h, day))
        .where(holds(j, day))
    )
