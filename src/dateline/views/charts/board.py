"""What the charts of one page are drawn from: counts, pairs and plans, each asked for once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from dateline.record.account import Lined
from dateline.record.source import DayTally, PairTally, RecordSource
from dateline.types import HAPPENED, Query
from dateline.views.days import reference_day
from dateline.views.rows import Desk, everybody
from dateline.views.wording import status_label

_MOST_PAIRS = 5
_NEWEST_PLANS = 100
"""Those among which the ones are chosen that have a lane."""


class Board:
    """What the record has to count: what took place, or what has the statuses that the query asks for; the plans.

    Without `pairs` it is not asked who was in contact with whom.
    """

    def __init__(self, source: RecordSource, query: Query, *, pairs: bool = True) -> None:
        self.query = query
        self._most = _MOST_PAIRS if pairs else 0
        self.desk = Desk(source, query.as_of)
        self._counted = query.model_copy(update={"statuses": query.statuses or tuple(sorted(HAPPENED))})

    @property
    def that(self) -> str:
        """Which events are counted, in words that stand behind "events"."""
        if not self.query.statuses:
            return "that took place"
        return f"that are {' or '.join(map(status_label, self.query.statuses))}"

    @cached_property
    def _tallies(self) -> tuple[Sequence[DayTally], Sequence[PairTally]]:
        return self.desk.source.tally(self._counted, self._most)

    @property
    def counts(self) -> Sequence[DayTally]:
        """How many events there are, by days, type and mode."""
        return self._tallies[0]

    @cached_property
    def contacts(self) -> Sequence[DayTally]:
        """Those of them that are contacts: meetings, visits and calls."""
        return tuple(t for t in self.counts if t.type == "CONSULT")

    @property
    def pairs(self) -> Sequence[PairTally]:
        """Which pairs are in contact most often, by day."""
        return self._tallies[1]

    def together(self, most: int, among: Sequence[str] = ()) -> Sequence[PairTally]:
        """Which pairs, of some actors if they are given, are in contact most often; in contacts of anybody then."""
        if self.query.types and "CONSULT" not in self.query.types:
            return ()
        contacts = self._counted.model_copy(update={"types": ("CONSULT",)} | ({"actors": ()} if among else {}))
        return tuple(self.desk.source.together(contacts, most, among))

    @cached_property
    def plans(self) -> Sequence[Lined]:
        """The plans that were last told of."""
        return tuple(self.desk.source.newest_plans(self.query, _NEWEST_PLANS))

    @cached_property
    def today(self) -> str | None:
        """The day from which it is judged what is over."""
        return reference_day(self.desk.source, self.query.as_of)

    def know(self, *, pairs: bool = False, plans: Iterable[Lined] = ()) -> None:
        """Look up the names of the pairs and of those whom some plans name, all at once."""
        found = [actor for pair in self.pairs for actor in pair.actors or ()] if pairs else []
        self.desk.names.know([*found, *(actor for told in plans for actor in everybody(told.event))])
