"""Rows into a record in bulk, past the program: without its indexes, which are made when all rows are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, text

from benchmarks.clones import Rows
from dateline.store import open_store
from dateline.store.engine import connect, database_of

_FAST = ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -2000000")
_SQLITE_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
_POSTGRESQL_INDEXES = """
    SELECT relname, pg_get_indexdef(oid) FROM pg_class
    WHERE relkind = 'i' AND relnamespace = current_schema()::regnamespace
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = pg_class.oid)
"""


def engine_of(record: str) -> Engine:
    """An engine on a record."""
    return connect(database_of(record))


def load(record: str, rows: Iterable[Rows]) -> None:
    """Make a record of these rows. Interrupted, it is of no use."""
    open_store(record, create=True).close()
    with _connected(record) as connection:
        sqlite = connection.dialect.name == "sqlite"
        indexes = connection.execute(text(_SQLITE_INDEXES if sqlite else _POSTGRESQL_INDEXES)).all()
        for name, _ in indexes:
            connection.exec_driver_sql(f'DROP INDEX "{name}"')
        for some in rows:
            if some.rows:
                _insert(connection, some)
        for _, definition in indexes:
            connection.exec_driver_sql(definition)
        connection.commit()
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


@contextmanager
def _connected(record: str) -> Iterator[Connection]:
    sqlite = "://" not in record
    engine = create_engine(f"sqlite:///{record}") if sqlite else engine_of(record)
    try:
        with engine.connect().execution_options(writes=True) as connection:
            for setting in _FAST if sqlite else ():
                connection.exec_driver_sql(f"PRAGMA {setting}")
            yield connection
            if sqlite:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    finally:
        engine.dispose()


def _insert(connection: Connection, some: Rows) -> None:
    names = ", ".join(f'"{name}"' for name in some.columns)
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(some.columns))
        driver.executemany(f'INSERT INTO "{some.table}" ({names}) VALUES ({places})', some.rows)
        return
    with driver.cursor() as cursor, cursor.copy(f'COPY "{some.table}" ({names}) FROM STDIN') as copying:
        for row in some.rows:
            copying.write_row(row)
