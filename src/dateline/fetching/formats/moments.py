"""Days and instants as feeds write them. A date that cannot be right is none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import struct_time

_FIRST_YEAR = 1990
_AHEAD = timedelta(days=1)
_LONGEST = 60


def instant(raw: object, now: datetime, parsed: struct_time | None = None) -> datetime | None:
    """The instant that a text names; `parsed` is what else is known of it, in UTC.

    None for what is no date, from before there were feeds (a clock that was never set), or more than a day ahead.
    """
    found = _read(raw)
    if found is None and parsed is not None:
        try:
            found = datetime(*parsed[:6], tzinfo=UTC)
        except ValueError:
            return None
    if found is None:
        return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    try:
        return found if found.year >= _FIRST_YEAR and found.astimezone(UTC) <= now + _AHEAD else None
    except OverflowError:
        return None


def day(found: datetime | None) -> str | None:
    """The day of an instant, in the time zone in which it was written."""
    return found.date().isoformat() if found else None


def utc(found: datetime | None) -> str | None:
    """An instant in ISO 8601, in UTC, to the second."""
    return found.astimezone(UTC).isoformat(timespec="seconds") if found else None


def _read(raw: object) -> datetime | None:
    if not isinstance(raw, str) or len(raw) > _LONGEST:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(raw.strip())
        except (ValueError, TypeError, OverflowError):
            continue
    return None
