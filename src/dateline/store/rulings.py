"""Rulings in the store: made of what the record holds, kept, and told with what became of them.

Every function must run inside one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from pydantic import ValidationError
from sqlalchemy import Connection, func, insert, select

from dateline.errors import NotInRecordError, RulingError
from dateline.record.fold import newest
from dateline.record.mention import mention_id
from dateline.record.rulings import Names, Weight, renamed, standing, told_id, undone
from dateline.record.source import Ruled, RulingNow
from dateline.record.spans import FOREVER
from dateline.store import read, schema
from dateline.store.relink import Change, relink
from dateline.store.rows import chunks, rows_of
from dateline.store.standing import names_now, restand, stored_claims
from dateline.types import Reading, RecordEvent, Ruling, RulingKind, RulingState, Told, make_ruling
from dateline.types.ruling import Side
from dateline.types.when import instant

_AHEAD = timedelta(days=1)
"""How far the clock of another machine may be ahead."""


def merge(connection: Connection, events: Sequence[str], author: str, note: str | None) -> Ruled:
    """Rule that events are one; of reports that are of one event already, that they stay so."""
    named = {_mention_named(connection, name): name for name in events}
    if len(named) < 2:
        raise RulingError(f"{', '.join(events)}: one and the same; a merge takes two events")
    homes = {m: _event(connection, name) for m, name in named.items()}
    distinct = {event.id: event for event in homes.values()}
    if len(distinct) > 1:
        sides = tuple(_side(connection, _members(event)) for event in distinct.values())
    else:
        members = dict(_members(next(iter(distinct.values()))))
        sides = tuple(_side(connection, [(m, members[m])]) for m in homes)
    return _rule(connection, "merge", author, note, sides=sides)


def split(connection: Connection, event_id: str, reports: Sequence[str], author: str, note: str | None) -> Ruled:
    """Rule that some reports of an event are not of it."""
    event = _event(connection, event_id)
    members = _members(event)
    off = {m for name in reports for m in _reports_named(event.id, members, name)}
    rest = [m for m in members if m[0] not in off]
    if not rest:
        raise RulingError(f"{event.id}: a split has to leave a report to the event, and these are all that it has")
    sides = _side(connection, [m for m in members if m[0] in off]), _side(connection, rest)
    return _rule(connection, "split", author, note, sides=sides)


def undo(connection: Connection, name: str, author: str, note: str | None) -> Ruled:
    """Take a ruling out of force."""
    r = schema.ruling.c
    ids = connection.execute(select(r.id).where(r.id.startswith(name, autoescape=True)).limit(2)).scalars().all()
    if len(ids) != 1 or not name:
        raise NotInRecordError(f"no ruling {name!r} in the record, or several begin so; `dateline rulings` lists them")
    if by := undone(stored_claims(connection)).get(ids[0]):
        raise RulingError(f"ruling {ids[0]} is not in force: {by} undid it; undo that one to bring it back")
    return _rule(connection, "undo", author, note, undoes=ids[0])


def listed(connection: Connection) -> Iterator[RulingNow]:
    """Every ruling in order of time, with what became of it."""
    names = names_now(connection)
    current = _current(connection, names)
    resolved = {c.id: c for c in renamed(stored_claims(connection), names)}
    out, weights = undone(resolved.values()), standing(resolved.values()).weights
    for ruling in stored(connection):
        firsts = [next((m for n in side if (m := current.get(n))), None) for side in resolved[ruling.id].sides]
        weight = weights.get(ruling.id)
        state: RulingState = "in force"
        if ruling.id in out:
            state = "undone"
        elif weight is not None and not weight.counts:
            state = "overridden"
        elif None in firsts:
            state = "dormant"
        events = tuple(event.id if m and (event := read.event(connection, m)) else None for m in firsts)
        yield RulingNow(ruling, state, out.get(ruling.id), events)


def stored(connection: Connection) -> list[Ruling]:
    """Every ruling in order of time."""
    r = schema.ruling.c
    payloads = connection.execute(select(r.payload).order_by(r.at, r.id)).scalars().all()
    return [Ruling.model_validate_json(p) for p in payloads]


def apply(connection: Connection, rulings: Iterable[Ruling]) -> int:
    """Keep rulings made elsewhere; returns how many were new."""
    given = {r.id: r for r in rulings}
    latest = instant((datetime.now(UTC) + _AHEAD).isoformat())
    for ruling in given.values():
        if ruling.at > latest:
            raise RulingError(f"ruling {ruling.id}: its time {ruling.at} is still to come")
    known = {r.id for r in rows_of(connection, schema.ruling, schema.ruling.c.id, given)}
    new = [r for name, r in given.items() if name not in known]
    _keep(connection, new)
    return len(new)


def _rule(
    connection: Connection,
    kind: RulingKind,
    author: str,
    note: str | None,
    *,
    sides: tuple[Side, ...] = (),
    undoes: str | None = None,
) -> Ruled:
    try:
        ruling = make_ruling(kind, author=author, at=_next_moment(connection), note=note, undoes=undoes, sides=sides)
    except (ValidationError, ValueError) as error:
        raise RulingError(f"the ruling cannot be kept: its author or note {error}") from None
    before = _weights(connection)
    _keep(connection, [ruling])
    after = _weights(connection)
    lost = [name for name, weight in after.items() if name in before and weight.overridden > before[name].overridden]
    return Ruled(ruling, tuple(_rulings(connection, lost)), _events_of(connection, ruling))


def _weights(connection: Connection) -> dict[str, Weight]:
    return standing(renamed(stored_claims(connection), names_now(connection))).weights


def _next_moment(connection: Connection) -> str:
    """Now, but later than every ruling that is kept: who rules has those before him."""
    now = instant(datetime.now(UTC).isoformat())
    last = connection.execute(select(func.max(schema.ruling.c.at))).scalar()
    if last is None or last < now:
        return now
    return instant((datetime.fromisoformat(last) + timedelta(microseconds=1)).isoformat())


def _keep(connection: Connection, rulings: Sequence[Ruling]) -> None:
    """Keep rulings and let the record follow."""
    if not rulings:
        return
    columns = ("id", "kind", "at", "author", "undoes")
    rows = [{c: getattr(r, c) for c in columns} | {"payload": r.model_dump_json()} for r in rulings]
    connection.execute(insert(schema.ruling), rows)
    told = [
        {"ruling": r.id, "side": n, "place": i, "mention": told_id(t), "article": t.article}
        for r in rulings
        for n, side in enumerate(r.sides)
        for i, t in enumerate(side)
    ]
    if told:
        connection.execute(insert(schema.told), told)
    stood = restand(connection)
    relink(connection, Change(stood.touched, stood.days, set(), [], {}))


def _rulings(connection: Connection, ids: Sequence[str]) -> list[Ruling]:
    rows = rows_of(connection, schema.ruling, schema.ruling.c.id, ids)
    return [Ruling.model_validate_json(r.payload) for r in sorted(rows, key=lambda r: (r.at, r.id))]


def _events_of(connection: Connection, ruling: Ruling) -> tuple[RecordEvent, ...]:
    """The events in which what a ruling names now is, each once; of an undo, what the ruling that it undoes names."""
    of = ruling
    while of.undoes is not None:
        (of,) = _rulings(connection, [of.undoes])
    names = names_now(connection)
    current = _current(connection, names)
    known = (m for side in of.sides for t in side if (m := current.get(names[told_id(t)])))
    found = (event for m in known if (event := read.event(connection, m)))
    return tuple({event.id: event for event in found}.values())


def _newest(connection: Connection, articles: Iterable[str]) -> list[Reading]:
    rows = rows_of(connection, schema.article, schema.article.c.id, sorted(set(articles)))
    return newest(Reading.model_validate_json(r.reading) for r in rows)


def _current(connection: Connection, names: Names) -> dict[str, str]:
    """The mentions that count now, by what they go by in rulings."""
    m = schema.mention.c
    counts = select(m.id).where(m.until == FOREVER)
    found = (i for some in chunks(sorted(names)) for i in connection.execute(counts.where(m.id.in_(some))).scalars())
    return {names[i]: i for i in found}


def _event(connection: Connection, name: str) -> RecordEvent:
    event = read.event(connection, name)
    if event is None:
        raise NotInRecordError(f"no event {name!r} in the record, or several begin so")
    return event


def _mention_named(connection: Connection, name: str) -> str:
    """The id of the mention that an event's id means: one of its reports, or what stands for one that went."""
    members = [m for m, _ in _members(_event(connection, name))]
    near = [m for m in members if m.startswith(name)]
    return near[0] if len(near) == 1 else members[0]


