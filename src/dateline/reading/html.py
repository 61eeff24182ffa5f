"""An HTML page → an `Article`: the body through trafilatura, the particulars from checked metadata."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import LxmlError  # type: ignore[import-untyped]

from dateline.errors import InputError
from dateline.reading.articles import Found, Given, Settings, make_article
from dateline.reading.authors import shown_author
from dateline.reading.body import extract_body
from dateline.reading.characters import clean, decode
from dateline.reading.languages import READABLE, language_of
from dateline.reading.linklists import page_links
from dateline.reading.metadata import Metadata, read_metadata
from dateline.reading.page import Page, read_extract
from dateline.reading.trees import tree_of
from dateline.types import Article, Link

_MAX_ELEMENTS = 100_000
_BROKEN = "\ufffd"
# Hostile markup makes the HTML libraries fail in ways of their own.
_LIBRARY_ERRORS = (LxmlError, RecursionError, ValueError, TypeError, AttributeError, AssertionError, LookupError)


class _Parts(NamedTuple):
    meta: Metadata
    page: Page
    links: tuple[Link, ...]


def article_from_html(
    html: bytes | str, given: Given, settings: Settings, source: str, charset: str | None = None
) -> Article:
    """The article of an HTML page; raises `InputError` naming `source` where there is none. Nothing is fetched.

    `charset` is the encoding that a server named for bytes that do not show or name theirs.
    """
    text = html if isinstance(html, str) else decode(html, source, markup=True, charset=charset)
    try:
        meta, page, links = _parts(text, given, source)
    except _LIBRARY_ERRORS as error:
        raise InputError(source, f"it is not HTML that can be read ({type(error).__name__})") from error
    body = "\n".join(page.body)
    if isinstance(html, bytes) and _BROKEN in body and _BROKEN.encode() not in html:
        raise InputError(source, "the encoding is broken within the article")
    found = Found(
        headline=meta.headline or page.headline,
        byline=meta.byline or page.byline,
        publisher=meta.publisher or page.publisher,
        body=body,
        links=links,
        url=meta.url,
        language=meta.language,
        metadata_day=meta.day or page.published,
        dateline_day=page.dateline_day,
    )
    return make_article(found, given, settings, source)


def _parts(text: str, given: Given, source: str) -> _Parts:
    tree = tree_of(text)
    if tree is None:
        raise InputError(source, "it is not HTML that can be read")
    if tree.xpath("count(//*)") > _MAX_ELEMENTS:
        raise InputError(source, f"it has more than {_MAX_ELEMENTS:,} elements, which no report's page has")
    meta = read_metadata(tree, given.url)
    meta.byline = meta.byline or shown_author(tree, meta.publisher)
    body = clean(extract_body(tree))
    headline = given.headline or meta.headline
    if language_of(body, given.language or meta.language) in READABLE:
        page = read_extract(body, headline)
    else:  # the word lists that tell furniture are of the languages that are read
        page = Page(headline, body=body.splitlines())
    return _Parts(meta, page, page_links(tree, page.body, page.links, meta.url))
