"""Opening a record: finding it, telling what is wrong with it in one line, bringing its schema up to date."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from dateline.errors import NotARecordError, RecordError, RecordLockedError, RecordVersionError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0004"
"""The newest version of the schema; a test holds it against the migrations."""

APPLICATION_ID = 0x444C4E45
"""Marks a SQLite file as a record (`PRAGMA application_id`): DLNE in ASCII."""

WAIT_SECONDS = 10.0


def connect(record: str, *, create: bool = False) -> Engine:
    """An engine on the record at a path or URL, its schema up to date.

    Raises `RecordError` or one of its kinds: no such record, not a record, locked, read-only and out of date, of a
    newer version, corrupt.
    """
    if "://" in record and not record.startswith("sqlite:///"):
        raise RecordError(f"{record}: a record is a SQLite file; this version opens no other database")
    path = Path(record.removeprefix("sqlite:///"))
    _check_path(path, record, create=create)
    engine = _sqlite_engine(path)
    try:
        with translated(record):
            _prepare(engine, record, path, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _check_path(path: Path, record: str, *, create: bool) -> None:
    try:
        path.stat()
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise RecordError(f"{record}: cannot be opened ({str(said).lower()})") from error
    if path.is_dir():
        raise NotARecordError(f"{record}: is a folder, not a record")
    if not path.exists() and not create:
        raise RecordError(f"{record}: there is no such record ('dateline add' makes one)")
    if not path.parent.is_dir():
        raise RecordError(f"{record}: the folder {path.parent} does not exist")
    if path.exists() and not os.access(path, os.R_OK):
        raise RecordError(f"{record}: may not be read (check the file's permissions)")


def read_only(path: Path) -> bool:
    """Whether a file may not be written to, or its folder, where SQLite keeps its journal."""
    if not path.exists():
        return False
    unmarked = not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return unmarked or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)


def _sqlite_engine(path: Path) -> Engine:
    frozen = read_only(path)

    def open_file() -> sqlite3.Connection:
        name = path.resolve().as_uri()
        # A record that cannot be written has no journal to heed; without `immutable` SQLite would want to make one.
        flags = "?mode=ro&immutable=1" if frozen and not path.with_name(path.name + "-wal").exists() else ""
        flags = flags or ("?mode=ro" if frozen else "")
        return sqlite3.connect(
            name + flags, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )

    engine = create_engine("sqlite+pysqlite://", creator=open_file, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _: Any) -> None:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -65536")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _prepare(engine: Engine, record: str, path: Path, *, create: bool) -> None:
    with engine.connect() as connection:
        found = _version(connection, record)
    if found == HEAD:
        return
    if found is None and not create:
        raise NotARecordError(f"{record}: is empty, not a record ('dateline add' makes one)")
    if read_only(path):
        raise RecordError(f"{record}: is read-only and has to be brought up to date first")
    with engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if _version(connection, record) != HEAD:
            migrate(connection)


def _version(connection: Connection, record: str) -> str | None:
    """The record's schema version; None for an empty database. Raises if it is something else or too new."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if mark != APPLICATION_ID or "alembic_version" not in tables:
        raise NotARecordError(f"{record}: is a database, but not a record of this program")
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found != HEAD and not is_known(str(found)):
        age = "a newer" if str(found) > HEAD else "another"
        raise RecordVersionError(
            f"{record}: was written by {age} version of the program (its schema is {found}, not {HEAD})"
        )
    return str(found)


def is_known(version: str) -> bool:
    """Whether a migration of this program made this version of the schema."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415  # slow to import, and needed only for an old record

    return any(r.revision == version for r in ScriptDirectory.from_config(_migrations()).walk_revisions())


def _migrations() -> Config:
    from alembic.config import Config  # noqa: PLC0415  # slow to import

    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    return config


def migrate(connection: Connection) -> None:
    """Bring the schema up to date on a connection in a transaction of its own."""
    from alembic import command  # noqa: PLC0415  # slow to import, and needed only when a record is made or upgraded

    config = _migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


@contextmanager
def translated(record: str) -> Iterator[None]:
    """Turn a database's errors into the program's own, each a line that names the record and what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, *_SPOILT) as error:
        raise _translate(record, error) from error


# What reading a value that was overwritten in the file raises, in the driver or in the types.
_SPOILT = (UnicodeDecodeError, ValidationError)
_CORRUPT = "is corrupt; restore it from a copy or add its sources to a new record"

# What a database says (any of the words), and what that means to the person who asked.
_MEANINGS: tuple[tuple[tuple[str, ...], type[RecordError], str], ...] = (
    (("locked", "busy"), RecordLockedError, "another program is writing to it; try again when it has finished"),
    (("file is not a database",), NotARecordError, "is not a record"),
    (("readonly",), RecordError, "is read-only, nothing was added"),
    (("malformed", "corrupt", "Could not decode"), RecordError, _CORRUPT),
    (("unable to open",), RecordError, "cannot be opened or made; check the permissions of its folder"),
    (("is full",), RecordError, "the disk is full; what was being added was not kept"),
)


def _translate(record: str, error: Exception) -> RecordError:
    if isinstance(error, _SPOILT):
        return RecordError(f"{record}: {_CORRUPT}")
    said = str(getattr(error, "orig", None) or error)
    for words, kind, meaning in _MEANINGS:
        if any(w in said for w in words):
            return kind(f"{record}: {meaning}")
    return RecordError(f"{record}: cannot be used ({said})")
