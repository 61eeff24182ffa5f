"""Small helpers for reading and writing rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Table, select

from dateline.record.cluster import Cluster
from dateline.record.mention import Mention
from dateline.store import schema
from dateline.types import Reading

T = TypeVar("T")
AnyRow = Row[*tuple[Any, ...]]

_CHUNK = 400
"""Values in one statement; databases allow a limited number."""


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Lists short enough for one statement."""
    listed = list(values)
    return (listed[i : i + _CHUNK] for i in range(0, len(listed), _CHUNK))


def rows_of(connection: Connection, table: Table, column: Column[Any], values: Iterable[Any]) -> list[AnyRow]:
    """The rows of a table whose column has one of some values."""
    return [r for some in chunks(values) for r in connection.execute(select(table).where(column.in_(some)))]


def clusters_of(connection: Connection, column: Column[Any], values: Iterable[Any]) -> dict[str, Cluster]:
    """Clusters as stored, by what their mentions have in a column of `mention` or `cluster` (the cluster, the core)."""
    members: dict[str, list[Mention]] = {}
    for some in chunks(values):
        joined = schema.mention.join(schema.cluster, schema.mention.c.cluster == schema.cluster.c.id)
        statement = select(column.label("name"), schema.mention.c.payload).select_from(joined).where(column.in_(some))
        for row in connection.execute(statement):
            members.setdefault(row.name, []).append(load_mention(row.payload))
    return {name: _together(mentions) for name, mentions in members.items()}


def _together(mentions: list[Mention]) -> Cluster:
    first, *rest = sorted(mentions, key=lambda m: m.order)
    cluster = Cluster(first)
    for mention in rest:
        cluster.add(mention, 1.0, "")
    return cluster


def kept_form(reading: Reading) -> str:
    """A reading as the store keeps it; the program that made it has a column of its own."""
    return reading.model_dump_json(exclude={"program"})


def load_mention(payload: str) -> Mention:
    """A mention as the store keeps it."""
    return Mention.model_validate_json(payload)
