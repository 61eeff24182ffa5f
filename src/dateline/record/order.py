"""Where an event stands in the timeline and, if it is a plan, among plans: as texts, whose order is that of the rows.

A page of a view is a stretch of such an order. The texts are kept beside the events, so that a page is found where it
begins, however many events come before it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from dateline.record.account import Line
from dateline.types import HAPPENED, PENDING, RecordEvent, Status, bounds

AHEAD: frozenset[Status] = PENDING | {"postponed", "unplanned"}
"""What is still to come, as far as anybody has reported."""

_FELL_THROUGH: frozenset[Status] = frozenset({"cancelled", "refused"})
_OPEN: frozenset[Status] = PENDING | {"postponed"}
_UNKNOWN = "9999"
_APART = "\t"

Placing = Literal["timeline", "plans", "disputes"]
"""An order of events: all as in the timeline, plans by what became of them, disputed ones by day."""


class Stretch(NamedTuple):
    """A part of an order: the places from `first` to those before `last`.

    `overdue` leaves of these only plans whose last day has passed, or only what is no such plan.
    """

    first: str
    last: str
    overdue: bool | None = None


EVERYTHING = Stretch("0", "v")


def reported(event: RecordEvent) -> str | None:
    """The day of the first report of an event."""
    return min((step.published for step in event.history if step.published), default=None)


def stands_at(event: RecordEvent) -> tuple[str | None, Literal["date", "report"]]:
    """The day at which an event stands in the timeline, and whether that is its own or a report's."""
    if event.status in _FELL_THROUGH:
        return _ended(event), "report"
    span = bounds(event.date)
    return (span[0].isoformat(), "date") if span else (reported(event), "report")


def _ended(event: RecordEvent) -> str | None:
    """The day on which its status was first reported of late; that of its first report if it never was."""
    ended, before = reported(event), None
    for step in event.history:
        if step.status == event.status != before:
            ended = step.published
        before = step.status
    return ended


def in_timeline(event: RecordEvent, line: Line) -> str:
    """Its place in the timeline: the past, plans by their dates, by their reports, then what is said not to be planned.

    Undated events stand at the day of their first report, behind those of the day itself.
    """
    day, by = stands_at(event)
    undated = by == "report"
    rank = 0 if event.status not in AHEAD else 1 + 2 * (event.status == "unplanned") + undated
    return _APART.join((str(rank), day or _UNKNOWN, str(int(undated)), _told(line)))


PAST, PLANNED, TO_COME = Stretch("0", "1"), Stretch("1", "2"), Stretch("1", "9")


def in_plans(event: RecordEvent, line: Line) -> str:
    """The place of a plan among plans: those not settled, that happened, that fell through, that are not planned."""
    if event.status in HAPPENED:
        rank = 1
    elif event.status == "unplanned":
        rank = 3
    else:
        rank = 0 if event.status in _OPEN else 2
    span = bounds(event.date)
    return _APART.join((str(rank), span[0].isoformat() if span else _UNKNOWN, _told(line)))


def in_disputes(event: RecordEvent, line: Line) -> str:  # the orders are asked for alike
    """The place of an event among those of which accounts differ: the first day of its date, undated ones last."""
    span = bounds(event.date)
    return span[0].isoformat() if span else "undated"


UNSETTLED, HAPPENED_AT_LAST, CAME_TO_NOTHING, NOT_PLANNED = (Stretch(str(n), str(n + 1)) for n in range(4))


def _told(line: Line) -> str:
    """Where an event is told first, which tells events of one day apart: day of publication, article, character."""
    return _APART.join((line.published or _UNKNOWN, line.article, f"{line.start:09}"))
