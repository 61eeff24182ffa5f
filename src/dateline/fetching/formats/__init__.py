"""Feeds of every format → entries: RSS, Atom, JSON Feed, sitemaps, and lists of feeds.

read_feed(data, "https://example.org/feed", now)   a Feed; raises InputError for what is none
"""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urljoin

from dateline.errors import InputError
from dateline.fetching.formats.jsonfeed import read_jsonfeed
from dateline.fetching.formats.opml import read_opml
from dateline.fetching.formats.sitemap import read_index, read_sitemap
from dateline.fetching.formats.syndication import read_syndication
from dateline.fetching.formats.values import Feed
from dateline.fetching.formats.xml import opened
from dateline.reading.characters import decode
from dateline.reading.formats import refusal

__all__ = ["Feed", "read_feed"]

_HEAD = 65_536
_LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_FEED_TYPE = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json)", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s<>]{1,1000})""", re.IGNORECASE)


def read_feed(data: bytes, url: str, now: datetime) -> Feed:
    """The feed that some bytes hold, whatever they are said to be; `url` is where they are from, `now` the time there.

    Nothing is fetched, and nothing that the bytes declare is used. Raises `InputError` for what is no feed, with the
    address of one where it is a web page that names it.
    """
    refused = refusal(data[:_HEAD])
    if refused is not None:
        raise InputError(url, refused)
    text = decode(data, url, markup=True).lstrip("\ufeff \t\r\n").replace("\x00", "")
    if text.startswith("{"):
        return read_jsonfeed(text, url, now)
    root, text = opened(text, url)
    if root in {"rss", "rdf", "feed", "channel"}:
        return read_syndication(text, url, now)
    if root == "urlset":
        return read_sitemap(text, url, now)
    if root == "sitemapindex":
        return read_index(text, url, now)
    if root == "opml":
        return read_opml(text, url)
    raise InputError(url, _no_feed(root, text, url))


def _no_feed(root: str, text: str, url: str) -> str:
    if root != "html":
        return "is no feed (RSS, Atom, JSON Feed, sitemap or OPML)"
    for link in _LINK.findall(text[:_HEAD]):
        href = _HREF.search(link)
        if href and _FEED_TYPE.search(link):
            return f"is a web page; the feed that it names is {_joined(url, href[1])}"
    return "is a web page and no feed"


def _joined(url: str, href: str) -> str:
    try:
        return urljoin(url, href)
    except ValueError:
        return href
