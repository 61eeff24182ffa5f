"""Small helpers for reading and writing rows."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import CTE, Column, Connection, CursorResult, Row, Select, String, Table, column, select, values

from dateline.record.mention import Mention
from dateline.types import Reading

T = TypeVar("T")
AnyRow = Row[*tuple[Any, ...]]

_CHUNK = 400
"""Values in one statement; databases allow a limited number."""

_STREAMED = {"yield_per": 500}


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Lists short enough for one statement."""
    listed = list(values)
    return (listed[i : i + _CHUNK] for i in range(0, len(listed), _CHUNK))


@contextmanager
def streamed(connection: Connection, statement: Select[Any]) -> Iterator[CursorResult[Any]]:
    """The rows of a statement as they are looked at; a server else sends all of them before."""
    with connection.execute(statement, execution_options=_STREAMED) as found:
        yield found


def rows_of(connection: Connection, table: Table, column: Column[Any], values: Iterable[Any]) -> list[AnyRow]:
    """The rows of a table whose column has one of some values."""
    return [r for some in chunks(values) for r in connection.execute(select(table).where(column.in_(some)))]


def listed(names: Sequence[str], rows: Sequence[tuple[str, ...]]) -> CTE:
    """Rows of strings to join with a table, in the statement itself."""
    return values(*(column(n, String) for n in names), name="given").data(rows).cte("wanted")


def kept_form(reading: Reading) -> str:
    """A reading as the store keeps it; the program that made it has a column of its own.

    Of an article that no crawler took it does not say when, as those forms do not that were kept before any could.
    """
    unsaid = {} if reading.article.fetched else {"article": {"fetched"}}
    return reading.model_dump_json(exclude={"program": True, **unsaid})


@functools.lru_cache(maxsize=8_192)  # of some 9 KB each
def load_mention(payload: str) -> Mention:
    """A mention as the store keeps it."""
    return Mention.model_validate_json(payload)
