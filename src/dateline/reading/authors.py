"""Who wrote an HTML page by the marks of its elements: `rel`, `itemprop`, classes named for authors and bylines."""

from __future__ import annotations

from lxml.etree import XPath  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dateline.reading.elements import shown
from dateline.reading.metadata import author_name

# `rel="author"` is of HTML, `itemprop="author"` of schema.org; what sites call their classes has one of these in it.
_MARKED = XPath(
    """
    //*[
      @rel = 'author' or contains(@itemprop, 'author')
      or contains(@class, 'uthor') or contains(@class, 'yline')
      or contains(@id, 'uthor') or contains(@id, 'yline')
      or contains(@data-component, 'yline')
    ][not(ancestor-or-self::*[contains(@class, 'comment') or contains(@id, 'comment')])]
    """
)
_LONGEST = 120


def shown_author(tree: HtmlElement, site: str | None) -> str | None:
    """The persons whom the first marked element names; None where none are named.

    Of marked elements within each other the one that names most of them counts, and of a list of entries all.
    """
    named = [(element, names) for element in _MARKED(tree) if (names := _names(element, site))]
    if not named:
        return None
    first, most = named[0][0], named[0][1]
    for element, names in named[1:]:
        if first in element.iterancestors():
            most = max(most, names, key=len)
        elif _entries(element) is _entries(first):
            most = [*most, *names]
    return ", ".join(dict.fromkeys(most))


def _names(element: HtmlElement, site: str | None) -> list[str]:
    text = shown(element, _LONGEST)
    stated = author_name(text, site) if len(text) <= _LONGEST else None
    return stated.split(", ") if stated else []


def _entries(element: HtmlElement) -> HtmlElement | None:
    """What holds an element and its like: an entry of a list holds one author each."""
    parent = element.getparent()
    return parent.getparent() if parent is not None and len(parent) == 1 else parent
