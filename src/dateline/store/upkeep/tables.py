"""The tables of a record as they are, of whichever version of the schema: what they hold, copied and summed up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, inspect, select

from dateline.store.rows import streamed

NOTE = "backup"
"""The table in which a backup says what it is."""

# Which state of the record it is has no part in what it holds; indexes of words are made of what it holds.
_NOT_CONTENT = {"alembic_version", "revision", NOTE}
_INDEX = "words_index"

_AT_A_TIME = 500


def content_tables(connection: Connection) -> list[Table]:
    """The tables that hold the record, by name, each with its columns by name."""
    found = inspect(connection)
    names = sorted(n for n in found.get_table_names() if n not in _NOT_CONTENT and not n.startswith(_INDEX))
    return [_table(connection, name) for name in names]


def _table(connection: Connection, name: str) -> Table:
    found = inspect(connection)
    keys = set(found.get_pk_constraint(name)["constrained_columns"])
    columns = sorted(found.get_columns(name), key=lambda c: c["name"])
    return Table(name, MetaData(), *(Column(c["name"], c["type"], primary_key=c["name"] in keys) for c in columns))


def rows_in_order(connection: Connection, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """All rows of a table in order of their keys, some at a time."""
    keys = sorted(table.primary_key, key=lambda c: c.name)
    with streamed(connection, select(table).order_by(*keys)) as rows:
        for some in rows.partitions(_AT_A_TIME):
            yield [tuple(row) for row in some]


class Sums:
    """What tables hold in short: how many rows each has, and a digest of them all that every kind of database gives."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self._digest = hashlib.sha256()

    def begin(self, table: Table) -> None:
        """What follows are the rows of this table."""
        self.counts[table.name] = 0
        self._digest.update(f"\n{table.name} {','.join(c.name for c in table.columns)}\n".encode())

    def add(self, table: Table, rows: list[tuple[Any, ...]]) -> None:
        """Rows of the table in order of their keys."""
        self.counts[table.name] += len(rows)
        # Without the brackets around them, so that it makes no difference how many come at a time.
        self._digest.update(f"{json.dumps(rows, default=bytes.hex)[1:-1]}, ".encode())

    @property
    def digest(self) -> str:
        """SHA-256 in hex."""
        return self._digest.hexdigest()


def summed(connection: Connection) -> Sums:
    """What a record holds in short."""
    sums = Sums()
    for table in content_tables(connection):
        sums.begin(table)
        for rows in rows_in_order(connection, table):
            sums.add(table, rows)
    return sums


def holds_anything(connection: Connection) -> bool:
    """Whether there is a row in any of the tables."""
    return any(connection.execute(select(t).limit(1)).first() is not None for t in content_tables(connection))


def copy_rows(source: Connection, target: Connection) -> Sums:
    """Copy all that a record holds into an empty one of the same schema; what was copied in short.

    The rows come in order of their keys, so that memory does not grow and tables are written from end to end.
    """
    sums = Sums()
    for table in content_tables(source):
        sums.begin(table)
        for rows in rows_in_order(source, table):
            sums.add(table, rows)
            names = [c.name for c in table.columns]
            target.execute(table.insert(), [dict(zip(names, row, strict=True)) for row in rows])
    return sums


def forget_rows(connection: Connection) -> None:
    """Empty every table that holds the record."""
    for table in content_tables(connection):
        connection.execute(table.delete())
