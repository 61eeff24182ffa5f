"""Events of the record in batches, with what their rows need looked up for a batch at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

from dateline.record.source import Only, RecordSource
from dateline.types import Query, RecordEvent
from dateline.views.rows import Desk

BATCH = 500
"""Events of which everything is in memory at a time."""

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


def batches(values: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Lists of at most `size` of some values."""
    rest = iter(values)
    while batch := list(islice(rest, size)):
        yield batch
