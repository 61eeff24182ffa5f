"""The author that a page shows: what trafilatura's search finds, found by looking at every element once.

Its search asks for the same attributes in nine XPath expressions with regular expressions, which for a page of news
takes as long as everything else that is read beside the main text. The forms of the attributes are those of
trafilatura 2.3 (`trafilatura.xpaths`), under the Apache License 2.0; a test compares both.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml.etree import XPath  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura.htmlprocessing import prune_unwanted_nodes
from trafilatura.json_metadata import normalize_authors
from trafilatura.xpaths import AUTHOR_DISCARD_XPATHS

_ATTRIBUTES = ("class", "id", "itemprop", "rel", "data-testid", "data-component")
_MARKED = {name: XPath(f"//@{name}", smart_strings=False) for name in _ATTRIBUTES}
_ELEMENTS = XPath("boolean(//author|//rel)")
_MAY_MARK = re.compile(
    "uthor|byl|yline|BBL|username|screenname|writer|zuozhe|bianji|xiaobian|channel-name|submitted-by|posted-by"
    "|journalist-name"
)

_NAMED = {"a", "address", "div", "link", "p", "span", "strong"}
_CARDS = {"AuthorCard", "AuthorURL"}
_NAME_CLASS = re.compile("author-?name|AuthorName|authorName")

_SHOWN = {"a", "div", "h3", "h4", "p", "span"}
_SHOWN_CLASSES = {"byline", "username", "byl", "BBL"}
_SHOWN_ID = re.compile("author|zuozhe|bianji|xiaobian")
_SHOWN_CLASS = re.compile("author|channel-name|zuozhe|bianji|xiaobian|submitted-by|posted-by|journalist-name")

_ANY_ID = re.compile("[Aa]uthor")
_ANY_CLASS = re.compile("[Aa]uthor|screenname|writer|[Bb]yline")

_ASIDE = {"a", "div", "section", "span"}
_ASIDE_ID = re.compile("^comments|comment-?list|ProductReviews")
_ASIDE_CLASS = re.compile(
    "^[Cc]omments|commentlist|comments-list|sidebar|is-hidden|quote|embedly-instagram|article-(?:share|support)|print"
    "|category|meta-date|meta-reviewer"
)
_SHORTEST, _LONGEST = 2, 120


def shown_author(tree: HtmlElement) -> str | None:
    """Who the markup marks as the page's author, as `trafilatura.metadata.extract_author` finds it."""
    marked = any(_MAY_MARK.search("\n".join(values(tree))) for values in _MARKED.values())
    if not marked and not _ELEMENTS(tree):
        return None
    elements = [e for e in tree.iter() if isinstance(e.tag, str)]
    for is_marked in (_is_named, _is_shown, _is_anyhow):
        for element in filter(is_marked, elements):
            text = _text(element)
            if _SHORTEST < len(text) < _LONGEST:
                found: str | None = normalize_authors(None, text)
                return found
    return None


def _is_named(element: HtmlElement) -> bool:
    if element.tag not in _NAMED:
        return bool(element.tag == "author")
    get = element.get
    return (
        get("rel") == "author"
        or get("id") == "author"
        or get("class") == "author"
        or get("itemprop") == "author name"
        or get("data-testid") in _CARDS
        or _NAME_CLASS.search(get("class", "")) is not None
        or any("".join(e.itertext()) == "me" for e in element.iterchildren("rel"))
    )


def _is_shown(element: HtmlElement) -> bool:
    if element.tag not in _SHOWN:
        return False
    get = element.get
    return (
        get("class") in _SHOWN_CLASSES
        or "author" in get("itemprop", "")
        or _SHOWN_ID.search(get("id", "")) is not None
        or _SHOWN_CLASS.search(get("class", "")) is not None
    )


def _is_anyhow(element: HtmlElement) -> bool:
    get = element.get
    return (
        "Byline" in get("data-component", "")
        or "author" in get("itemprop", "")
        or _ANY_ID.search(get("id", "")) is not None
        or _ANY_CLASS.search(get("class", "")) is not None
    )


def _text(element: HtmlElement) -> str:
    """What an element shows beside comments and the like; nothing where it stands in such a place itself."""
    above = [element, *element.iterancestors()]
    if any(map(_is_aside, above[:-1])):  # the root is never taken out
        return ""
    pruned = prune_unwanted_nodes(deepcopy(element), AUTHOR_DISCARD_XPATHS)
    return " ".join(" ".join(pruned.itertext()).split())


def _is_aside(element: HtmlElement) -> bool:
    if element.tag not in _ASIDE:
        return element.tag in {"time", "figure"}
    get = element.get
    return (
        get("id") == "comments"
        or get("class") in {"comments", "title", "date"}
        or _ASIDE_ID.search(get("id", "")) is not None
        or _ASIDE_CLASS.search(get("class", "")) is not None
        or "Figure" in get("data-component", "")
    )
