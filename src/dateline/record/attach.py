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
from dateline.record.compare import MARGIN, Verdict, are_ruled_apart, compare_said, particular
from dateline.record.finding import NEVER
from dateline.record.mention import Saying, overlap
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
    fits = Fits()
    for vague in (c for c in clusters if c.partial):
        if choice := choose(vague, near(vague, by_handle), fits):
            wanting[choice.host].append((vague, choice))
        else:
            alone.append(vague)
    for name, some in wanting.items():
        taken, left = admit(some)
        alone += left
        for vague, choice in taken:
            hosts[name].absorb(vague, choice.verdict.score, choice.verdict.because)
    return [*hosts.values(), *alone]


Handled = Mapping[str, Sequence[Cluster]]


def handled(clusters: Iterable[Cluster]) -> Handled:
    """For every handle the clusters of which a report has it."""
    found: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for handle in cluster.handles:
            found[handle].append(cluster)
    return found


def near(vague: Cluster, by_handle: Handled) -> list[Cluster]:
    """The other clusters of which a report shares a handle and some days with a report of this one, by order."""
    found: dict[str, Cluster] = {}
    for handle, days in vague.handles.items():
        for cluster in by_handle.get(handle, ()):
            if cluster is not vague and any(overlap(a, b) for a in days for b in cluster.handles[handle]):
                found[cluster.id] = cluster
    return sorted(found.values(), key=lambda c: c.order)


class Fits:
    """How well what vague clusters say fits events, each thing compared with each event once.

    To be used as long as no event becomes another one.
    """

    def __init__(self) -> None:
        self._particular: defaultdict[Cluster, dict[Saying, bool]] = defaultdict(dict)
        self._verdicts: defaultdict[Cluster, dict[Saying, Verdict]] = defaultdict(dict)

    def of(self, vague: Cluster, host: Cluster) -> Verdict | None:
        """How well a vague cluster fits an event, as what it says that fits least; None if nothing speaks for it."""
        if not vague.articles.isdisjoint(host.articles) or not any(self._is_particular(s, host) for s in vague.sayings):
            return None
        if are_ruled_apart(vague, host):
            return Verdict(NEVER, "somebody ruled that they are two")
        return min((self._verdict(said, host) for said in vague.sayings), key=lambda v: (v.score, v.because))

    def _is_particular(self, said: Saying, host: Cluster) -> bool:
        known = self._particular[host]
        if said not in known:
            known[said] = particular(said, host.gist)
        return known[said]

    def _verdict(self, said: Saying, host: Cluster) -> Verdict:
        known = self._verdicts[host]
        if said not in known:
            known[said] = compare_said(said, host.gist)
        return known[said]


def choose(vague: Cluster, hosts: Iterable[Cluster], fits: Fits) -> Choice | None:
    """The event that a vague cluster fits clearly better than any other; None if there is none, or several.

    What it could also be and is vague itself is a rival, unless it could be the same event, but not one to join.
    """
    fitting = [(verdict, h) for h in hosts if h.named > vague.named and (verdict := fits.of(vague, h))]
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
