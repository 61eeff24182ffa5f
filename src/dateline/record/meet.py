"""The second pass: clusters of one type and day, whoever takes part, as far as their participants are partly known."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.record.cluster import Cluster
from dateline.record.compare import MARGIN, Verdict, compare_clusters
from dateline.record.finding import NEVER
from dateline.record.mention import Order
from dateline.record.parties import Party
from dateline.record.unite import unite
from dateline.types.naming import name_words

MEETING_JOIN = 4.0

Paired = tuple[Verdict, int, int]
Known = dict[tuple[tuple[Order, ...], tuple[Order, ...]], Verdict]
"""How surely two clusters are one, by the mentions of each; a new version of an article is another mention."""


def meet(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Merge what is one event in every group that meets."""
    groups: defaultdict[str | None, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        groups[cluster.meeting_point].append(cluster)
    apart = groups.pop(None, [])
    return apart + [c for group in groups.values() for c in meet_group(group)]


def meet_group(clusters: Sequence[Cluster], known: Known | None = None) -> list[Cluster]:
    """Merge those of one type and day that fit one other clearly better than the rest, surest first.

    What is compared is noted in `known`, so that a group that meets again on another day compares only what changed.
    """
    current = sorted(unite(clusters), key=lambda c: c.order)
    known = {} if known is None else known
    while len(current) > 1 and (choice := _surest_pair(current, known)) is not None:
        found, i, j = choice
        current[i].absorb(current[j], found.score, found.because)
        del current[j]
    return current


def _surest_pair(clusters: list[Cluster], known: Known) -> Paired | None:
    parts = [tuple(m.order for m in cluster.mentions) for cluster in clusters]
    pairs: list[Paired] = []
    for i, j in sorted(_comparable(clusters)):
        if (parts[i], parts[j]) not in known:
            known[parts[i], parts[j]] = compare_clusters(clusters[i], clusters[j])
        pairs.append((known[parts[i], parts[j]], i, j))
    good = sorted((p for p in pairs if p[0].score > NEVER), key=lambda p: (-p[0].score, p[1], p[2]))
    of_one: defaultdict[int, list[Paired]] = defaultdict(list)
    for pair in good:
        for one in pair[1:]:
            of_one[one].append(pair)
    for pair in good:
        found, i, j = pair
        if found.score < MEETING_JOIN:
            return None
        rivals = (next((p[0].score for p in of_one[one] if p is not pair), NEVER) for one in (i, j))
        if all(found.score - rival >= MARGIN for rival in rivals):
            return pair
    return None


def _comparable(clusters: Sequence[Cluster]) -> set[tuple[int, int]]:
    """The pairs that can be one event at all: on a busy day most others have nobody in common."""
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    states, strangers, nobody = [], [], []
    for n, cluster in enumerate(clusters):
        parties = [p for cast in cluster.gist.casts for side in cast for p in side]
        for key in {key for p in parties for key in _known_by(p)}:
            sharing[key].append(n)
        states += [n] if any(p.is_state for p in parties) else []
        strangers += [n] if any(not p.is_state and not p.country for p in parties) else []
        nobody += [n] if any(not actors and not recipients for actors, recipients in cluster.gist.casts) else []
    pairs = [pair for some in sharing.values() for pair in itertools.combinations(some, 2)]
    # Persons may be those of a state whose they are not said to be, and reports of nobody may be of anybody.
    pairs += [*itertools.product(states, strangers), *itertools.product(nobody, range(len(clusters)))]
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


def _known_by(one: Party) -> Iterable[str]:
    """What a participant has in common with everybody that may be he: the id, the state, the end of the name."""
    yield one.id
    yield from (f"~{word}" for word in name_words(one.name)[-1:])
    if one.country:
        yield f"@{one.country}"
