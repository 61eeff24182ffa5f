"""What articles say: statements by speaker and matter, and the words in which events are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, tuple_

from dateline.record.copies import Key
from dateline.record.source import SaidAt, Spoken, Stated
from dateline.record.spans import UNDATED, published
from dateline.store import schema
from dateline.store.events import originals
from dateline.store.histories import day_of, holds
from dateline.store.read import about, asked
from dateline.store.rows import AnyRow, chunks, streamed
from dateline.store.who import actor_ids
from dateline.types import Query, Statement

_S = schema.statement.c
_PLACE = (_S.since, _S.article, _S.position)


def statements(connection: Connection, query: Query) -> Iterator[Stated]:
    """Statements that a query asks for, in order."""
    with streamed(connection, _rows().where(*those(connection, query)).order_by(*_PLACE)) as found:
        for rows in found.partitions():
            yield from (one.said for one in _spoken(connection, rows))


def spoken(
    connection: Connection, query: Query, after: SaidAt | None, limit: int, *, backward: bool
) -> Iterator[Spoken]:
    """At most so many of them behind a place, or before it."""
    here = tuple_(*_PLACE)
    found = select(_S.article, _S.version, _S.position).where(*those(connection, query))
    if after is not None:
        found = found.where(here < tuple_(*after) if backward else here > tuple_(*after))
    ends = [place.desc() if backward else place for place in _PLACE]
    page = found.order_by(*ends).limit(limit).subquery()
    same = (page.c.article == _S.article) & (page.c.version == _S.version) & (page.c.position == _S.position)
    yield from _spoken(connection, connection.execute(_rows().join(page, same).order_by(*ends)).all())


def kin(connection: Connection, query: Query, articles: Iterable[str] | None) -> Iterator[Spoken]:
    """Those of articles that are copies or have copies: of the families of some articles, or of all."""
    s = schema.sketch.c
    wanted = _rows().where(*those(connection, query)).order_by(*_PLACE)
    if articles is None:
        copies = select(s.article).where(s.parent.is_not(None))
        copied = select(s.parent).where(s.parent.is_not(None))
        yield from _spoken(connection, connection.execute(wanted.where(_S.article.in_(copies.union(copied)))).all())
    elif family := _family(connection, set(articles)):
        yield from _spoken(connection, connection.execute(wanted.where(_S.article.in_(sorted(family)))).all())


def _family(connection: Connection, articles: set[str]) -> set[str]:
    """The articles that some articles were copied from, or copied into, directly or through others."""
    s = schema.sketch.c
    pairs = select(s.article, s.parent).where(s.parent.is_not(None))
    family, new = set[str](), articles
    while new:
        found = {
            name
            for some in chunks(sorted(new))
            for row in connection.execute(pairs.where(or_(s.article.in_(some), s.parent.in_(some))))
            for name in row
        }
        new = found - family - articles
        family |= found
    return family


def count_spoken(connection: Connection, query: Query) -> int:
    """How many statements a query asks for."""
    found = select(func.count()).select_from(schema.statement).where(*those(connection, query))
    return int(connection.execute(found).scalar_one())


def _rows() -> Select[Any]:
    a = schema.article.c
    joined = (a.id == _S.article) & (a.version == _S.version)
    return select(_S.payload, *_PLACE, a.publisher).join(schema.article, joined)


def _spoken(connection: Connection, rows: Sequence[AnyRow]) -> Iterator[Spoken]:
    copied = originals(connection, {(row.article, row.since) for row in rows})
    for row in rows:
        yield Spoken((row.since, row.article, row.position), _said(row, copied))


def those(connection: Connection, query: Query) -> Iterator[ColumnElement[bool]]:
    """What holds of the statements that a query asks for."""
    s = schema.statement.c
    yield holds(schema.statement, day_of(query.as_of))
    if query.actors:
        ids = sorted({i for wanted in query.actors for i in actor_ids(connection, wanted)})
        yield s.speaker.in_(ids) if ids[1:] else s.speaker == ids[0]
    if query.stances:
        yield s.stance.in_(query.stances)
    if query.since:
        yield (s.since >= query.since) & (s.since < UNDATED)
    if query.until:
        yield s.since <= query.until
    for group in asked(connection, query):
        yield about(s.about, group)


def _said(row: AnyRow, copied: Mapping[Key, str]) -> Stated:
    statement = Statement.model_validate_json(row.payload)
    return Stated(statement, row.article, row.publisher, published(row.since), copied.get((row.article, row.since)))
