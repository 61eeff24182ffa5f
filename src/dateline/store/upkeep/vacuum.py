"""Giving back the space that a record does not need any more, and letting its database know what it holds."""

from __future__ import annotations

from typing import NamedTuple

from dateline.errors import NotARecordError
from dateline.store.engine import database_of, found_version, translated


class Vacuumed(NamedTuple):
    """The bytes that a record took before and takes now."""

    before: int
    now: int


def vacuum(record: str) -> Vacuumed:
    """Make the index of words anew, give back space, count what the tables hold. Nothing that is kept changes.

    Raises `RecordError` when the record is locked, read-only, or the disk has no room for a copy of it.
    """
    database = database_of(record)
    engine = database.engine(create=False)
    try:
        with translated(database):
            with engine.connect() as connection, connection.begin():
                if found_version(connection, database) is None:
                    raise NotARecordError(f"{database.name}: is empty, not a record")
                before = database.size(connection)
            database.tidy(engine)
            with engine.connect() as connection, connection.begin():
                return Vacuumed(before, database.size(connection))
    finally:
        engine.dispose()
