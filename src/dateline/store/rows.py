"""Small helpers for reading and writing rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Table, select

from dateline.record.mention import Mention

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


def load_mention(payload: str) -> Mention:
    """A mention as the store keeps it."""
    return Mention.model_validate_json(payload)
