"""A page as it comes out of a file, table or crawl, and the article in it.

Finding pages is cheap and making articles of them is dear, so that the one can be done here and the other by many
processes.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from dateline.errors import InputError
from dateline.reading.articles import Given, NothingToReadError, Settings
from dateline.reading.characters import decode
from dateline.reading.formats import BINARY, is_binary
from dateline.reading.html import article_from_html
from dateline.reading.text import article_from_text
from dateline.types import Article, Skipped


class RawPage(NamedTuple):
    """A page before anything is read in it.

    `source` names where it was found, `row` its place in a table or crawl, from 1. Bytes are in any encoding. `given`
    is what is known of it from elsewhere. `crawled` pages were gathered by a machine, not chosen by a person. `charset`
    is the encoding that a server named.
    """

    source: str
    kind: Literal["text", "html"]
    content: bytes | str
    given: Given = Given()
    row: int | None = None
    crawled: bool = False
    charset: str | None = None


def article_of(page: RawPage, settings: Settings) -> Article | InputError | Skipped:
    """The article of a page, or why there is none.

    A page with nothing to read in it is a failure where a person chose it, and passed over where a machine gathered it.
    """
    try:
        if page.kind == "html":
            return article_from_html(page.content, page.given, settings, page.source, page.charset)
        return article_from_text(_text(page), page.given, settings, page.source)
    except NothingToReadError as error:
        if page.crawled:
            return Skipped(page.source, error.skip, page.row, page.given.url)
        return InputError(page.source, error.reason, page.row)
    except InputError as error:
        return InputError(page.source, error.reason, page.row)


def _text(page: RawPage) -> str:
    if isinstance(page.content, str):
        return page.content
    if is_binary(page.content):
        raise InputError(page.source, BINARY)
    return decode(page.content, page.source)
