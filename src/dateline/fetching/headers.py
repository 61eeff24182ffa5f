"""What headers of an answer say: when to come again, how long the answer holds."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 86_400.0
"""Seconds: nobody is left alone for longer than a day because of a header."""

_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a `Retry-After` asks for, as a number or a date; at most a day, None where it says nothing."""
    if not value:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return min(float(value.strip()[:9]), LONGEST_WAIT)
    try:
        then = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return min(max(0.0, (then - now).total_seconds()), LONGEST_WAIT)


def max_age(value: str | None) -> float | None:
    """Seconds for which a `Cache-Control` says that an answer holds; None where it says nothing."""
    found = _MAX_AGE.search(value or "")
    return min(float(found[1]), LONGEST_WAIT) if found else None
