"""What a view asks of the record."""

from __future__ import annotations

from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import EventType, Stance, Status


class Query(Value):
    """Filters of every view; an empty query asks for everything.

    `as_of` is the last day of publication that counts. `since` and `until` bound the event's own date (for
    statements and articles the day of publication), both inclusive. Several `actors` must all take part; of
    statements they are the speakers, any of whom will do. `about` is a matter in a person's words, each of which must
    be found among topics, places, types and the words of the evidence. `stances` are for statements alone.
    """

    actors: tuple[str, ...] = ()
    about: str | None = None
    statuses: tuple[Status, ...] = ()
    types: tuple[EventType, ...] = ()
    stances: tuple[Stance, ...] = ()
    since: Day | None = None
    until: Day | None = None
    as_of: Day | None = None
