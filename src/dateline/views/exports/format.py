"""What a format of exports is: its name, how it is called elsewhere, and how the record is written in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from dateline.errors import DatelineError
from dateline.record.source import RecordSource
from dateline.types import Query

Of = Literal["events", "statements"]


@dataclass(frozen=True)
class Options:
    """What may be asked of an export beside the filters.

    `of` says what a table holds; `negated` has what is said not to have happened carried where a format has no status;
    `base_url` is the address of this record's pages (`http:` or `https:`), to which entries then link, and `self_url`
    the address from which a feed is got.
    """

    of: Of = "events"
    negated: bool = False
    base_url: str | None = None
    self_url: str | None = None

    def __post_init__(self) -> None:
        for url in (self.base_url, self.self_url):
            if url is not None and not is_web_address(url):
                raise DatelineError(f"{url!r} is not the address of pages (such as https://story.example/)")

    def event_url(self, event_id: str) -> str | None:
        """The page of an event."""
        return self._page("events", event_id)

    def article_url(self, article_id: str) -> str | None:
        """The page of an article."""
        return self._page("articles", article_id)

    def _page(self, kind: str, name: str) -> str | None:
        return f"{self.base_url.rstrip('/')}/{kind}/{quote(name, safe='')}" if self.base_url else None


Writer = Callable[[RecordSource, Query, Options], Iterator[bytes]]
"""Writes what a query asks of a record, piece by piece; the pieces together are the file."""


@dataclass(frozen=True)
class Format:
    """A format of exports: its media type, the ending of its files, whether it is text, and what writes it.

    `tables` says that it writes tables, so that it can hold statements instead of events.
    """

    name: str
    media_type: str
    suffix: str
    write: Writer
    text: bool = True
    tables: bool = False


def is_web_address(url: str) -> bool:
    """Whether a text is the address of a page, and nothing that a program would run."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and not any(c in url for c in ' "<>\\')
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname)
