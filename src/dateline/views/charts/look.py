"""How charts look: colours that can be told apart on light and dark paper, and by people who see few of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from dateline.types import Status

Theme = Literal["page", "light", "dark"]
"""On a page text and lines take the colour of the text around them; the others stand on their own paper."""

NARROW, WIDE = 360, 720
"""Widths for which a chart can be laid out, in CSS pixels: a phone's and a desk's."""

BLUE, ORANGE, RED, GREEN, GREY = "#2f7ec2", "#c8780a", "#d1492a", "#1f8f6b", "#7d848c"
"""Each has a contrast of at least 3 to white and to black paper, and differs from the others by more than its hue."""

NIGHT = "#1f5f99"
"""Behind white letters."""

CLASSES: Mapping[str, str] = {BLUE: "blue", ORANGE: "orange", RED: "red", GREEN: "green", GREY: "grey", NIGHT: "night"}
"""The class that a shape of each colour has, so that a page can give it another one."""


class Mark(NamedTuple):
    """How a status is drawn: in which colour, how thick in CSS pixels, and the shape that stands for it."""

    colour: str
    thick: int
    shape: str


def _bar(thick: int) -> str:
    """A bar as a shape of Vega, which reaches from −1 to 1."""
    half = thick / 11
    return f"M-1,-{half}H1V{half}H-1Z"


_CROSS = "M-1,-.6L-.6,-1L0,-.4L.6,-1L1,-.6L.4,0L1,.6L.6,1L0,.4L-.6,1L-1,.6L-.4,0Z"
_STANDING = "M-.14,-1.5H.14V1.5H-.14Z"

MARKS: Mapping[Status, Mark] = {
    "possible": Mark(BLUE, 2, _bar(2)),
    "proposed": Mark(BLUE, 5, _bar(5)),
    "planned": Mark(BLUE, 11, _bar(11)),
    "postponed": Mark(ORANGE, 11, _bar(11)),
    "unplanned": Mark(GREY, 5, _bar(5)),
    "occurred": Mark(GREEN, 11, "circle"),
    "ongoing": Mark(GREEN, 11, "circle"),
    "cancelled": Mark(RED, 11, _CROSS),
    "refused": Mark(RED, 11, "triangle-down"),
    "denied": Mark(GREY, 11, _CROSS),
}
"""The surer a plan, the thicker: what tells statuses apart is never the colour alone."""


_LETTER = 7.0
"""CSS pixels of a letter of a wide font."""


class Look(NamedTuple):
    """A theme and a width to lay a chart out for."""

    theme: Theme = "page"
    width: int = WIDE

    @property
    def letters(self) -> int:
        """How many letters fit into a line, in a wide font as well as in that by which the drawing is laid out."""
        return int(self.width / _LETTER)

    @property
    def narrow(self) -> bool:
        """Whether there is little room."""
        return self.width < (NARROW + WIDE) // 2

    @property
    def ink(self) -> str:
        """The colour of text and axes."""
        return {"page": "currentColor", "light": "#1b1f24", "dark": "#e8eaed"}[self.theme]

    @property
    def planned_day(self) -> Mark:
        """The mark of the day for which something is planned."""
        return Mark(self.ink, 2, _STANDING)

    @property
    def paper(self) -> str | None:
        """The colour behind the chart; None where the page shows through."""
        return {"page": None, "light": "#ffffff", "dark": "#15181c"}[self.theme]

    def config(self) -> dict[str, Any]:
        """Vega-Lite's configuration: one font, faint lines, no frame."""
        text = {"labelColor": self.ink, "titleColor": self.ink, "labelFontSize": 12, "titleFontSize": 12}
        return {
            "aria": False,
            "background": self.paper or "transparent",
            "font": "sans-serif",
            "view": {"stroke": None},
            "title": {"color": self.ink, "subtitleColor": self.ink, "anchor": "start", "fontSize": 12},
            "axis": {
                **text,
                "domain": False,
                "ticks": False,
                "gridColor": self.ink,
                "gridOpacity": 0.15,
                "domainColor": self.ink,
                "tickColor": self.ink,
                "labelPadding": 5,
            },
            "legend": {
                **text,
                "columnPadding": 16,
                "orient": "top",
                "symbolStrokeWidth": 2,
                "titleFontWeight": "normal",
            },
            "text": {"color": self.ink, "fontSize": 12},
            "rule": {"color": self.ink},
        }
