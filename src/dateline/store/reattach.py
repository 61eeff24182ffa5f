"""The third step of linking again: vague cores around those that changed choose anew, and events admit them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from dateline.record.attach import Choice, Fits, Wanting, admit, choose, handled, near
from dateline.record.cluster import Cluster
from dateline.record.compare import Verdict
from dateline.record.gist import spread
from dateline.record.mention import Days, overlap
from dateline.record.spans import Piece, Stay, before, change_days, compact, stretches
from dateline.store import schema
from dateline.store.histories import Pieces, Stays, as_of, load, overlay, rewrite, stays_in_cores
from dateline.store.recluster import Dirty, mark
from dateline.store.rows import AnyRow, chunks, listed

Core = str


class Lost(NamedTuple):
    """A handle of a mention that is no more, with the days that it reached to and the day from which it counted."""

    name: str
    first: str
    last: str
    day: str


def reattach(connection: Connection, cores: Dirty, lost: Iterable[Lost]) -> Dirty:
    """Bring choices and homes up to date with cores that changed; returns the events that changed.

    Homes are then those of linking alone, from the days on that are touched.
    """
    stays = stays_in_cores(connection, cores)
    choosing = dict(cores)
    for name, day in (*_vague_around(connection, cores, stays), *_vague_bereft(connection, lost)):
        mark(choosing, name, day)
    stays |= stays_in_cores(connection, choosing.keys() - stays.keys())
    hosts = _choose_again(connection, choosing, stays)
    base = _at_home(connection, choosing, stays)
    dirty = _admit_again(connection, hosts, stays, base)
    for name, pieces in load(connection, schema.home, cores).items():
        for piece in pieces:
            if cores[name] < piece.until:
                _mark_both(dirty, piece.value, max(cores[name], piece.since))
    return dirty


def _mark_both(dirty: Dirty, home: tuple[Any, ...], day: str) -> None:
    """Note the event of a home, and the one that it is by linking, as other than they were from a day on."""
    event, own, _ = home
    mark(dirty, event, day)
    mark(dirty, own, day)


def _vague_around(connection: Connection, cores: Dirty, stays: Stays) -> Iterator[tuple[Core, str]]:
    """Vague cores that could take hold of some, or have them for rivals, with the day from which that may matter."""
    day_of: Dirty = {}
    for name, some in stays.items():
        for stay in some:
            # Who left on the very day is missed from then on.
            if cores[name] <= stay.until:
                mark(day_of, stay.mention.id, cores[name])
    mine = list(_handles(connection, day_of))
    by_day: defaultdict[str, list[_Held]] = defaultdict(list)
    for one in mine:
        by_day[day_of[one.mention]].append(one)
    reaches = {day: _reaches(some) for day, some in by_day.items()}
    sought = _within_reach(connection, _reaches(mine), partial=True)
    homes = _cores_of(connection, {one.mention for one in sought})
    for one in sought:
        for day, held in reaches.items():
            if _touch(held.get(one.name, ()), [one.days]):
                yield from ((core, day) for core in homes.get(one.mention, ()))


def _vague_bereft(connection: Connection, lost: Iterable[Lost]) -> Iterator[tuple[Core, str]]:
    """Vague cores that could have taken hold of mentions that are no more."""
    h = schema.handle.c
    for some in chunks(lost):
        given = listed(Lost._fields, some)
        g = given.c
        near = (h.name == g.name) & h.partial & (h.last_day >= g.first) & (h.first_day <= g.last)
        rows = connection.execute(
            select(h.mention, g.day).select_from(given).join(schema.handle, near).distinct()
        ).all()
        homes = _cores_of(connection, {row.mention for row in rows})
        for row in rows:
            for core in homes.get(row.mention, ()):
                yield core, row.day


class _Held(NamedTuple):
    """A handle of a mention, with the days that this reaches to."""

    mention: str
    name: str
    days: Days


Reaches = Mapping[str, Sequence[Days]]
"""Handles, each with stretches of days in order."""


def _handles(connection: Connection, mentions: Iterable[str]) -> Iterator[_Held]:
    h = schema.handle.c
    statement = select(h.mention, h.name, h.first_day, h.last_day)
    for some in chunks(sorted(mentions)):
        for row in connection.execute(statement.where(h.mention.in_(some))):
            yield _held(row)


def _held(row: AnyRow) -> _Held:
    return _Held(row.mention, row.name, (date.fromisoformat(row.first_day), date.fromisoformat(row.last_day)))


def _reaches(some: Iterable[_Held]) -> Reaches:
    """The handles of some mentions with all the days that these reach to."""
    found: dict[str, tuple[Days, ...]] = {}
    for one in some:
        found[one.name] = spread(found.get(one.name, ()), one.days)
    return found


def _within_reach(connection: Connection, reaches: Reaches, *, partial: bool) -> set[_Held]:
    """The handles that mentions of some days have in common with some; if `partial`, those of vague mentions."""
    h = schema.handle.c
    wanted = [(n, a.isoformat(), b.isoformat()) for n, some in sorted(reaches.items()) for a, b in some]
    found: set[_Held] = set()
    for some in chunks(wanted):
        given = listed(("name", "first", "last"), some)
        g = given.c
        # The index has the days after `partial`, so both its values are asked for where either will do.
        shared = (h.name == g.name) & h.partial.in_([True] if partial else [False, True])
        shared &= (h.last_day >= g.first) & (h.first_day <= g.last)
        statement = select(h.mention, h.name, h.first_day, h.last_day).select_from(given).join(schema.handle, shared)
        found |= {_held(row) for row in connection.execute(statement)}
    return found


def _touch(a: Sequence[Days], b: Sequence[Days]) -> bool:
    return any(overlap(x, y) for x in a for y in b)


def _cores_of(connection: Connection, mentions: Iterable[str]) -> Mapping[str, set[Core]]:
    """The cores that mentions are or were of."""
    j, p = schema.joined.c, schema.part.c
    statement = select(j.mention, p.core).join(schema.part, p.cluster == j.cluster).distinct()
    found: defaultdict[str, set[Core]] = defaultdict(set)
    for some in chunks(sorted(mentions)):
        for row in connection.execute(statement.where(j.mention.in_(some))):
            found[row.mention].add(row.core)
    return found


def _choose_again(connection: Connection, choosing: Dirty, stays: Stays) -> Dirty:
    """Let vague cores choose anew; returns the cores that were or are chosen by any of them."""
    old = load(connection, schema.choice, choosing)
    vague = {name for name in choosing if any(s.mention.partial for s in stays.get(name, ()))}
    around = _around(connection, vague, stays)
    near_stays = stays | stays_in_cores(connection, {o for some in around.values() for o in some} - stays.keys())
    cores = _Cores(near_stays)
    new: Pieces = {}
    for name, day in choosing.items():
        found = before(old.get(name, ()), day)
        if name in vague:
            found += _choices(name, day, around.get(name, set()), cores)
        new[name] = compact(found)
    rewrite(connection, schema.choice, old, new)
    hosts: Dirty = {}
    for name, day in choosing.items():
        for piece in (*old.get(name, ()), *new[name]):
            if day < piece.until:
                mark(hosts, piece.value[0], max(day, piece.since))
    return hosts


def _around(connection: Connection, vague: Iterable[Core], stays: Stays) -> Mapping[Core, set[Core]]:
    """For vague cores the others that share a handle and some days with them at any time."""
    core_of: defaultdict[str, set[Core]] = defaultdict(set)
    for name in vague:
        for stay in stays[name]:
            core_of[stay.mention.id].add(name)
    mine = list(_handles(connection, core_of))
    theirs = _within_reach(connection, _reaches(mine), partial=False)
    by_core = _by_core(mine, core_of)
    others = _by_handle(_by_core(theirs, _cores_of(connection, {one.mention for one in theirs})))
    return {name: {o for o in _sharing(reaches, others) if o != name} for name, reaches in by_core.items()}


def _by_core(some: Iterable[_Held], cores: Mapping[str, set[Core]]) -> Mapping[Core, Reaches]:
    """The handles of cores with the days that their mentions reach to."""
    held: defaultdict[Core, list[_Held]] = defaultdict(list)
    for one in some:
        for core in cores.get(one.mention, ()):
            held[core].append(one)
    return {core: _reaches(mine) for core, mine in held.items()}


def _by_handle(cores: Mapping[Core, Reaches]) -> Mapping[str, Mapping[Core, Sequence[Days]]]:
    found: defaultdict[str, dict[Core, Sequence[Days]]] = defaultdict(dict)
    for core, reaches in cores.items():
        for name, days in reaches.items():
            found[name][core] = days
    return found


def _sharing(reaches: Reaches, others: Mapping[str, Mapping[Core, Sequence[Days]]]) -> Iterator[Core]:
    """The cores that share a handle and some days with one."""
    for name, days in reaches.items():
        yield from (core for core, theirs in others.get(name, {}).items() if _touch(days, theirs))


class _Cores:
    """Cores as they stood on days, and how well they fit each other; what stands alike on several days is made once."""

    def __init__(self, stays: Stays) -> None:
        self.stays = stays
        self.fits = Fits()
        self._changes: dict[Core, list[str]] = {}
        self._made: dict[tuple[Core, int], Cluster | None] = {}

    def as_of(self, name: Core, day: str) -> Cluster | None:
        """A core as it stood on a day, None where nothing was part of it."""
        if name not in self._changes:
            self._changes[name] = change_days(self.stays.get(name, ()), "")
        since = bisect_right(self._changes[name], day)
        if (name, since) not in self._made:
            self._made[name, since] = as_of(name, self.stays.get(name, ()), day)
        return self._made[name, since]


def _choices(name: Core, day: str, around: Iterable[Core], cores: _Cores) -> list[Piece]:
    """What a vague core chooses from a day on."""
    others = sorted(around)
    days = change_days((s for core in (name, *others) for s in cores.stays.get(core, ())), day)
    return [
        Piece(since, until, (choice.host, choice.verdict.score, choice.verdict.because))
        for since, until in stretches(days)
        if (choice := _choice(name, others, cores, since)) is not None
    ]


def _choice(name: Core, others: Sequence[Core], cores: _Cores, day: str) -> Choice | None:
    vague = cores.as_of(name, day)
    if vague is None or not vague.partial:
        return None
    hosts = [host for other in others if (host := cores.as_of(other, day)) is not None]
    return choose(vague, near(vague, handled(hosts)), cores.fits)


def _at_home(connection: Connection, cores: Dirty, stays: Stays) -> Pieces:
    """The homes of cores as if nobody admitted them from a day on: their own, as long as they are."""
    old = load(connection, schema.home, cores)
    found: Pieces = {}
    for name, day in cores.items():
        mine = stays.get(name, ())
        own = [Piece(a, b, _own(name)) for a, b in stretches(change_days(mine, day)) if _is_there(mine, a)]
        found[name] = compact([*before(old.get(name, ()), day), *own])
    return found


def _own(event: str) -> tuple[str, str, None]:
    """A home as linking finds it."""
    return event, event, None


def _is_there(stays: Iterable[Stay], day: str) -> bool:
    return any(s.since <= day < s.until for s in stays)


def _admit_again(connection: Connection, hosts: Dirty, stays: Stays, base: Pieces) -> Dirty:
    """Let events admit again those that chose them; writes all homes, and returns the events that changed."""
    wanting = load(connection, schema.choice, hosts, schema.choice.c.host)
    others = wanting.keys() - base.keys()
    stays = stays | stays_in_cores(connection, wanting.keys() - stays.keys())
    old = load(connection, schema.home, base.keys() | others)
    base = base | {name: old[name] for name in others}
    admitted = _admitted(hosts, wanting, stays)
    new = {name: compact(overlay(base[name], admitted.get(name, ()))) for name in base}
    dirty: Dirty = {}
    for found in rewrite(connection, schema.home, old, new):
        _mark_both(dirty, found.value, found.day)
    return dirty


def _admitted(hosts: Dirty, wanting: Pieces, stays: Stays) -> Pieces:
    """The homes of those that chose some events, from the days on from which that may be other than it was."""
    by_host: defaultdict[Core, list[tuple[Core, Piece]]] = defaultdict(list)
    for name, pieces in wanting.items():
        for piece in pieces:
            if hosts[piece.value[0]] < piece.until:
                by_host[piece.value[0]].append((name, piece))
    found: defaultdict[Core, list[Piece]] = defaultdict(list)
    for host, some in by_host.items():
        for since, until in stretches(change_days(_edges(some, stays), hosts[host])):
            there = [(name, piece) for name, piece in some if piece.since <= since < piece.until]
            taken = _taken(host, there, stays, since)
            for name, _ in there:
                found[name].append(Piece(since, until, _own(host if name in taken else name)))
    return found


def _edges(some: Iterable[tuple[Core, Piece]], stays: Stays) -> Iterable[Piece | Stay]:
    for name, piece in some:
        yield piece
        yield from stays.get(name, ())


def _taken(host: Core, there: Iterable[tuple[Core, Piece]], stays: Stays, day: str) -> set[Core]:
    wanting: list[Wanting] = []
    for name, piece in there:
        vague = as_of(name, stays.get(name, ()), day)
        if vague is not None:
            wanting.append((vague, Choice(host, Verdict(piece.value[1], piece.value[2]))))
    return {vague.id for vague, _ in admit(wanting)[0]}
