"""The last pass: mentions too vague to be linked by who takes part are given to the one event that they fit.

"The Budapest summit" or "the call with the president" names nobody, or one of two. Such a cluster may take hold of an
event by a participant or by the place; it joins if it fits one event clearly better than the others and something
particular speaks for it. Events are compared as the passes before left them, so that no choice depends on another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.record.cluster import Cluster
from dateline.record.compare import MARGIN, Verdict, compare, particular
from dateline.record.mention import overlap

ENOUGH = 2.5


class Choice(NamedTuple):
    """The event that a vague cluster fits, by its founder's id, and how well."""

    host: str
    verdict: Verdict


Wanting = tuple[Cluster, Choice]


def attach(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Give vague clusters to the events that they fit."""
    hosts = {c.id: c for c in clusters if not c.partial}
    by_handle: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for handle in cluster.handles:
            by_handle[handle].append(cluster)
    alone: list[Cluster] = []
    wanting: defaultdict[str, list[Wanting]] = defaultdict(list)
    for vague in (c for c in clusters if c.partial):
        near = {h.id: h for handle in vague.handles for h in by_handle[handle]}
        if choice := choose(vague, near.values()):
            wanting[choice.host].append((vague, choice))
        else:
            alone.append(vague)
    for name, some in wanting.items():
        taken, left = admit(some)
        alone += left
        for vague, choice in taken:
            hosts[name].absorb(vague, choice.verdict.score, choice.verdict.because)
    return [*hosts.values(), *alone]


def choose(vague: Cluster, hosts: Iterable[Cluster]) -> Choice | None:
    """The event that a vague cluster fits clearly better than any other; None if there is none, or several.

    What it could also be and is vague itself is a rival, unless it could be the same event, but not one to join.
    """
    fitting = [(verdict, h) for h in hosts if h.named > vague.named and (verdict := _fit(vague, h))]
    whole = sorted((f for f in fitting if not f[1].partial), key=lambda f: (-f[0].score, f[1].order))
    if not whole or whole[0][0].score < ENOUGH:
        return None
    verdict, best = whole[0]
    rivals = (v.score for v, h in fitting if h is not best and not (h.partial and _part_of(h, best)))
    return None if any(verdict.score - score < MARGIN for score in rivals) else Choice(best.id, verdict)


def _part_of(vague: Cluster, whole: Cluster) -> bool:
    """Whether all that take part in a vague cluster take part in another."""
    everybody = {p.id for m in whole.mentions for p in m.known}
    return all(p.id in everybody for m in vague.mentions for p in m.known)


def _fit(vague: Cluster, host: Cluster) -> Verdict | None:
    if not vague.span or not host.span or not overlap(vague.span, host.span) or vague.articles & host.articles:
        return None
    if not any(particular(m, host) for m in vague.mentions):
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
