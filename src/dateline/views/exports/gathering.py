"""Events of the record in batches, with what their rows need looked up for a batch at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, TypeVar

from dateline.record.source import Only, RecordSource
from dateline.types import Query, Reading, RecordEvent
from dateline.views.rows import Desk

BATCH = 500
"""Events of which everything is in memory at a time."""

_READINGS = 1024

T = TypeVar("T")


class Gathered(NamedTuple):
    """An event, with the desk at which its names and accounts are at hand."""

    desk: Desk
    event: RecordEvent


def gathered(source: RecordSource, query: Query, only: Only | None = None) -> Iterator[list[Gathered]]:
    """Batches of the events that a query asks for, in the order of the record."""
    for events in batches(source.events(query, only)):
        desk = Desk(source, query.as_of)
        desk.look_up(events)
        yield [Gathered(desk, event) for event in events]


def readings_of(source: RecordSource, as_of: str | None) -> Callable[[str], Reading | None]:
    """Looks up the readings of articles by id; those that were asked for last are at hand."""

    @lru_cache(maxsize=_READINGS)
    def reading(article: str) -> Reading | None:
        return source.reading(article, as_of)

    return reading


def batches(values: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Lists of at most `size` of some values."""
    rest = iter(values)
    while batch := list(islice(rest, size)):
        yield batch
