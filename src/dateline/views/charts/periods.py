"""Weeks, months, quarters and years: which of them suits the days of a chart, and which one a day is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.views.days import date_words

Unit = Literal["week", "month", "quarter", "year"]

_MOST: Mapping[Unit, int] = {"week": 26, "month": 24, "quarter": 24, "year": 40}
_LONGEST: Mapping[Unit, int] = {"week": 7, "month": 31, "quarter": 92, "year": 366}
"""Days of the longest one: what is dated less exactly is in none of them."""
_SHARE = 0.75
_FEWEST = 8
_FINEST_FIRST: Sequence[Unit] = ("week", "month", "quarter")
HEADS: Mapping[Unit, str] = {"week": "Week of", "month": "Month", "quarter": "Quarter", "year": "Year"}
_MONTHS: Mapping[Unit, int] = {"month": 1, "quarter": 3, "year": 12}


class Period(NamedTuple):
    """A week, month, quarter or year by its first day."""

    unit: Unit
    start: date

    @property
    def end(self) -> date:
        """Its last day."""
        return self.next().start - timedelta(days=1)

    @property
    def name(self) -> str:
        """As ISO 8601 writes a week, month and year: "2025-W42", "2025-10", "2025"; a quarter is "2025-Q4"."""
        year, week, _ = self.start.isocalendar()
        names: Mapping[Unit, str] = {
            "week": f"{year}-W{week:02}",
            "month": f"{self.start:%Y-%m}",
            "quarter": f"{self.start.year}-Q{(self.start.month + 2) // 3}",
            "year": str(self.start.year),
        }
        return names[self.unit]

    def next(self) -> Period:
        """The one after it."""
        if self.unit == "week":
            return Period("week", self.start + timedelta(days=7))
        months = self.start.year * 12 + self.start.month - 1 + _MONTHS[self.unit]
        return Period(self.unit, date(months // 12, months % 12 + 1, 1))


class PeriodRow(Value):
    """A row of what happened in a period: which, as `Period.name`, of what kind, its first and its last day."""

    period: str
    unit: Unit
    start: Day
    end: Day


class Window(NamedTuple):
    """The periods that a chart shows: of which kind, from the first day of one to the eve of `end`."""

    unit: Unit
    first: date
    end: date

    def has(self, row: PeriodRow) -> bool:
        """Whether a row is of one of them."""
        return row.start >= self.first.isoformat()


def window(rows: Sequence[PeriodRow]) -> Window:
    """The last periods of some rows, of which there must be one: as many as can be told apart, and not too few."""
    unit, newest = rows[0].unit, date.fromisoformat(max(row.start for row in rows))
    oldest = date.fromisoformat(min(row.start for row in rows))
    first = max(oldest, _back(newest, unit, _MOST[unit]).start)
    return Window(unit, min(first, _back(newest, unit, _FEWEST).start), period_of(newest, unit).next().start)


def in_words(days: Window) -> str:
    """The days of a window: "2025-10-06 to 12-21"."""
    return date_words(f"{days.first.isoformat()}/{(days.end - timedelta(days=1)).isoformat()}")


def left_out(dated: Iterable[tuple[str | None, str | None, int]], days: Window) -> str:
    """A sentence on what a window has no place for: what was before it, and what is not dated so exactly."""
    earlier = vague = 0
    for first, last, number in dated:
        period = fitting(first, last, days.unit)
        if period is None:
            vague += number
        elif period.start < days.first:
            earlier += number
    told = [f"{earlier:,} earlier"] * bool(earlier) + [f"{vague:,} not dated to a {days.unit}"] * bool(vague)
    return f" Not shown: {' and '.join(told)}." if told else ""


def headed(row: PeriodRow) -> str:
    """A period in the first column of a table, whose head is `HEADS`: a week by its first day, others by their name."""
    return row.start if row.unit == "week" else row.period


def period_of(day: date, unit: Unit) -> Period:
    """The period that a day is in; weeks are those of ISO 8601, from Monday to Sunday."""
    if unit == "week":
        return Period(unit, day - timedelta(days=day.weekday()))
    months = _MONTHS[unit]
    return Period(unit, date(day.year, (day.month - 1) // months * months + 1, 1))


def fitting(first: str | None, last: str | None, unit: Unit) -> Period | None:
    """The period in which something begins that is dated from one day to another; None if it is not so exactly."""
    if first is None or last is None:
        return None
    start = date.fromisoformat(first)
    return period_of(start, unit) if (date.fromisoformat(last) - start).days < _LONGEST[unit] else None


def suiting(dated: Iterable[tuple[str | None, str | None, int]]) -> Unit:
    """The finest unit for a number of things that are dated from one day to another.

    Three quarters of them have to lie within as many of the last periods as can be told apart on a page, so that a look
    back to years ago does not make months of the weeks of a story.
    """
    known = [(date.fromisoformat(first), n) for first, last, n in dated if first and last]
    if not known:
        return "week"
    newest = max(day for day, _ in known)
    for unit in _FINEST_FIRST:
        first = _back(newest, unit, _MOST[unit]).start
        if sum(n for day, n in known if day >= first) >= _SHARE * sum(n for _, n in known):
            return unit
    return "year"


def _back(day: date, unit: Unit, periods: int) -> Period:
    """The first of a number of periods whose last one has a day."""
    period = period_of(day, unit)
    for _ in range(periods - 1):
        period = period_of(period.start - timedelta(days=1), unit)
    return period


def stretch(first: Period, last: Period) -> Iterator[Period]:
    """Every period from one to another."""
    while first.start <= last.start:
        yield first
        first = first.next()
