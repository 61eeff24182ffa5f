"""What the views ask for: a record that can be queried, however it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from dateline.types import Actor, Article, Query, Reading, RecordEvent, Ruling, RulingState


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


class RulingNow(NamedTuple):
    """A ruling as it stands now, with the event that each of its sides is of; None for one that no report tells now.

    It is in force as long as anything of it counts, overridden when later ones say otherwise of everything, and dormant
    while fewer than two of its sides are told of.
    """

    ruling: Ruling
    state: RulingState
    undone_by: str | None
    events: tuple[str | None, ...]


class Ruled(NamedTuple):
    """What a ruling did: the earlier ones that it overrides, and the events in which what it names now is."""

    ruling: Ruling
    overrides: tuple[Ruling, ...]
    events: tuple[RecordEvent, ...]


class RulingKeeper(Protocol):
    """A record that takes rulings. Ids may be beginnings; each method is one transaction."""

    def merge(self, events: Sequence[str], *, author: str, note: str | None = None) -> Ruled:
        """Rule that events are one."""
        ...

    def split(self, event: str, reports: Sequence[str], *, author: str, note: str | None = None) -> Ruled:
        """Rule that some reports, by article or by their own ids, are not of the event that they are in."""
        ...

    def undo(self, ruling: str, *, author: str, note: str | None = None) -> Ruled:
        """Take a ruling out of force."""
        ...

    def rulings(self) -> Iterator[RulingNow]:
        """Every ruling, in order of time."""
        ...

    def apply(self, made: Iterable[Ruling]) -> int:
        """Keep rulings that were made elsewhere; returns how many were new."""
        ...


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
