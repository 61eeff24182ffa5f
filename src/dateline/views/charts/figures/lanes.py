"""Plans through time: a lane for each, thick where it stood firm, with a mark for what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.types import PENDING, bounds
from dateline.views.charts.board import Board
from dateline.views.charts.chart import Chart
from dateline.views.charts.figures.days import days_axis
from dateline.views.charts.lanes import PlanLane, lane_rows
from dateline.views.charts.look import MARKS, Look, Mark
from dateline.views.charts.words import shown
from dateline.views.days import date_words
from dateline.views.wording import listed, status_label

if TYPE_CHECKING:
    import altair

_LANE, _BELOW = 40, 9
"""Pixels from lane to lane, and from the middle of one to what is drawn under its name."""
_LEGEND = 110
"""Pixels of an entry of the legend."""
_PLANNED_FOR = "planned day"
_LONGEST = timedelta(days=730)
_AHEAD = timedelta(days=120)
"""How far back lanes reach at most, and how far ahead at least."""
_MARGIN = 1 / 80
"""Of the days, that are left empty on both sides."""
_SHORTEST = 1 / 50
"""Of the days, that the last stretch takes at least."""
_OPEN = PENDING | {"postponed", "unplanned"}


class Days(NamedTuple):
    """The days that lanes are drawn over, and the day of the newest report."""

    first: date
    last: date
    today: date


def lanes_chart(board: Board) -> Chart:
    """The plans that changed most through time."""
    lanes = lane_rows(board)
    title = "Plans and what became of them"
    if not lanes:
        return Chart("plans", title, "The record tells of no plan whose reports have a day.", (), ())
    days = _days(lanes, board.today)
    return Chart(
        name="plans",
        title=title,
        description=_description(board, lanes, days),
        columns=("Plan", "Planned for", "What the reports said", "Outcome"),
        rows=tuple((shown(x.what), date_words(x.date) if x.date else None, _said(x), x.outcome) for x in lanes),
        figure=lambda look: lanes_figure(lanes, days, look),
    )


def _days(lanes: Sequence[PlanLane], today: str | None) -> Days:
    told = [date.fromisoformat(stretch.since) for lane in lanes for stretch in lane.stretches]
    now = max(date.fromisoformat(today), *told) if today else max(told)
    first = max(min(told), now - _LONGEST)
    planned = [days[0] for lane in lanes if (days := bounds(lane.date))]
    reach = now + max(now - first, _AHEAD)
    last = max([now, *(day for day in planned if day <= reach)])
    margin = timedelta(days=1) + (last - first) * _MARGIN
    return Days(first - margin, last + margin, now)


def _description(board: Board, lanes: Sequence[PlanLane], days: Days) -> str:
    outcomes = Counter(lane.outcome for lane in lanes)
    became = listed([f"{n} {outcome}" for outcome, n in outcomes.items()], len(outcomes))
    which = "The plans" if len(board.plans) <= len(lanes) else f"The {len(lanes)} of the latest plans"
    return (
        f"{which} that changed most, with their status from report to report until {days.today.isoformat()}: {became}."
    )


def _said(lane: PlanLane) -> str:
    return ", ".join(f"{status_label(stretch.status)} {stretch.since}" for stretch in lane.stretches)


def lanes_figure(lanes: Sequence[PlanLane], span: Days, look: Look) -> altair.TopLevelMixin:
    """The lanes one below the other, each with its name above it; a line stands at the day of the newest report."""
    import altair as alt  # noqa: PLC0415  # takes half a second to import

    width = look.width - 12
    days = days_axis(span.first, span.last, look)
    y = alt.Y("lane:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    names = [{"lane": n, "name": shown(lane.what, look.letters)} for n, lane in enumerate(lanes)]
    layers = [
        alt.Chart(alt.InlineData(values=[{"start": span.today.isoformat()}]))
        .mark_rule(color=look.ink, strokeDash=[2, 3], opacity=0.6)
        .encode(x=days),
        alt.Chart(alt.InlineData(values=names))
        .mark_text(align="left", baseline="bottom", dy=-1, color=look.ink, limit=width)
        .encode(x=alt.XValue(value=0), y=y, text=alt.Text("name:N")),  # type: ignore[no-untyped-call]
        *(_bars(values, mark, days, y) for mark, values in _stretches(lanes, span).items()),
        _points([end for n, lane in enumerate(lanes) for end in _ends(n, lane, span)], lanes, days, y, look),
    ]
    return alt.layer(*layers).properties(width=width, height=alt.Step(_LANE))


def _bars(values: list[dict[str, Any]], mark: Mark, days: altair.X, y: altair.Y) -> altair.Chart:
    import altair as alt  # noqa: PLC0415

    bars = alt.Chart(alt.InlineData(values=values)).mark_bar(height=mark.thick, color=mark.colour, yOffset=_BELOW)
    chart: altair.Chart = bars.encode(x=days, x2=alt.X2("end:T"), y=y)
    return chart


def _stretches(lanes: Sequence[PlanLane], span: Days) -> dict[Mark, list[dict[str, Any]]]:
    """What is drawn as bars, by how: statuses in which a plan is open, each until the next report or today."""
    found: dict[Mark, list[dict[str, Any]]] = {}
    least = (span.last - span.first) * _SHORTEST
    for n, lane in enumerate(lanes):
        for stretch in lane.stretches:
            start = max(date.fromisoformat(stretch.since), span.first)
            end = date.fromisoformat(stretch.until) if stretch.until else max(span.today, start + least)
            if stretch.status in _OPEN and start < end:
                found.setdefault(MARKS[stretch.status], []).append(
                    {"lane": n, "start": start.isoformat(), "end": end.isoformat()}
                )
    return found


def _ends(number: int, lane: PlanLane, span: Days) -> Iterator[dict[str, Any]]:
    """What is drawn as points: the days on which it was reported held, called off or refused, and the planned one."""
    for stretch in lane.stretches:
        if stretch.status not in _OPEN and stretch.since >= span.first.isoformat():
            yield {"lane": number, "start": stretch.since, "mark": status_label(stretch.status)}
    days = bounds(lane.date)
    if days and span.first <= days[0] <= span.last:
        yield {"lane": number, "start": days[0].isoformat(), "mark": _PLANNED_FOR}


def _points(
    values: list[dict[str, Any]], lanes: Sequence[PlanLane], days: altair.X, y: altair.Y, look: Look
) -> altair.Chart:
    """The points, with the legend of everything that is drawn."""
    import altair as alt  # noqa: PLC0415

    drawn = {stretch.status for lane in lanes for stretch in lane.stretches}
    marks = {status_label(status): mark for status, mark in MARKS.items() if status in drawn}
    marks[_PLANNED_FOR] = look.planned_day
    legend = alt.Legend(title=None, columns=look.width // _LEGEND, symbolSize=110)
    shapes, colours = [m.shape for m in marks.values()], [m.colour for m in marks.values()]
    points = alt.Chart(alt.InlineData(values=values)).mark_point(filled=True, opacity=1, size=110, yOffset=_BELOW)
    chart: altair.Chart = points.encode(
        x=days,
        y=y,
        shape=alt.Shape("mark:N", scale=alt.Scale(domain=list(marks), range=shapes), legend=legend),
        color=alt.Color("mark:N", scale=alt.Scale(domain=list(marks), range=colours), legend=legend),
    )
    return chart
