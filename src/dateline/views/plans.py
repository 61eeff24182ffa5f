"""Every plan with what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from dateline.record.account import Lined
from dateline.record.order import CAME_TO_NOTHING, HAPPENED_AT_LAST, NOT_PLANNED, UNSETTLED, Stretch, in_plans
from dateline.record.source import RecordSource
from dateline.types import HAPPENED, PENDING, Query, RecordEvent
from dateline.views.days import is_over, reference_day
from dateline.views.pages import Ordered, Page, Paging, page_of_events
from dateline.views.rows import Desk, EventRow, StatusStep, steps

Outcome = Literal["open", "overdue", "happened", "fell through", "not planned"]

_STRETCHES: dict[Outcome, Stretch] = {
    "open": UNSETTLED._replace(overdue=False),
    "overdue": UNSETTLED._replace(overdue=True),
    "happened": HAPPENED_AT_LAST,
    "fell through": CAME_TO_NOTHING,
    "not planned": NOT_PLANNED,
}
OUTCOMES = tuple(_STRETCHES)


class PlanRow(EventRow):
    """A plan: what became of it, and its status step by step."""

    outcome: Outcome
    history: tuple[StatusStep, ...]


def plans(source: RecordSource, query: Query) -> tuple[PlanRow, ...]:
    """Plans by what became of them: open ones first, then overdue ones of which nobody reported, then the others."""
    desk = Desk(source, query.as_of)
    return plan_rows(desk, desk.take(source.lines(query, "plans")), reference_day(source, query.as_of))


def plan_rows(desk: Desk, plans: Iterable[Lined], today: str | None) -> tuple[PlanRow, ...]:
    """The rows of plans that the desk has taken, in the order of the view."""
    rows = [(_row(desk, told, today), told) for told in plans]
    return tuple(row for row, _ in sorted(rows, key=lambda r: (OUTCOMES.index(r[0].outcome), *_place(r[1]))))


def plans_page(source: RecordSource, query: Query, wanted: Outcome | None, paging: Paging) -> Page[PlanRow]:
    """A page of the plans, or of those of which one thing became."""
    desk = Desk(source, query.as_of)
    today = reference_day(source, query.as_of)
    stretches = [_STRETCHES[wanted]] if wanted else list(_STRETCHES.values())
    found = page_of_events(desk, query, Ordered("plans", stretches, today), paging)
    return Page[PlanRow](rows=tuple(_row(desk, one, today) for one in found.rows), next=found.next, total=found.total)


def plan_counts(source: RecordSource, query: Query) -> dict[Outcome, int]:
    """Of how many plans what became."""
    today = reference_day(source, query.as_of)
    return dict(zip(_STRETCHES, source.counted(query, "plans", list(_STRETCHES.values()), today), strict=True))


def _row(desk: Desk, told: Lined, today: str | None) -> PlanRow:
    return PlanRow(**desk.fields(told), outcome=outcome(told.event, today), history=steps(told.event))


def outcome(event: RecordEvent, today: str | None) -> Outcome:
    """What became of a plan by `today`."""
    if event.status in HAPPENED:
        return "happened"
    if event.status == "unplanned":
        return "not planned"
    if event.status in PENDING and is_over(event.date, today):
        return "overdue"
    return "open" if event.status in PENDING or event.status == "postponed" else "fell through"


def _place(told: Lined) -> tuple[str, str]:
    return in_plans(*told), told.event.id
