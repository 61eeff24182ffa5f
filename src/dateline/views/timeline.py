"""The story in order of time: what happened, then what is planned."""

from __future__ import annotations

from typing import Literal

from dateline.record.account import Lined
from dateline.record.source import RecordSource
from dateline.types import PENDING, Query, RecordEvent, bounds
from dateline.types.article import Day
from dateline.views.days import is_over, reference_day
from dateline.views.rows import Desk, EventRow, order, steps

_AHEAD = PENDING | {"postponed", "unplanned"}
_FELL_THROUGH = frozenset({"cancelled", "refused"})


class TimelineRow(EventRow):
    """An event in the timeline.

    `section` is "past" or "ahead". `day` is where the event stands: the first day of its date, else the day of its
    first report; a plan that fell through stands at the day on which that was reported. `by` says which of the two.
    `overdue` is true of a plan whose date has passed without a report of it.
    """

    section: Literal["past", "ahead"]
    day: Day | None
    by: Literal["date", "report"]
    overdue: bool


def timeline(source: RecordSource, query: Query) -> tuple[TimelineRow, ...]:
    """Past events in order of time, then what is planned; undated events stand at the day of their first report."""
    desk = Desk(source, query.as_of)
    today = reference_day(source, query.as_of)
    rows = [(_row(desk, told, today), order(told)) for told in desk.take(source.lines(query))]
    return tuple(row for row, _ in sorted(rows, key=lambda r: (*_order(r[0]), *r[1])))


def _row(desk: Desk, told: Lined, today: str | None) -> TimelineRow:
    event, fields = told.event, desk.fields(told)
    day, by = _stands_at(event, fields["reported"])
    return TimelineRow(
        **fields,
        section="ahead" if event.status in _AHEAD else "past",
        day=day,
        by=by,
        overdue=event.status in PENDING and is_over(event.date, today),
    )


def _stands_at(event: RecordEvent, reported: str | None) -> tuple[str | None, Literal["date", "report"]]:
    if event.status in _FELL_THROUGH:
        ended = [s.published for s in steps(event) if s.status == event.status]
        return (ended[-1] if ended else reported), "report"
    span = bounds(event.date)
    return (span[0].isoformat(), "date") if span else (reported, "report")


def _order(row: TimelineRow) -> tuple[bool, bool, bool, str, bool]:
    ahead = row.section == "ahead"
    return ahead, row.status == "unplanned", ahead and row.by == "report", row.day or "9999", row.by == "report"
