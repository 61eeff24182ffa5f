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
from dateline.record.compare import JOIN, MARGIN, is_twin
from dateline.record.mention import CALLED_OFF, Mention, overlap
from dateline.record.pool import Pool, Scored
from dateline.record.spans import FOREVER, Stay
from dateline.record.unite import RULED, bonded


class Placement(NamedTuple):
    """Where a mention stands from a day on: in which cluster, why, and whether it waits there for better knowledge."""

    since: str
    cluster: str
    join: Join
    waits: bool


class Block:
    """The events of one block while its reports come in. `placements` tells where each mention stood since when.

    A block may be taken up on some day: with its clusters, what waits, in order of publication, and where that stood.
    """

    def __init__(
        self, clusters: Iterable[Cluster] = (), waiting: Iterable[Mention] = (), apart: Iterable[Cluster] = ()
    ) -> None:
        self.placements: defaultdict[str, list[Placement]] = defaultdict(list)
        self._pool = Pool(clusters)
        self._waiting = list(waiting)
        self._apart = Pool(apart)
        self._set_apart = [m for m in self._waiting if self._apart.has(m.id)]
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
        return [*self._pool.clusters, *self._apart.clusters]

    def _take(self, day: str, coming: Sequence[Mention]) -> None:
        for _, group in itertools.groupby(coming, key=lambda m: m.article):
            told = list(group)
            free = [m for m in told if not self._join_ruled(m)]
            waiting = _place_article(free, self._pool)
            self._waiting += waiting
            wait = {m.id for m in waiting}
            self._note(day, [m for m in told if m.id not in wait], self._pool, waits=False)

    def _join_ruled(self, mention: Mention) -> bool:
        """Give a mention to the first event of its days that people said it is of, if there is one."""
        if mention.stand is None or mention.stand.one is None:
            return False
        bond, clusters = mention.bond, self._pool.clusters
        home = next((j for j, c in enumerate(clusters) if bond in c.bonds and _near(mention, c)), None)
        if home is not None:
            self._pool.add(home, mention, RULED, mention.stand.one)
        return home is not None

    def _lose(self, day: str, mention_id: str) -> None:
        self._last.pop(mention_id, None)
        self._waiting = [m for m in self._waiting if m.id != mention_id]
        if (founded := self._pool.drop(mention_id)) is not None:
            self._note(day, founded.mentions, self._pool, waits=False)

    def _try_waiting(self, day: str) -> None:
        """Try again those that fitted several events; what still does stays apart, with others of its like."""
        placed = [m for m in self._waiting if self._join_ruled(m) or _join_one(m, self._pool)]
        gone = {m.id for m in placed}
        self._waiting = [m for m in self._waiting if m.id not in gone]
        self._keep_apart()
        self._note(day, placed, self._pool, waits=False)
        self._note(day, self._waiting, self._apart, waits=True)

    def _keep_apart(self) -> None:
        """Let what waits stand with others of its like, as it does already if only more has come to wait."""
        kept = self._set_apart
        if len(kept) > len(self._waiting) or any(a is not b for a, b in zip(kept, self._waiting, strict=False)):
            self._apart, kept = Pool(), []
        for mention in self._waiting[len(kept) :]:
            if not _join_one(mention, self._apart):
                self._apart.found(mention, "waits: it fits several events equally well")
        self._set_apart = list(self._waiting)

    def _note(self, day: str, mentions: Sequence[Mention], homes: Pool, *, waits: bool) -> None:
        for mention in mentions:
            home = homes.home(mention.id)
            now = Placement(day, home.id, home.joins[mention.id], waits)
            last = self._last.get(mention.id)
            if last is None or last[1:] != now[1:]:
                self.placements[mention.id].append(now)
                self._last[mention.id] = now


def _place_article(mentions: Sequence[Mention], pool: Pool) -> list[Mention]:
    """Put one article's mentions where they belong; return those that fit several events equally well."""
    scored = _first_occasions(pool.scored(mentions), mentions, pool.clusters)
    placed: set[int] = set()
    taken: set[int] = set()
    while (choice := _surest(scored, placed, taken, pool.clusters)) is not None:
        found, i, j = choice
        pool.add(j, mentions[i], found.score, found.because)
        placed.add(i)
        taken.add(j)
    torn = {i for found, i, j in scored if i not in placed and j not in taken and found.score >= JOIN}
    waiting: list[Mention] = []
    for i, mention in enumerate(mentions):
        if i in placed or _told_twice(mention, pool):
            continue
        if i in torn:
            waiting.append(mention)
        else:
            pool.found(mention)
    return waiting


def _told_twice(mention: Mention, pool: Pool) -> bool:
    """Add a mention that nothing tells apart from another of its article to that one's event, if there is one."""
    told = pool.told_by(mention.article)
    home = next((j for j in told if any(is_twin(mention, m) for m in pool.clusters[j].mentions)), None)
    if home is not None:
        pool.add(home, mention, JOIN, "its article tells it twice")
    return home is not None


def _near(mention: Mention, cluster: Cluster) -> bool:
    """Whether some report of an event could be of the same days."""
    return mention.reach is not None and cluster.gist.within_reach(mention.reach)


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
    if not mention.happened or cluster.gist.happened or mention.when is None:
        return False
    return cluster.gist.planned_for is None or not overlap(mention.when, cluster.gist.planned_for)


def _surest(scored: list[Scored], placed: set[int], taken: set[int], clusters: Sequence[Cluster]) -> Scored | None:
    """The best join of a mention that fits one event clearly better than every other one still free.

    What people said is one event anyway is no rival.
    """
    free = [s for s in scored if s[1] not in placed and s[2] not in taken]
    for found, i, j in free:
        if found.score < JOIN:
            return None
        others = ((other.score, other_j) for other, k, other_j in free if k == i and other_j != j)
        rival = next((score for score, other_j in others if not bonded(clusters[j], clusters[other_j])), None)
        if rival is None or found.score - rival >= MARGIN:
            return found, i, j
    return None


def _join_one(mention: Mention, pool: Pool) -> bool:
    choice = _surest(pool.scored([mention]), set(), set(), pool.clusters)
    if choice is not None:
        pool.add(choice[2], mention, choice[0].score, choice[0].because)
    return choice is not None
