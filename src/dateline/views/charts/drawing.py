"""From a specification of Vega-Lite to the SVG that stands in a page: small, accessible, without styles or scripts."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from dateline.views.charts.look import CLASSES

_DRAWINGS = 256
"""Drawings that are remembered by what they show."""
_SVG = "http://www.w3.org/2000/svg"
_TEXT = frozenset({"text", "tspan"})
_SHAPES = _TEXT | {"g", "path", "rect", "line"}
_KEPT = frozenset(
    {
        "d", "transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "fill-opacity",
        "opacity", "text-anchor", "font-size", "font-weight", "x", "y", "x2", "y2", "dy", "width", "height",
    }
)  # fmt: skip
_ROOT = {"role": "img", "fill": "none", "font-family": "system-ui, sans-serif", "font-size": "12"}
_DEFAULTS = {
    ("opacity", "1"), ("text-anchor", "start"), ("fill", "none"), ("x2", "0"), ("y2", "0"), ("font-size", "12"),
    ("stroke-width", "1"), ("transform", "translate(0,0)"), ("font-weight", "normal"),
}  # fmt: skip
_LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}(?:e-\d+)?")
_one_at_a_time = threading.Lock()


@lru_cache(maxsize=_DRAWINGS)
def draw(spec: str, title: str, description: str) -> str:
    """The drawing of a specification as an SVG element with a title and a description; may be called by any thread.

    Only shapes and text are taken over, and of them only where they are and how they look.
    """
    import vl_convert  # noqa: PLC0415  # only who draws loads them
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

    with _one_at_a_time:
        drawn = vl_convert.vegalite_to_svg(spec)
    source = etree.fromstring(drawn.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    name = f"chart-{sha256(f'{spec}{title}'.encode()).hexdigest()[:10]}"
    labels = {"aria-labelledby": name, "aria-describedby": f"{name}-about"}
    root = etree.Element("svg", {"viewBox": source.get("viewBox", ""), **_ROOT, **labels}, nsmap={None: _SVG})
    etree.SubElement(root, "title", id=name).text = title
    etree.SubElement(root, "desc", id=f"{name}-about").text = description
    _take_over(source, root, etree.SubElement)
    return str(etree.tostring(root, encoding="unicode"))


def _take_over(source: Any, into: Any, add: Callable[..., Any]) -> None:
    """The shapes within an element, and its groups without those that only hold it together."""
    for child in source:
        tag = child.tag.rpartition("}")[2]
        looks = _looks(child.attrib)
        if tag not in _SHAPES or child.get("display") == "none":
            continue
        if tag == "g":
            group = add(into, tag, looks) if looks else into
            _take_over(child, group, add)
            if group is not into and not len(group):
                into.remove(group)
        elif tag in _TEXT or looks.keys() & {"fill", "stroke"}:
            shape = add(into, tag, looks)
            shape.text = child.text
            _take_over(child, shape, add)


def _looks(attributes: Mapping[str, str]) -> dict[str, str]:
    """How a shape looks, with short numbers and without what goes without saying; and the class of its colour."""
    short = {
        name: _LONG_NUMBER.sub(_rounded, value.removesuffix("px"))
        for name, value in attributes.items()
        if name in _KEPT
    }
    looks = {name: value for name, value in short.items() if (name, value) not in _DEFAULTS}
    if named := CLASSES.get(looks.get("fill", "")):
        return {**looks, "class": named}
    if named := CLASSES.get(looks.get("stroke", "")):
        return {**looks, "class": f"{named}-line"}
    return looks


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")
