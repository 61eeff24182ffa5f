"""Files, pages and tables → articles. Nothing is fetched, and no date is taken from a clock or a file's time.

read_sources(["pages/", "wire.jsonl", "-"])  yields an Article or an InputError for each report
raw_pages(sources), article_of(page, settings)  its two halves: what is cheap, and what is dear
read_readings(["read.jsonl"])                yields a Reading or an InputError for each line
read_text(page), read_html(page)             one page; raise InputError where it holds no article
"""

from __future__ import annotations

from dateline.reading.articles import Given, Settings, same_url
from dateline.reading.extent import Extent
from dateline.reading.glimpsing import glimpse
from dateline.reading.html import article_from_html
from dateline.reading.raw import RawPage, article_of
from dateline.reading.readings import read_readings, readings_in
from dateline.reading.sources import extent_of, is_address, raw_pages, read_sources, source_files
from dateline.reading.text import article_from_text
from dateline.types import Article

__all__ = [
    "Extent", "Given", "RawPage", "Settings", "article_of", "extent_of", "glimpse", "is_address", "raw_pages",
    "read_html", "read_readings", "read_sources", "read_text", "readings_in", "same_url", "source_files",
]  # fmt: skip


def read_text(text: str, *, settings: Settings | None = None, source: str = "text", **stated: str | None) -> Article:
    """Read one text page: headline, credits, paragraphs and furniture.

    `stated` is what the caller knows of the article (`id`, `url`, `headline`, `published`, `publisher`, `byline`,
    `language`) and goes before what the page says. Raises `InputError` naming `source`.
    """
    return article_from_text(text, Given(**stated), settings or Settings(), source)


def read_html(
    html: bytes | str, *, settings: Settings | None = None, source: str = "page", **stated: str | None
) -> Article:
    """Read one HTML page, bytes in any encoding or text; as `read_text` otherwise."""
    return article_from_html(html, Given(**stated), settings or Settings(), source)
