"""What feeds of every format hold."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["rss", "atom", "json", "sitemap", "index", "opml"]

MOST_ENTRIES, MOST_FEEDS = 2000, 1000
"""Entries and further feeds that are taken of one feed: more are there only by mistake or malice."""


class Entry(NamedTuple):
    """An article that a feed tells of.

    `published` is the day in the feed's own time zone, `updated` an instant (ISO 8601, UTC), `byline` the persons who
    wrote it. `source` is where it was first published, if that is elsewhere. None is what is not known.
    """

    url: str
    published: str | None = None
    updated: str | None = None
    byline: str | None = None
    source: str | None = None


class Feed(NamedTuple):
    """A feed: its entries in the order in which they stand, each address once, and further feeds that it lists.

    `every` is after how many seconds it is to be asked for again, where it says so; `more` says that it holds more
    entries than are taken.
    """

    kind: Kind
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    feeds: tuple[str, ...] = ()
    every: float | None = None
    more: bool = False
