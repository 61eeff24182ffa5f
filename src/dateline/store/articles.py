"""The articles of a record in a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, func, select, tuple_

from dateline.record.source import Listed
from dateline.record.spans import FOREVER
from dateline.store import schema
from dateline.store.histories import day_of, holds
from dateline.store.who import actor_ids
from dateline.types import Query

_A = schema.article.c


def listed(connection: Connection, query: Query, after: tuple[str, str] | None, limit: int) -> Iterator[Listed]:
    """Articles, newest first (undated last), behind the one with a day ("" for none) and an id."""
    wanted = list(_that_are(connection, query))
    events, statements = _number_in(schema.mention, query), _number_in(schema.statement, query)
    rows = select(_A.id, _A.headline, _A.publisher, _A.published, events, statements).where(*wanted)
    missing = limit
    for part in _parts(rows, after):
        for row in connection.execute(part.limit(missing)):
            yield Listed(*row)
            missing -= 1


def counted(connection: Connection, query: Query) -> int:
    """How many they are."""
    found = select(func.count()).select_from(schema.article).where(*_that_are(connection, query))
    return int(connection.execute(found).scalar_one())


def _parts(rows: Select[Any], after: tuple[str, str] | None) -> Iterator[Select[Any]]:
    """Those with a day, then those without, as far as they are behind some place."""
    day, last = after or (None, None)
    if day != "":
        dated = rows.where(_A.published.is_not(None)).order_by(_A.published.desc(), _A.id.desc())
        yield dated.where(tuple_(_A.published, _A.id) < tuple_(day, last)) if day else dated
    undated = rows.where(_A.published.is_(None)).order_by(_A.id.desc())
    yield undated.where(_A.id < last) if day == "" else undated


def _that_are(connection: Connection, query: Query) -> Iterator[ColumnElement[bool]]:
    # Of what counts without a day each article has one version, which the index of last days has.
    yield holds(schema.article, query.as_of) if query.as_of else _A.until == FOREVER
    if query.as_of or query.until:
        yield _A.published <= min(day for day in (query.as_of, query.until) if day)
    if query.since:
        yield _A.published >= query.since
    p = schema.appearance.c
    for wanted in query.actors:
        ids = actor_ids(connection, wanted)
        yield exists().where(p.article == _A.id, p.version == _A.version, p.actor.in_(ids))


def _number_in(table: Table, query: Query) -> Any:
    """How many rows of a table an article has."""
    of = table.c.article == _A.id
    return select(func.count()).where(of, holds(table, day_of(query.as_of))).scalar_subquery()
