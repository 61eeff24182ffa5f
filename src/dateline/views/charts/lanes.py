"""Plans through time: since when which of them was proposed, planned, put off, called off, held."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from dateline.record.account import Lined
from dateline.types import Status, bounds
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import EdtfDate
from dateline.views.charts.board import Board
from dateline.views.plans import Outcome, outcome
from dateline.views.rows import steps
from dateline.views.wording import what

MOST_LANES = 12


class LaneStretch(Value):
    """A status of a plan from the day on which it was reported; `until` the day of the next, null after the last."""

    status: Status
    since: Day
    until: Day | None


class PlanLane(Value):
    """A plan through time: what it is, for when, what became of it, and its statuses one after the other."""

    id: str
    what: str
    date: EdtfDate | None
    status: Status
    outcome: Outcome
    stretches: tuple[LaneStretch, ...]


def chosen(board: Board) -> list[Lined]:
    """Of the plans that were last told of those that changed most, then those with the most reports."""
    told = [lined for lined in board.plans if any(step.published for step in lined.event.history)]
    return sorted(told, key=lambda t: (-len(steps(t.event)), -t.event.sources.independent))[:MOST_LANES]


def lane_rows(board: Board) -> tuple[PlanLane, ...]:
    """Lanes of the plans that changed most, in order of the days for which they are or were planned, undated last."""
    plans = chosen(board)
    board.know(plans=plans)
    return tuple(sorted((_lane(board, told) for told in plans), key=_order))


def _lane(board: Board, told: Lined) -> PlanLane:
    event = told.event
    return PlanLane(
        id=event.id,
        what=what(event, board.desk.names, told.line.triggers),
        date=event.date,
        status=event.status,
        outcome=outcome(event, board.today),
        stretches=tuple(_stretches(told)),
    )


def _stretches(told: Lined) -> Iterator[LaneStretch]:
    dated = [(step.status, step.published) for step in steps(told.event) if step.published]
    for (status, since), (_, until) in itertools.zip_longest(dated, dated[1:], fillvalue=(None, None)):
        if status and since:
            yield LaneStretch(status=status, since=since, until=until)


def _order(lane: PlanLane) -> tuple[bool, str, str, str]:
    days = bounds(lane.date)
    return days is None, days[0].isoformat() if days else "", lane.stretches[0].since, lane.id
