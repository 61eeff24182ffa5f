"""The linked events as rows: assembled from their mentions, indexed by actor, day and status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from dateline.record.assemble import assemble
from dateline.record.copies import root
from dateline.record.mention import Mention
from dateline.store import schema
from dateline.store.rows import AnyRow, chunks, load_mention, rows_of
from dateline.types import RecordEvent, bounds

_MOST_ABOUT = 20_000


def reassemble(connection: Connection, homes: Iterable[str]) -> None:
    """Assemble some events again from the mentions that now belong to them; those that have none left go."""
    wanted = sorted(set(homes))
    for some in chunks(wanted):
        members = _members(connection, some)
        copy_of = originals(connection, {r.article for rows in members.values() for r in rows})
        _remove(connection, some)
        _insert(connection, [_event_rows(home, rows, copy_of) for home, rows in members.items()])


def _members(connection: Connection, homes: Sequence[str]) -> dict[str, list[AnyRow]]:
    m, c, k = schema.mention.c, schema.cluster.c, schema.core.c
    statement = (
        select(k.home, m.article, m.payload, m.about)
        .join(schema.cluster, m.cluster == c.id)
        .join(schema.core, c.core == k.id)
        .where(k.home.in_(homes))
    )
    found: defaultdict[str, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(statement):
        found[row.home].append(row)
    return found


def originals(connection: Connection, articles: Iterable[str]) -> dict[str, str]:
    """For each of some articles that is a copy, the article it is a copy of."""
    parents: dict[str, str] = {}
    wanted = set(articles)
    while wanted:
        rows = rows_of(connection, schema.sketch, schema.sketch.c.article, wanted)
        found = {r.article: r.parent for r in rows if r.parent}
        parents |= found
        wanted = set(found.values()) - parents.keys()
    return {a: first for a in parents if (first := root(a, parents))}


EventRows = tuple[dict[str, Any], list[dict[str, str]]]


def _event_rows(home: str, rows: Sequence[AnyRow], copy_of: Mapping[str, str]) -> EventRows:
    mentions = [load_mention(r.payload) for r in rows]
    event = assemble(home, mentions, copy_of)
    days = bounds(event.date)
    row = {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "first_day": days[0].isoformat() if days else None,
        "last_day": days[1].isoformat() if days else None,
        "about": "\n".join(sorted({r.about for r in rows}))[:_MOST_ABOUT],
        "payload": event.model_dump_json(),
    }
    return row, [{"actor": a, "event": event.id} for a in sorted(everybody(mentions))]


def everybody(mentions: Iterable[Mention]) -> set[str]:
    """The ids of all who take part in an event by any report of it."""
    return {p.id for m in mentions for p in m.parties}


def _remove(connection: Connection, ids: Sequence[str]) -> None:
    connection.execute(delete(schema.event_actor).where(schema.event_actor.c.event.in_(ids)))
    connection.execute(delete(schema.event).where(schema.event.c.id.in_(ids)))


def _insert(connection: Connection, rows: Sequence[EventRows]) -> None:
    if rows:
        connection.execute(insert(schema.event), [event for event, _ in rows])
    if takes_part := [a for _, actors in rows for a in actors]:
        connection.execute(insert(schema.event_actor), takes_part)


def load_event(payload: str) -> RecordEvent:
    """An event as the store keeps it."""
    return RecordEvent.model_validate_json(payload)
