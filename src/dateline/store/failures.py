"""Inputs that were set aside."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert

from dateline.store import schema


def note_failure(connection: Connection, source: str, reason: str, row: int | None, at: str) -> None:
    """Note an input that could not be read; the same fault of the same input is noted once, with its last time."""
    f = schema.failure.c
    same = (f.source == source) & (f.reason == reason) & f.row.is_not_distinct_from(row)
    connection.execute(delete(schema.failure).where(same))
    connection.execute(insert(schema.failure).values(source=source, reason=reason, row=row, at=at))
