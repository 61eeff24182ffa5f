"""How much actors have part in what the record tells."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from dateline.record.order import EVERYTHING
from dateline.record.source import Activity
from dateline.store import said, schema
from dateline.store.histories import day_of, holds
from dateline.store.pages import Asked
from dateline.types import Query


def activity(connection: Connection, query: Query) -> Activity:
    """How much each actor has part in the events and statements that a query asks for."""
    return Activity(_events(connection, query), _statements(connection, query))


def _events(connection: Connection, query: Query) -> dict[str, int]:
    p = schema.event_actor.c
    counts = select(p.actor, func.count()).group_by(p.actor)
    if query == Query(as_of=query.as_of):
        counts = counts.where(holds(schema.event_actor, day_of(query.as_of)))
    else:
        found = Asked(connection, query, "timeline").stretch(EVERYTHING, None).subquery()
        counts = counts.join(found, (p.event == found.c.id) & (p.since == found.c.since))
    return dict(connection.execute(counts).all())


def _statements(connection: Connection, query: Query) -> dict[str, int]:
    s = schema.statement.c
    counts = select(s.speaker, func.count()).where(*said.those(connection, query)).group_by(s.speaker)
    return dict(connection.execute(counts).all())
