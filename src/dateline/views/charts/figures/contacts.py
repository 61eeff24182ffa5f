"""Contacts through time: a row of bars for each pair, and one for all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dateline.types import Actor
from dateline.views.charts.board import Board
from dateline.views.charts.chart import Chart
from dateline.views.charts.contacts import ContactRow, contact_rows
from dateline.views.charts.figures.days import after, days_axis
from dateline.views.charts.look import BLUE, GREY, Look
from dateline.views.charts.periods import HEADS, Window, headed, in_words, left_out, window
from dateline.views.charts.words import shown
from dateline.views.wording import listed

if TYPE_CHECKING:
    import altair

_HEIGHT = 34
_GAP = 10
_SCALE = 30


_OTHERS, _ALL = "All others", "All contacts"


class Bars(NamedTuple):
    """A row of bars: its label, and from when to when there was how much; `others` stands for the rest together."""

    label: str
    counts: Sequence[ContactRow]
    others: bool = False

    @property
    def total(self) -> int:
        """How much there was in all."""
        return sum(row.contacts for row in self.counts)

    @property
    def peak(self) -> int:
        """The most that there was at a time."""
        return max(row.contacts for row in self.counts)


def contacts_chart(board: Board, actor: Actor | None = None) -> Chart:
    """Contacts per week of the most frequent pairs, or of one actor with its most frequent contacts."""
    rows = contact_rows(board)
    name = shown(actor.name) if actor else None
    if not rows:
        none = f"The record tells of no contact{f' of {name}' if name else ''} whose day is known."
        return Chart("contacts", _title(name, "week"), none, (), ())
    days = window(rows)
    bars = _labelled([row for row in rows if days.has(row)], actor)
    return Chart(
        name="contacts",
        title=_title(name, days.unit),
        description=_description(board, bars, days),
        columns=(HEADS[days.unit], *(row.label for row in bars)),
        rows=_table(bars),
        figure=lambda look: contacts_figure(bars, days, look),
    )


def _title(name: str | None, unit: str) -> str:
    return f"Contacts of {name} per {unit}" if name else f"Contacts per {unit}"


def _labelled(rows: Sequence[ContactRow], actor: Actor | None) -> list[Bars]:
    """The rows of each pair together, under the names of both or, of one actor's, under that of the other."""
    found: dict[tuple[str, ...], list[ContactRow]] = {}
    for row in rows:
        found.setdefault(row.actors, []).append(row)
    others = _OTHERS if len(found) > 1 else _ALL
    return [Bars(_label(counts[0], actor) or others, counts, not actors) for actors, counts in found.items()]


def _label(row: ContactRow, actor: Actor | None) -> str:
    names = [shown(n) for a, n in zip(row.actors, row.names, strict=True) if actor is None or a != actor.id]
    return " – ".join(names)


def _description(board: Board, bars: Sequence[Bars], days: Window) -> str:
    most = [f"{row.label} ({row.total})" for row in bars if not row.others]
    often = f" Most often: {listed(most, len(most))}." if most else ""
    rest = left_out(((t.first, t.last, t.events) for t in board.contacts), days)
    return f"Meetings, visits and calls {board.that} by {days.unit}, {in_words(days)}.{often}{rest}"


def _table(bars: Sequence[Bars]) -> tuple[tuple[str | int, ...], ...]:
    periods = {row.start: headed(row) for bar in bars for row in bar.counts}
    cells: Mapping[tuple[str, str], int] = {(b.label, r.start): r.contacts for b in bars for r in b.counts}
    return tuple((periods[p], *(cells.get((b.label, p), 0) for b in bars)) for p in sorted(periods))


def contacts_figure(rows: Sequence[Bars], days: Window, look: Look) -> altair.TopLevelMixin:
    """The rows one below the other over the same days; the pairs share a scale, the others have their own."""
    import altair as alt  # noqa: PLC0415  # takes half a second to import

    peak = max((row.peak for row in rows if not row.others), default=1)
    drawn = [
        _bars(row, peak, days_axis(days.first, days.end, look, shown=row is rows[-1], least=days.unit), look)
        for row in rows
    ]
    return alt.vconcat(*drawn, spacing=_GAP)


def _bars(row: Bars, peak: int, days: altair.X, look: Look) -> altair.Chart:
    import altair as alt  # noqa: PLC0415

    most = row.peak if row.others else peak
    values = [{"start": c.start, "end": after(c.end), "n": c.contacts} for c in row.counts]
    axis = alt.Axis(
        values=[0, most], title=None, format="d", minExtent=_SCALE, maxExtent=_SCALE, labelBaseline="middle"
    )
    chart: altair.Chart = (
        alt.Chart(
            alt.InlineData(values=values),
            title=alt.TitleParams(
                f"{shown(row.label, look.letters - 9)} ({row.total:,})", fontWeight="normal", offset=3
            ),
        )
        .mark_bar(color=GREY if row.others else BLUE, xOffset=0.5, x2Offset=-0.5, minBandSize=1)
        .encode(
            x=days,
            x2=alt.X2("end:T"),
            y=alt.Y("n:Q", scale=alt.Scale(domain=[0, most], nice=False), axis=axis),
            y2=alt.Y2Datum(0),
        )
        .properties(width=look.width - _SCALE - 10, height=_HEIGHT)
    )
    return chart