Members = list[tuple[str, tuple[str, str]]]


def _members(event: RecordEvent) -> Members:
    """The mentions of an event, each with its article and its event there, the one by which it goes first."""
    found = [(mention_id(m.article, m.event), (m.article, m.event)) for m in event.members]
    return sorted(found, key=lambda m: m[0] != event.id)


def _reports_named(event_id: str, members: Members, name: str) -> list[str]:
    """The mentions of an event by the id of one or of an article, or a beginning that fits only one."""
    exact = [m for m, (article, _) in members if name in (m, article)]
    if exact:
        return exact
    near = [(m, article) for m, (article, _) in members if m.startswith(name) or article.startswith(name)]
    if not name or not near or (len(near) > 1 and len({article for _, article in near}) > 1):
        raise NotInRecordError(f"event {event_id} has no report {name!r}, or several begin so")
    return [m for m, _ in near]


def _side(connection: Connection, members: Members) -> Side:
    """The reports of one side, with what their articles tell."""
    readings = {r.article.id: r for r in _newest(connection, (article for _, (article, _) in members))}
    return tuple(_told(readings[article], event) for _, (article, event) in members)


def _told(reading: Reading, name: str) -> Told:
    event = next(e for e in reading.events if e.id == name)
    named = {*event.actors, *event.recipients, *([event.initiator] if event.initiator else [])}
    named |= {who for report in event.reports for who in report.according_to}
    return Told(
        article=reading.article.id,
        published=reading.article.published,
        event=event,
        actors=tuple(a for a in reading.actors if a.id in named),
    )
