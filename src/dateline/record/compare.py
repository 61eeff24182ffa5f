"""Field by field: how much each agreement or difference says for one event, with a sentence (Fellegi and Sunter 1969).

A comparison is a sum of weights; `NEVER` excludes it whatever else agrees. Weights are on one scale: same participants
are worth 4, the same day 4, and `JOIN` is enough to be one event.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from dateline.record.cluster import Cast, Cluster
from dateline.record.mention import CALLED_OFF, Days, Mention, gap, overlap
from dateline.record.parties import SAME, STATE_OF, Party, pair_off
from dateline.record.states import country_of
from dateline.types import EventType

JOIN = 3.5
MARGIN = 1.0
NEVER = -math.inf

_DAY = timedelta(days=1)

# Types that are deeds, not words: the same deed to the same recipients on one day has one doer, however he is named.
_DEEDS: frozenset[EventType] = frozenset({"AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "COOPERATE"})


class Finding(NamedTuple):
    """What one field says: its weight and a phrase, empty when it says nothing."""

    weight: float
    phrase: str = ""


class Verdict(NamedTuple):
    """A whole comparison: the sum of its findings and the sentence that explains it."""

    score: float
    because: str


NOTHING = Finding(0.0)


def compare(mention: Mention, cluster: Cluster) -> Verdict:
    """How surely a mention is of the event that a cluster is."""
    if mention.article in cluster.articles:
        return Verdict(NEVER, "its own article tells it as another event")
    fields = (_participants, _dates, _ordinal, _mode, _place, _topics, _duration, _initiator)
    findings: list[Finding] = []
    for field in fields:
        found = field(mention, cluster)
        if found.weight == NEVER:
            return Verdict(NEVER, found.phrase)
        findings.append(found)
    return verdict(findings)


def compare_clusters(a: Cluster, b: Cluster) -> Verdict:
    """How surely two clusters of one type and day are one event, whose participants are only partly known."""
    if a.articles & b.articles:
        return Verdict(NEVER, "one article tells them as two events")
    found = [(compare(m, b), m) for m in a.mentions]
    if any(v.score == NEVER for v, _ in found):
        return next(v for v, _ in found if v.score == NEVER)
    return max((v for v, _ in found), key=lambda v: (v.score, v.because))


def verdict(findings: Iterable[Finding]) -> Verdict:
    """Sum findings up."""
    kept = [f for f in findings if f.weight or f.phrase]
    phrases = [f.phrase for f in sorted(kept, key=lambda f: -abs(f.weight)) if f.phrase]
    return Verdict(round(sum(f.weight for f in kept), 2), ", ".join(phrases))


def _participants(mention: Mention, cluster: Cluster) -> Finding:
    mine: Cast = (mention.actors, mention.recipients)
    found = [same_cast(mention.type, mine, cast) for cast in cluster.casts]
    best = max(found, key=lambda f: f.weight)
    # A full cast that contradicts is not made good by a vaguer one that does not.
    return best if best.weight >= 1 or all(f.weight > NEVER for f in found) else Finding(NEVER, "other participants")


def same_cast(kind: EventType, a: Cast, b: Cast) -> Finding:
    """Compare who takes part in two mentions of one type."""
    everyone_a, everyone_b = (*a[0], *a[1]), (*b[0], *b[1])
    if not everyone_a and not everyone_b:
        return Finding(-1.0, "neither names anybody")
    if not everyone_a or not everyone_b:
        return Finding(0.0, "one of them names nobody")
    if kind in ("CONSULT", "COOPERATE") or not (a[1] and b[1]) or kind in ("AGREE", "SUPPORT", "RETREAT"):
        return _same_people(kind, a, b, everyone_a, everyone_b)
    return _same_deed(kind, a, b)


def _same_people(kind: EventType, a: Cast, b: Cast, all_a: tuple[Party, ...], all_b: tuple[Party, ...]) -> Finding:
    match = pair_off(all_a, all_b)
    if not match.pairs and _may_stand_for(all_a, all_b):
        return Finding(-0.5, "persons who may stand for the states")
    if not match.pairs or (match.left and match.right):
        return Finding(NEVER, "other participants")
    if (
        kind not in ("CONSULT", "COOPERATE", "AGREE", "SUPPORT", "RETREAT")
        and not pair_off(a[0], b[0]).pairs
        and a[0]
        and b[0]
    ):
        return Finding(NEVER, "other actors")
    if match.left or match.right:
        return Finding(1.0 if kind == "CONSULT" else 2.0, "some of the same participants")
    return _full(match.weakest, alone=kind == "CONSULT" and len(all_a) == 1)


def _may_stand_for(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Whether one side are persons of states unknown, as many as the states on the other side."""
    if len(a) != len(b):
        return False
    persons, states = (b, a) if a[0].is_state else (a, b)
    return all(p.is_state for p in states) and not any(p.is_state or p.country for p in persons)


