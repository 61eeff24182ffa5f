"""Which mentions are one event: precision-ordered passes over what was published day by day.

    mentions ──by block──▶ clusters ──by type and day──▶ cores ──each vague one to its fit──▶ events

The first pass (this module) places the mentions of one block, all of which could be of the same participants, in order
of publication. A mention is compared with the events that reports near its days tell of; what fits several equally well
waits, and is tried again at the end of every day. What was joined stays joined, so the events as of a day are what the
days up to it made, whatever comes later. The second pass (`meet`) lets clusters whose participants are only partly
known meet the others of their type and day; the third (`attach`) gives what is vague to the one event that it fits.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from dateline.record.cluster import Cluster, Join
from dateline.record.compare import JOIN, MARGIN, Verdict, compare, is_twin
from dateline.record.mention import CALLED_OFF, Mention, overlap
from dateline.record.spans import FOREVER, Stay
from dateline.record.unite import bonded, join_ruled

Scored = tuple[Verdict, int, int]


class Placement(NamedTuple):
    """Where a mention stands from a day on: in which cluster, why, and whether it waits there for better knowledge."""

    since: str
    cluster: str
    join: Join
    waits: bool


class Block:
    """The events of one block while its reports come in. `placements` tells where each mention stood since when."""

    def __init__(self, clusters: Iterable[Cluster] = (), waiting: Iterable[Mention] = ()) -> None:
        self.clusters = list(clusters)
        self.placements: defaultdict[str, list[Placement]] = defaultdict(list)
        self._waiting = list(waiting)
        self._apart: list[Cluster] = []
        self._last: dict[str, Placement] = {}

    def pass_days(self, stays: Iterable[Stay], start: str = "") -> None:
        """Let the days go by on which mentions come or go, from a day on."""
        coming: defaultdict[str, list[Mention]] = defaultdict(list)
        going: defaultdict[str, list[Mention]] = defaultdict(list)
        for stay in stays:
            coming[stay.since].append(stay.mention)
            going[stay.until].append(stay.mention)
        for day in sorted(d for d in coming.keys() | going.keys() if start <= d < FOREVER):
            for mention in going[day]:
                self._lose(day, mention.id)
            self._take(day, sorted(coming[day], key=lambda m: m.order))
            self._try_waiting(day)

    def events(self) -> list[Cluster]:
        """The clusters as they stand, with what waits."""
        return [*self.clusters, *self._apart]

    def _take(self, day: str, coming: Sequence[Mention]) -> None:
        for _, group in itertools.groupby(coming, key=lambda m: m.article):
            told = list(group)
            free = [m for m in told if not self._join_ruled(m)]
            waiting = _place_article(free, self.clusters)
            self._waiting += waiting
            self._note(day, [m for m in told if m not in waiting], self.clusters, waits=False)

    def _join_ruled(self, mention: Mention) -> bool:
        """Give a mention to an event of its days that people said it is of, if there is one."""
        return mention.bond is not None and join_ruled(mention, (c for c in self.clusters if _near(mention, c)))

    def _lose(self, day: str, mention_id: str) -> None:
        self._last.pop(mention_id, None)
        self._waiting = [m for m in self._waiting if m.id != mention_id]
        for cluster in (c for c in self.clusters if mention_id in c.joins):
            founded = cluster.id == mention_id
            cluster.drop(mention_id)
            if founded:
                self._note(day, cluster.mentions, [cluster], waits=False)
        self.clusters = [c for c in self.clusters if c.mentions]

    def _try_waiting(self, day: str) -> None:
        """Try again those that fitted several events; what still does stays apart, with others of its like."""
        self._apart = []
        if not self._waiting:
            return
        placed = [m for m in self._waiting if self._join_ruled(m) or _join_one(m, self.clusters)]
        self._waiting = [m for m in self._waiting if m not in placed]
        for mention in self._waiting:
            if not _join_one(mention, self._apart):
                self._apart.append(Cluster(mention, "waits: it fits several events equally well"))
        self._note(day, placed, self.clusters, waits=False)
        self._note(day, self._waiting, self._apart, waits=True)

    def _note(self, day: str, mentions: Sequence[Mention], homes: Sequence[Cluster], *, waits: bool) -> None:
        for mention in mentions:
            home = next(c for c in homes if mention.id in c.joins)
            now = Placement(day, home.id, home.joins[mention.id], waits)
            last = self._last.get(mention.id)
            if last is None or last[1:] != now[1:]:
                self.placements[mention.id].append(now)
                self._last[mention.id] = now


def _place_article(mentions: Sequence[Mention], clusters: list[Cluster]) -> list[Mention]:
    """Put one article's mentions where they belong; return those that fit several events equally well."""
    scored = _first_occasions(_scored(mentions, clusters), mentions, clusters)
    placed: set[int] = set()
    taken: set[int] = set()
    while (choice := _surest(scored, placed, taken, clusters)) is not None:
        found, i, j = choice
        clusters[j].add(mentions[i], found.score, found.because)
        placed.add(i)
        taken.add(j)
    torn = {i for found, i, j in scored if i not in placed and j not in taken and found.score >= JOIN}
    waiting: list[Mention] = []
    for i, mention in enumerate(mentions):
        if i in placed or _told_twice(mention, clusters):
            continue
        if i in torn:
            waiting.append(mention)
        else:
            clusters.append(Cluster(mention))
    return waiting


