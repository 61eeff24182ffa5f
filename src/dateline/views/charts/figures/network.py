"""An actor among those whom it is in contact with: itself in the middle, they around it, a line for each pair."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.types import Actor
from dateline.views.charts.board import Board
from dateline.views.charts.chart import Chart
from dateline.views.charts.contacts import ContactPair, network_rows
from dateline.views.charts.look import BLUE, GREY, NIGHT, Look
from dateline.views.charts.words import shown
from dateline.views.wording import listed

if TYPE_CHECKING:
    import altair

_HEIGHT = 340
_MARGIN = 64, 46
_LINES = 2
_LETTER, _LINE = 6.6, 13
"""Pixels of a letter and of a line."""
_THICKEST = 7.0


class Node(NamedTuple):
    """Where an actor stands, in CSS pixels from the left and the top; whether its name is above; the name in lines."""

    actor: str
    x: float
    y: float
    above: bool
    lines: tuple[str, ...]


def network_chart(board: Board, actor: Actor) -> Chart:
    """With whom an actor is in contact, and they among each other."""
    pairs = network_rows(board, actor.id)
    name = shown(actor.name)
    title = f"The circle of {name}"
    own = [f"{_other(pair, actor)} ({pair.contacts})" for pair in pairs if actor.id in pair.actors]
    if not own:
        return Chart("network", title, f"The record tells of no contact of {name} {board.that}.", (), ())
    return Chart(
        name="network",
        title=title,
        description=f"Meetings, visits and calls {board.that}, of {name} with {listed(own, len(own))}, and among them.",
        columns=("One side", "Other side", "Contacts"),
        rows=tuple((*map(shown, pair.names), pair.contacts) for pair in pairs),
        figure=lambda look: network_figure(actor.id, pairs, look),
    )


def _other(pair: ContactPair, actor: Actor) -> str:
    return shown(pair.names[pair.actors[0] == actor.id])


def network_figure(actor: str, pairs: Sequence[ContactPair], look: Look) -> altair.TopLevelMixin:
    """Lines are the thicker the more contacts two actors had; blue ones are the actor's own."""
    import altair as alt  # noqa: PLC0415  # takes half a second to import

    nodes = placed(actor, pairs, look)
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, look.width], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[_HEIGHT, 0], nice=False), axis=None)
    dots = [{"x": n.x, "y": n.y} for n in nodes.values() if n.actor != actor]
    middle = nodes[actor]
    layers = [
        alt.Chart(alt.InlineData(values=_lines(actor, pairs, nodes)))
        .mark_rule(opacity=0.75)
        .encode(
            x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"), strokeWidth=alt.StrokeWidth("width:Q", scale=None),
            color=alt.Color("colour:N", scale=None),
        ),
        alt.Chart(alt.InlineData(values=dots)).mark_circle(opacity=1, size=110, color=BLUE).encode(x=x, y=y),
        *(_names([n for n in nodes.values() if n.actor != actor and n.above == above], x, y, look) for above in (0, 1)),
        alt.Chart(alt.InlineData(values=[_plate(middle)]))
        .mark_rect(color=NIGHT, cornerRadius=4)
        .encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q")),
        alt.Chart(alt.InlineData(values=[{"x": middle.x, "y": middle.y, "name": list(middle.lines)}]))
        .mark_text(baseline="middle", dy=_LINE * (1 - len(middle.lines)) / 2, color="#ffffff", lineHeight=_LINE)
        .encode(x=x, y=y, text=alt.Text("name:N")),
    ]  # fmt: skip
    return alt.layer(*layers).properties(width=look.width, height=_HEIGHT)


def _lines(actor: str, pairs: Sequence[ContactPair], nodes: Mapping[str, Node]) -> list[dict[str, Any]]:
    """A line for each pair, those of the actor itself above the others."""
    most = max(pair.contacts for pair in pairs)
    found = []
    for pair in pairs:
        one, other = (nodes[a] for a in pair.actors)
        width = max(round(_THICKEST * math.sqrt(pair.contacts / most), 1), 1)
        ends = {"x": one.x, "y": one.y, "x2": other.x, "y2": other.y}
        found.append({**ends, "width": width, "colour": BLUE if actor in pair.actors else GREY})
    return sorted(found, key=lambda line: line["colour"] == BLUE)


def _names(nodes: Sequence[Node], x: altair.X, y: altair.Y, look: Look) -> altair.Chart:
    """Names outside of the ring: above or below their points."""
    import altair as alt  # noqa: PLC0415

    above = bool(nodes) and nodes[0].above
    values = [{"x": n.x, "y": n.y - (_LINE * (len(n.lines) - 1) if above else 0), "name": list(n.lines)} for n in nodes]
    chart: altair.Chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_text(baseline="bottom" if above else "top", dy=-9 if above else 9, color=look.ink, lineHeight=_LINE)
        .encode(x=x, y=y, text=alt.Text("name:N"))
    )
    return chart


def _plate(node: Node) -> dict[str, float]:
    """What stands behind the name in the middle, so that it can be read above the lines."""
    half = max(map(len, node.lines)) * _LETTER / 2 + 8, len(node.lines) * _LINE / 2 + 5
    return {"x": node.x - half[0], "y": node.y - half[1], "x2": node.x + half[0], "y2": node.y + half[1]}


def placed(actor: str, pairs: Sequence[ContactPair], look: Look) -> dict[str, Node]:
    """The actor in the middle, the others on an ellipse around it, those who are in contact beside each other."""
    names = {a: name for pair in pairs for a, name in zip(pair.actors, pair.names, strict=True)}
    times = {a: pair.contacts for pair in pairs if actor in pair.actors for a in pair.actors if a != actor}
    middle = look.width / 2, _HEIGHT / 2
    radii = middle[0] - _MARGIN[0], middle[1] - _MARGIN[1]
    ring = _ring(actor, pairs)
    found = {actor: Node(actor, *middle, False, _wrapped(names[actor], look))}
    for n, other in enumerate(ring):
        angle = 2 * math.pi * n / len(ring) - math.pi / 2
        at = middle[0] + radii[0] * math.cos(angle), middle[1] + radii[1] * math.sin(angle)
        lines = _wrapped(f"{names[other]} ({times[other]:,})", look)
        found[other] = Node(other, round(at[0], 1), round(at[1], 1), at[1] < middle[1], lines)
    return found


def _ring(actor: str, pairs: Sequence[ContactPair]) -> list[str]:
    """The others: the most frequent first, then each time the one that has most contacts with the one before."""
    often = {a: p.contacts for p in pairs if actor in p.actors for a in p.actors if a != actor}
    between = {frozenset(p.actors): p.contacts for p in pairs}
    ring: list[str] = []
    while left := [a for a in often if a not in ring]:
        last = ring[-1] if ring else actor
        ring.append(max(left, key=lambda a: (between.get(frozenset((a, last)), 0), often[a], a)))
    return ring


def _wrapped(name: str, look: Look) -> tuple[str, ...]:
    return tuple(textwrap.wrap(shown(name), 15 if look.narrow else 20, max_lines=_LINES, placeholder="…"))
