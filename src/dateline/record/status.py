"""How the status of an event goes through time: one step for every article whose word moved or confirmed it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from dateline.record.mention import Mention
from dateline.types import HAPPENED, PENDING, Status, Step, bounds

# What counts when one article says several things of an event: what is nearer to a fact comes first.
_STRENGTH: tuple[Status, ...] = (
    "occurred", "ongoing", "cancelled", "postponed", "refused",
    "planned", "unplanned", "proposed", "possible", "denied",
)  # fmt: skip
_OVER: frozenset[Status] = frozenset({"cancelled", "refused"})
_UNMADE: frozenset[Status] = frozenset({"postponed", "unplanned"})


def article_status(mention: Mention) -> Status:
    """The one status that an article gives an event: in its own voice before its sources', a fact before a hope."""
    own: list[Status] = [s.status for s in mention.said if not s.according_to and s.status != "denied"]
    return min(own or [s.status for s in mention.said], key=_STRENGTH.index)


def history(mentions: Sequence[Mention], copy_of: Mapping[str, str]) -> tuple[Step, ...]:
    """The steps of an event's status, in order of publication. The last one is its status.

    An article that only tells again what is no longer so takes no step: a plan recalled when the event has taken
    place or was called off or put off, a proposal when it had been agreed to. A denial takes none beside what others
    say, and a copy none beside its original.
    """
    articles = {m.article for m in mentions}
    taken: list[tuple[Mention, Status]] = []
    ordered = sorted((m for m in mentions if copy_of.get(m.article) not in articles), key=lambda m: m.order)
    for _, told in itertools.groupby(ordered, key=lambda m: m.article):
        mention, status = min(((m, article_status(m)) for m in told), key=lambda t: _STRENGTH.index(t[1]))
        if not taken or _moves(taken, mention, status):
            if taken and all(s == "denied" for _, s in taken):
                taken.clear()
            taken.append((mention, status))
    return tuple(Step(published=m.published, status=s, article=m.article) for m, s in taken)


def _moves(taken: list[tuple[Mention, Status]], mention: Mention, status: Status) -> bool:
    current = taken[-1][1]
    if current in (status, "denied"):
        return True
    if status == "denied":
        return False
    if status in HAPPENED:
        return current != "occurred" or status == "occurred"
    if current in HAPPENED:
        return False
    if status in PENDING and (current in _OVER or _is_past(mention) or _is_recalled(mention, status, current)):
        return _brings_a_new_day(taken, mention)
    return not (status == "proposed" and current == "planned")


def _is_recalled(mention: Mention, status: Status, current: Status) -> bool:
    """Whether an article only tells again what had been planned before it came to nothing."""
    told = [s.recalled for s in mention.said if s.status == status]
    return current in _UNMADE and all(told)


def _is_past(mention: Mention) -> bool:
    days = bounds(mention.date)
    return bool(days and mention.day and days[1] < mention.day)


def _brings_a_new_day(taken: list[tuple[Mention, Status]], mention: Mention) -> bool:
    """Whether a plan named again after its end is a new one: for a day to come that it was not planned for before."""
    if mention.date is None or _is_past(mention):
        return False
    return all(mention.date != m.date for m, _ in taken)