def _told_twice(mention: Mention, clusters: list[Cluster]) -> bool:
    """Add a mention that nothing tells apart from another of its article to that one's cluster, if there is one."""
    told = (c for c in clusters if mention.article in c.articles)
    home = next((c for c in told if any(is_twin(mention, m) for m in c.mentions)), None)
    if home is not None:
        home.add(mention, JOIN, "its article tells it twice")
    return home is not None


def _scored(mentions: Sequence[Mention], clusters: Sequence[Cluster]) -> list[Scored]:
    near = ((i, m, j, c) for i, m in enumerate(mentions) for j, c in enumerate(clusters) if _near(m, c))
    found = [(compare(m, c), i, j) for i, m, j, c in near]
    return sorted((s for s in found if s[0].score >= JOIN - MARGIN), key=lambda s: (-s[0].score, s[1], s[2]))


def _near(mention: Mention, cluster: Cluster) -> bool:
    """Whether some report of an event could be of the same days; the others need not be compared."""
    return mention.reach is not None and cluster.within_reach(mention.reach)


def _first_occasions(scored: list[Scored], mentions: Sequence[Mention], clusters: Sequence[Cluster]) -> list[Scored]:
    """Leave a plan that had no day, or lost it, to the first of an article's occasions that would keep it.

    What the same article says of a further plan without a day is of the next one.
    """
    first: dict[int, date] = {}
    for found, i, j in scored:
        held = mentions[i].when
        if found.score >= JOIN and held and _would_keep_late(mentions[i], clusters[j]):
            first[j] = min(first.get(j, held[0]), held[0])
    return [(v, i, j) for v, i, j in scored if j not in first or _comes_first(mentions[i], clusters[j], first[j])]


def _comes_first(mention: Mention, cluster: Cluster, first: date) -> bool:
    if _would_keep_late(mention, cluster):
        return mention.when is not None and mention.when[0] == first
    return mention.when is not None or mention.happened or bool(mention.statuses & CALLED_OFF)


def _would_keep_late(mention: Mention, cluster: Cluster) -> bool:
    if not mention.happened or cluster.happened or mention.when is None:
        return False
    return cluster.planned_for is None or not overlap(mention.when, cluster.planned_for)


def _surest(scored: list[Scored], placed: set[int], taken: set[int], clusters: Sequence[Cluster]) -> Scored | None:
    """The best join of a mention that fits one event clearly better than every other one still free.

    What people said is one event anyway is no rival.
    """
    free = [s for s in scored if s[1] not in placed and s[2] not in taken]
    for found, i, j in free:
        if found.score < JOIN:
            return None
        others = ((other.score, other_j) for other, k, other_j in free if k == i and other_j != j)
        rivals = [score for score, other_j in others if not bonded(clusters[j], clusters[other_j])]
        if not rivals or found.score - rivals[0] >= MARGIN:
            return found, i, j
    return None


def _join_one(mention: Mention, clusters: list[Cluster]) -> bool:
    choice = _surest(_scored([mention], clusters), set(), set(), clusters)
    if choice is not None:
        clusters[choice[2]].add(mention, choice[0].score, choice[0].because)
    return choice is not None
