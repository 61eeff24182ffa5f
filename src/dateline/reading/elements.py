"""What elements of an HTML page show."""

from __future__ import annotations

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dateline.reading.characters import clean


def shown(element: HtmlElement, limit: int) -> str:
    """The element's text on one line, cut soon after `limit` characters."""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        parts.append(part[: limit + 1])
        size += len(part.strip())
        if size > limit:
            break
    return " ".join(clean(" ".join(parts)).split())
