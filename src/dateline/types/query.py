"""What a view asks of the record."""

from __future__ import annotations

from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import EventType, Status


class Query(Value):
    """Filters of every view; an empty query asks for everything.

    `as_of` is the last day of publication that counts. `since` and `until` bound the event's own date (for
    statements and articles the day of publication), both inclusive. Several `actors` must all take part. `about` is
    matched against topics, places, types and the words of the evidence, case folded.
    """

    actors: tuple[str, ...] = ()
    about: str | None = None
    statuses: tuple[Status, ...] = ()
    types: tuple[EventType, ...] = ()
    since: Day | None = None
    until: Day | None = None
    as_of: Day | None = None
