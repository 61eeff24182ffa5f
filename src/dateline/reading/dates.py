"""Days of publication: in a page's date line, in a URL, in metadata. Only whole dates with a year count."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from babel.dates import get_day_names, get_month_names

from dateline.reading.lines import tokens
from dateline.reading.words import begins_with, words

_NAMES = [name.casefold() for _, name in sorted(get_month_names("wide", locale="en").items())]
_MONTHS = {name[:n]: i for i, name in enumerate(_NAMES, 1) for n in (3, len(name))} | {"sept": 9}
_DAY_NAMES = [name.casefold() for name in get_day_names("wide", locale="en").values()]
_WEEKDAYS = {n[:k] for n in _DAY_NAMES for k in (3, 4, len(n))} | {"thurs"}
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
        r"\b(?P<year>\d{4})[/.](?P<number>\d{1,2})[/.](?P<day>\d{1,2})\b",
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})\b",
        r"\b(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})\b",
        r"\b(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4})\b",
    )
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?",
    re.IGNORECASE,
)
_URL_DAYS = (
    re.compile(r"[/_-](?P<y>(?:19|20)\d{2})[/_-](?P<m>\d{1,2}|[a-z]{3})[/_-](?P<d>\d{1,2})(?=[/_.-]|$)"),
    re.compile(r"[/_-](?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?=[/_.-]|$)"),
)
_EARLIEST, _LATEST = 1900, 2199


class DateLine(NamedTuple):
    """A line that gives the page's date: the day (None when it is only that of a change), and the words left over."""

    day: str | None
    rest: str


def parse_day(value: object) -> str | None:
    """The day of an ISO 8601 date or date-time, a `date` or a written-out English date; None if it is none of them."""
    if isinstance(value, date):
        return make_day(value.year, value.month, value.day)
    text = str(value).strip()
    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        found = find_day(text)
        return found[0] if found else None
    return make_day(day.year, day.month, day.day)


def find_day(text: str) -> tuple[str, int, int] | None:
    """The first whole date in the text, with its start and end."""
    found = [hit for form in _FORMS for match in form.finditer(text) if (hit := _read(match)) is not None]
    return min(found, key=lambda hit: hit[1], default=None)


def _read(match: re.Match[str]) -> tuple[str, int, int] | None:
    parts = match.groupdict()
    if "first" in parts:
        month, day = _unambiguous(int(parts["first"]), int(parts["second"]))
    else:
        name = parts.get("month")
        month = _MONTHS.get(name.casefold(), 0) if name else int(parts["number"])
        day = int(parts["day"])
    value = make_day(int(parts["year"]), month, day)
    return (value, match.start(), match.end()) if value else None


def _unambiguous(first: int, second: int) -> tuple[int, int]:
    """Month and day of `a/b/year`, which desks write both ways; month 0 where both readings are possible."""
    if first == second or second > 12:
        return first, second
    return (second, first) if first > 12 else (0, 0)


def make_day(year: int, month: int, day: int) -> str | None:
    """An ISO day, or None when there is no such day."""
    try:
        return date(year, month, day).isoformat() if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None


def month_number(name: str) -> int | None:
    """Number of an English month, whole or cut short; None if it is none."""
    return _MONTHS.get(name.casefold().rstrip("."))


def date_line(text: str) -> DateLine | None:
    """Reads a line that is a date with little besides: weekday, clock time, zone, a label, a name.

    None when the line has no whole date, or is running text that happens to hold one.
    """
    if len(text) > 160:
        return None
    found = find_day(text)
    if found is None:
        return None
    day, start, end = found
    before, after = text[:start], text[end:]
    label = tokens(before)
    changed = begins_with(label, "dates.updated") > 0
    again = find_day(after)
    if again:
        after = after[: again[1]] + after[again[2] :]
    rest = _without_clock(f"{before} | {after}")
    left = [t for t in re.findall(r"[^\W\d_][\w.'’-]*", rest) if not _is_timing(t.rstrip("."))]
    lower = [t for t in left if t[0].islower()]
    if len(left) > 8 or len(lower) > 2:
        return None
    return DateLine(None if changed else day, rest)


def _is_timing(word: str) -> bool:
    """Whether a word of a date line is a weekday, or goes with the clock time."""
    return word.casefold() in _WEEKDAYS | words("dates.zones")


def _without_clock(text: str) -> str:
    """The line without clock times, zones, weekdays and date labels."""
    kept = []
    for segment in re.split(r"\s*[|·•,;()]\s*|\s+[-–—/]\s+|\s{2,}", _CLOCK.sub(" ", text)):
        parts = [p for p in segment.split() if not _is_timing(p.strip(".:"))]
        low = [p.casefold().strip(".:,") for p in parts]
        skip = max(begins_with(low, "dates.published"), begins_with(low, "dates.updated"))
        if parts[skip:]:
            kept.append(" ".join(parts[skip:]))
    return " | ".join(kept).strip(" |-–—:")


def url_day(url: str | None) -> str | None:
    """The day that a URL's path names (`/2025/10/17/`, `/2025/oct/17/`, `-20251017-`), or None."""
    if not url:
        return None
    try:
        path = unquote(urlsplit(url).path).casefold()
    except ValueError:
        return None
    for match in (m for form in _URL_DAYS for m in form.finditer(path)):
        month = _MONTHS.get(match["m"]) or (int(match["m"]) if match["m"].isdigit() else 0)
        if day := make_day(int(match["y"]), month, int(match["d"])):
            return day
    return None
