"""Answering the views' questions from the tables."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, or_, select

from dateline.record.cluster import Join
from dateline.store import schema
from dateline.store.events import load_event
from dateline.store.rows import AnyRow, load_mention
from dateline.types import Actor, Query, Reading, RecordEvent, Role
from dateline.types.naming import name_words, slug


def actor_ids(connection: Connection, named: str) -> set[str]:
    """The ids of the actors that a query means: by id, by name whatever its case, or by a name made an id."""
    a = schema.appearance.c
    spelled = {named, slug(named)}
    statement = select(a.actor).where(or_(a.actor.in_(spelled), a.folded_name == named.casefold())).distinct()
    return set(connection.execute(statement).scalars())


def events(connection: Connection, query: Query) -> Iterator[RecordEvent]:
    """Events that a query asks for, of the whole record, by first day (undated last), then id."""
    e = schema.event.c
    statement = select(e.payload).order_by(e.first_day.is_(None), e.first_day, e.id)
    for condition in _conditions(connection, query):
        statement = statement.where(condition)
    for payload in connection.execute(statement).scalars():
        yield load_event(payload)


def _conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    e = schema.event.c
    found: list[ColumnElement[bool]] = []
    for named in query.actors:
        takes_part = select(schema.event_actor.c.event).where(
            schema.event_actor.c.actor.in_(actor_ids(connection, named))
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
    found += [e.about.contains(word, autoescape=True) for word in (query.about or "").casefold().split()]
    return found


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
    """Readings of the newest versions in order of publication, then id."""
    a = schema.article.c
    statement: Select[Any] = select(a.reading).where(a.newest).order_by(a.published.is_(None), a.published, a.id)
    for named in query.actors:
        appears = select(schema.appearance.c.article).where(schema.appearance.c.actor.in_(actor_ids(connection, named)))
        statement = statement.where(a.id.in_(appears))
    if query.since:
        statement = statement.where(a.published >= query.since)
    if query.until:
        statement = statement.where(a.published <= query.until)
    for payload in connection.execute(statement).scalars():
        yield Reading.model_validate_json(payload)


def published_by(connection: Connection, day: str) -> Iterator[Reading]:
    """The readings of every version of every article published by a day."""
    a = schema.article.c
    statement = select(a.reading).where(a.published <= day).order_by(a.published, a.id)
    for payload in connection.execute(statement).scalars():
        yield Reading.model_validate_json(payload)


def actors(connection: Connection, as_of: str | None = None) -> Iterator[Actor]:
    """Every actor once, with the roles of all reports published by a day in order of publication, by name."""
    p, a = schema.appearance.c, schema.article.c
    statement = select(p.actor, p.payload).join(schema.article, (a.id == p.article) & a.newest)
    if as_of is not None:
        statement = statement.where(a.published <= as_of)
    statement = statement.order_by(p.actor, a.published.is_(None), a.published, a.id)
    found = [
        together([Actor.model_validate_json(r.payload) for r in rows])
        for _, rows in itertools.groupby(connection.execute(statement), key=lambda r: r.actor)
    ]
    yield from sorted(found, key=lambda x: (name_words(x.name), x.id))


def appearances(connection: Connection, named: str) -> set[str]:
    """The articles in which an actor of a query appears."""
    p = schema.appearance.c
    return set(connection.execute(select(p.article).where(p.actor.in_(actor_ids(connection, named)))).scalars())


def together(named: Sequence[Actor]) -> Actor:
    """What several reports say of one actor: the first name, the first kind and country known, each role once."""
    roles: dict[tuple[str, str | None], Role] = {}
    for role in (r for actor in named for r in actor.roles):
        roles.setdefault((role.title.casefold(), role.country), role)
    return Actor(
        id=named[0].id,
        name=max((a.name for a in named), key=len),
        kind=next((a.kind for a in named if a.kind), None),
        country=next((a.country for a in named if a.country), None),
        roles=tuple(roles.values()),
    )
