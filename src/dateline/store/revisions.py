"""How often and when what is known of events changed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, func, select

from dateline.record.source import Revisions
from dateline.record.spans import UNDATED
from dateline.store import schema
from dateline.store.histories import day_of
from dateline.store.rows import chunks


def revisions(connection: Connection, ids: Iterable[str], as_of: str | None) -> dict[str, Revisions]:
    """How often some events changed by a day, by their ids; nothing of those that were not known then."""
    e = schema.event.c
    wanted = (
        select(e.id, func.count(), func.max(func.nullif(e.since, UNDATED)))
        .where(e.id.in_(bindparam("ids", expanding=True)), e.since <= day_of(as_of))
        .group_by(e.id)
    )
    rows = (row for some in chunks(ids) for row in connection.execute(wanted, {"ids": some}))
    return {name: Revisions(count - 1, last) for name, count, last in rows}
