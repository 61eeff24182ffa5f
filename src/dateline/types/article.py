"""An article: headline, byline, publisher, date and body, with the furniture of its page kept apart."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, WithJsonSchema

from dateline.types.evidence import ArticleId, Value
from dateline.types.when import Instant, check_reach

LinkBlock = Literal["related", "latest"]
PublishedFrom = Literal["metadata", "url", "feed", "dateline", "caller"]


@lru_cache(maxsize=16384)
def _day(value: str) -> str:
    return check_reach(date.fromisoformat(value)).isoformat()


Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class Link(Value):
    """A headline that stood in the page's furniture, with the block it stood in."""

    block: LinkBlock
    headline: str
    url: str | None = None


class Article(Value):
    """One report as published. `published` is null when nothing gives it: never today, never a file's time.

    `fetched` is when a crawler took the page. Nothing is dated by it; of two texts of one article that were published
    on one day the one fetched later is the newer.
    """

    id: ArticleId
    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Day | None = None
    published_from: PublishedFrom | None = None
    language: str | None = None
    body: str
    links: tuple[Link, ...] = ()
    fetched: Instant | None = None

    @property
    def version(self) -> str:
        """SHA-256 of day of publication, headline and body, in hex: what a reading depends on.

        Another text or day under the same id is another version of the article.
        """
        return hashlib.sha256(f"{self.published or ''}\n\n{self.headline or ''}\n\n{self.body}".encode()).hexdigest()
