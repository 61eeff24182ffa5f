"""What the views ask for: a record that can be queried, however it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from dateline.types import Actor, Article, Query, Reading, RecordEvent


class Hit(NamedTuple):
    """An article that a search found, with a snippet of its words around the match."""

    article: str
    headline: str | None
    publisher: str | None
    published: str | None
    snippet: str


class Failure(NamedTuple):
    """An input that was set aside: what it was, why, which row of it, and when (ISO 8601, UTC)."""

    source: str
    reason: str
    row: int | None
    at: str


class RecordSource(Protocol):
    """The record as the views see it: as of `query.as_of` (or `as_of`), the whole record if that is None."""

    def events(self, query: Query) -> Iterator[RecordEvent]:
        """Events that the query asks for, by first day of their date (undated last), then id."""
        ...

    def event(self, event_id: str, as_of: str | None = None) -> RecordEvent | None:
        """One event by its id, an id it had before, or an unambiguous beginning of one."""
        ...

    def reading(self, article_id: str, as_of: str | None = None) -> Reading | None:
        """The reading of the newest version of an article that was published by then."""
        ...

    def readings(self, query: Query) -> Iterator[Reading]:
        """Readings in order of publication, then article id; only those with every actor of the query."""
        ...

    def article(self, article_id: str) -> Article | None:
        """An article by id or an unambiguous beginning of one, newest version."""
        ...

    def actors(self, as_of: str | None = None) -> Iterator[Actor]:
        """Every actor with the roles that all reports give it, by name."""
        ...

    def search(self, words: str, query: Query, limit: int = 20) -> Iterator[Hit]:
        """Articles that hold the words, best first."""
        ...

    def failures(self) -> Iterator[Failure]:
        """What was set aside, newest first."""
        ...