def _full(weakest: float, *, alone: bool = False) -> Finding:
    if alone:
        return Finding(3.0 if weakest > STATE_OF else 1.5, "the same one participant")
    if weakest == SAME:
        return Finding(4.0, "the same participants")
    if weakest > STATE_OF:
        return Finding(3.5, "the same participants under other names")
    return Finding(2.0, "the same participants or their states")


def _same_deed(kind: EventType, a: Cast, b: Cast) -> Finding:
    actors, recipients = pair_off(a[0], b[0]), pair_off(a[1], b[1])
    whole_recipients = bool(recipients.pairs) and not recipients.left and not recipients.right
    if a[0] and b[0] and (not actors.pairs or (actors.left and actors.right)):
        unknown = any(p.country is None for p in (*a[0], *b[0]))
        if kind in _DEEDS and whole_recipients and recipients.weakest == SAME and unknown:
            return Finding(1.0, "the same done to the same recipients")
        return Finding(NEVER, "other actors")
    if not recipients.pairs or (recipients.left and recipients.right):
        return Finding(NEVER, "other recipients")
    if actors.left or actors.right or not whole_recipients:
        return Finding(2.0, "some of the same participants")
    return _full(min(actors.weakest, recipients.weakest))


def _dates(mention: Mention, cluster: Cluster) -> Finding:
    if mention.only_denied:
        return _denied(mention, cluster)
    if mention.happened:
        return _held_held(mention, cluster) if cluster.happened else _held_plan(mention, cluster)
    return _plan_held(mention, cluster) if cluster.happened else _plan_plan(mention, cluster)


def _exact(days: Days) -> bool:
    return days[0] == days[1]


def _common_days(mine: Days, theirs: Iterable[Days]) -> Finding | None:
    """The weight of having days in common, None when there is none."""
    best: Finding | None = None
    for days in theirs:
        if overlap(mine, days):
            exact = _exact(mine) and _exact(days)
            found = Finding(4.0, f"the same day {mine[0]}") if exact else Finding(2.5, "dates that agree")
            best = found if best is None or found.weight > best.weight else best
    return best


def _denied(mention: Mention, cluster: Cluster) -> Finding:
    theirs = [*cluster.held, *([cluster.planned_for] if cluster.planned_for else [])]
    if mention.when and theirs:
        return _common_days(mention.when, theirs) or Finding(NEVER, "another day")
    return _recency(mention, cluster)


def _recency(mention: Mention, cluster: Cluster) -> Finding:
    if mention.day is None or cluster.last_heard is None:
        return NOTHING
    days = abs((mention.day - cluster.last_heard).days)
    if days <= 14:
        return Finding(1.0, "reported within two weeks of each other")
    return NOTHING if days <= PATIENCE else Finding(NEVER, "reported too far apart")


PATIENCE = 60


