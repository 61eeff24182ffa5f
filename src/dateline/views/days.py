"""Dates and durations as people read them."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date
from itertools import takewhile

from dateline.record.source import RecordSource
from dateline.types import bounds

_SEASONS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter", "33": "1st quarter of", "34": "2nd quarter of",
    "35": "3rd quarter of", "36": "4th quarter of",
}  # fmt: skip
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\Z")
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def date_words(edtf: str) -> str:
    """An EDTF date for people: "2025-07-03", "07-03 (year unknown)", "autumn 2025", "2025-10-20 to 10-26"."""
    start, _, end = edtf.partition("/")
    if not end:
        return _point_words(start)
    same_year = start[:4] == end[:4] and len(end) > 4
    return f"{_point_words(start)} to {_point_words(end[5:] if same_year and _is_plain(end) else end)}"


def long_date(edtf: str) -> str:
    """An EDTF date written out: "3 July 2025", "20 to 26 October 2025", "January 2026", "autumn 2025"."""
    start, _, end = edtf.partition("/")
    first, last = _written(start), _written(end or start)
    if not end:
        return " ".join(first)
    # The month and the year that both ends share are said once.
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first[:0:-1], last[:0:-1], strict=False)))
    first = first[: len(first) - shared]
    return f"{' '.join(first)} to {' '.join(last)}"


def duration_words(duration: str) -> str:
    """An ISO 8601 duration for people: "2 hours 30 minutes"."""
    match = _DURATION.match(duration)
    if match is None:
        return duration
    parts = [(int(n), unit) for n, unit in zip(match.groups(), _UNITS, strict=True) if n]
    return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in parts)


def is_over(edtf: str | None, today: str | None) -> bool:
    """Whether the last day of a date lies before `today`; never when either is unknown."""
    span = bounds(edtf)
    return span is not None and today is not None and span[1] < date.fromisoformat(today)


def reference_day(source: RecordSource, as_of: str | None) -> str | None:
    """The day from which "overdue" is judged: `as_of`, else that of the newest report; never the clock."""
    return as_of if as_of is not None else source.newest_day()


def _is_plain(point: str) -> bool:
    return point[5:7] not in _SEASONS


def _written(point: str) -> list[str]:
    """The words of one point: day, month or season, year, as far as they are known."""
    year, month, day = (*point.split("-"), "", "")[:3]
    named = _SEASONS.get(month) or (month_name[int(month)] if month else "")
    return [part for part in (day.lstrip("0"), named, year.replace("XXXX", "")) if part] or [point]


def _point_words(point: str) -> str:
    if point.startswith("XXXX-"):
        return f"{point[5:]} (year unknown)"
    season = _SEASONS.get(point[5:7]) if len(point) == 7 else None
    return f"{season} {point[:4]}" if season else point
