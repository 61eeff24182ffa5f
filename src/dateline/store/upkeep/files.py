"""SQLite files as a whole: copied page by page, made beside where they are to be, put into their place at once."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection

from dateline.errors import RecordError
from dateline.store.sqlite import SQLite

_PAGES = 2000
"""Pages copied before an interruption is heeded."""

_BESIDE = ("-wal", "-shm", "-journal")


@contextmanager
def beside(path: Path, name: str) -> Iterator[SQLite]:
    """A file beside another one, for what is to take its place; it is gone at the end of the block unless it did.

    Errors of it name the other file. Raises `RecordError` when it cannot be made.
    """
    try:
        handle, made = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise RecordError(f"{name}: cannot be written ({(error.strerror or str(error)).lower()})") from error
    os.close(handle)
    file = SQLite(made)
    file.name = name
    try:
        yield file
    finally:
        for end in ("", *_BESIDE):
            Path(f"{made}{end}").unlink(missing_ok=True)


def settle(file: SQLite) -> None:
    """Let a file stand alone, without a log beside it, on the disk for good."""
    with closing(sqlite3.connect(file.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with file.path.open("rb+") as stream:
        os.fsync(stream.fileno())


def put(file: SQLite, path: Path, mode: int) -> None:
    """Put a file into its place, in one step, with these permissions as far as the process gives any."""
    mask = os.umask(0)
    os.umask(mask)
    file.path.chmod(mode & ~mask)
    file.path.replace(path)
    with suppress(OSError):  # not every system can write a folder to the disk
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def copy_pages(source: Connection, target: Path) -> None:
    """Copy the state of a record that a connection sees into a file, whatever is written to the record meanwhile."""
    raw = source.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    with closing(sqlite3.connect(target, isolation_level=None)) as into:
        raw.backup(into, pages=_PAGES)


def overwrite_pages(source: Path, target: sqlite3.Connection) -> None:
    """Put the pages of a file into a record, in one transaction of it."""
    with closing(sqlite3.connect(source, isolation_level=None)) as from_:
        from_.backup(target, pages=_PAGES)
