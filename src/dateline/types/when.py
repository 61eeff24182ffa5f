"""Days, spans, clock times and durations as strings of the standards: EDTF (ISO 8601-2), RFC 9557, ISO 8601."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

_DAY = r"(?:\d{4}|XXXX)-\d{2}-\d{2}"
_MONTH = r"(?:\d{4}|XXXX)-\d{2}"
_POINT = rf"(?:{_DAY}|{_MONTH}|\d{{4}})"
DATE = rf"{_POINT}(?:/{_POINT})?"
TIME = r"(?:[01]\d|2[0-3]):[0-5]\d(?:\[[A-Za-z_]+(?:/[A-Za-z_+\-0-9]+)*\])?"
DURATION = r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?"
"""Patterns of the three forms, which say the least that a value must be; the functions below check it whole."""
_DAYS = 16384
"""Dates that are remembered once they were understood: the events of a record share their days."""
_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10}


@lru_cache(maxsize=_DAYS)
def check_date(value: str) -> str:
    """Return `value` if it is an EDTF date as this program writes them, else raise `ValueError`.

    A day, a month, a season or quarter (months 21 to 24 and 33 to 36), a year, or a span of two of them; the
    year may be `XXXX` when it cannot be known.
    """
    if not re.fullmatch(DATE, value, re.ASCII):
        raise ValueError(
            f"{value!r} is not an EDTF date (such as 2025-07-03, 2025-09, XXXX-07-03 or 2025-08-01/2025-08-15)"
        )
    start, _, end = value.partition("/")
    for point in (start, end or start):
        known = point.replace("XXXX", "2000")
        check_reach(first_day(known))
        check_reach(last_day(known))
    if end and "XXXX" not in value and last_day(end) < first_day(start):
        raise ValueError(f"{value!r} ends before it begins")
    return value


def check_reach(day: date) -> date:
    """Return `day` if it can be reckoned with, else raise `ValueError`: there must be days before and after it."""
    if not date.min.year < day.year < date.max.year:
        raise ValueError(f"{day.isoformat()!r} is too far off to be reckoned with")
    return day


def check_time(value: str) -> str:
    """Return `value` if it is `HH:MM`, with the zone in brackets where the text names one, else raise `ValueError`."""
    if not re.fullmatch(TIME, value, re.ASCII):
        raise ValueError(f"{value!r} is not a clock time (such as 13:00 or 13:00[America/New_York])")
    return value


def check_duration(value: str) -> str:
    """Return `value` if it is an ISO 8601 duration, else raise `ValueError`."""
    if not re.fullmatch(DURATION, value, re.ASCII):
        raise ValueError(f"{value!r} is not an ISO 8601 duration (such as PT2H30M)")
    return value


def instant(value: str) -> str:
    """A moment as ISO 8601 in UTC to the microsecond, so that the order of the texts is that of time."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"{value!r} has no zone (write it as 2025-10-17T09:30:00+00:00)")
    try:
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    except OverflowError:
        raise ValueError(f"{value!r} is outside the years that can be told") from None


Instant = Annotated[str, AfterValidator(instant)]


def first_day(point: str) -> date:
    """The first day of an EDTF point with a known year (`2025`, `2025-09`, `2025-21`, `2025-09-03`)."""
    parts = [int(p) for p in point.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 1
    month = _SEASON_START.get(month, month)
    return date(year, month, parts[2] if len(parts) > 2 else 1)


def last_day(point: str) -> date:
    """The last day of an EDTF point with a known year."""
    parts = [int(p) for p in point.split("-")]
    year = parts[0]
    if len(parts) == 1:
        return date(year, 12, 31)
    month = parts[1]
    if month in _SEASON_START:
        end = _SEASON_START[month] + 2
        year, month = (year + 1, end - 12) if end > 12 else (year, end)
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def eve(day: str) -> str:
    """The day before a day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


@lru_cache(maxsize=_DAYS)
def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day that an EDTF date covers; None when there is no date or its year is not known."""
    if value is None or "XXXX" in value:
        return None
    start, _, end = value.partition("/")
    return first_day(start), last_day(end or start)
