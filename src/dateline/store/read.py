"""Answering the views' questions from the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Column, ColumnElement, Connection, or_, select

from dateline.record.cluster import Join
from dateline.record.matter import Asked, asked_about
from dateline.record.source import Only
from dateline.store import schema
from dateline.store.events import load_event
from dateline.store.rows import AnyRow, load_mention
from dateline.store.who import actor_ids, counted, named
from dateline.types import Query, Reading, RecordEvent


def asked(connection: Connection, query: Query) -> Asked:
    """What to look for in the words of a text that is about what a query asks for."""
    return asked_about(query.about, lambda name: (a.id for a in named(connection, name, query.as_of)))


def about(column: Column[str], group: Sequence[str]) -> ColumnElement[bool]:
    """Whether a `searchable` text has one of the words of a group."""
    return or_(*(column.contains(words, autoescape=True) for words in group))


def is_one(event: RecordEvent, only: Only | None) -> bool:
    """Whether an event is one of those that alone are asked for."""
    return only is None or (bool(event.disputes) if only == "disputed" else event.is_plan)


def events(connection: Connection, query: Query, only: Only | None) -> Iterator[RecordEvent]:
    """Events that a query asks for, of the whole record, by first day (undated last), then id."""
    e = schema.event.c
    statement = select(e.payload).order_by(e.first_day.is_(None), e.first_day, e.id)
    for condition in _conditions(connection, query):
        statement = statement.where(condition)
    for payload in connection.execute(statement).scalars():
        event = load_event(payload)
        if is_one(event, only):
            yield event


def _conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    e = schema.event.c
    found: list[ColumnElement[bool]] = []
    for wanted in query.actors:
        takes_part = select(schema.event_actor.c.event).where(
            schema.event_actor.c.actor.in_(actor_ids(connection, wanted))
        )
        found.append(e.id.in_(takes_part))
    if query.statuses:
        found.append(e.status.in_(query.statuses))
    if query.types:
        found.append(e.type.in_(query.types))
    if query.since:
        found.append(e.last_day >= query.since)
    if query.until:
        found.append(e.first_day <= query.until)
    return found + [about(e.about, group) for group in asked(connection, query)]


def event(connection: Connection, event_id: str) -> RecordEvent | None:
    """One event by its id, the id of any of its mentions (which its id once may have been), or a beginning of one.

    The id of a mention that went with a version of its article finds the event of the mention that stands for it.
    """
    found = _homes(connection, lambda name: name == event_id)
    if not found and event_id:
        found = _homes(connection, lambda name: (name > event_id) & (name < event_id + "~"))
    if len(found) != 1:
        return None
    payload = connection.execute(select(schema.event.c.payload).where(schema.event.c.id == found.pop())).scalar()
    return load_event(payload) if payload else None


def _homes(connection: Connection, named: Callable[[Column[str]], ColumnElement[bool]]) -> set[str]:
    """The events of mentions that have, or stand for such as had, ids of some kind; two of them at most each way."""
    m, c, k, f = schema.mention.c, schema.cluster.c, schema.core.c, schema.former.c
    homes = select(k.home).join(schema.cluster, c.core == k.id).join(schema.mention, m.cluster == c.id).distinct()
    present = homes.where(named(m.id)).limit(2)
    former = homes.join(schema.former, f.mention == m.id).where(named(f.id)).limit(2)
    return {home for some in (present, former) for home in connection.execute(some).scalars()}


def joins(connection: Connection, event_id: str) -> tuple[Join, ...]:
    """Why each mention of an event belongs to it, in order of publication."""
    m, c, k = schema.mention.c, schema.cluster.c, schema.core.c
    statement = (
        select(m.payload, m.id, m.score, m.because, c.id, c.score, c.because, k.id, k.score, k.because, k.home)
        .join(schema.cluster, m.cluster == c.id)
        .join(schema.core, c.core == k.id)
        .where(k.home == event_id)
    )
    rows = connection.execute(statement).all()
    return tuple(_join(r) for r in sorted(rows, key=lambda r: load_mention(r[0]).order))


def _join(row: AnyRow) -> Join:
    """The reason that counts: of the mention, else of its cluster for the cluster's founder, else of its core."""
    _, mention, score, because, cluster, met, met_because, core, fitted, fitted_because, home = row
    if mention == core and core != home:
        return Join(mention, fitted, fitted_because)
    if mention == cluster and met is not None:
        return Join(mention, met, met_because)
    return Join(mention, score, because)


def versions(connection: Connection, article_id: str) -> list[Reading]:
    """The readings of every version of an article, by id or an unambiguous beginning of one."""
    a = schema.article.c
    ids = [article_id]
    if connection.execute(select(a.id).where(a.id == article_id)).first() is None:
        near = select(a.id).where(a.id >= article_id, a.id < article_id + "\U0010ffff").distinct().limit(2)
        ids = list(connection.execute(near).scalars())
    if len(ids) != 1 or not article_id:
        return []
    found = connection.execute(select(a.reading).where(a.id == ids[0])).scalars()
    return [Reading.model_validate_json(r) for r in found]


def readings(connection: Connection, query: Query) -> Iterator[Reading]:
    """Readings of the versions that count, in order of publication, then id; only those that name every actor."""
    a, p = schema.article.c, schema.appearance.c
    statement = select(a.reading).where(counted(schema.article, query.as_of))
    for wanted in query.actors:
        named_in = select(p.article).where(p.actor.in_(actor_ids(connection, wanted)), p.version == a.version)
        statement = statement.where(a.id.in_(named_in))
    if query.since:
        statement = statement.where(a.published >= query.since)
    if query.until:
        statement = statement.where(a.published <= query.until)
    for payload in connection.execute(statement.order_by(a.published.is_(None), a.published, a.id)).scalars():
        yield Reading.model_validate_json(payload)
