"""Where records are measured: SQLite files, and databases of a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import psycopg

from tests.server import programs, running

KINDS = ("SQLite", "PostgreSQL")

# What a server of some memory is set to; the one of the tests is kept small.
_SETTINGS = {"shared_buffers": "1GB", "maintenance_work_mem": "1GB", "max_wal_size": "4GB", "work_mem": "64MB"}

Place = Callable[[int], AbstractContextManager[str]]
"""Makes room for a record of a number of events: its path or URL, until the end of the block."""


@contextmanager
def place(kind: str, folder: Path, server: str | None) -> Iterator[Place | None]:
    """Room for records of a kind; None where there is no server for it.

    A `server` is named by its URL without a database; if none is named, one is started from a wheel.
    """
    if kind == "SQLite":
        yield partial(_file, folder)
    elif server is not None:
        yield partial(_database, server.rstrip("/") + "/{}")
    elif (installed := programs()) is not None:
        with running(installed, _SETTINGS) as started:
            yield partial(_database, started.url("{}"))
    else:
        yield None


@contextmanager
def _file(folder: Path, events: int) -> Iterator[str]:
    path = folder / f"{events}.db"
    yield str(path)
    for each in folder.glob(f"{path.name}*"):
        each.unlink()


@contextmanager
def _database(url: str, events: int) -> Iterator[str]:
    name = f"dateline_benchmark_{events}"
    with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield url.format(name)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
