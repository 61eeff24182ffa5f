"""Opening a record: finding it, telling what is wrong with it in one line, bringing its schema up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from dateline.errors import NotARecordError, RecordError, RecordVersionError, masked
from dateline.store import sqlite
from dateline.store.database import CORRUPT, FOREIGN, Database

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0011"
"""The newest version of the schema; a test holds it against the migrations."""


POSTGRESQL_URLS = ("postgresql://", "postgres://", "postgresql+psycopg://")


def database_of(record: str) -> Database:
    """The database that a path or URL means. Raises `RecordError` for a kind that the program does not know."""
    if record.startswith(POSTGRESQL_URLS):
        from dateline.store.postgresql import PostgreSQL  # noqa: PLC0415  # slow to import

        return PostgreSQL(record)
    if "://" in record and not record.startswith(sqlite.URL):
        raise RecordError(f"{masked(record)}: a record is a SQLite file or a PostgreSQL database (postgresql://…)")
    return sqlite.SQLite(record)


def connect(database: Database, *, create: bool = False) -> Engine:
    """An engine on a record, its schema up to date.

    Raises `RecordError` or one of its kinds: no such record, not a record, locked, read-only and out of date, of a
    newer version, corrupt, out of reach.
    """
    engine = database.engine(create=create)
    try:
        with translated(database):
            _prepare(engine, database, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _prepare(engine: Engine, database: Database, *, create: bool) -> None:
    with engine.connect() as connection:
        found = found_version(connection, database)
    if found == HEAD:
        return
    if found is None and not create:
        raise NotARecordError(f"{database.name}: is empty, not a record ('dateline add' makes one)")
    database.make_ready(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if found_version(connection, database) != HEAD:
            migrate(connection)
            database.finish(connection)


def found_version(connection: Connection, database: Database) -> str | None:
    """The record's schema version; None for an empty database. Raises if it is something else or too new."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables or not database.is_marked(connection):
        raise NotARecordError(f"{database.name}: {FOREIGN}")
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found != HEAD and not is_known(str(found)):
        age = "a newer" if str(found) > HEAD else "another"
        raise RecordVersionError(
            f"{database.name}: was written by {age} version of the program (its schema is {found}, not {HEAD})"
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


def migrate(connection: Connection, version: str = "head") -> None:
    """Bring the schema up to date on a connection in a transaction of its own."""
    from alembic import command  # noqa: PLC0415  # slow to import, and needed only when a record is made or upgraded

    config = _migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, version)


@contextmanager
def translated(database: Database) -> Iterator[None]:
    """Turn a database's errors into the program's own, each a line that names the record and what to do."""
    try:
        yield
    except (UnicodeDecodeError, ValidationError) as error:
        # What reading a value that was overwritten in the database raises, in the driver or in the types.
        raise RecordError(f"{database.name}: {CORRUPT}") from error
    except (DBAPIError, sqlite3.Error) as error:
        if not isinstance(getattr(error, "orig", None) or error, database.raises):
            raise  # another database's, where two are used
        said = " ".join(str(getattr(error, "orig", None) or error).split())
        raise database.translate(error) or RecordError(f"{database.name}: cannot be used ({said})") from error
