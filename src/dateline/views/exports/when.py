"""When an event stands in a calendar: from its EDTF date, clock time and place to days or moments."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from dateline.types import RecordEvent, bounds
from dateline.views.exports.countries import zones

_MOST_DAYS = 31
"""Days of the longest span that stands in a calendar: a month."""

_TIME = re.compile(r"(\d\d):(\d\d)(?:\[(.+)\])?\Z")
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\Z")
_LONGEST = timedelta(days=31)


class When(NamedTuple):
    """When something begins and, if known, ends: days, the last one not included, or moments.

    A moment without a zone is local time, wherever that is. `exact` is false where no report gives the day: it is one
    of those from `start` to `end`. `zone_from` says from what the zone is known: the "report" or the "place".
    """

    start: date | datetime
    end: date | datetime | None
    exact: bool
    zone_from: str | None = None


def when(event: RecordEvent) -> When | None:
    """When an event stands in a calendar; None where nobody says, or only to the season, the quarter or the year."""
    span = bounds(event.date)
    if span is None or event.date is None:
        return None
    first, last = span
    if first != last:
        fits = (last - first).days < _MOST_DAYS
        return When(first, last + timedelta(days=1), _is_span_of_days(event.date)) if fits else None
    return _moment(event, first) or When(first, first + timedelta(days=1), True)


def _is_span_of_days(edtf: str) -> bool:
    start, _, end = edtf.partition("/")
    return len(start) == len(end) == len("2025-10-17")


def _moment(event: RecordEvent, day: date) -> When | None:
    match = _TIME.match(event.time or "")
    if match is None:
        return None
    local = datetime.combine(day, time(int(match[1]), int(match[2])))
    named, zone_from = match[3], "report"
    if named is None:
        named, zone_from = _zone_of(event.place.country if event.place else None, local), "place"
    zone = _zone(named) if named else None
    start = local.replace(tzinfo=zone)
    return When(start, _end(start, event.duration), True, zone_from if zone else None)


def _end(start: datetime, duration: str | None) -> datetime | None:
    match = _DURATION.match(duration or "")
    if match is None or duration is None:
        return None
    days, hours, minutes, seconds = (min(int(n or 0), 10**6) for n in match.groups())
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    # In UTC, because a meeting that the clocks change in is not an hour longer.
    utc = start.astimezone(ZoneInfo("UTC")) + length if start.tzinfo else start + length
    return (utc.astimezone(start.tzinfo) if start.tzinfo else utc) if timedelta() < length <= _LONGEST else None


def _zone_of(country: str | None, local: datetime) -> str | None:
    """The zone of a state in which it is the same time everywhere at a moment; None where that is not so."""
    known = [name for name in zones(country) if _zone(name)]
    offsets = {local.replace(tzinfo=_zone(name)).utcoffset() for name in known}
    return known[0] if len(offsets) == 1 else None


@lru_cache(maxsize=1024)
def _zone(name: str) -> ZoneInfo | None:
    """A time zone by its IANA name; None for what is none."""
    return ZoneInfo(name) if name in _zone_names() else None


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    return frozenset(available_timezones())
