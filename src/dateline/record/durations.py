"""How long a duration is, in minutes."""

from __future__ import annotations

import re

DAY = 1440.0

_PART = re.compile(r"(\d+)([YMWDHS])")
_MINUTES = {"Y": 525_600.0, "M": 43_800.0, "W": 10_080.0, "D": 1440.0}
_CLOCK_MINUTES = {"H": 60.0, "M": 1.0, "S": 1 / 60}


def minutes(duration: str) -> float:
    """An ISO 8601 duration in minutes; months and years are taken at their mean length."""
    days, _, clock = duration.removeprefix("P").partition("T")
    return sum(int(n) * _MINUTES[unit] for n, unit in _PART.findall(days)) + sum(
        int(n) * _CLOCK_MINUTES[unit] for n, unit in _PART.findall(clock)
    )
