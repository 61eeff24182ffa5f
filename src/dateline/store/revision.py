"""The revision of a record: a name that it has until it is written to again."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, delete, insert, select

from dateline.store import schema


def revision(connection: Connection) -> str:
    """The name of what is kept now."""
    return connection.execute(select(schema.revision.c.name)).scalar() or ""


def renew_revision(connection: Connection) -> None:
    """Give what is kept another name. By chance, not by counting: copies of a record go ways of their own."""
    connection.execute(delete(schema.revision))
    connection.execute(insert(schema.revision).values(name=secrets.token_hex(8)))
