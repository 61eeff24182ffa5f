"""What feeds of every format hold."""

from __future__ import annotations

from typing import NamedTuple

from dateline.types.feeds import Entry, FeedKind

MOST_ENTRIES, MOST_FEEDS = 2000, 1000
"""Entries and further feeds that are taken of one feed: more are there only by mistake or malice."""


class Feed(NamedTuple):
    """A feed: its entries in the order in which they stand, each address once, and further feeds that it lists.

    `every` is after how many seconds it is to be asked for again, where it says so; `more` says that it holds more
    entries than are taken.
    """

    kind: FeedKind
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    feeds: tuple[str, ...] = ()
    every: float | None = None
    more: bool = False
