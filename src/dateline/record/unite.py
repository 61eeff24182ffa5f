"""Events that are one because people said so, whatever else speaks for or against it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from dateline.record.cluster import Cluster

RULED = 100.0
"""The score of a join that somebody ruled: more than any comparison can come to."""


def bonded(a: Cluster, b: Cluster) -> bool:
    """Whether people said of a report of one and a report of the other that they are one."""
    return bool(a.bonds) and not a.bonds.isdisjoint(b.bonds)


def unite(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Merge what people said is one, each into the earlier one; the others stay as they are.

    What they said of single reports need not agree with what linking found of the others: where two events that are to
    be one hold reports that are ruled to be of two, they stay apart. Two where there is one are easier to see through.
    """
    every = list(clusters)
    current = sorted((c for c in every if c.bonds), key=lambda c: c.order)
    alone = [c for c in every if not c.bonds]
    while (pair := _to_unite(current)) is not None:
        i, j = pair
        current[i].absorb(current[j], RULED, _because(current[i], current[j]))
        del current[j]
    return [*alone, *current]


def _to_unite(clusters: Sequence[Cluster]) -> tuple[int, int] | None:
    for (i, a), (j, b) in itertools.combinations(enumerate(clusters), 2):
        if bonded(a, b) and all(m.apart.isdisjoint(a.groups) for m in b.mentions):
            return i, j
    return None


def _because(host: Cluster, other: Cluster) -> str:
    """Who ruled that they are one: the sentence of the first report that somebody said so of."""
    found = (m for m in sorted(other.mentions, key=lambda m: m.order) if m.bond in host.bonds)
    return next(m.stand.one for m in found if m.stand and m.stand.one)