def _held_held(mention: Mention, cluster: Cluster) -> Finding:
    if mention.when and cluster.held:
        return _common_days(mention.when, cluster.held) or Finding(NEVER, "another day")
    first = cluster.first_day(happened=True)
    if mention.when:
        return _told_after((first - mention.when[1]).days, mention) if first else NOTHING
    if mention.day is None:
        return NOTHING
    if cluster.held:
        return _told_after(min((mention.day - last).days for _, last in cluster.held), mention)
    return _both_undated(abs((mention.day - (cluster.last_heard or mention.day)).days))


def _both_undated(days: int) -> Finding:
    if days <= 3:
        return Finding(1.0, "reported within days of each other")
    return Finding(-0.6 if days <= 10 else -2.5, "reported apart and undated")


def _told_after(days: int, mention: Mention) -> Finding:
    """An undated report of something that took place `days` before it."""
    if days < 0:
        return Finding(NEVER, "told of before it took place")
    if days <= 4:
        return Finding(1.5, "it had just taken place")
    if days <= 14:
        return Finding(0.5, "it had taken place not long before")
    return Finding(-0.4 if mention.place or mention.ordinal else -1.5, "it had taken place long before")


def _held_plan(mention: Mention, cluster: Cluster) -> Finding:
    known = cluster.first_day(happened=False)
    held = mention.when or ((mention.day, mention.day) if mention.day else None)
    if held is None or known is None:
        return NOTHING
    if held[1] < known:
        return Finding(NEVER, "it took place before it was planned")
    if not mention.when and mention.day == known:
        return Finding(-2.0, "planned and held in reports of one day")
    if cluster.planned_for:
        return _kept_or_moved(held, cluster, dated=mention.when is not None)
    waited = gap((known, cluster.last_heard or known), held)
    if waited > PATIENCE:
        return Finding(NEVER, "planned too long before")
    soon = 1.0 if waited <= 14 else 0.0
    if mention.when:
        return Finding(soon, "the plan was made before")
    return Finding(soon - (1.0 if cluster.loose else 0.5), "the plan was made before, and the report gives no day")


def _kept_or_moved(held: Days, cluster: Cluster, *, dated: bool) -> Finding:
    assert cluster.planned_for is not None
    planned = cluster.planned_for
    if overlap(held, planned):
        exact = dated and _exact(held) and _exact(planned)
        return Finding(
            3.0 if exact else 1.5, f"planned for {planned[0]}" if _exact(planned) else "within the days planned"
        )
    days = gap(held, planned)
    if not dated and planned[1] < held[0]:
        return Finding(1.0 if days <= 7 else -1.0, "its day had come")
    if cluster.loose or not _exact(planned):
        return Finding(round(-days / 60, 2) if days <= PATIENCE else NEVER, "the plan had been open")
    if days <= 2:
        return Finding(-0.4, "held within days of the day planned")
    return Finding(NEVER, "not the day planned")


def _plan_held(mention: Mention, cluster: Cluster) -> Finding:
    if mention.when and cluster.held:
        common = _common_days(mention.when, cluster.held)
        if common is None:
            return Finding(NEVER, "planned for another day than it took place")
        return Finding(common.weight - 1.0, common.phrase)
    if mention.when:
        return Finding(-1.0, "one is dated")
    first = cluster.held[0][1] if cluster.held else cluster.first_day(happened=True)
    if mention.day is None or first is None:
        return NOTHING
    return _planned_before((mention.day - first).days, called_off=bool(mention.statuses & CALLED_OFF_OR_NOT))


def _planned_before(late: int, *, called_off: bool) -> Finding:
    """A plan without a day, reported `late` days after something took place (before it if negative)."""
    if called_off and 0 <= late <= 3:
        return Finding(0.0, "called off or unplanned by one, held by another")
    if late > 1 or late < -PATIENCE:
        return Finding(NEVER, "planned when it had taken place, or too long before")
    return Finding(0.5 if late >= -14 else -0.5, "planned before it took place")


