"""A growing event of the record: mentions that have been found to be one, with what they say taken together."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping, Sequence, Set
from datetime import date, timedelta
from typing import NamedTuple

from dateline.record.gist import Gathering, Gist, spread
from dateline.record.mention import Days, Mention, Order, Saying


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
        self.mentions = [founder]
        self.joins = {founder.id: Join(founder.id, 0.0, because or _first(founder))}
        self.parts: dict[str, Part] = {}

    @classmethod
    def of(cls, name: str, mentions: Sequence[Mention], joins: Mapping[str, Join] | None = None) -> Cluster:
        """A cluster as it was found before; `mentions` are in order of publication."""
        made = cls.__new__(cls)
        made.id, made.mentions, made.parts = name, list(mentions), {}
        made.joins = dict(joins) if joins else {m.id: Join(m.id, 0.0, "") for m in mentions}
        return made

    def add(self, mention: Mention, score: float, because: str) -> None:
        """Take a mention in."""
        self._gathering.take(mention)
        self.founder = min(self.founder, mention, key=lambda m: m.order)
        self.__dict__.pop("handles", None)
        self.mentions.append(mention)
        self.joins[mention.id] = Join(mention.id, score, because)

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
        """Let what is known of the mentions be found anew."""
        for name in ("founder", "handles", "_gathering"):
            self.__dict__.pop(name, None)

    @functools.cached_property
    def _gathering(self) -> Gathering:
        return Gathering(self.mentions)

    @property
    def gist(self) -> Gist:
        """What its mentions say, taken together."""
        return self._gathering.gist

    @property
    def sayings(self) -> Collection[Saying]:
        """What its mentions say, each thing once, in their order."""
        return self._gathering.sayings.keys()

    @functools.cached_property
    def founder(self) -> Mention:
        """The earliest mention."""
        return min(self.mentions, key=lambda m: m.order)

    @property
    def order(self) -> Order:
        """The founder's place in the order of everything."""
        return self.founder.order

    @property
    def articles(self) -> Set[str]:
        """The articles that it is told by; one article tells an event once."""
        return self._gathering.articles

    @property
    def groups(self) -> Set[str]:
        """What its mentions go by with all that people said is one with them."""
        return self._gathering.groups

    @property
    def bonds(self) -> Set[str]:
        """The groups in which people said that a mention of it is one with others."""
        return self._gathering.bonds

    @property
    def named(self) -> int:
        """How many participants the report names that names the most."""
        return max(len(actors) + len(recipients) for actors, recipients in self.gist.casts)

    @property
    def partial(self) -> bool:
        """Whether no report names enough of those who take part: nobody, or one alone where it takes two."""
        return all(m.partial for m in self.mentions)

    @functools.cached_property
    def handles(self) -> Mapping[str, Sequence[Days]]:
        """What a vague mention may take hold of it by, each with the days that the reports of that reach to."""
        found: dict[str, tuple[Days, ...]] = {}
        reaching = ((m.reach, handle) for m in self.mentions if m.reach for handle in m.handles)
        for reach, handle in reaching:
            found[handle] = spread(found.get(handle, ()), reach)
        return found

    @property
    def single_day(self) -> date | None:
        """The one day that its happening, else its plan, is dated to; None if no report names a day."""
        held, planned_for = self.gist.held, self.gist.planned_for
        days = held or ((planned_for,) if planned_for else ())
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
