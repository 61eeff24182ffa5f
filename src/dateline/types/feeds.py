"""What a feed tells of an article."""

from __future__ import annotations

from typing import Literal, NamedTuple

FeedKind = Literal["rss", "atom", "json", "sitemap", "index", "opml"]


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
