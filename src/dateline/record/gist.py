"""What is compared of a mention and of an event: the facts alone, whoever tells them.

Most reports of a story that is followed for weeks say what others said before them. They leave the gist of an event as
it is, so that what was compared with it need not be compared again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable
from typing import Literal, NamedTuple, TypeVar

from dateline.record.mention import CALLED_OFF, Days, Mention, Saying, overlap
from dateline.record.parties import Cast
from dateline.types import EventType

PlanState = Literal["firm", "open", "put off", "ended"]

T = TypeVar("T", bound=Hashable)

_DAY = dt.timedelta(days=1)


class Gist(NamedTuple):
    """What the reports of an event say, taken together.

    `type` is that of the first report, `planned_for` of the latest plan that names any days, `plan_state` of the latest
    plan. `first_held` and `first_unheld` are the first days of publication of a report that says that it happened, and
    of one that does not; `reaches` the days that any report reaches to.
    """

    type: EventType
    casts: tuple[Cast, ...] = ()
    happened: bool = False
    held: tuple[Days, ...] = ()
    planned_for: Days | None = None
    plan_state: PlanState = "open"
    last_heard: dt.date | None = None
    first_held: dt.date | None = None
    first_unheld: dt.date | None = None
    ordinals: frozenset[int] = frozenset()
    modes: frozenset[str | None] = frozenset()
    places: frozenset[tuple[str, str | None]] = frozenset()
    words: frozenset[str] = frozenset()
    durations: frozenset[str] = frozenset()
    initiators: frozenset[str] = frozenset()
    reaches: tuple[Days, ...] = ()

    def within_reach(self, days: Days) -> bool:
        """Whether any report could be of something in a stretch of days."""
        return any(overlap(reach, days) for reach in self.reaches)

    def plus(self, said: Saying) -> Gist:
        """The gist with what one more report says, but for what depends on which report is the first or the latest."""
        held = said.when if said.happened else None
        first_held = _earlier(self.first_held, said.day) if said.happened else self.first_held
        first_unheld = self.first_unheld if said.happened else _earlier(self.first_unheld, said.day)
        return self._replace(
            casts=self.casts if said.cast in self.casts else (*self.casts, said.cast),
            happened=self.happened or said.happened,
            held=self.held if held is None or held in self.held else (*self.held, held),
            last_heard=max((d for d in (self.last_heard, said.day) if d), default=None),
            first_held=first_held,
            first_unheld=first_unheld,
            ordinals=_among(self.ordinals, [said.ordinal] if said.ordinal else []),
            modes=_among(self.modes, [said.mode]),
            places=_among(self.places, [(said.place.name, said.place.country)] if said.place else []),
            words=_among(self.words, said.words),
            durations=_among(self.durations, [said.duration] if said.duration else []),
            initiators=_among(self.initiators, [said.initiator.key] if said.initiator else []),
            reaches=spread(self.reaches, said.reach) if said.reach else self.reaches,
        )


class Gathering:
    """What is known of an event while its reports come in, in any order: the gist, and who tells it.

    `sayings` are what its mentions say, each once and in their order; `articles`, `groups` and `bonds` those of its
    mentions.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        first, *others = mentions
        self._first = first
        self.sayings: dict[Saying, None] = {}
        self.articles: set[str] = set()
        self.groups: set[str] = set()
        self.bonds: set[str] = set()
        self.gist = Gist(first.type)
        self._plan: Mention | None = None
        self._dated_plan: Mention | None = None
        for mention in (first, *others):
            self.take(mention)

    def take(self, mention: Mention) -> None:
        """Take one more report in."""
        said = mention.saying
        self.sayings[said] = None
        self.articles.add(mention.article)
        self.groups.add(mention.group)
        self.bonds |= {mention.bond} if mention.bond else set()
        self._first = min(self._first, mention, key=lambda m: m.order)
        if said.is_plan:
            self._plan = _later(self._plan, mention)
        if said.is_plan and said.when:
            self._dated_plan = _later(self._dated_plan, mention)
        self.gist = self.gist.plus(said)._replace(
            type=self._first.type,
            planned_for=self._dated_plan.when if self._dated_plan else None,
            plan_state=_state(self._plan),
        )


def _later(a: Mention | None, b: Mention) -> Mention:
    return b if a is None else max(a, b, key=lambda m: m.order)


def _state(latest: Mention | None) -> PlanState:
    """How firm a plan is by the latest report of it."""
    statuses = latest.statuses if latest else frozenset()
    if "planned" in statuses:
        return "firm"
    if "postponed" in statuses:
        return "put off"
    return "ended" if statuses & CALLED_OFF else "open"


def _earlier(a: dt.date | None, b: dt.date | None) -> dt.date | None:
    return min((d for d in (a, b) if d), default=None)


def _among(some: frozenset[T], more: Iterable[T]) -> frozenset[T]:
    """A set with more in it; itself where they are in it already."""
    return some if some.issuperset(more) else some.union(more)


def spread(reaches: tuple[Days, ...], reach: Days) -> tuple[Days, ...]:
    """Stretches of days with one more, in order, those that touch as one."""
    touching = [r for r in reaches if overlap((r[0] - _DAY, r[1] + _DAY), reach)]
    if len(touching) == 1 and touching[0][0] <= reach[0] and reach[1] <= touching[0][1]:
        return reaches
    whole = min(r[0] for r in (*touching, reach)), max(r[1] for r in (*touching, reach))
    return tuple(sorted([whole, *(r for r in reaches if r not in touching)]))
