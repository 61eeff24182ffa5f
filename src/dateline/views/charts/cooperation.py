"""Cooperation and conflict, week by week."""

from __future__ import annotations

from collections import defaultdict

from dateline.record.source import DayTally
from dateline.views.charts.board import Board
from dateline.views.charts.periods import Period, PeriodRow, fitting, suiting
from dateline.views.charts.scores import score


class ScoreRow(PeriodRow):
    """How cooperative what happened in a period was, from −10 to +10 by the scores of PLOVER.

    `mean` is that of all events; `cooperative` of them have a score above zero, `hostile` one below it.
    """

    mean: float
    events: int
    cooperative: int
    hostile: int


def score_rows(board: Board) -> tuple[ScoreRow, ...]:
    """The periods in which anything happened, in order of time; which they are is as for contacts."""
    unit = suiting((t.first, t.last, t.events) for t in board.counts)
    found: defaultdict[Period, list[DayTally]] = defaultdict(list)
    for counted in board.counts:
        if period := fitting(counted.first, counted.last, unit):
            found[period].append(counted)
    return tuple(_row(period, found[period]) for period in sorted(found))


def _row(period: Period, counts: list[DayTally]) -> ScoreRow:
    scored = [(score(c.type, c.mode), c.events) for c in counts]
    events = sum(n for _, n in scored)
    return ScoreRow(
        period=period.name,
        unit=period.unit,
        start=period.start.isoformat(),
        end=period.end.isoformat(),
        mean=round(sum(s * n for s, n in scored) / events, 2),
        events=events,
        cooperative=sum(n for s, n in scored if s > 0),
        hostile=sum(n for s, n in scored if s < 0),
    )
