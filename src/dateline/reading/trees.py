"""The text of an HTML page → a tree of its elements."""

from __future__ import annotations

from lxml.etree import ElementDefaultClassLookup, ParserError  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, fromstring  # type: ignore[import-untyped]
from trafilatura.utils import is_dubious_html, repair_faulty_html


def _parser() -> HTMLParser:
    """Without comments, between which lxml gathers text in quadratic time, and with one class for all elements.

    Otherwise lxml asks a function of Python for the class whenever an element is touched: a twentieth of the time of
    a page.
    """
    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser


PARSER = _parser()


def tree_of(text: str) -> HtmlElement | None:
    """The tree of a page, its markup repaired where trafilatura knows how; None where it is not HTML."""
    beginning = text[:50].lower()
    repaired = repair_faulty_html(text, beginning).encode("utf-8", "surrogatepass")
    try:
        tree = fromstring(repaired, parser=PARSER)
    except ParserError:
        return None
    return None if is_dubious_html(beginning) and len(tree) < 2 else tree
