"""Ids that events once had: those of mentions that went with a version of their article or of the program.

Each keeps pointing at a mention of the event: at what the newest version tells of it, else at another report of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, bindparam, delete, insert, update

from dateline.record.mention import Mention
from dateline.record.spans import UNDATED
from dateline.record.versions import successor
from dateline.store import schema
from dateline.store.histories import homes
from dateline.store.rows import AnyRow, chunks


def others_of(connection: Connection, mentions: Iterable[str]) -> dict[str, list[str]]:
    """For each of some mentions the other mentions of its event, as the event now stands."""
    home_of = {r.mention: r.event for r in _homes(connection, schema.joined.c.mention, mentions)}
    members: defaultdict[str, list[str]] = defaultdict(list)
    for row in _homes(connection, schema.home.c.event, sorted(set(home_of.values()))):
        members[row.event].append(row.mention)
    return {m: sorted(o for o in members[home] if o != m) for m, home in home_of.items()}


def _homes(connection: Connection, column: Column[Any], values: Iterable[str]) -> list[AnyRow]:
    statement = homes(UNDATED)
    return [r for some in chunks(values) for r in connection.execute(statement.where(column.in_(some)))]


def keep_former(
    connection: Connection, gone: Sequence[Mention], fresh: Sequence[Mention], others: Mapping[str, Sequence[str]]
) -> None:
    """Let the ids of mentions that are gone, and those that pointed at them, point at what stands for them now."""
    now = {m.id for m in fresh}
    lost = [r for r in gone if r.id not in now]
    stands_for = _successors(lost, fresh)
    names = {r.id for r in lost}
    for name in sorted(names - stands_for.keys()):
        left = (stands_for.get(o, o) for o in others.get(name, ()) if o in stands_for or o not in names)
        if (other := next(left, None)) is not None:
            stands_for[name] = other
    _point(connection, names, now, stands_for)


def _successors(lost: Sequence[Mention], fresh: Sequence[Mention]) -> dict[str, str]:
    """What the new versions tell of the same events."""
    told: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in fresh:
        told[mention.article].append(mention)
    found = {r.id: successor(r, told[r.article]) for r in lost}
    return {name: mention.id for name, mention in found.items() if mention}


def _point(connection: Connection, lost: set[str], now: set[str], stands_for: Mapping[str, str]) -> None:
    former = schema.former
    if stands_for:
        moved = update(former).where(former.c.mention == bindparam("old")).values(mention=bindparam("new"))
        connection.execute(moved, [{"old": name, "new": other} for name, other in stands_for.items()])
    for some in chunks(sorted(lost - stands_for.keys())):
        connection.execute(delete(former).where(former.c.mention.in_(some)))
    for some in chunks(sorted(now | stands_for.keys())):
        connection.execute(delete(former).where(former.c.id.in_(some)))
    if stands_for:
        connection.execute(insert(former), [{"id": name, "mention": m} for name, m in sorted(stands_for.items())])
