"""Cooperation and conflict through time: how cooperative it was on average, and how much happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.views.charts.board import Board
from dateline.views.charts.chart import Chart
from dateline.views.charts.cooperation import ScoreRow, score_rows
from dateline.views.charts.figures.days import after, days_axis
from dateline.views.charts.look import BLUE, RED, Look
from dateline.views.charts.periods import HEADS, Window, headed, in_words, left_out, window
from dateline.views.charts.words import counted, signed

if TYPE_CHECKING:
    import altair

_SCALE = 34
"""Pixels for the numbers at the left."""
_SIGNED = "datum.value > 0 ? '+' + datum.value : datum.value < 0 ? '−' + -datum.value : '0'"
_UNSIGNED = "format(abs(datum.value), ',d')"
"""How the numbers are written: expressions of Vega."""


class Panel(NamedTuple):
    """Bars from zero up and down: a title, a height in pixels, the largest number, and how numbers are written."""

    title: str
    height: int
    reach: float
    written: str


def cooperation_chart(board: Board) -> Chart:
    """How cooperative what happened was, week by week."""
    rows = score_rows(board)
    if not rows:
        none = f"The record tells of nothing {board.that} whose day is known."
        return Chart("cooperation", "Cooperation and conflict per week", none, (), ())
    days = window(rows)
    drawn = [row for row in rows if days.has(row)]
    return Chart(
        name="cooperation",
        title=f"Cooperation and conflict per {days.unit}",
        description=_description(board, drawn, days),
        columns=(HEADS[days.unit], "Events", "Cooperation", "Conflict", "Mean score"),
        rows=tuple((headed(r), r.events, r.cooperative, r.hostile, r.mean) for r in drawn),
        figure=lambda look: cooperation_figure(drawn, days, look),
    )


def _description(board: Board, rows: Sequence[ScoreRow], days: Window) -> str:
    events = sum(row.events for row in rows)
    mean = sum(row.mean * row.events for row in rows) / events
    sides = f"{sum(r.cooperative for r in rows):,} of cooperation and {sum(r.hostile for r in rows):,} of conflict"
    rest = left_out(((t.first, t.last, t.events) for t in board.counts), days)
    return (
        f"{counted(events, 'event')} {board.that}, {sides}, by {days.unit}, {in_words(days)}; the mean of their PLOVER "
        f"scores, from −10 (conflict) to +10 (cooperation), is {signed(mean)}.{rest}"
    )


def cooperation_figure(rows: Sequence[ScoreRow], days: Window, look: Look) -> altair.TopLevelMixin:
    """Bars from zero: above it cooperation, below it conflict; first the mean, then the number of events of each."""
    import altair as alt  # noqa: PLC0415  # takes half a second to import

    means, numbers = [], []
    for row in rows:
        span = {"start": row.start, "end": after(row.end)}
        means.append({**span, "n": row.mean, "colour": RED if row.mean < 0 else BLUE})
        sides = ((row.cooperative, BLUE), (-row.hostile, RED))
        numbers += [{**span, "n": number, "colour": colour} for number, colour in sides if number]
    most = max(max(row.cooperative, row.hostile) for row in rows) or 1
    reach = 5 if all(abs(row.mean) <= 5 for row in rows) else 10
    above, below = (days_axis(days.first, days.end, look, shown=last, least=days.unit) for last in (False, True))
    mean = Panel("Mean score, from −10 (conflict) to +10 (cooperation)", 120, reach, _SIGNED)
    number = Panel("Number of events, cooperation above, conflict below", 80, most, _UNSIGNED)
    return alt.vconcat(_drawn(mean, means, above, look), _drawn(number, numbers, below, look), spacing=14)


def _drawn(panel: Panel, values: list[dict[str, Any]], days: altair.X, look: Look) -> altair.Chart:
    import altair as alt  # noqa: PLC0415

    reach = panel.reach
    axis = alt.Axis(
        values=[-reach, 0, reach], title=None, minExtent=_SCALE, maxExtent=_SCALE, labelExpr=panel.written,
        labelBaseline="middle",
    )  # fmt: skip
    chart: altair.Chart = (
        alt.Chart(alt.InlineData(values=values), title=alt.TitleParams(panel.title, fontWeight="normal", offset=8))
        .mark_bar(xOffset=0.5, x2Offset=-0.5)
        .encode(
            x=days,
            x2=alt.X2("end:T"),
            y=alt.Y("n:Q", scale=alt.Scale(domain=[-reach, reach], nice=False), axis=axis),
            y2=alt.Y2Datum(0),
            color=alt.Color("colour:N", scale=None),
        )
        .properties(width=look.width - _SCALE - 10, height=panel.height)
    )
    return chart
