"""A chart with the table of the same numbers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from dateline.views.charts.drawing import draw
from dateline.views.charts.look import WIDE, Look, Theme

if TYPE_CHECKING:
    import altair

Cell = str | int | float | None
Figure = Callable[[Look], "altair.TopLevelMixin"]


@dataclass(frozen=True)
class Chart:
    """A chart: what it shows in words, the table of the same numbers, and the drawing.

    `rows` have a cell for each of `columns`. A chart without rows has nothing to show, and its `description` says so.
    """

    name: str
    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    figure: Figure | None = field(default=None, repr=False, compare=False)

    def svg(self, theme: Theme = "page", width: int = WIDE) -> str:
        """The drawing as SVG laid out for a width in CSS pixels; it has no size of its own, only a `viewBox`.

        `light` and `dark` are pictures that stand for themselves, with title and paper; in `page` text and lines have
        the colour of the text around them, and each coloured shape has the class of its colour. Empty without rows.
        """
        spec = self.spec(Look(theme, width))
        return draw(json.dumps(spec), self.title, self.description) if spec else ""

    def spec(self, look: Look) -> dict[str, Any]:
        """What Vega-Lite draws, made by Altair; empty without rows."""
        if self.figure is None:
            return {}
        spec: dict[str, Any] = self.figure(look).to_dict(validate=False)
        titled = {} if look.theme == "page" else {"title": {"text": self.title, "fontSize": 16, "offset": 12}}
        return {**spec, **titled, "config": look.config(), "padding": {"top": 6} if look.theme == "page" else 16}

    def _repr_html_(self) -> str:
        """The chart as a notebook shows it."""
        drawn = self.svg() or f"<p>{escape(self.description)}</p>"
        return f'<figure style="max-width: {WIDE}px"><figcaption>{escape(self.title)}</figcaption>{drawn}</figure>'
