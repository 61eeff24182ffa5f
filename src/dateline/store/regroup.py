"""The second step of linking again: the groups of one type and day in which clusters that changed meet, or met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from dateline.record.cluster import Cluster
from dateline.record.meet import Known, meet_group
from dateline.record.spans import Piece, before, change_days, compact, stretches
from dateline.store import schema
from dateline.store.histories import Pieces, Stays, as_of, load, overlay, rewrite, stays_in_clusters
from dateline.store.recluster import Dirty, mark


def regroup(connection: Connection, clusters: Dirty) -> Dirty:
    """Bring up to date of which cores clusters are part; returns the cores that changed."""
    stays = stays_in_clusters(connection, clusters)
    changed = load(connection, schema.part, clusters)
    alone = {name: _alone(name, stays, changed, day) for name, day in clusters.items()}
    points = _points(clusters, changed, alone)
    old = load(connection, schema.part, points, schema.part.c.point)
    others = sorted(old.keys() - clusters.keys())
    # A cluster that met others at one of the points may have stood at other points before and after.
    old = changed | load(connection, schema.part, others)
    stays |= stays_in_clusters(connection, others)
    base = old | alone
    met = _meet_at(points, base, stays)
    new = {name: compact(overlay(base[name], met.get(name, ()))) for name in base}
    dirty: Dirty = {}
    for found in rewrite(connection, schema.part, old, new):
        mark(dirty, found.value[1], found.day)
    for name, day in clusters.items():
        for piece in (*old.get(name, ()), *new[name]):
            if day < piece.until:
                mark(dirty, piece.value[1], max(day, piece.since))
    return dirty


def _alone(name: str, stays: Stays, old: Pieces, day: str) -> list[Piece]:
    """A cluster's history as if it met nobody from a day on: at which point it stands."""
    found = before(old.get(name, ()), day)
    for since, until in stretches(change_days(stays.get(name, ()), day)):
        if (now := as_of(name, stays.get(name, ()), since)) is not None:
            found.append(Piece(since, until, _value(now.meeting_point, name)))
    return found


def _value(point: str | None, core: str, score: float | None = None, because: str | None = None) -> tuple[Any, ...]:
    return point, core, score, because


def _points(clusters: Dirty, old: Pieces, new: Pieces) -> Dirty:
    """The points at which clusters that changed stand or stood, with the first day on which that may matter."""
    points: Dirty = {}
    for name, day in clusters.items():
        for piece in (*old.get(name, ()), *new[name]):
            # What stood there until the eve leaves those that it met.
            if day <= piece.until and piece.value[0] is not None:
                mark(points, piece.value[0], max(day, piece.since))
    return points


def _meet_at(points: Dirty, base: Pieces, stays: Stays) -> Pieces:
    """What each cluster is part of while it stands at some points."""
    standing: defaultdict[str, list[tuple[str, Piece]]] = defaultdict(list)
    for name, pieces in base.items():
        for piece in pieces:
            if piece.value[0] in points and points[piece.value[0]] < piece.until:
                standing[piece.value[0]].append((name, piece))
    met: defaultdict[str, list[Piece]] = defaultdict(list)
    for point, some in standing.items():
        for name, piece in _meet_from(points[point], point, some, stays):
            met[name].append(piece)
    return met


def _meet_from(day: str, point: str, standing: list[tuple[str, Piece]], stays: Stays) -> Iterable[tuple[str, Piece]]:
    """The groups that met at a point from a day on, stretch by stretch."""
    edges = [piece for _, piece in standing]
    days = change_days((*edges, *(s for name, _ in standing for s in stays[name])), day)
    known: Known = {}
    for since, until in stretches(days):
        names = [name for name, piece in standing if piece.since <= since < piece.until]
        for name, value in _group(point, [c for n in names if (c := as_of(n, stays[n], since))], known).items():
            yield name, Piece(since, until, value)


def _group(point: str, clusters: Sequence[Cluster], known: Known) -> dict[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for core in meet_group(clusters, known) if len(clusters) > 1 else clusters:
        found[core.id] = _value(point, core.id)
        for name, why in core.parts.items():
            found[name] = _value(point, core.id, why.score, why.because)
    return found
