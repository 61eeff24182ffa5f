"""The last pass: mentions too vague to be linked by who takes part are given to the one event that they fit.

"The Budapest summit" or "the call with the president" names nobody, or one of two. Such a cluster may take hold of an
event by a participant or by the place; it joins if it fits one event clearly better than the others and something
particular speaks for it. Events are compared as the passes before left them, so that no choice depends on another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dateline.record.cluster import Cluster
from dateline.record.compare import MARGIN, Verdict, compare, particular
from dateline.record.mention import Mention, overlap
from dateline.record.unite import bonded

ENOUGH = 2.5


class Choice(NamedTuple):
    """The event that a vague cluster fits, by its founder's id, and how well."""

    host: str
    verdict: Verdict


Wanting = tuple[Cluster, Choice]


def attach(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Give vague clusters to the events that they fit."""
    hosts = {c.id: c for c in clusters if not c.partial}
    by_handle = handled(clusters)
    alone: list[Cluster] = []
    wanting: defaultdict[str, list[Wanting]] = defaultdict(list)
    for vague in (c for c in clusters if c.partial):
        if choice := choose(vague, near(vague, by_handle)):
            wanting[choice.host].append((vague, choice))
        else:
            alone.append(vague)
    for name, some in wanting.items():
        taken, left = admit(some)
        alone += left
        for vague, choice in taken:
            hosts[name].absorb(vague, choice.verdict.score, choice.verdict.because)
    return [*hosts.values(), *alone]


Handled = Mapping[str, Sequence[tuple[Mention, Cluster]]]


def handled(clusters: Iterable[Cluster]) -> Handled:
    """For every handle the mentions that have it, each with its cluster."""
    found: defaultdict[str, list[tuple[Mention, Cluster]]] = defaultdict(list)
    for cluster in clusters:
        for mention in cluster.mentions:
            for handle in mention.handles:
                found[handle].append((mention, cluster))
    return found


def near(vague: Cluster, by_handle: Handled) -> list[Cluster]:
    """The other clusters of which a report shares a handle and some days with a report of this one, by order."""
    found: dict[str, Cluster] = {}
    for mention in vague.mentions:
        for other, cluster in (x for handle in mention.handles for x in by_handle.get(handle, ())):
            if cluster is not vague and mention.reach and other.reach and overlap(mention.reach, other.reach):
                found[cluster.id] = cluster
    return sorted(found.values(), key=lambda c: c.order)


def choose(vague: Cluster, hosts: Iterable[Cluster]) -> Choice | None:
    """The event that a vague cluster fits clearly better than any other; None if there is none, or several.

    What it could also be and is vague itself is a rival, unless it could be the same event, but not one to join.
    """
    fitting = [(verdict, h) for h in hosts if h.named > vague.named and (verdict := _fit(vague, h))]
    whole = sorted((f for f in fitting if not f[1].partial), key=lambda f: (-f[0].score, f[1].order))
    if not whole or whole[0][0].score < ENOUGH:
        return None
    verdict, best = whole[0]
    others = ((v.score, h) for v, h in fitting if h is not best and not bonded(h, best))
    rivals = (score for score, h in others if not (h.partial and _part_of(h, best)))
    return None if any(verdict.score - score < MARGIN for score in rivals) else Choice(best.id, verdict)


def _part_of(vague: Cluster, whole: Cluster) -> bool:
    """Whether all that take part in a vague cluster take part in another."""
    everybody = {p.id for m in whole.mentions for p in m.known}
    return all(p.id in everybody for m in vague.mentions for p in m.known)


def _fit(vague: Cluster, host: Cluster) -> Verdict | None:
    if vague.articles & host.articles or not any(particular(m, host) for m in vague.mentions):
        return None
    return min((compare(m, host) for m in vague.mentions), key=lambda v: (v.score, v.because))


def admit(wanting: Sequence[Wanting]) -> tuple[list[Wanting], list[Cluster]]:
    """Of those that chose one event, the best from each article; and those that are left."""
    taken: list[Wanting] = []
    left: list[Cluster] = []
    seen: set[str] = set()
    for vague, choice in sorted(wanting, key=lambda w: (-w[1].verdict.score, w[0].order)):
        if seen & vague.articles:
            left.append(vague)
        else:
            seen |= vague.articles
            taken.append((vague, choice))
    return taken, left
