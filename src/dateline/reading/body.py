"""The main text of an HTML page, through trafilatura, with a second opinion only where it could prevail."""

from __future__ import annotations

from functools import cache

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor

_NO_TEXT = frozenset(
    {
        "a", "aside", "button", "footer", "form", "head", "header", "iframe", "nav", "noscript", "script", "select",
        "style", "svg", "template",
    }
)  # fmt: skip
"""Elements whose text is no article's, and links, of which menus consist."""
_RUNNING = 25
"""Characters of an element's own text from which it is running text."""
_SHORT = 500
"""Characters of a main text that may be the teaser of another."""
_SHARE = 2
"""How many times as long as the running text of the page a main text is that consists of links and labels, and the
other way round where a short one leaves out what the page tells."""


def extract_body(tree: HtmlElement) -> str:
    """The main text of a page as trafilatura finds it, a line a paragraph; empty where it finds none.

    Beside its own rules trafilatura asks readability and jusText, which takes 40% of the time. They are asked here only
    where what the rules found does not look like an article: on the 181 pages of the article extraction benchmark that
    is as good as always asking them, or better.
    """
    found = bare_extraction(tree, options=_options(fast=True))
    if not isinstance(found, Document) or not _is_sound(found, tree):
        found = bare_extraction(tree, options=_options(fast=False))
    return (found.text or "") if isinstance(found, Document) else ""


@cache
def _options(*, fast: bool) -> Extractor:
    """Made once: to make them takes as long as to read a short page."""
    return Extractor(output_format="python", comments=False, fast=fast)


def _is_sound(found: Document, tree: HtmlElement) -> bool:
    """Whether a main text has paragraphs, is running text, and is not a short piece of what the page tells."""
    if sum(1 for _ in found.body.iter("p")) <= sum(1 for _ in found.body.iter("table")):
        return False
    length, running = len(found.text or ""), _running(tree)
    return length <= _SHARE * running and (length > _SHORT or running <= _SHARE * length)


def _running(tree: HtmlElement) -> int:
    """Characters of running text on a page."""
    total, elements = 0, [tree]
    while elements:
        element = elements.pop()
        if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
            continue
        own = len((element.text or "").strip())
        for child in element:
            own += len((child.tail or "").strip())
            elements.append(child)
        if own >= _RUNNING:
            total += own
    return total
