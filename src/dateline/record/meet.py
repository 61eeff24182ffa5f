"""The second pass: clusters of one type and day, whoever takes part, as far as their participants are partly known."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.record.cluster import Cluster
from dateline.record.compare import MARGIN, Verdict, compare_clusters
from dateline.record.finding import NEVER
from dateline.record.unite import unite

MEETING_JOIN = 4.0

Paired = tuple[Verdict, int, int]


def meet(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Merge what is one event in every group that meets."""
    groups: defaultdict[str | None, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        groups[cluster.meeting_point].append(cluster)
    apart = groups.pop(None, [])
    return apart + [c for group in groups.values() for c in meet_group(group)]


def meet_group(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Merge those of one type and day that fit one other clearly better than the rest, surest first."""
    current = sorted(unite(clusters), key=lambda c: c.order)
    while len(current) > 1 and (choice := _surest_pair(current)) is not None:
        found, i, j = choice
        current[i].absorb(current[j], found.score, found.because)
        del current[j]
    return current


def _surest_pair(clusters: list[Cluster]) -> Paired | None:
    pairs = [(compare_clusters(a, b), i, j) for (i, a), (j, b) in itertools.combinations(enumerate(clusters), 2)]
    good = sorted((p for p in pairs if p[0].score > NEVER), key=lambda p: (-p[0].score, p[1], p[2]))
    for found, i, j in good:
        if found.score < MEETING_JOIN:
            return None
        rivals = [f.score for f, a, b in good if (a, b) != (i, j) and {a, b} & {i, j}]
        if not rivals or found.score - rivals[0] >= MARGIN:
            return found, i, j
    return None
