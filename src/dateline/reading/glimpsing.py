"""A glimpse of an HTML page: its words without an extraction, which costs several times as much.

It is enough to pass over a page in another language, or one without any politics; what the article is, it does not say.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import LxmlError, strip_elements  # type: ignore[import-untyped]
from lxml.html import HtmlElement, document_fromstring  # type: ignore[import-untyped]

from dateline.errors import InputError
from dateline.reading.characters import decode
from dateline.reading.languages import code, surely
from dateline.reading.raw import RawPage
from dateline.reading.trees import PARSER

LONGEST = 2_000_000
"""Bytes of the longest page of which a glimpse is taken."""
FEWEST = 100
"""Words that the paragraphs of a page have at least, if they are to speak for it."""
_NOT_SHOWN = (
    "head", "script", "style", "noscript", "template", "svg", "select", "button", "form", "iframe", "textarea", "nav",
    "footer",
)  # fmt: skip
_RUNNING = frozenset({"p", "em", "strong", "i", "b", "span"})
"""Elements in which a link is part of the text."""


class Glimpse(NamedTuple):
    """What a page shows: the text of its paragraphs, and all of its text but menus and lists of links.

    `language` is the code of the language that it is surely in, None where that cannot be told.
    """

    paragraphs: str
    shown: str
    language: str | None

    @property
    def tells(self) -> bool:
        """Whether the paragraphs are enough to go by."""
        return len(self.paragraphs.split()) >= FEWEST


def glimpse(page: RawPage) -> Glimpse | None:
    """A glimpse of a page; None of a text, of markup that is too long or too broken, and of unknown bytes."""
    if page.kind != "html" or len(page.content) > LONGEST:
        return None
    try:
        text = _text(page)
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=PARSER)
        paragraphs = "\n".join(p.text_content() for p in tree.iter("p"))
        shown = _shown(tree)
    except (InputError, LxmlError, ValueError, TypeError, AssertionError, RecursionError):
        return None
    return Glimpse(paragraphs, shown, _language(tree.get("lang"), paragraphs, shown))


def _text(page: RawPage) -> str:
    if isinstance(page.content, str):
        return page.content
    return decode(page.content, page.source, markup=True, charset=page.charset)


def _shown(tree: HtmlElement) -> str:
    strip_elements(tree, *_NOT_SHOWN, with_tail=False)
    for link in list(tree.iter("a")):
        around = link.getparent()
        if around is not None and around.tag not in _RUNNING:
            link.text = None
            for child in list(link):
                link.remove(child)
    return "\n".join(part for part in tree.itertext() if isinstance(part, str))


def _language(declared: str | None, paragraphs: str, shown: str) -> str | None:
    """The language of the paragraphs; on a page without any, that of its text if the markup declares the same."""
    if len(paragraphs.split()) >= FEWEST:
        return surely(paragraphs)
    found = surely(shown)
    return found if found == code(declared) else None
