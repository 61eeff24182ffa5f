"""A growing event of the record: mentions that have been found to be one, with what they say taken together."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from dateline.record.mention import CALLED_OFF, Days, Mention, Order, overlap
from dateline.record.parties import Cast

PlanState = Literal["firm", "open", "put off", "ended"]


class Join(NamedTuple):
    """Why a mention belongs where it does: the score of the comparison (0 for the first) and a sentence."""

    mention: str
    score: float
    because: str


class Part(NamedTuple):
    """Why a cluster was taken in by another: the score of their comparison and a sentence."""

    score: float
    because: str


class Cluster:
    """Mentions of one event; its `id` is that of the mention that founded it.

    `joins` says of each mention why it is here, `parts` of each cluster that was taken in.
    """

    def __init__(self, founder: Mention, because: str | None = None) -> None:
        self.id = founder.id
        self.mentions: list[Mention] = []
        self.joins: dict[str, Join] = {}
        self.parts: dict[str, Part] = {}
        self.add(founder, 0.0, because or _first(founder))

    @classmethod
    def of(cls, name: str, mentions: Sequence[Mention], joins: Mapping[str, Join] | None = None) -> Cluster:
        """A cluster as it was found before; `mentions` are in order of publication."""
        made = cls.__new__(cls)
        made.id, made.mentions, made.parts = name, list(mentions), {}
        made.joins = dict(joins) if joins else {m.id: Join(m.id, 0.0, "") for m in mentions}
        return made

    def add(self, mention: Mention, score: float, because: str) -> None:
        """Take a mention in."""
        self.mentions.append(mention)
        self.joins[mention.id] = Join(mention.id, score, because)
        self._forget()

    def drop(self, mention_id: str) -> None:
        """Let go of a mention; if it was the founder, the earliest one left is."""
        self.mentions = [m for m in self.mentions if m.id != mention_id]
        self.joins.pop(mention_id, None)
        self._forget()
        if self.mentions and self.id == mention_id:
            self.id = self.founder.id

    def absorb(self, other: Cluster, score: float, because: str) -> None:
        """Take in another cluster whole; its founder's join gets the score and the sentence. The id stays."""
        self.parts |= other.parts | {other.id: Part(score, because)}
        for mention in other.mentions:
            self.mentions.append(mention)
            why = Join(mention.id, score, because) if mention.id == other.id else other.joins[mention.id]
            self.joins[mention.id] = why
        self.mentions.sort(key=lambda m: m.order)
        self._forget()

    def _forget(self) -> None:
        for name in self.__dict__.keys() - {"id", "mentions", "joins", "parts"}:
            del self.__dict__[name]

    @functools.cached_property
    def founder(self) -> Mention:
        """The earliest mention."""
        return min(self.mentions, key=lambda m: m.order)

    @property
    def order(self) -> Order:
        """The founder's place in the order of everything."""
        return self.founder.order

    @functools.cached_property
    def articles(self) -> frozenset[str]:
        """The articles that it is told by; one article tells an event once."""
        return frozenset(m.article for m in self.mentions)

    @functools.cached_property
    def groups(self) -> frozenset[str]:
        """What its mentions go by with all that people said is one with them."""
        return frozenset(m.group for m in self.mentions)

    @functools.cached_property
    def bonds(self) -> frozenset[str]:
        """The groups in which people said that a mention of it is one with others."""
        return frozenset(m.bond for m in self.mentions if m.bond)

    @functools.cached_property
    def casts(self) -> tuple[Cast, ...]:
        """The distinct actors and recipients that its mentions name."""
        return tuple(dict.fromkeys(m.cast for m in self.mentions))

    @property
    def happened(self) -> bool:
        """Whether anybody says that it took place."""
        return any(m.happened for m in self.mentions)

    @functools.cached_property
    def held(self) -> tuple[Days, ...]:
        """The days on which it took place, as those say who say that it did."""
        return tuple(dict.fromkeys(m.when for m in self.mentions if m.happened and m.when))

    @functools.cached_property
    def planned_for(self) -> Days | None:
        """The days for which it was planned, by the latest plan that names any."""
        plans = [m for m in self.mentions if not m.happened and not m.only_denied and m.when]
        return max(plans, key=lambda m: m.order).when if plans else None

    @functools.cached_property
    def plan_state(self) -> PlanState:
        """How firm the plan is by the latest report of it."""
        plans = [m for m in self.mentions if not m.happened and not m.only_denied]
        latest = max(plans, key=lambda m: m.order).statuses if plans else frozenset()
        if "planned" in latest:
            return "firm"
        if "postponed" in latest:
            return "put off"
        return "ended" if latest & CALLED_OFF else "open"

    @functools.cached_property
    def last_heard(self) -> date | None:
        """The last day of publication of any of its mentions."""
        return max(self._days(), default=None)

    def first_day(self, *, happened: bool) -> date | None:
        """The first day of publication of a mention that says it happened, or of one that does not."""
        return min(self._days(happened=happened), default=None)

    def _days(self, *, happened: bool | None = None) -> list[date]:
        return [m.day for m in self.mentions if m.day and happened in (None, m.happened)]

    @functools.cached_property
    def places(self) -> frozenset[tuple[str, str | None]]:
        """The places named, with their states."""
        return frozenset((m.place.name, m.place.country) for m in self.mentions if m.place)

    @functools.cached_property
    def topic_words(self) -> frozenset[str]:
        """The words of its topics."""
        return frozenset(w for m in self.mentions for t in m.topics for w in t.casefold().split() if len(w) > 3)

    @functools.cached_property
    def named(self) -> int:
        """How many participants the report names that names the most."""
        return max(len(m.known) for m in self.mentions)

    @property
    def partial(self) -> bool:
        """Whether no report names enough of those who take part: nobody, or one alone where it takes two."""
        return all(m.partial for m in self.mentions)

    @functools.cached_property
    def span(self) -> Days | None:
        """From the first to the last day that any of its mentions reaches to."""
        reaches = [m.reach for m in self.mentions if m.reach]
        return (min(r[0] for r in reaches), max(r[1] for r in reaches)) if reaches else None

    def within_reach(self, days: Days) -> bool:
        """Whether any of its mentions could be of something in a stretch of days."""
        if self.span is None or not overlap(self.span, days):
            return False
        return any(m.reach and overlap(m.reach, days) for m in self.mentions)

    @property
    def single_day(self) -> date | None:
        """The one day that its happening, else its plan, is dated to; None if no report names a day."""
        days = self.held or ((self.planned_for,) if self.planned_for else ())
        exact = sorted({first for first, last in days if last - first < timedelta(days=1)})
        return exact[0] if exact else None

    @property
    def meeting_point(self) -> str | None:
        """The group in which it meets events of other participants: its type and its day; None without a day."""
        return f"{self.founder.kin}|{self.single_day}" if self.single_day else None


def _first(founder: Mention) -> str:
    """Why a mention founds an event."""
    apart = founder.stand.two if founder.stand else None
    return f"the first report of it, {apart}" if apart else "the first report of it"
