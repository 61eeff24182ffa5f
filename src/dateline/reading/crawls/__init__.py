"""Web archives → pages: WARC files, packed with gzip or not, as crawlers write them."""

from __future__ import annotations

from dateline.reading.crawls.members import begins_crawl
from dateline.reading.crawls.pages import crawl_pages

__all__ = ["begins_crawl", "crawl_pages"]
