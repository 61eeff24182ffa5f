"""A record in a SQLite file: one writer at a time, readers beside it (write-ahead log)."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from dateline.errors import NotARecordError, RecordError, RecordLockedError
from dateline.store import database
from dateline.store.database import Database

URL = "sqlite:///"

# What SQLite says (any of the words), and what that means to the person who asked.
_MEANINGS: tuple[tuple[tuple[str, ...], type[RecordError], str], ...] = (
    (("locked", "busy"), RecordLockedError, database.BUSY),
    (("file is not a database",), NotARecordError, "is not a record"),
    (("readonly",), RecordError, database.READ_ONLY),
    (("malformed", "corrupt", "Could not decode"), RecordError, database.CORRUPT),
    (("unable to open",), RecordError, "cannot be opened or made; check the permissions of its folder"),
    (("is full",), RecordError, database.FULL),
    (("disk I/O",), RecordError, database.UNWRITTEN),
)
_SAID_OF_WHAT_IS_THERE = ("locked", "busy", "is full", "disk I/O")


_MOST_FAULTS = 20

# The transaction that the connection begins is ended first. A copy of a large record has no room in memory.
_TIDY = ("ROLLBACK", "PRAGMA temp_store = FILE", "VACUUM", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)")


class SQLite(Database):
    """The record at a path, or at a URL that begins with `sqlite:///`."""

    def __init__(self, record: str) -> None:
        super().__init__(record)
        self.path = Path(record.removeprefix(URL))

    def engine(self, *, create: bool) -> Engine:
        """An engine on the file; every connection opens it anew."""
        self._check_path(create=create)
        if create and not self.path.exists():
            self._make_file()
        frozen = read_only(self.path)

        def open_file() -> sqlite3.Connection:
            name = self.path.resolve().as_uri()
            # A record that cannot be written has no journal to heed; without `immutable` SQLite would want to make one.
            journal = self.path.with_name(f"{self.path.name}-wal").exists()
            # `rw` makes no file: where the record went away meanwhile, an empty one must not stand in for it.
            mode = ("ro" if journal else "ro&immutable=1") if frozen else "rw"
            return sqlite3.connect(
                f"{name}?mode={mode}",
                uri=True,
                timeout=database.WAIT_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )

        engine = create_engine("sqlite+pysqlite://", creator=open_file, poolclass=NullPool)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "connect", self._note_file)
        event.listen(engine, "begin", _begin)
        event.listen(engine, "commit", self._check_file)
        return engine

    def _check_path(self, *, create: bool) -> None:
        path, name = self.path, self.name
        try:
            path.stat()
        except FileNotFoundError:
            pass
        except (OSError, ValueError) as error:
            said = error.strerror if isinstance(error, OSError) else error
            raise RecordError(f"{name}: cannot be opened ({str(said).lower()})") from error
        if path.is_dir():
            raise NotARecordError(f"{name}: is a folder, not a record")
        if not path.exists() and not create:
            raise RecordError(f"{name}: there is no such record ('dateline add' makes one)")
        if not path.parent.is_dir():
            raise RecordError(f"{name}: the folder {path.parent} does not exist")
        if path.exists() and not os.access(path, os.R_OK):
            raise RecordError(f"{name}: may not be read (check the file's permissions)")

    def _make_file(self) -> None:
        try:
            self.path.touch()
        except OSError as error:
            raise RecordError(f"{self.name}: cannot be made ({(error.strerror or str(error)).lower()})") from error

    def _file(self) -> tuple[int, int] | None:
        """What tells the file from others, whatever its name; None where there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _note_file(self, _: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
        entry.info["file"] = self._file()

    def _check_file(self, connection: Connection) -> None:
        """Refuse to commit to a file that was moved or deleted: its log stays behind, and with it what is committed."""
        writes = connection.get_execution_options().get("writes", False)
        if writes and self._file() != connection.info["file"]:
            raise RecordError(f"{self.name}: {database.GONE}")

    def make_ready(self, engine: Engine) -> None:
        """Switch to the write-ahead log, which cannot be done within a transaction."""
        if read_only(self.path):
            raise RecordError(f"{self.name}: is read-only and has to be brought up to date first")
        with engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")

    def is_marked(self, connection: Connection) -> bool:
        """Whether the file's application id is the program's."""
        return connection.exec_driver_sql("PRAGMA application_id").scalar() == database.MARK

    def finish(self, connection: Connection) -> None:
        """Write the application id."""
        connection.exec_driver_sql(f"PRAGMA application_id = {database.MARK}")

    def place(self, connection: Connection) -> str:
        """The file, whatever its name."""
        file = self.path.stat()
        return f"{file.st_dev} {file.st_ino}"

    raises = sqlite3.Error
    makes = frozenset({"words_index", "words_came", "words_went"})

    def made(self, connection: Connection) -> set[str]:
        """What the file's catalogue names."""
        return set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())

    def kind(self, _: Connection) -> str:
        """SQLite and the version of its library."""
        return f"SQLite {sqlite3.sqlite_version}"

    def size(self, _: Connection) -> int:
        """The bytes of the file."""
        return self.path.stat().st_size

    def free(self) -> int:
        """The bytes left on the file's disk."""
        return shutil.disk_usage(self.path.parent).free

    def faults(self, connection: Connection) -> Iterator[str]:
        """What SQLite's own check of the file and of its indexes says."""
        found = connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_FAULTS})").scalars()
        yield from (" ".join(line.split()) for line in found if line != "ok")

    def tidy(self, engine: Engine) -> None:
        """SQLite's VACUUM, which needs room for another copy of the file, and its statistics."""
        if read_only(self.path):
            raise RecordError(f"{self.name}: {database.READ_ONLY}")
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            connection.exec_driver_sql("INSERT INTO words_index (words_index) VALUES ('rebuild')")
            connection.exec_driver_sql("INSERT INTO words_index (words_index) VALUES ('optimize')")
        with engine.connect() as connection:
            for statement in _TIDY:
                connection.exec_driver_sql(statement)

    def renumber(self, _: Connection) -> None:
        """SQLite gives a row the number after the highest."""

    def translate(self, error: Exception) -> RecordError | None:
        """SQLite's errors have no codes that the driver of every Python shows: its words tell them apart."""
        said = str(getattr(error, "orig", None) or error)
        if not any(w in said for w in _SAID_OF_WHAT_IS_THERE) and not (self._file() and self.path.stat().st_size):
            return RecordError(f"{self.name}: {database.GONE}")
        for words, kind, meaning in _MEANINGS:
            if any(w in said for w in words):
                return kind(f"{self.name}: {meaning}")
        return None


def read_only(path: Path) -> bool:
    """Whether a file may not be written to, or its folder, where SQLite keeps its journal."""
    if not path.exists():
        return False
    unmarked = not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return unmarked or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)


def _set_up(connection: sqlite3.Connection, _: Any) -> None:
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA case_sensitive_like = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -65536")
    # The file alone is whole after every transaction, so that it can be moved between two.
    connection.execute("PRAGMA wal_autocheckpoint = 1")


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once, not at its first write, so that nothing that it read is old by then."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
