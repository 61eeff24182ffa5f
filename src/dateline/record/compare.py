"""Field by field: how much each agreement or difference says for one event, with a sentence (Fellegi and Sunter 1969).

A comparison is a sum of weights; `NEVER` excludes it whatever else agrees. Weights are on one scale: same participants
are worth 4, the same day 4, and `JOIN` is enough to be one event.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.record.cluster import Cluster
from dateline.record.durations import minutes
from dateline.record.finding import NEVER, NOTHING, Finding
from dateline.record.gist import Gist
from dateline.record.mention import Mention, Saying, gap
from dateline.record.parties import SAME, STATE_OF, Cast, Party, named_of, pair_off, said_alike
from dateline.record.states import country_of
from dateline.record.timing import dates
from dateline.types import EventType

JOIN = 3.5
MARGIN = 1.0

# Types that are deeds, not words: the same deed to the same recipients on one day has one doer, however he is named.
_DEEDS: frozenset[EventType] = frozenset({"AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "COOPERATE"})

# Types done to people who are counted rather than named, as no two reports count or call them alike.
_COUNTED: frozenset[EventType] = frozenset({"AID", "SANCTION", "COOPERATE"})


# So many days after an event, a report that gives no day but another length tells of another event.
_FRESH = 3


class Verdict(NamedTuple):
    """A whole comparison: the sum of its findings and the sentence that explains it."""

    score: float
    because: str


def compare(mention: Mention, cluster: Cluster) -> Verdict:
    """How surely a mention is of the event that a cluster is."""
    if mention.article in cluster.articles:
        return Verdict(NEVER, "its own article tells it as another event")
    if _ruled_apart(mention, cluster):
        return Verdict(NEVER, "somebody ruled that they are two")
    return compare_said(mention.saying, cluster.gist)


def may_be(mention: Mention, cluster: Cluster) -> bool:
    """Whether a mention may be of an event whatever is said: its article tells another, and nobody ruled them two."""
    return mention.article not in cluster.articles and not _ruled_apart(mention, cluster)


def _ruled_apart(mention: Mention, cluster: Cluster) -> bool:
    return bool(mention.apart) and not mention.apart.isdisjoint(cluster.groups)


def compare_said(said: Saying, event: Gist) -> Verdict:
    """How surely what is said is of an event, whoever says it."""
    fields = (_participants, dates, _ordinal, _mode, _place, _topics, _duration, _initiator)
    findings: list[Finding] = []
    for field in fields:
        found = field(said, event)
        if found.weight == NEVER:
            return Verdict(NEVER, found.phrase)
        findings.append(found)
    return verdict(findings)


def is_twin(a: Mention, b: Mention) -> bool:
    """Whether two plans to meet in one article are told apart by nothing, so that the article must mean one."""
    planned = a.type == b.type == "CONSULT" and not a.happened and not b.happened and bool(a.parties)
    if a.article != b.article or a.mode != b.mode or not planned:
        return False
    differ = ((a.date, b.date), (a.ordinal, b.ordinal), (a.place, b.place), (a.topics, b.topics))
    return {p.id for p in a.parties} == {p.id for p in b.parties} and not any(x and y and x != y for x, y in differ)


def particular(said: Saying, event: Gist) -> bool:
    """Whether something beyond type and time speaks for one event: the place, the number, the manner, the matter."""
    return any(field(said, event).weight >= 0.5 for field in (_ordinal, _mode, _place, _topics))


def compare_clusters(a: Cluster, b: Cluster) -> Verdict:
    """How surely two clusters of one type and day are one event, whose participants are only partly known."""
    if a.articles & b.articles:
        return Verdict(NEVER, "one article tells them as two events")
    if are_ruled_apart(a, b):
        return Verdict(NEVER, "somebody ruled that they are two")
    best: Verdict | None = None
    for said in a.sayings:
        found = compare_said(said, b.gist)
        if found.score == NEVER:
            return found
        best = found if best is None else max(best, found, key=lambda v: (v.score, v.because))
    assert best is not None
    return best


def are_ruled_apart(a: Cluster, b: Cluster) -> bool:
    """Whether somebody ruled of a report of one and a report of the other that they are two."""
    return any(_ruled_apart(mention, b) for mention in a.mentions)


def verdict(findings: Iterable[Finding]) -> Verdict:
    """Sum findings up."""
    kept = [f for f in findings if f.weight or f.phrase]
    phrases = [f.phrase for f in sorted(kept, key=lambda f: -abs(f.weight)) if f.phrase]
    return Verdict(round(sum(f.weight for f in kept), 2), ", ".join(phrases))


def _participants(said: Saying, event: Gist) -> Finding:
    found = [same_cast(said.type, said.cast, cast) for cast in event.casts]
    best = max(found, key=lambda f: f.weight)
    # A full cast that contradicts is not made good by a vaguer one that does not.
    return best if best.weight >= 1 or all(f.weight > NEVER for f in found) else Finding(NEVER, "other participants")


@functools.lru_cache(maxsize=8_192)  # of some 300 bytes each: the same few meet again and again
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
    match = pair_off(named_of(all_a), named_of(all_b)) if kind != "CONSULT" else pair_off(all_a, all_b)
    if match.left and match.right and _may_stand_for(match.left, match.right):
        return Finding(1.0 if match.pairs else -0.5, "persons who may stand for the states")
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
        alike = kind in _COUNTED and all(any(said_alike(p, q) for q in recipients.right) for p in recipients.left)
        return (
            Finding(2.0, "the same actors and recipients told alike") if alike else Finding(NEVER, "other recipients")
        )
    if actors.left or actors.right or not whole_recipients:
        return Finding(2.0, "some of the same participants")
    return _full(min(actors.weakest, recipients.weakest))


def _ordinal(said: Saying, event: Gist) -> Finding:
    theirs = event.ordinals
    if not said.ordinal or not theirs:
        return NOTHING
    if said.ordinal in theirs:
        return Finding(3.0, f"both count it as number {said.ordinal}")
    return Finding(NEVER, f"number {said.ordinal}, not number {min(theirs)}")


def _mode(said: Saying, event: Gist) -> Finding:
    theirs = event.modes
    if said.mode in theirs:
        return Finding(0.5, f"both {said.mode}") if said.mode else NOTHING
    if said.type != "CONSULT":
        return NOTHING if None in (said.mode, *theirs) else Finding(-1.5, "of another kind")
    if "phone" in (said.mode, *theirs):
        named = {said.mode, *theirs} - {None, "phone"}
        return Finding(NEVER if named else -3.0, "one by phone, one not said to be")
    return NOTHING


def _place(said: Saying, event: Gist) -> Finding:
    if not said.place or not event.places:
        return NOTHING
    name, country = said.place.name, said.place.country or country_of(said.place.name)
    if any(name.casefold() == other.casefold() for other, _ in event.places):
        return Finding(1.5, f"both in {name}")
    countries = {c or country_of(n) for n, c in event.places}
    if country is not None and country in countries:
        return Finding(0.5, "in the same country")
    return _elsewhere(said, event, sure=country is not None and None not in countries)


def _elsewhere(said: Saying, event: Gist, *, sure: bool) -> Finding:
    """Places of other names; `sure` when they are known to lie in different states. A plan put off may move."""
    phrase = "in different countries" if sure else "in places of different names"
    if event.plan_state == "put off" and not event.happened:
        return Finding(0.0, phrase)
    if said.happened and event.happened:
        return Finding(-3.0 if sure else 0.0, phrase)
    return Finding(-0.8, phrase)


def _topics(said: Saying, event: Gist) -> Finding:
    if not said.words or not event.words:
        return NOTHING
    common = sorted(said.words & event.words)
    return Finding(0.8, f"both on {common[0]}") if common else Finding(-0.3)


def _duration(said: Saying, event: Gist) -> Finding:
    """The same length speaks for one event; another one against it, where no day of its own ties it to that one."""
    theirs = event.durations
    if said.duration is None or not theirs:
        return NOTHING
    if said.duration in theirs:
        return Finding(0.8, "the same length")
    nearest = min((gap((said.day, said.day), days) for days in event.held), default=0) if said.day else 0
    undated = said.when is None and nearest > _FRESH
    return Finding(-2.5, "another length, days later") if undated and _far(said, theirs) else NOTHING


def _far(said: Saying, theirs: Iterable[str]) -> bool:
    """Whether a length is less than half or more than twice every other."""
    mine = minutes(said.duration or "")
    return all(not mine / 2 <= minutes(other) <= mine * 2 for other in theirs)


def _initiator(said: Saying, event: Gist) -> Finding:
    if said.initiator is None:
        return NOTHING
    same = said.initiator.key in event.initiators
    return Finding(0.5, f"both at {said.initiator.name}'s initiative") if same else NOTHING
