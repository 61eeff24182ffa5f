"""How adding behaves where thousands of reports tell of the same two states in the same weeks."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time
from typing import NamedTuple

from dateline.store import open_store
from dateline.types import Reading
from evaluation.stories import World, take

BATCH = 50
_SMALLEST = 250
_WEEKS = 100
"""Reports of one world: those of its first weeks."""


class Growing(NamedTuple):
    """A record of so many reports: seconds of the processor for all of them, and for the last batch."""

    reports: int
    all: float
    last: float


def measure(record: str, reports: int) -> Iterator[Growing]:
    """Add reports to a record in batches, in order of publication; what it took at 250, 500, … of them.

    They are of worlds of one cast of two states that begin on one day, so that a larger record has more reports of the
    same weeks, not of more weeks.
    """
    total = 0.0
    with open_store(record, create=True) as store:
        told = story(reports)
        for done in range(BATCH, reports + 1, BATCH):
            before = process_time()
            store.add(told[done - BATCH : done], program="benchmark")
            last = process_time() - before
            total += last
            if _is_shown(done):
                yield Growing(done, total, last)


def story(reports: int) -> list[Reading]:
    """Reports of the same weeks in order of publication."""
    worlds = (World(1, states=2, serial=n) for n in range(-(-reports // _WEEKS)))
    told = [t.reading for world in worlds for t in take(world, _WEEKS)]
    return sorted(told, key=lambda r: (r.article.published or "", r.article.id))[:reports]


def _is_shown(reports: int) -> bool:
    doubled, rest = divmod(reports, _SMALLEST)
    return rest == 0 and doubled.bit_count() == 1
