"""What articles say: statements by speaker and matter, and the words in which events are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, select

from dateline.record.copies import Key
from dateline.record.matter import Asked
from dateline.record.source import Stated
from dateline.record.spans import UNDATED, published
from dateline.store import schema
from dateline.store.events import originals
from dateline.store.histories import day_of, holds
from dateline.store.read import about
from dateline.store.rows import AnyRow, streamed
from dateline.types import Query, Statement


def statements(connection: Connection, query: Query, speakers: Iterable[str], asked: Asked) -> Iterator[Stated]:
    """Statements that a query asks for; `speakers` are the ids of its actors, `asked` is what they are to be about."""
    with streamed(connection, _asked_for(query, sorted(set(speakers)), asked)) as found:
        for rows in found.partitions():
            copied = originals(connection, {(row.article, row.since) for row in rows})
            yield from (_said(row, copied) for row in rows)


def _asked_for(query: Query, speakers: list[str], asked: Asked) -> Select[Any]:
    s, a = schema.statement.c, schema.article.c
    joined = (a.id == s.article) & (a.version == s.version)
    wanted = select(s.payload, s.article, s.since, a.publisher).join(schema.article, joined)
    wanted = wanted.where(holds(schema.statement, day_of(query.as_of)))
    if query.actors:
        wanted = wanted.where(s.speaker.in_(speakers))
    if query.stances:
        wanted = wanted.where(s.stance.in_(query.stances))
    if query.since:
        wanted = wanted.where(s.since >= query.since, s.since < UNDATED)
    if query.until:
        wanted = wanted.where(s.since <= query.until)
    for group in asked:
        wanted = wanted.where(about(s.about, group))
    return wanted.order_by(s.since, s.article, s.position)


def _said(row: AnyRow, copied: Mapping[Key, str]) -> Stated:
    statement = Statement.model_validate_json(row.payload)
    return Stated(statement, row.article, row.publisher, published(row.since), copied.get((row.article, row.since)))
