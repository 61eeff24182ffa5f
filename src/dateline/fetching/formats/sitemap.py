"""Sitemaps (sitemaps.org), with Google's elements for news, and indexes of sitemaps."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from dateline.fetching.formats import moments, words
from dateline.fetching.formats.values import MOST_ENTRIES, Feed
from dateline.fetching.formats.xml import elements
from dateline.types.feeds import Entry

_NEWEST = 20
"""Sitemaps of an index that are followed: a site with years of archives has thousands."""


class _Found(NamedTuple):
    """A page or sitemap as it stands in the file: its address as written, and its dates."""

    loc: str
    published: datetime | None
    changed: datetime | None

    @property
    def at(self) -> datetime | None:
        """When it was last changed, as far as is known."""
        return self.changed or self.published


class _Newest:
    """The newest of many, the newest first; of those with the same date, or none, the first."""

    def __init__(self, most: int) -> None:
        self._most, self._held, self.number = most, list[_Found](), 0

    def take(self, found: _Found) -> None:
        """Look at one more."""
        self.number += 1
        self._held.append(found)
        if len(self._held) >= 4 * self._most:
            self._held = self.kept()

    def kept(self) -> list[_Found]:
        """The newest up to now."""
        return sorted(self._held, key=lambda f: f.at.timestamp() if f.at else 0.0, reverse=True)[: self._most]


def read_sitemap(text: str, url: str, now: datetime) -> Feed:
    """The pages of a sitemap, the newest first; of more than are taken, those."""
    newest, title = _Newest(MOST_ENTRIES), None
    for element in elements(text, ("url",), url):
        if not newest.number:
            title = words.line(element.findtext("{*}news/{*}publication/{*}name"))
        newest.take(_found(element, now))
    entries: dict[str, Entry] = {}
    for page in newest.kept():
        there = words.address(page.loc, url)
        if there is not None:
            entries.setdefault(there, Entry(there, moments.day(page.published), moments.utc(page.at)))
    return Feed("sitemap", title, tuple(entries.values()), more=newest.number > MOST_ENTRIES)


def read_index(text: str, url: str, now: datetime) -> Feed:
    """The newest sitemaps of an index."""
    newest = _Newest(_NEWEST)
    for element in elements(text, ("sitemap",), url):
        newest.take(_found(element, now))
    feeds = (words.address(page.loc, url) for page in newest.kept())
    return Feed("index", feeds=tuple(dict.fromkeys(f for f in feeds if f is not None and f != url)))


def _found(element: Any, now: datetime) -> _Found:
    return _Found(
        element.findtext("{*}loc") or "",
        moments.instant(element.findtext("{*}news/{*}publication_date"), now),
        moments.instant(element.findtext("{*}lastmod"), now),
    )
