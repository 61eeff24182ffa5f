"""The fourth step of linking again: events that are one because people said so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from dateline.record.spans import Piece, before, change_days, compact, stretches
from dateline.record.unite import unite
from dateline.store import schema
from dateline.store.histories import Pieces, Stays, as_of, load, overlay, rewrite, stays_in_linked
from dateline.store.recluster import Dirty, mark
from dateline.store.rows import chunks

Event = str


def reunite(connection: Connection, events: Dirty) -> Dirty:
    """Make one of events that people said are one, around those that changed; returns all that changed then."""
    if connection.execute(select(schema.ruling.c.id).limit(1)).first() is None:
        return events
    concerned = _concerned(connection, events)
    if not concerned:
        return events
    day = min(events[e] for e in concerned if e in events)
    stays = stays_in_linked(connection, concerned)
    homes = load(connection, schema.home, concerned, schema.home.c.own)
    old = load(connection, schema.home, homes)
    united = _united(stays, day)
    new = {core: _homes(pieces, united, concerned, day) for core, pieces in old.items()}
    changed = dict(events)
    for found in rewrite(connection, schema.home, old, new):
        mark(changed, found.value[0], found.day)
    return changed


def _united(stays: Stays, day: str) -> Pieces:
    """From a day on, of which event each is a part that it was ruled to be one with."""
    found: defaultdict[Event, list[Piece]] = defaultdict(list)
    for since, until in stretches(change_days((s for some in stays.values() for s in some), day)):
        clusters = [c for name, some in stays.items() if (c := as_of(name, some, since)) is not None]
        for whole in unite(clusters):
            for name, why in whole.parts.items():
                found[name].append(Piece(since, until, (whole.id, name, why.because)))
    return found


def _homes(pieces: Sequence[Piece], united: Pieces, concerned: set[Event], day: str) -> list[Piece]:
    """A core's homes with what was ruled laid over what linking found."""
    found = before(pieces, day)
    for piece in pieces:
        since, own = max(piece.since, day), piece.value[1]
        if since >= piece.until:
            continue
        if own not in concerned:
            found.append(Piece(since, piece.until, piece.value))
            continue
        within = [Piece(max(u.since, since), min(u.until, piece.until), u.value) for u in united.get(own, ())]
        linked = [Piece(since, piece.until, (own, own, None))]
        found += overlay(linked, [u for u in within if u.since < u.until])
    return compact(found)


def _concerned(connection: Connection, events: Iterable[Event]) -> set[Event]:
    """The events by linking, of some and all that rulings tie to them, that are or were to be one with another."""
    tied = _tied(connection, events)
    if not tied:
        return set()
    near = _neighbours(connection)
    found: set[Event] = set()
    while tied:
        found |= tied
        tied = {n for event in tied for n in near.get(event, ())} - found
    return found


def _tied(connection: Connection, events: Iterable[Event]) -> set[Event]:
    """Those of some events that were one with another, or that hold a report that people ruled on."""
    h, p, j, m = schema.home.c, schema.part.c, schema.joined.c, schema.mention.c
    were = select(h.own, h.event).where(h.own != h.event)
    hold = (
        select(h.own)
        .join(schema.part, p.core == h.core)
        .join(schema.joined, j.cluster == p.cluster)
        .join(schema.mention, (m.id == j.mention) & m.bond.is_not(None))
        .distinct()
    )
    found: set[Event] = set()
    for some in chunks(sorted(events)):
        for row in connection.execute(were.where(h.own.in_(some) | h.event.in_(some))):
            found |= {row.own, row.event}
        found |= set(connection.execute(hold.where(h.own.in_(some))).scalars())
    return found


def _neighbours(connection: Connection) -> Mapping[Event, set[Event]]:
    """Events that a ruling ties, or tied, to each other: they hold reports of one bond, or are one."""
    h, p, j, m = schema.home.c, schema.part.c, schema.joined.c, schema.mention.c
    bonds = (
        select(m.bond, h.own)
        .join(schema.joined, j.mention == m.id)
        .join(schema.part, p.cluster == j.cluster)
        .join(schema.home, h.core == p.core)
        .where(m.bond > "")
        .distinct()
    )
    groups: defaultdict[tuple[str, str], set[Event]] = defaultdict(set)
    for row in connection.execute(bonds):
        groups["bond", row.bond].add(row.own)
    for row in connection.execute(select(h.own, h.event).where(h.own != h.event)):
        groups["event", row.event] |= {row.own, row.event}
    found: defaultdict[Event, set[Event]] = defaultdict(set)
    for some in groups.values():
        for event in some:
            found[event] |= some
    return found
