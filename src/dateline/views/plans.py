"""Every plan with what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from dateline.record.account import Lined
from dateline.record.source import RecordSource
from dateline.types import HAPPENED, PENDING, Query, RecordEvent, bounds
from dateline.views.days import is_over, reference_day
from dateline.views.rows import Desk, EventRow, StatusStep, order, steps

Outcome = Literal["open", "overdue", "happened", "fell through", "not planned"]

_ORDER: tuple[Outcome, ...] = ("open", "overdue", "happened", "fell through", "not planned")


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
    rows = [(_row(desk, told, today), order(told)) for told in plans]
    return tuple(row for row, _ in sorted(rows, key=lambda r: (*_order(r[0]), *r[1])))


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


def _order(row: PlanRow) -> tuple[int, str]:
    span = bounds(row.date)
    return _ORDER.index(row.outcome), span[0].isoformat() if span else "9999"
