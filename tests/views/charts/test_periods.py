from __future__ import annotations

from datetime import date

import pytest

from dateline.views.charts.periods import Period, PeriodRow, Unit, fitting, left_out, period_of, suiting, window


@pytest.mark.parametrize(
    ("day", "unit", "name", "start", "end"),
    [
        ("2025-10-19", "week", "2025-W42", "2025-10-13", "2025-10-19"),
        ("2024-12-31", "week", "2025-W01", "2024-12-30", "2025-01-05"),
        ("2027-01-02", "week", "2026-W53", "2026-12-28", "2027-01-03"),
        ("2024-02-29", "month", "2024-02", "2024-02-01", "2024-02-29"),
        ("2025-12-31", "quarter", "2025-Q4", "2025-10-01", "2025-12-31"),
        ("2025-07-01", "year", "2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_day_is_in_a_period(day: str, unit: Unit, name: str, start: str, end: str) -> None:
    found = period_of(date.fromisoformat(day), unit)
    assert (found.name, found.start.isoformat(), found.end.isoformat()) == (name, start, end)


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        ([], "week"),
        (["2025-10-01"], "week"),
        (["2025-05-01", "2025-10-01"], "week"),
        (["2024-05-01", "2025-10-01"], "month"),
        (["2021-05-01", "2025-10-01"], "quarter"),
        (["1989-11-09", *["2025-10-01"] * 2], "year"),
        (["1989-11-09", *["2025-10-01"] * 3], "week"),
    ],
)
def test_periods_are_the_finest_for_which_there_is_room(days: list[str], unit: Unit) -> None:
    assert suiting((day, day, 1) for day in days) == unit


def test_what_is_not_dated_so_exactly_is_in_no_period() -> None:
    assert fitting("2025-10-01", "2025-10-31", "week") is None
    assert fitting("2025-10-01", "2025-10-31", "month") == Period("month", date(2025, 10, 1))
    assert fitting("2025-10-04", "2025-10-06", "week") == Period("week", date(2025, 9, 29))
    assert fitting(None, None, "year") is None


def test_a_window_shows_the_last_periods_and_says_what_it_leaves_out() -> None:
    rows = [row("2025-W40", "2025-09-29", "2025-10-05"), row("2024-W40", "2024-09-30", "2024-10-06")]
    days = window(rows)
    assert (days.first.isoformat(), days.end.isoformat()) == ("2025-04-07", "2025-10-06")
    assert [days.has(r) for r in rows] == [True, False]
    told = [("2024-10-01", "2024-10-01", 1000), ("2025-10-01", "2025-10-01", 5), ("2025-10-01", "2025-10-31", 2)]
    assert left_out(told, days) == " Not shown: 1,000 earlier and 2 not dated to a week."
    assert left_out(told[1:2], days) == ""


def row(period: str, start: str, end: str) -> PeriodRow:
    return PeriodRow(period=period, unit="week", start=start, end=end)
