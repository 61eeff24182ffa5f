"""The axis of days that charts share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dateline.views.charts.look import Look
from dateline.views.charts.periods import Period, Unit, period_of, stretch

if TYPE_CHECKING:
    import altair

_ROOM = 64
"""CSS pixels that a label needs."""
_STEPS: Sequence[tuple[Unit, int]] = (
    ("week", 1), ("week", 2), ("month", 1), ("month", 2), ("quarter", 1), ("quarter", 2), ("year", 1), ("year", 2),
    ("year", 5), ("year", 10), ("year", 25), ("year", 100), ("year", 500),
)  # fmt: skip
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment(day: date) -> Any:
    """A day as Vega-Lite takes it, in UTC."""
    import altair as alt  # noqa: PLC0415  # takes half a second to import

    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)


def after(day: str) -> str:
    """The day after one."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def days_axis(first: date, last: date, look: Look, *, shown: bool = True, least: Unit = "week") -> altair.X:
    """Days from one to another, in UTC as dates are written, labelled at the beginnings of periods, `least` or longer.

    What is drawn begins at the field `start`.
    """
    import altair as alt  # noqa: PLC0415

    ticks = _ticks(first, last, look, least)
    labels = {tick.start.isoformat(): label for tick, label in zip(ticks, _labels(ticks), strict=True)}
    axis = alt.Axis(
        values=[moment(tick.start) for tick in ticks],
        labelExpr=f"{json.dumps(labels)}[utcFormat(datum.value, '%Y-%m-%d')]",
        labelAlign="left",
        labelOverlap=False,
        title=None,
        grid=False,
        ticks=True,
        domain=True,
        domainOpacity=0.5,
        tickOpacity=0.5,
    )
    scale = alt.Scale(type="utc", domain=[moment(first), moment(last)], nice=False)
    return alt.X("start:T", scale=scale, axis=axis if shown else None)


def _ticks(first: date, last: date, look: Look, least: Unit) -> list[Period]:
    """The beginnings of the finest periods for whose labels there is room; none of the label beyond the last day."""
    per_day = look.width / max((last - first).days, 1)
    found: list[Period] = []
    for unit, step in _STEPS[[unit for unit, _ in _STEPS].index(least) :]:
        every = stretch(period_of(first, unit), period_of(last, unit))
        found = [p for p in every if p.start >= first and _number(p) % step == 0]
        found = [p for p in found if (last - p.start).days * per_day >= _ROOM / 2]
        if found and all((b.start - a.start).days * per_day >= _ROOM for a, b in pairwise(found)):
            break
    return found


def _number(period: Period) -> int:
    """A number that goes up by one from a period to the next."""
    day = period.start
    if period.unit == "week":
        return day.toordinal() // 7
    months = {"month": 1, "quarter": 3, "year": 12}[period.unit]
    return (day.year * 12 + day.month - 1) // months


def _labels(ticks: Sequence[Period]) -> list[list[str]]:
    """Day or month, and the year below the first one and where it changes."""
    found, year = [], 0
    for tick in ticks:
        day = tick.start
        month = MONTHS[day.month - 1]
        name = {"week": f"{day.day} {month}", "year": str(day.year)}.get(tick.unit, month)
        found.append([name, str(day.year)] if day.year != year and tick.unit != "year" else [name])
        year = day.year
    return found
