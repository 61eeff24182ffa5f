"""Restoring a backup: checked, made ready beside the record, and put into its place in one step."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, text

from dateline.errors import RecordError, RecordLockedError
from dateline.store import database as said
from dateline.store.database import Database
from dateline.store.engine import connect, database_of, found_version, translated
from dateline.store.revision import renew_revision
from dateline.store.sqlite import SQLite, read_only
from dateline.store.upkeep.backup import manifest_of
from dateline.store.upkeep.files import beside, copy_pages, overwrite_pages, put, settle
from dateline.store.upkeep.manifest import Manifest, is_as_it_says
from dateline.store.upkeep.tables import NOTE, copy_rows, forget_rows, holds_anything, summed

_READ_AND_WRITE = 0o666


def restore(file: str, record: str, *, force: bool = False) -> Manifest:
    """Put what a backup holds into a record, of either kind; what the backup says of itself.

    A record that holds anything is written over only by `force`, and stays as it was until all is in its place: an
    error or an interruption leaves it so. A file that is too damaged to be written to is kept beside it, as `.damaged`.
    Raises `RecordError` where the backup is none or not whole, or the record cannot be written.
    """
    manifest = _checked(file)
    database = database_of(record)
    if isinstance(database, SQLite):
        _into_file(file, database, force=force)
    else:
        _into_server(file, database, force=force)
    return manifest


def _checked(file: str) -> Manifest:
    """What a backup says of itself, when it is so."""
    manifest = manifest_of(Path(file))
    if manifest is None:
        raise RecordError(f"{file}: is not a backup ('dateline backup' makes one; 'dateline absorb' takes records in)")
    backup = SQLite(file)
    with translated(backup), backup.engine(create=False).connect() as connection, connection.begin():
        found_version(connection, backup)
        if (fault := next(backup.faults(connection), None)) or not is_as_it_says(connection, manifest):
            raise RecordError(
                f"{file}: is not what was backed up ({fault or 'rows were changed'}); take another backup"
            )
    return manifest


def _into_file(file: str, target: SQLite, *, force: bool) -> None:
    with beside(target.path, target.name) as ready:
        _make_ready(file, ready)
        settle(ready)
        if not target.path.exists():
            put(ready, target.path, _READ_AND_WRITE)
        else:
            _over(target, ready, force=force)


def _make_ready(file: str, ready: SQLite) -> None:
    """A record of this program's schema from a backup."""
    backup = SQLite(file)
    with translated(backup), backup.engine(create=False).connect() as source, source.begin(), translated(ready):
        found_version(source, backup)
        copy_pages(source, ready.path)
    connect(ready).dispose()
    with (
        translated(ready),
        ready.engine(create=False).connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        connection.execute(text(f"DROP TABLE {NOTE}"))
        renew_revision(connection)


def _over(target: SQLite, ready: SQLite, *, force: bool) -> None:
    if read_only(target.path):
        raise RecordError(f"{target.name}: {said.READ_ONLY}")
    try:
        _refuse_what_holds(target, force=force)
        with translated(target), closing(_raw(target)) as connection:
            overwrite_pages(ready.path, connection)
    except RecordError as error:
        if not force or isinstance(error, RecordLockedError) or said.CORRUPT not in str(error):
            raise
        _take_its_place(target, ready)


def _take_its_place(target: SQLite, ready: SQLite) -> None:
    """Keep a file that cannot be written to any more beside the record."""
    for end in ("-wal", "-shm", ""):
        part = Path(f"{target.path}{end}")
        if part.exists():
            part.replace(f"{target.path}.damaged{end}")
    put(ready, target.path, _READ_AND_WRITE)


def _raw(target: SQLite) -> sqlite3.Connection:
    uri = f"{target.path.resolve().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=said.WAIT_SECONDS, isolation_level=None)


def _refuse_what_holds(target: Database, *, force: bool) -> None:
    """Refuse to write over what is no record, and over one that holds anything unless it may be."""
    engine = target.engine(create=False)
    try:
        with translated(target), engine.connect() as connection, connection.begin():
            if found_version(connection, target) is not None and not force and holds_anything(connection):
                raise RecordError(_held(target))
    finally:
        engine.dispose()


def _held(target: Database) -> str:
    return f"{target.name}: holds a record already; --force puts the backup in its place"


def _into_server(file: str, target: Database, *, force: bool) -> None:
    engine = connect(target, create=True)
    try:
        with beside(Path(tempfile.gettempdir(), "restored"), file) as ready:
            _make_ready(file, ready)
            with (
                translated(ready),
                ready.engine(create=False).connect() as source,
                source.begin(),
                translated(target),
                engine.connect().execution_options(writes=True) as connection,
                connection.begin(),
            ):
                _replace_rows(source, connection, target, force=force)
    finally:
        engine.dispose()


def _replace_rows(source: Connection, connection: Connection, target: Database, *, force: bool) -> None:
    if holds_anything(connection):
        if not force:
            raise RecordError(_held(target))
        forget_rows(connection)
    copied = copy_rows(source, connection)
    target.renumber(connection)
    renew_revision(connection)
    if (there := summed(connection)).digest != copied.digest:
        raise RecordError(f"{target.name}: what was written is not what was read; nothing was changed ({there.counts})")
