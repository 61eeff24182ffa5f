"""The second step: count out what an expression says, from the day of publication or an anchor, as an EDTF date."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dateline.extraction.dates.expression import (
    Ahead,
    Base,
    Calendar,
    ClockTime,
    DateValue,
    Decade,
    Length,
    Range,
    Step,
    TimeExpression,
    Unknown,
    Weekday,
)
from dateline.types.when import bounds, check_date, first_day

Tense = Literal["past", "future", "present"]
_FAR, _CLOSE = timedelta(days=270), timedelta(days=60)
_KNOWN_RETURN = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class _From:
    """What is counted from: the day of publication, the anchor as EDTF, and the tense."""

    published: date | None
    anchor: str | None
    tense: Tense | None

    def start(self, base: Base) -> str | None:
        """The EDTF date that a step with this base counts from, None if the text and its metadata give none."""
        published = self.published.isoformat() if self.published else None
        if base == "published":
            return published
        return self.anchor or (published if base == "day" else None)


def normalise(
    expression: TimeExpression, *, published: str | None, tense: Tense | None, anchor: str | None = None
) -> str | None:
    """The expression as an EDTF date, or None where it gives none or none can be known.

    `published` is the article's day (`2025-07-04`), `tense` that of the clause (`tense_of`), `anchor` the EDTF date of
    the event or day that the text last spoke of, from which "the following day" counts; for an expression with a
    `reference`, the date of that event. An expression of kind "since" or "until" gives the date of its bound.
    """
    value = expression.value
    if isinstance(value, ClockTime | Length):
        return None
    day = date.fromisoformat(published) if published else None
    try:
        resolved = _resolve(value, _From(day, anchor, tense))
        return resolved and check_date(resolved)
    except (OverflowError, ValueError):
        # A count that leaves the calendar ("5000 years ago"), or all but, has no date.
        return None


def _resolve(value: DateValue, given: _From) -> str | None:
    if isinstance(value, Calendar):
        return _calendar(value, given)
    if isinstance(value, Weekday):
        day = _weekday(value, given)
        return day.isoformat() if day else None
    if isinstance(value, Range):
        return _range(value, given)
    if isinstance(value, Decade):
        return f"{value.start:04d}/{value.start + 9:04d}"
    return _counted_on(value, given)


def _counted_on(value: Step | Ahead | Unknown, given: _From) -> str | None:
    if isinstance(value, Step):
        return _step(value, given)
    return _ahead(value, given) if isinstance(value, Ahead) else None


# --- weekdays and steps ----------------------------------------------------------------------------------------------


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weekday(value: Weekday, given: _From) -> date | None:
    day = given.published
    if day is None:
        return None
    if value.weeks is not None or value.which == 1:
        # "Next Tuesday" is the Tuesday of the week after, as "next week" is that week.
        weeks = value.weeks if value.weeks is not None else 1
        return _monday(day) + timedelta(days=value.day + 7 * weeks)
    back = (day.weekday() - value.day) % 7
    if value.which == -1:
        return day - timedelta(days=back or 7)
    if given.tense == "past":
        return day - timedelta(days=back)
    ahead = (value.day - day.weekday()) % 7
    if given.tense in {"future", "present"}:
        return day + timedelta(days=ahead)
    return day + timedelta(days=ahead) if ahead < back else day - timedelta(days=back)


def _step(value: Step, given: _From) -> str | None:
    start = given.start(value.base)
    if start is None:
        return None
    if value.unit == "night":
        return _night(date.fromisoformat(start), given.tense)
    if value.unit == "weekend":
        return _weekend(first_day(start), value.count, given.tense)
    span = bounds(start)
    if span is None or (value.unit in {"day", "week"} and span[0] != span[1]):
        same = value.unit == "day" and value.count == 0 and span is not None
        return start if same else None
    return _counted(value.unit, value.count, span[0])


def _counted(unit: str, count: int, day: date) -> str | None:
    """The day, week, month, quarter, year or decade `count` of them away from the one that `day` is in."""
    if unit == "day":
        return (day + timedelta(days=count)).isoformat()
    if unit == "week":
        monday = _monday(day) + timedelta(days=7 * count)
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit == "month":
        return _months_on(day.replace(day=1), count).isoformat()[:7]
    return _years(unit, count, day)


_FARTHEST = 10
"""Years in the longest unit that is counted."""


def _years(unit: str, count: int, day: date) -> str | None:
    if not date.min.year <= day.year + _FARTHEST * count <= date.max.year:
        return None
    if unit == "quarter":
        quarters = day.year * 4 + (day.month - 1) // 3 + count
        return f"{quarters // 4:04d}-{33 + quarters % 4}"
    if unit == "year":
        return day.replace(year=day.year + count, day=1).isoformat()[:4]
    start = day.year // 10 * 10 + 10 * count
    return f"{start:04d}/{start + 9:04d}" if unit == "decade" else None


def _night(day: date, tense: Tense | None) -> str | None:
    """The night that ended on the day of publication; none ahead is named so."""
    return f"{day - timedelta(days=1)}/{day}" if tense == "past" else None


def _weekend(day: date, count: int, tense: Tense | None) -> str:
    """Saturday to Sunday. With no count, the one that the tense allows; a weekend under way is this one."""
    saturday = _monday(day) + timedelta(days=5 + 7 * count)
    nearer_last = tense in {None, "present"} and day.weekday() < 2
    if count == 0 and day.weekday() < 5 and (tense == "past" or nearer_last):
        saturday -= timedelta(days=7)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def _ahead(value: Ahead, given: _From) -> str | None:
    if given.tense != "future" or given.published is None:
        return None
    if not value.whole:
        return _counted(value.unit, value.count, given.published)
    if value.unit in {"month", "year"}:
        months = value.count * (12 if value.unit == "year" else 1)
        return f"{given.published}/{_months_on(given.published, months)}"
    days = value.count * (7 if value.unit == "week" else 1)
    return f"{given.published}/{given.published + timedelta(days=days)}"


def _months_on(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


# --- calendar dates --------------------------------------------------------------------------------------------------


def _written(year: int | None, value: Calendar) -> str:
    parts = [f"{year:04d}" if year is not None else "XXXX"]
    parts += [f"{value.month:02d}"] if value.month is not None else []
    parts += [f"{value.day:02d}"] if value.day is not None else []
    return "-".join(parts)


def _calendar(value: Calendar, given: _From) -> str | None:
    if value.year_step is not None:
        start = given.start(value.base)
        if start is None or "XXXX" in start:
            return None
        value = replace(value, year=first_day(start).year + value.year_step, year_step=None)
    if value.year is not None:
        return _exists(_written(value.year, value))
    if value.known is not None and not _just_returned(value, given.published):
        return value.known
    if given.published is None:
        return _written(None, value) if value.month is not None and value.which is None else None
    return _nearest(value, given.published, given.tense)


def _exists(written: str) -> str | None:
    """A date, or None if the calendar does not have it: February 29 of most years."""
    first_day(written)
    return written


def _just_returned(value: Calendar, published: date | None) -> bool:
    """Whether the anniversary of a known day has just passed, so that the words may mean this year's."""
    if published is None:
        return False
    return any(timedelta(0) <= published - start <= _KNOWN_RETURN for start, _, _ in _candidates(value, published))


