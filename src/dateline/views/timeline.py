"""The story in order of time: what happened, then what is planned."""

from __future__ import annotations

from typing import Literal

from dateline.record.account import Lined
from dateline.record.order import AHEAD, EVERYTHING, PAST, PLANNED, TO_COME, Stretch, in_timeline, stands_at
from dateline.record.source import RecordSource
from dateline.types import PENDING, Query
from dateline.types.article import Day
from dateline.views.days import is_over, reference_day
from dateline.views.pages import Ordered, Page, Paging, page_of_events
from dateline.views.rows import Desk, EventRow

Section = Literal["past", "ahead", "overdue", "coming"]
"""What lies behind, what is ahead, and of that what is overdue and what is still to come."""

SECTIONS: dict[Section, Stretch] = {
    "past": PAST,
    "ahead": TO_COME,
    "overdue": PLANNED._replace(overdue=True),
    "coming": TO_COME._replace(overdue=False),
}


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
    told = sorted(desk.take(source.lines(query)), key=_place)
    return tuple(_row(desk, one, today) for one in told)


def timeline_page(source: RecordSource, query: Query, section: Section | None, paging: Paging) -> Page[TimelineRow]:
    """A page of the timeline, or of a section of it."""
    desk = Desk(source, query.as_of)
    today = reference_day(source, query.as_of)
    found = page_of_events(
        desk, query, Ordered("timeline", [SECTIONS[section] if section else EVERYTHING], today), paging
    )
    return Page[TimelineRow](
        rows=tuple(_row(desk, one, today) for one in found.rows), next=found.next, total=found.total
    )


def _place(told: Lined) -> tuple[str, str]:
    return in_timeline(*told), told.event.id


def _row(desk: Desk, told: Lined, today: str | None) -> TimelineRow:
    event = told.event
    day, by = stands_at(event)
    return TimelineRow(
        **desk.fields(told),
        section="ahead" if event.status in AHEAD else "past",
        day=day,
        by=by,
        overdue=event.status in PENDING and is_over(event.date, today),
    )
