"""Backing a record up: a consistent copy in one file, made while others write, checked before it is there."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from dateline.errors import NotARecordError, RecordError, masked
from dateline.store.database import Database
from dateline.store.engine import HEAD, connect, database_of, found_version, translated
from dateline.store.sqlite import SQLite
from dateline.store.upkeep.files import beside, copy_pages, put, settle
from dateline.store.upkeep.manifest import Manifest, is_as_it_says, read_manifest, write_manifest
from dateline.store.upkeep.tables import Sums, copy_rows, summed

_READ_ONLY = 0o444


def back_up(record: str, file: str) -> Manifest:
    """Copy a record, of either kind, into a file; what the file says of itself.

    The file is an SQLite record with a table that says what it is, and may only be read. It is there whole or not at
    all, and one that is there already is replaced only if it is a backup. Raises `RecordError` where the record cannot
    be read, the file not be written, or what was written is not what was read.
    """
    database, path = database_of(record), Path(file)
    _check_place(path)
    engine = database.engine(create=False)
    try:
        with beside(path, file) as copy:
            with translated(database), engine.connect() as source, source.begin():
                manifest = _copied(source, database, copy)
            _check(copy, manifest)
            _finish(copy, path)
    finally:
        engine.dispose()
    return manifest


def _check_place(path: Path) -> None:
    """Refuse to write over anything but a backup."""
    if path.exists() and manifest_of(path) is None:
        raise RecordError(f"{masked(str(path))}: is there already and is no backup; name another file")


def manifest_of(path: Path) -> Manifest | None:
    """What a file says of itself as a backup; None of what is none. Raises `RecordError` where there is no file."""
    database = SQLite(str(path))
    try:
        engine = database.engine(create=False)
        with translated(database), engine.connect() as connection, connection.begin():
            return read_manifest(connection) if database.is_marked(connection) else None
    except NotARecordError:
        return None


def _copied(source: Connection, database: Database, copy: SQLite) -> Manifest:
    version = found_version(source, database)
    if version is None:
        raise NotARecordError(f"{database.name}: is empty, not a record")
    if isinstance(database, SQLite):
        with translated(copy):
            copy_pages(source, copy.path)
        sums = None
    else:
        sums = _copied_rows(source, database, version, copy)
    return _noted(copy, version, database, database.kind(source), sums)


def _copied_rows(source: Connection, database: Database, version: str, copy: SQLite) -> Sums:
    if version != HEAD:
        do = "open it with this program once, which brings it up to date"
        raise RecordError(f"{database.name}: its schema is {version}, not {HEAD}; {do}")
    target = connect(copy, create=True)
    try:
        with translated(copy), target.connect().execution_options(writes=True) as connection, connection.begin():
            return copy_rows(source, connection)
    finally:
        target.dispose()


def _noted(copy: SQLite, version: str, database: Database, kind: str, sums: Sums | None) -> Manifest:
    engine = copy.engine(create=False)
    with translated(copy), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if sums is None:
            with translated(database):  # these are its pages: where they cannot be read, the record is damaged
                sums = summed(connection)
        return write_manifest(connection, version, kind, sums)


def _check(copy: SQLite, manifest: Manifest) -> None:
    """Read what was written: whether the file is whole and holds what was copied."""
    engine = copy.engine(create=False)
    with translated(copy), engine.connect() as connection, connection.begin():
        fault = next(copy.faults(connection), None)
        if fault or not is_as_it_says(connection, manifest):
            raise RecordError(f"{copy.name}: what was written is not what was read ({fault or 'other rows'})")


def _finish(copy: SQLite, path: Path) -> None:
    try:
        with translated(copy):
            settle(copy)
            put(copy, path, _READ_ONLY)
    except OSError as error:
        raise RecordError(f"{copy.name}: cannot be written ({(error.strerror or str(error)).lower()})") from error
