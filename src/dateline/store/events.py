"""The linked events as rows: assembled from their mentions for every stretch of days in which they stand alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dateline.record.account import Account, Line, line
from dateline.record.assemble import assemble
from dateline.record.copies import Key, root
from dateline.record.mention import Mention
from dateline.record.order import in_plans, in_timeline
from dateline.record.spans import UNDATED, Stay, change_days, live, stretches
from dateline.store import schema
from dateline.store.accounts import accounts_of
from dateline.store.histories import stays_in_events
from dateline.store.recluster import Dirty
from dateline.store.rows import chunks
from dateline.types import RecordEvent, Status, bounds

_MOST_ABOUT = 20_000


class _Known(NamedTuple):
    """An event as it was known in a stretch of days; what the matter is, and who takes part by any report."""

    since: str
    until: str
    event: RecordEvent
    line: Line | None
    about: str
    actors: frozenset[str]


class _Words(NamedTuple):
    """The words of mentions by their ids and the days since which they count: what a search looks through, accounts."""

    about: Mapping[tuple[str, str], str]
    accounts: Mapping[tuple[str, str], Account]

    def matter(self, mentions: Iterable[Mention]) -> str:
        """What a search by matter looks through to find an event that some mentions tell of."""
        return "\n".join(sorted({self.about[_since(m)] for m in mentions}))[:_MOST_ABOUT]

    def line(self, mentions: Iterable[Mention], status: Status) -> Line | None:
        """The words that tell it; None while those of some report are not kept yet, as after a change of the schema."""
        told = [self.accounts.get(_since(m)) for m in mentions]
        known = [account for account in told if account]
        return line(known, status) if len(known) == len(told) else None


def _since(mention: Mention) -> tuple[str, str]:
    return mention.id, mention.published or UNDATED


def reassemble(connection: Connection, events: Dirty) -> None:
    """Assemble some events again, each from a day on, from the mentions that now belong to them."""
    if events:
        _replace(connection, events, _assembled(connection, events))


def assembled_rows(connection: Connection, events: Iterable[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows that some events have, and those of who takes part in them, if they are assembled from their mentions.

    A stretch of days in which nothing changes has one row here; kept it may be in several that follow each other.
    """
    known = _assembled(connection, dict.fromkeys(events, ""))
    return _rows(known), _parts(known)


def _assembled(connection: Connection, events: Dirty) -> dict[str, list[_Known]]:
    stays = stays_in_events(connection, events)
    told = {s.mention.id for some in stays.values() for s in some}
    words = _Words(_matter(connection, told), accounts_of(connection, told))
    parents = _parents(connection, {_version(s.mention) for some in stays.values() for s in some})
    return {name: _known(name, day, stays.get(name, ()), parents, words) for name, day in events.items()}


def _matter(connection: Connection, mentions: Iterable[str]) -> dict[tuple[str, str], str]:
    m = schema.mention.c
    statement = select(m.id, m.since, m.about)
    return {
        (row.id, row.since): row.about
        for some in chunks(sorted(mentions))
        for row in connection.execute(statement.where(m.id.in_(some)))
    }


def _version(mention: Mention) -> Key:
    return mention.article, mention.published or UNDATED


def originals(connection: Connection, versions: Iterable[Key]) -> dict[Key, str]:
    """For each of some versions of articles that is a copy, the article it is a copy of."""
    wanted = set(versions)
    parents = _parents(connection, wanted)
    return {version: first for version in wanted if (first := root(version, parents))}


def _parents(connection: Connection, versions: Iterable[Key]) -> dict[Key, Key]:
    """For each of some versions of articles that is a copy, and for those it goes back to, what it was copied from."""
    s = schema.sketch.c
    parents: dict[Key, Key] = {}
    wanted, seen = {article for article, _ in versions}, set[str]()
    while wanted:
        statement = select(s.article, s.since, s.parent, s.parent_since)
        for some in chunks(sorted(wanted)):
            for row in connection.execute(statement.where(s.article.in_(some), s.parent.is_not(None))):
                parents[row.article, row.since] = (row.parent, row.parent_since)
        seen |= wanted
        wanted = {article for article, _ in parents.values()} - seen
    return parents


def _known(
    name: str,
    day: str,
    stays: Sequence[Stay],
    parents: Mapping[Key, Key],
    words: _Words,
) -> list[_Known]:
    found: list[_Known] = []
    for since, until in stretches(change_days(stays, day)):
        mentions = live(stays, since)
        if not mentions:
            continue
        copy_of = {m.article: first for m in mentions if (first := root(_version(m), parents))}
        event = assemble(name, mentions, copy_of)
        told = words.line(mentions, event.status)
        now = _Known(since, until, event, told, words.matter(mentions), frozenset(everybody(mentions)))
        if found and found[-1].until == since and found[-1][2:] == now[2:]:
            found[-1] = found[-1]._replace(until=until)
        else:
            found.append(now)
    return found


def everybody(mentions: Iterable[Mention]) -> set[str]:
    """The ids of all who take part in an event by any report of it."""
    return {p.id for m in mentions for p in m.parties}


def _replace(connection: Connection, events: Dirty, known: Mapping[str, Sequence[_Known]]) -> None:
    """Let what was known of events end where it is known otherwise, and keep what is known from then on."""
    for table, name in ((schema.event, schema.event.c.id), (schema.event_actor, schema.event_actor.c.event)):
        keys = [{"of": event, "day": day} for event, day in events.items()]
        later = (name == bindparam("of")) & (table.c.since >= bindparam("day"))
        connection.execute(delete(table).where(later), keys)
        open_end = (name == bindparam("of")) & (table.c.until > bindparam("day"))
        connection.execute(update(table).where(open_end).values(until=bindparam("day")), keys)
    if rows := _rows(known):
        connection.execute(insert(schema.event), rows)
    if takes_part := _parts(known):
        connection.execute(insert(schema.event_actor), takes_part)


def _rows(known: Mapping[str, Sequence[_Known]]) -> list[dict[str, Any]]:
    return [_row(k) for some in known.values() for k in some]


def _parts(known: Mapping[str, Sequence[_Known]]) -> list[dict[str, Any]]:
    return [_part(k, actor) for some in known.values() for k in some for actor in sorted(k.actors)]


def _row(known: _Known) -> dict[str, Any]:
    event = known.event
    days = bounds(event.date)
    return {
        "id": event.id,
        "since": known.since,
        "until": known.until,
        "type": event.type,
        "status": event.status,
        "plan": event.is_plan,
        "disputed": bool(event.disputes),
        "first_day": days[0].isoformat() if days else None,
        "last_day": days[1].isoformat() if days else None,
        "about": known.about,
        "payload": event.model_dump_json(),
        "line": known.line.model_dump_json() if known.line else None,
        **_places(known),
    }


def _part(known: _Known, actor: str) -> dict[str, Any]:
    days = {"since": known.since, "until": known.until}
    return {"actor": actor, "event": known.event.id, **days, **_places(known)}


def _places(known: _Known) -> dict[str, str | None]:
    event, words = known.event, known.line
    return {
        "in_timeline": in_timeline(event, words) if words else None,
        "in_plans": in_plans(event, words) if words and event.is_plan else None,
    }


def unplaced(connection: Connection) -> list[str]:
    """The events of which not all is kept that a row of a view needs."""
    e = schema.event.c
    return list(connection.execute(select(e.id).where(e.in_timeline.is_(None)).distinct().order_by(e.id)).scalars())


def load_event(payload: str) -> RecordEvent:
    """An event as the store keeps it."""
    return RecordEvent.model_validate_json(payload)