def _candidates(value: Calendar, published: date) -> Iterator[tuple[date, date, str]]:
    """The same day, month or season of the years about the publication: first day, last day, EDTF."""
    months = [value.month]
    if value.month is None:
        months = list(range(1, 13))
    for year in range(published.year - 2, published.year + 3):
        for month in months:
            written = _written(year, replace(value, month=month))
            try:
                span = bounds(written)
            except ValueError:
                continue
            if span is not None:
                yield span[0], span[1], written


def _nearest(value: Calendar, published: date, tense: Tense | None) -> str | None:
    """The one of the years that the words, the weekday beside them and the tense allow."""
    found = list(_candidates(value, published))
    if value.weekday is not None:
        near = [c for c in found if c[0].weekday() == value.weekday and abs(c[0].year - published.year) <= 1]
        found = near or found
    past = [c for c in found if (c[1] < published if value.which == -1 else c[0] <= published)]
    ahead = [c for c in found if (c[0] > published if value.which == 1 else c[1] >= published)]
    if value.which is not None:
        return _shifted(value, past, ahead, published)
    nearest = min(found, key=lambda c: _distance(c, published), default=None)
    if value.month is None:
        return _day_of_month(nearest, published, tense)
    if tense == "past" and past:
        slip = value.day is not None and _is_slip(published - past[-1][0], nearest, published)
        return nearest[2] if slip and nearest else past[-1][2]
    if tense == "future" and ahead:
        return None if _is_slip(ahead[0][0] - published, nearest, published) else ahead[0][2]
    return nearest[2] if nearest else None


def _day_of_month(nearest: tuple[date, date, str] | None, published: date, tense: Tense | None) -> str | None:
    """A day without its month is the nearest; where the tense says otherwise, none can be known."""
    if nearest is None:
        return None
    wrong = nearest[0] < published if tense == "future" else nearest[0] > published and tense == "past"
    return None if wrong else nearest[2]


def _shifted(
    value: Calendar, past: list[tuple[date, date, str]], ahead: list[tuple[date, date, str]], published: date
) -> str | None:
    if value.which == -1:
        return past[-1][2] if past else None
    if value.which == 1:
        return ahead[0][2] if ahead else None
    return _written(published.year, value)


def _distance(span: tuple[date, date, str], day: date) -> int:
    return max((span[0] - day).days, (day - span[1]).days, 0)


def _is_slip(away: timedelta, nearest: tuple[date, date, str] | None, published: date) -> bool:
    """Whether the date that the tense asks for is most of a year away, and the same date is close on the other side.

    Reports name the year of what is that far away. What is close ahead stands in a past clause as a plan ("was set
    for March 3"); what is close behind stands in no future one, so that nothing can be known.
    """
    return away > _FAR and nearest is not None and _distance(nearest, published) <= _CLOSE.days


# --- spans -----------------------------------------------------------------------------------------------------------


def _range(value: Range, given: _From) -> str | None:
    if isinstance(value.first, Weekday) and isinstance(value.last, Weekday):
        start = _weekday(value.first, given)
        return f"{start}/{start + timedelta(days=(value.last.day - value.first.day) % 7)}" if start else None
    first = _resolve(value.first, given)
    if first is None:
        return None
    last = _last(value.last, first, given)
    return f"{first}/{last}" if last is not None else None


def _last(value: Calendar | Weekday | Step, first: str, given: _From) -> str | None:
    """The end of a span: a day without a year is the next one after the beginning."""
    yearless = isinstance(value, Calendar) and value.year is None and value.year_step is None
    if "XXXX" in first or not yearless:
        last = _resolve(value, given)
        ordered = last is not None and ("XXXX" in first or "XXXX" in last or first_day(last) >= first_day(first))
        return last if ordered and last is not None and "/" not in last else None
    assert isinstance(value, Calendar)
    return _nearest(replace(value, which=None), first_day(first), "future")