CALLED_OFF_OR_NOT = frozenset({"cancelled", "refused", "unplanned"})


def _plan_plan(mention: Mention, cluster: Cluster) -> Finding:
    if mention.when and cluster.planned_for:
        common = _common_days(mention.when, [cluster.planned_for])
        return common or _moved(mention, cluster)
    if mention.day and cluster.planned_for and not cluster.called_off:
        overdue = (mention.day - cluster.planned_for[1]).days
        if overdue > 7:
            return Finding(-1.5, "the first plan's day had passed")
    return _recency(mention, cluster)


def _moved(mention: Mention, cluster: Cluster) -> Finding:
    assert mention.when is not None
    assert cluster.planned_for is not None
    days = gap(mention.when, cluster.planned_for)
    still_open = mention.day is None or mention.day <= cluster.planned_for[1] + 3 * _DAY or cluster.called_off
    if not still_open or days > PATIENCE:
        return Finding(-2.5 if days <= PATIENCE else NEVER, "planned for another time")
    return Finding(round(-0.3 - days / 60, 2), "the plan moved to another day")


def _ordinal(mention: Mention, cluster: Cluster) -> Finding:
    theirs = {m.ordinal for m in cluster.mentions if m.ordinal}
    if not mention.ordinal or not theirs:
        return NOTHING
    if mention.ordinal in theirs:
        return Finding(3.0, f"both count it as number {mention.ordinal}")
    return Finding(NEVER, f"number {mention.ordinal}, not number {min(theirs)}")


def _mode(mention: Mention, cluster: Cluster) -> Finding:
    theirs = {m.mode for m in cluster.mentions}
    if mention.mode in theirs:
        return Finding(0.5, f"both {mention.mode}") if mention.mode else NOTHING
    if mention.type != "CONSULT":
        return NOTHING if None in (mention.mode, *theirs) else Finding(-1.5, "of another kind")
    if "phone" in (mention.mode, *theirs):
        named = {mention.mode, *theirs} - {None, "phone"}
        return Finding(NEVER if named else -3.0, "one by phone, one not said to be")
    return NOTHING


def _place(mention: Mention, cluster: Cluster) -> Finding:
    if not mention.place or not cluster.places:
        return NOTHING
    name, country = mention.place.name, mention.place.country or country_of(mention.place.name)
    if any(name.casefold() == other.casefold() for other, _ in cluster.places):
        return Finding(1.5, f"both in {name}")
    countries = {c or country_of(n) for n, c in cluster.places}
    if country and None not in countries and country not in countries:
        firm = mention.happened and cluster.happened
        return Finding(-3.0 if firm else -0.8, "in different countries")
    if country in countries and country is not None:
        return Finding(0.5, "in the same country")
    settled = mention.happened == cluster.happened or cluster.called_off or mention.statuses & CALLED_OFF
    return Finding(0.0 if settled else -0.8, "in places of different names")


def _topics(mention: Mention, cluster: Cluster) -> Finding:
    mine = {w for t in mention.topics for w in t.casefold().split() if len(w) > 3}
    if not mine or not cluster.topic_words:
        return NOTHING
    common = sorted(mine & cluster.topic_words)
    return Finding(0.8, f"both on {common[0]}") if common else Finding(-0.3)


def _duration(mention: Mention, cluster: Cluster) -> Finding:
    theirs = {m.duration for m in cluster.mentions if m.duration}
    return Finding(0.8, "the same length") if mention.duration in theirs else NOTHING


def _initiator(mention: Mention, cluster: Cluster) -> Finding:
    if mention.initiator is None:
        return NOTHING
    same = any(m.initiator and m.initiator.key == mention.initiator.key for m in cluster.mentions)
    return Finding(0.5, f"both at {mention.initiator.name}'s initiative") if same else NOTHING
