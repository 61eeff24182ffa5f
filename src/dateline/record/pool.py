"""The events that a mention may be of, and how well it fits each: compared again only where one says another thing.

In a story that many report, most of what comes says what was said before. What mentions say is therefore compared, not
each mention, and with an event anew only when its gist has changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.record.cluster import Cluster
from dateline.record.compare import JOIN, MARGIN, Verdict, compare_said, may_be
from dateline.record.mention import Mention, Saying

Scored = tuple[Verdict, int, int]
"""How well a mention fits an event, and the places of both in their lists."""


@dataclass
class _Fits:
    """The events that something said fits, by their places, as of so many changes of events."""

    changes: int = 0
    verdicts: dict[int, Verdict] = field(default_factory=dict)


class Pool:
    """Events in the order in which they were found. All that is added to one is added here."""

    def __init__(self, clusters: Iterable[Cluster] = ()) -> None:
        self._fill(clusters)

    def _fill(self, clusters: Iterable[Cluster]) -> None:
        self.clusters: list[Cluster] = []
        self._home: dict[str, int] = {}
        self._telling: defaultdict[str, set[int]] = defaultdict(set)
        self._changes: list[int] = []
        self._fits: defaultdict[Saying, _Fits] = defaultdict(_Fits)
        for cluster in clusters:
            self._append(cluster)

    def _append(self, cluster: Cluster) -> None:
        place = len(self.clusters)
        self.clusters.append(cluster)
        self._changes.append(place)
        for mention in cluster.mentions:
            self._note(mention, place)

    def _note(self, mention: Mention, place: int) -> None:
        self._home[mention.id] = place
        self._telling[mention.article].add(place)

    def found(self, mention: Mention, because: str | None = None) -> None:
        """Let a mention found an event."""
        self._append(Cluster(mention, because))

    def add(self, place: int, mention: Mention, score: float, because: str) -> None:
        """Give a mention to an event."""
        cluster = self.clusters[place]
        before = cluster.gist
        cluster.add(mention, score, because)
        self._note(mention, place)
        if cluster.gist != before:
            self._changes.append(place)

    def drop(self, mention_id: str) -> Cluster | None:
        """Let go of a mention; returns the event that it founded, if any, which goes by another name from now on."""
        if not self.has(mention_id):
            return None
        cluster = self.home(mention_id)
        founded = cluster.id == mention_id
        cluster.drop(mention_id)
        self._fill([c for c in self.clusters if c.mentions])
        return cluster if founded else None

    def has(self, mention_id: str) -> bool:
        """Whether a mention is of one of the events."""
        return mention_id in self._home

    def home(self, mention_id: str) -> Cluster:
        """The event that a mention is of."""
        return self.clusters[self._home[mention_id]]

    def told_by(self, article: str) -> list[int]:
        """The places of the events that an article tells of."""
        return sorted(self._telling.get(article, ()))

    def scored(self, mentions: Sequence[Mention]) -> list[Scored]:
        """How well some mentions fit the events that they could be of, best first."""
        found = [
            (verdict, i, j)
            for i, mention in enumerate(mentions)
            for j, verdict in self._fitting(mention.saying).items()
            if may_be(mention, self.clusters[j])
        ]
        return sorted(found, key=lambda s: (-s[0].score, s[1], s[2]))

    def _fitting(self, said: Saying) -> dict[int, Verdict]:
        fits = self._fits[said]
        changed = set(self._changes[fits.changes :]) if fits.changes else range(len(self.clusters))
        for place in changed:
            verdict = self._compared(said, self.clusters[place])
            if verdict is None:
                fits.verdicts.pop(place, None)
            else:
                fits.verdicts[place] = verdict
        fits.changes = len(self._changes)
        return fits.verdicts

    @staticmethod
    def _compared(said: Saying, cluster: Cluster) -> Verdict | None:
        """How well something said fits an event; None where it does not, or where no report is of the same days."""
        if said.reach is None or not cluster.gist.within_reach(said.reach):
            return None
        verdict = compare_said(said, cluster.gist)
        return verdict if verdict.score >= JOIN - MARGIN else None
