"""Where a plot finds itself: two sides, a day, and what was already told of them."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.types import Actor, EventType, Place
from evaluation.stories.cast import Cast, State
from evaluation.stories.telling import Telling

TOPICS = (
    "fishing rights", "gas transit", "prisoner exchange", "grain exports", "railway link", "airspace", "visa rules",
    "dam water", "customs union", "cyber defence", "debt terms", "nuclear inspections", "minority schools",
)  # fmt: skip
_APART = 3


class Diary:
    """On which days which sides did what, and how often they sat together: no two happenings are mistaken for one."""

    def __init__(self) -> None:
        self._taken: defaultdict[tuple[str, frozenset[str]], set[dt.date]] = defaultdict(set)
        self._rounds: defaultdict[frozenset[str], int] = defaultdict(int)

    def free(self, kind: EventType, sides: Sequence[State], day: dt.date) -> dt.date:
        """The first day from `day` on that lies at least three days from all others of that kind, taken from now on."""
        taken = self._taken[kind, frozenset(s.actor.id for s in sides)]
        while any(day + dt.timedelta(days=n) in taken for n in range(1 - _APART, _APART)):
            day += dt.timedelta(days=1)
        taken.add(day)
        return day

    def next_round(self, sides: Sequence[State]) -> int:
        """The number of the next round of talks between two sides."""
        key = frozenset(s.actor.id for s in sides)
        self._rounds[key] += 1
        return self._rounds[key]


@dataclass
class Scene:
    """What a plot works with; `name` begins the names of its happenings."""

    rng: random.Random
    cast: Cast
    diary: Diary
    name: str
    start: dt.date
    sides: tuple[State, State]

    def chance(self, share: float) -> bool:
        """True in a share of all cases."""
        return self.rng.random() < share

    def later(self, day: dt.date, fewest: int, most: int) -> dt.date:
        """A day some days after another."""
        return day + dt.timedelta(days=self.rng.randint(fewest, most))

    def pair(self) -> tuple[Actor, Actor]:
        """Two who meet: leaders, ministers or the states themselves."""
        a, b = self.sides
        one = self.rng.random()
        if one < 0.45:
            return a.leader, b.leader
        return (a.minister, b.minister) if one < 0.75 else (a.actor, b.actor)

    def place(self) -> Place:
        """A city of one of the sides or of a third state."""
        return self.rng.choice(self.rng.choice((*self.sides, self.rng.choice(self.cast.states))).cities)

    def topic(self) -> tuple[str, ...]:
        """What it is about."""
        return (self.rng.choice(TOPICS),)

    def source(self) -> tuple[Actor, ...]:
        """Who vouches for a report: nobody else, a ministry, a leader, or a medium that cites one."""
        side = self.rng.choice(self.sides)
        one = self.rng.random()
        if one < 0.45:
            return ()
        if one < 0.7:
            return (side.ministry,)
        return (side.leader,) if one < 0.85 else (self.rng.choice(self.cast.media), side.ministry)

    def by_states(self, told: Telling) -> Telling:
        """The same with the states in place of their persons."""
        of = {p.id: s.actor for s in self.sides for p in (s.leader, s.minister, s.ministry)}
        return told.as_(
            told.said[-1][0],
            *told.said[-1][1],
            actors=tuple(of.get(a.id, a) for a in told.actors),
            recipients=tuple(of.get(a.id, a) for a in told.recipients),
        )
