"""A text page → an `Article`."""

from __future__ import annotations

from dateline.reading.articles import Found, Given, Settings, make_article
from dateline.reading.characters import clean
from dateline.reading.page import read_page
from dateline.types import Article


def article_from_text(text: str, given: Given, settings: Settings, source: str) -> Article:
    """The article of a text page; raises `InputError` naming `source` where there is none to read."""
    page = read_page(clean(text), " ".join(clean(given.headline).split()) if given.headline else None)
    found = Found(
        headline=page.headline,
        byline=page.byline,
        publisher=page.publisher,
        body="\n".join(page.body),
        links=tuple(page.links),
        metadata_day=page.published,
        dateline_day=page.dateline_day,
    )
    return make_article(found, given, settings, source)
