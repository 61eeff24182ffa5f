"""Which mentions are one event: precision-ordered passes, each over groups that share nothing with each other.

    mentions ──by block, cut into segments──▶ clusters ──by type and day──▶ cores ──each vague one to its fit──▶ events

The first pass links mentions of the same participants in order of publication; what fits several events equally well
waits, and is tried again when the whole segment is known. The second lets clusters whose participants are only partly
known meet the others of their type and day. Every group is linked from its own members alone, in a fixed order, so
neither the order of arrival nor the rest of the record can change what comes out.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dateline.record.attach import attach
from dateline.record.cluster import Cluster
from dateline.record.compare import JOIN, MARGIN, Verdict, compare, compare_clusters, is_twin
from dateline.record.finding import NEVER
from dateline.record.mention import CALLED_OFF, Mention, overlap, segments

MEETING_JOIN = 4.0

Scored = tuple[Verdict, int, int]


def link(mentions: Iterable[Mention]) -> list[Cluster]:
    """Every event that the mentions tell of, by founder."""
    blocks: defaultdict[str | None, list[Mention]] = defaultdict(list)
    for mention in mentions:
        blocks[mention.block].append(mention)
    alone = blocks.pop(None, [])
    clusters = [Cluster(m) for m in alone]
    for block in blocks.values():
        clusters += link_block(block)
    return sorted(attach(meet(clusters)), key=lambda c: c.order)


def link_block(mentions: Sequence[Mention]) -> list[Cluster]:
    """The first pass over whole segments of one block."""
    return [cluster for piece in segments(mentions) for cluster in _link_segment(piece)]


def _link_segment(mentions: list[Mention]) -> list[Cluster]:
    ordered = sorted(mentions, key=lambda m: m.order)
    clusters: list[Cluster] = []
    waiting: list[Mention] = []
    for _, group in itertools.groupby(ordered, key=lambda m: m.article):
        waiting += _place_article(list(group), clusters)
    return clusters + _place_waiting(waiting, clusters)


def _place_article(mentions: list[Mention], clusters: list[Cluster]) -> list[Mention]:
    """Put one article's mentions where they belong; return those that fit several events equally well."""
    scored = _first_occasions(_scored(mentions, clusters), mentions, clusters)
    placed: set[int] = set()
    taken: set[int] = set()
    while (choice := _surest(scored, placed, taken)) is not None:
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
    home = next((c for c in clusters if any(is_twin(mention, m) for m in c.mentions)), None)
    if home is not None:
        home.add(mention, JOIN, "its article tells it twice")
    return home is not None


def _scored(mentions: Sequence[Mention], clusters: Sequence[Cluster]) -> list[Scored]:
    found = [(compare(m, c), i, j) for i, m in enumerate(mentions) for j, c in enumerate(clusters)]
    return sorted((s for s in found if s[0].score >= JOIN - MARGIN), key=lambda s: (-s[0].score, s[1], s[2]))


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


def _surest(scored: list[Scored], placed: set[int], taken: set[int]) -> Scored | None:
    """The best join of a mention that fits one event clearly better than every other one still free."""
    free = [s for s in scored if s[1] not in placed and s[2] not in taken]
    for found, i, j in free:
        if found.score < JOIN:
            return None
        rivals = [other.score for other, k, other_j in free if k == i and other_j != j]
        if not rivals or found.score - rivals[0] >= MARGIN:
            return found, i, j
    return None


def _place_waiting(waiting: list[Mention], clusters: list[Cluster]) -> list[Cluster]:
    """Try again those that fitted several events; what still does stays apart, with others of its like."""
    apart: list[Cluster] = []
    for mention in waiting:
        if not any(_join_one(mention, homes) for homes in (clusters, apart)):
            apart.append(Cluster(mention, "waits: it fits several events equally well"))
    return apart


def _join_one(mention: Mention, clusters: list[Cluster]) -> bool:
    choice = _surest(_scored([mention], clusters), set(), set())
    if choice is not None:
        clusters[choice[2]].add(mention, choice[0].score, choice[0].because)
    return choice is not None


def meet(clusters: Iterable[Cluster]) -> list[Cluster]:
    """The second pass: clusters of one type and day, whoever takes part."""
    groups: defaultdict[str | None, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        groups[cluster.meeting_point].append(cluster)
    apart = groups.pop(None, [])
    return apart + [c for group in groups.values() for c in meet_group(group)]


def meet_group(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Merge those of one type and day that fit one other clearly better than the rest, surest first."""
    current = sorted(clusters, key=lambda c: c.order)
    while len(current) > 1 and (choice := _surest_pair(current)) is not None:
        found, i, j = choice
        current[i].absorb(current[j], found.score, found.because)
        del current[j]
    return current


def _surest_pair(clusters: list[Cluster]) -> Scored | None:
    pairs = [(compare_clusters(a, b), i, j) for (i, a), (j, b) in itertools.combinations(enumerate(clusters), 2)]
    good = sorted((p for p in pairs if p[0].score > NEVER), key=lambda p: (-p[0].score, p[1], p[2]))
    for found, i, j in good:
        if found.score < MEETING_JOIN:
            return None
        rivals = [f.score for f, a, b in good if (a, b) != (i, j) and {a, b} & {i, j}]
        if not rivals or found.score - rivals[0] >= MARGIN:
            return found, i, j
    return None
