"""Is every event of the record what its mentions make it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from dateline.record.spans import Piece, compact
from dateline.store import schema
from dateline.store.database import Database
from dateline.store.events import assembled_rows
from dateline.store.rows import rows_of
from dateline.store.upkeep.several import Several
from dateline.types import Finding

_PAGE = 400
_LINK_AGAIN = "take it into a new record, which links it anew: dateline absorb OLD --record NEW"

Key = tuple[str, ...]


def check_events(connection: Connection, _: Database) -> Iterator[Finding]:
    """Assemble every event again from its mentions, some at a time, and compare it with what is kept of it."""
    bad, count = Several("events", _LINK_AGAIN), 0
    for events in _pages(connection):
        count += len(events)
        wanted = assembled_rows(connection, events)
        for table, by, rows in zip(_TABLES, _NAMES, wanted, strict=True):
            kept = [row._asdict() for row in rows_of(connection, table, table.c[by], events)]
            for event in _different(table, by, kept, rows):
                bad.note(f"event {event}: what is kept of it in {table.name} is not what its reports make it")
    yield from bad.findings(f"{count:,} events are what their reports make them")


_TABLES = (schema.event, schema.event_actor)
_NAMES = ("id", "event")


def _pages(connection: Connection) -> Iterator[list[str]]:
    e, after = schema.event.c, ""
    ids = select(e.id).distinct().order_by(e.id).limit(_PAGE)
    while page := list(connection.execute(ids.where(e.id > after)).scalars()):
        yield page
        after = page[-1]


def _different(
    table: Table, by: str, kept: Iterable[Mapping[str, Any]], wanted: Iterable[Mapping[str, Any]]
) -> list[str]:
    """The events of which the rows that are kept do not say what those that are wanted say."""
    key = [c.name for c in table.primary_key if c.name != "since"]
    have, should = _histories(key, kept), _histories(key, wanted)
    at = key.index(by)
    return sorted({k[at] for k in have.keys() | should.keys() if have.get(k) != should.get(k)})


def _histories(key: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> dict[Key, list[Piece]]:
    found: defaultdict[Key, list[Piece]] = defaultdict(list)
    for row in rows:
        value = tuple(v for name, v in sorted(row.items()) if name not in ("since", "until"))
        found[tuple(row[k] for k in key)].append(Piece(row["since"], row["until"], value))
    return {k: compact(pieces) for k, pieces in found.items()}
