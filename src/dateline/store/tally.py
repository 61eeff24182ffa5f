"""Counting events in the database: by day and kind, by pairs of actors, and the newest plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    CTE,
    JSON,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    String,
    Subquery,
    and_,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from dateline.record.account import Lined
from dateline.record.source import DayTally, PairTally
from dateline.store import schema
from dateline.store.histories import day_of, holds
from dateline.store.read import asked_for, lined
from dateline.store.rows import AnyRow
from dateline.types import EventType, Query

_CONTACT: EventType = "CONSULT"


def newest_plans(connection: Connection, query: Query, limit: int) -> Iterator[Lined]:
    """The plans that a query asks for of which something was reported last, newest first, then by id."""
    e = schema.event.c
    newest = asked_for(connection, query, "plans").order_by(e.since.desc(), e.id).limit(limit)
    for row in connection.execute(newest):
        yield lined(connection, row, query.as_of)


def tally(connection: Connection, query: Query, pairs: int) -> tuple[list[DayTally], list[PairTally]]:
    """How many events there are by day, type and mode, and of contacts the most frequent pairs, in one question."""
    days = _by_day(connection, query)
    if not pairs or (query.types and _CONTACT not in query.types):
        return [DayTally(*row) for row in connection.execute(days)], []
    contacts = query.model_copy(update={"types": (_CONTACT,)})
    together = select(*_together(connection, contacts, pairs, ()).c, null(), null())
    counted = days.add_columns(null(), null(), literal(-1)).subquery().c
    both = select(
        counted[5], counted[6], counted.first, counted.last, counted.events, counted[7], counted.type, counted.mode
    )
    found: Sequence[AnyRow] = connection.execute(union_all(both, together)).all()
    of_pairs = sorted((row for row in found if row[5] >= 0), key=_order)
    return [DayTally(row[2], row[3], row[6], row[7], row[4]) for row in found if row[5] < 0], [
        _pair(row) for row in of_pairs
    ]


def together(connection: Connection, query: Query, most: int, among: Sequence[str]) -> Iterator[PairTally]:
    """Which two actors take part in how many of the events: the most frequent pairs by day, then any of them."""
    found = connection.execute(select(_together(connection, query, most, among))).all()
    yield from map(_pair, sorted(found, key=_order))


def _order(row: AnyRow) -> tuple[int, str, str, str, str]:
    """The most frequent pair first, each by day; what stands for all pairs last."""
    one, other, first, last, _, frequency = row[:6]
    return -frequency, one or "", other or "", first or "", last or ""


def _pair(row: AnyRow) -> PairTally:
    return PairTally((row[0], row[1]) if row[0] else None, *row[2:5])


def _by_day(connection: Connection, query: Query) -> Select[Any]:
    """How many events a query asks for there are, by their days, type and mode."""
    e = schema.event.c
    first, last = _days(connection)
    kinds = (first.label("first"), last.label("last"), e.type, _field(connection, "mode").label("mode"))
    counted = asked_for(connection, query, None).with_only_columns(*kinds, func.count().label("events"))
    return counted.group_by(*kinds)


def _together(connection: Connection, query: Query, most: int, among: Sequence[str]) -> Subquery:
    """The pair (null for any), the days, how many events these have, and how many the pair has in all."""
    pair = _pairs(_parties(connection, query, among), query).cte("pair")
    number = func.count().label("number")
    frequent = select(pair.c.one, pair.c.other, number).group_by(pair.c.one, pair.c.other)
    top = frequent.order_by(number.desc(), pair.c.one, pair.c.other).limit(most).cte("top")
    days = pair.c.first, pair.c.last
    of_top = pair.join(top, and_(pair.c.one == top.c.one, pair.c.other == top.c.other))
    each = select(pair.c.one, pair.c.other, *days, func.count(), top.c.number.label("number")).select_from(of_top)
    any_of = select(null(), null(), *days, func.count(pair.c.id.distinct()), literal(0)).select_from(of_top)
    return union_all(each.group_by(pair.c.one, pair.c.other, *days, top.c.number), any_of.group_by(*days)).subquery()


def _parties(connection: Connection, query: Query, among: Sequence[str]) -> CTE:
    """Who takes part in the events: the event, its days, an actor."""
    e, a = schema.event.c, schema.event_actor.c
    first, last = _days(connection)
    events = asked_for(connection, query, None).with_only_columns(e.id, first.label("first"), last.label("last")).cte()
    parties = select(events, a.actor).join(schema.event_actor, a.event == events.c.id)
    parties = parties.where(holds(schema.event_actor, day_of(query.as_of)))
    return (parties.where(a.actor.in_(among)) if among else parties).cte("party")


def _pairs(party: FromClause, query: Query) -> Select[Any]:
    """Every two of them: the event, its days, one actor and another."""
    one, other = party.alias("one"), party.alias("other")
    pairs = select(one.c.id, one.c.first, one.c.last, one.c.actor.label("one"), other.c.actor.label("other"))
    pairs = pairs.join(other, and_(one.c.id == other.c.id, one.c.actor < other.c.actor))
    if not query.actors:
        return pairs
    return pairs.where(or_(one.c.actor.in_(query.actors), other.c.actor.in_(query.actors)))


def _days(connection: Connection) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """The first and the last day of an event's date; of an undated one the day of its first report."""
    reported = _field(connection, "history", "0", "published")
    return func.coalesce(schema.event.c.first_day, reported), func.coalesce(schema.event.c.last_day, reported)


def _field(connection: Connection, *path: str) -> ColumnElement[Any]:
    """A field of the event as it is kept."""
    payload = schema.event.c.payload
    if connection.dialect.name == "sqlite":
        steps = (f"[{step}]" if step.isdigit() else f".{step}" for step in path)
        return func.json_extract(payload, "$" + "".join(steps), type_=String)
    return func.json_extract_path_text(cast(payload, JSON), *path, type_=String)
