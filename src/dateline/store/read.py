"""Answering the views' questions from the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Subquery, func, null, or_, select, text, union

from dateline.record.account import Line, Lined, line
from dateline.record.cluster import Join
from dateline.record.difference import Changed, differences
from dateline.record.matter import Asked, asked_about
from dateline.record.mention import mention_id
from dateline.record.source import Only
from dateline.record.unite import RULED
from dateline.store import schema
from dateline.store.accounts import accounts
from dateline.store.events import load_event
from dateline.store.histories import day_of, holds, homes
from dateline.store.rows import AnyRow, chunks, load_mention, streamed
from dateline.store.who import actor_ids, named
from dateline.types import Query, Reading, RecordEvent


def asked(connection: Connection, query: Query) -> Asked:
    """What to look for in the words of a text that is about what a query asks for."""
    return asked_about(query.about, lambda name: (a.id for a in named(connection, name, query.as_of)))


def about(column: Column[str], group: Sequence[str]) -> ColumnElement[bool]:
    """Whether a `searchable` text has one of the words of a group."""
    return or_(*(column.contains(words, autoescape=True) for words in group))


def events(connection: Connection, query: Query, only: Only | None) -> Iterator[RecordEvent]:
    """Events that a query asks for, as of its day, by first day (undated last), then id."""
    e = schema.event.c
    ordered = asked_for(connection, query, only).order_by(e.first_day.is_(None), e.first_day, e.id)
    with streamed(connection, ordered) as found:
        for row in found:
            yield load_event(row.payload)


def lines(connection: Connection, query: Query, only: Only | None) -> Iterator[Lined]:
    """The same events in no order, each with the words that tell it."""
    with streamed(connection, asked_for(connection, query, only)) as found:
        for row in found:
            yield lined(connection, row, query.as_of)


def lined(connection: Connection, row: AnyRow, as_of: str | None) -> Lined:
    """The event of a row with the words that tell it, which rows of an older schema do not have."""
    event = load_event(row.payload)
    told = Line.model_validate_json(row.line) if row.line else None
    return Lined(event, told or line(accounts(connection, event.members, as_of), event.status))


def asked_for(connection: Connection, query: Query, only: Only | None) -> Select[Any]:
    """The rows of the events that a query asks for, as of its day, in no order."""
    e = schema.event.c
    statement = select(e.payload, e.line).where(holds(schema.event, day_of(query.as_of)))
    if query.since and query.until and not query.actors:
        near = _touching(query.since, query.until, day_of(query.as_of), only)
        statement = statement.join(near, (e.id == near.c.id) & (e.since == near.c.since))
    for condition in (*_of_actors(connection, query), *_that_are(query, only)):
        statement = statement.where(condition)
    for group in asked(connection, query):
        statement = statement.where(about(e.about, group))
    return statement


def _of_actors(connection: Connection, query: Query) -> Iterator[ColumnElement[bool]]:
    takes_part = schema.event_actor.c
    for wanted in query.actors:
        by = holds(schema.event_actor, day_of(query.as_of)) & takes_part.actor.in_(actor_ids(connection, wanted))
        yield schema.event.c.id.in_(select(takes_part.event).where(by))


def _that_are(query: Query, only: Only | None) -> Iterator[ColumnElement[bool]]:
    few = bool(query.actors or (query.since and query.until))

    def column(name: str) -> ColumnElement[Any]:
        # The events of an actor are few, and so are those of some days. Without its statistics SQLite takes those of a
        # status for fewer, and looks through all plans of the record; a column within a function is looked up in no
        # index.
        found = schema.event.c[name]
        return func.coalesce(found, null()) if few else found

    if only is not None:
        yield column("plan" if only == "plans" else "disputed")
    if query.statuses:
        yield column("status").in_(query.statuses)
    if query.types:
        yield column("type").in_(query.types)
    if query.since:
        yield column("last_day") >= query.since
    if query.until:
        yield column("first_day") <= query.until


def _touching(since: str, until: str, day: str, only: Only | None) -> Subquery:
    """Ids of the events that touch a stretch of days, for a database to look at them alone, and some beside them.

    By the first and last day of events it would look through all that began before. Those that lie within a month begin
    in the month in which the stretch begins or later; the others are few.
    """
    e = schema.event.c
    some = select(e.id, e.since).where(holds(schema.event, day))
    if only is not None:
        some = some.where(e["plan" if only == "plans" else "disputed"])
    within = some.where(e.first_day.between(f"{since[:7]}-01", until))
    spanning = some.where(text(schema.SPANNING), e.last_day >= since, e.first_day <= until)
    return union(within, spanning).subquery()


def event(connection: Connection, event_id: str, as_of: str | None = None) -> RecordEvent | None:
    """One event by its id, the id of any of its mentions (which its id once may have been), or a beginning of one.

    The id of a mention that went with a version of its article finds the event of the mention that stands for it.
    """
    day = day_of(as_of)
    found = _meant(connection, day, event_id)
    if not found and as_of is not None and (now := event(connection, event_id)) is not None:
        # What it was then, if all that was told of it by that day was one event.
        members = {mention_id(m.article, m.event) for m in now.members}
        found = _homes(connection, day, lambda name: name.in_(members))
    if len(found) != 1:
        return None
    e = schema.event.c
    known = select(e.payload).where(e.id == found.pop(), holds(schema.event, day))
    payload = connection.execute(known).scalar()
    return load_event(payload) if payload else None


def _meant(connection: Connection, day: str, event_id: str) -> set[str]:
    """The events that an id or a beginning of one may mean."""
    exact = _homes(connection, day, lambda name: name == event_id)
    if exact or not event_id:
        return exact
    return _homes(connection, day, lambda name: (name > event_id) & (name < event_id + "~"))


def _homes(connection: Connection, day: str, named: Callable[[ColumnElement[str]], ColumnElement[bool]]) -> set[str]:
    """The events of mentions that have, or stand for such as had, ids of some kind; two of them at most each way."""
    where = homes(day).subquery()
    found = select(where.c.event).distinct().limit(2)
    former = found.join(schema.former, schema.former.c.mention == where.c.mention)
    asked = (found.where(named(where.c.mention)), former.where(named(schema.former.c.id)))
    return {home for some in asked for home in connection.execute(some).scalars()}


def among(connection: Connection, ids: Iterable[str], query: Query) -> Iterator[RecordEvent]:
    """Those of the events with some ids that a query asks for."""
    wanted = asked_for(connection, query, None)
    for some in chunks(sorted(set(ids))):
        for row in connection.execute(wanted.where(schema.event.c.id.in_(some))):
            yield load_event(row.payload)


def begun(connection: Connection, until: str, number: int) -> str | None:
    """The day on which so many changes of events, the last of a day and those before, began; None if fewer."""
    since = schema.event.c.since
    days = select(since).where(text(schema.BEGUN), since <= until).order_by(since.desc()).offset(number - 1).limit(1)
    return connection.execute(days).scalar()


def changed(connection: Connection, since: str | None, until: str) -> Iterator[Changed]:
    """What each day of publication of a stretch made of events: what was known until then against what is since."""
    e = schema.event.c
    before, after = defaultdict[str, list[RecordEvent]](list), defaultdict[str, list[RecordEvent]](list)
    for edge, indexed, known in ((e.until, schema.ENDED, before), (e.since, schema.BEGUN, after)):
        rows = select(edge.label("day"), e.payload).where(text(indexed), edge >= (since or ""), edge <= until)
        for row in connection.execute(rows):
            known[row.day].append(load_event(row.payload))
    for day in sorted(before.keys() | after.keys()):
        yield from differences(day, before[day], after[day])


def joins(connection: Connection, event_id: str, as_of: str | None = None) -> tuple[Join, ...]:
    """Why each mention of an event belongs to it, in order of publication."""
    day = day_of(as_of)
    j, p, c, h, m = schema.joined, schema.part, schema.choice, schema.home, schema.mention
    statement = (
        select(
            m.c.payload, j.c.mention, j.c.score, j.c.because, j.c.cluster, p.c.score, p.c.because, p.c.core,
            c.c.score, c.c.because, h.c.event, h.c.own, h.c.because,
        )
        .join(p, (p.c.cluster == j.c.cluster) & holds(p, day))
        .join(h, (h.c.core == p.c.core) & holds(h, day))
        .join(m, (m.c.id == j.c.mention) & holds(m, day))
        .join(c, (c.c.core == h.c.core) & holds(c, day), isouter=True)
        .where(holds(j, day), h.c.event == event_id)
    )  # fmt: skip
    rows = connection.execute(statement).all()
    return tuple(_join(r) for r in sorted(rows, key=lambda r: load_mention(r[0]).order))


def _join(row: AnyRow) -> Join:
    """The reason that counts: of the mention, or for a founder of its event, core or cluster why that joined."""
    _, mention, score, because, cluster, met, met_because, core, fitted, fitted_because, event, own, ruled = row
    if mention == own and own != event:
        return Join(mention, RULED, ruled)
    if mention == core and core != own:
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


def readings_of(connection: Connection, articles: Iterable[str], as_of: str | None) -> dict[str, Reading]:
    """The readings of the versions of some articles that count, by the articles' ids."""
    a = schema.article.c
    wanted = select(a.id, a.reading).where(holds(schema.article, day_of(as_of)))
    return {
        row.id: Reading.model_validate_json(row.reading)
        for some in chunks(sorted(set(articles)))
        for row in connection.execute(wanted.where(a.id.in_(some)))
    }


def readings(connection: Connection, query: Query) -> Iterator[Reading]:
    """Readings of the versions that count, in order of publication, then id; only those that name every actor."""
    a, p = schema.article.c, schema.appearance.c
    statement = select(a.reading).where(holds(schema.article, day_of(query.as_of)))
    for wanted in query.actors:
        named_in = select(p.article).where(p.actor.in_(actor_ids(connection, wanted)), p.since == a.since)
        statement = statement.where(a.id.in_(named_in))
    if query.since:
        statement = statement.where(a.published >= query.since)
    if query.until:
        statement = statement.where(a.published <= query.until)
    with streamed(connection, statement.order_by(a.since, a.id)) as found:
        yield from map(Reading.model_validate_json, found.scalars())
