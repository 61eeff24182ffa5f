"""Records of several sizes, with the same articles to add to each of them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from benchmarks.clones import Clone, Rows, Template, side_by_side
from benchmarks.loading import engine_of, load
from dateline.store import open_store
from dateline.types import Query, Reading
from evaluation.stories import Told, World, tag, truth_of

SMALLEST = 1000
_ADDED = 1000
_CASTS = 10
_AT_ONCE = 3
_FIRST_TAG = 5000


class Growth(NamedTuple):
    """A world: what the smallest record holds of it, what is added to every record, and both as rows to be cloned."""

    world: World
    known: list[Reading]
    added: list[Reading]
    truth: Mapping[tuple[str, str], str]
    before: Template
    after: Template
    events: int
    """How many events the whole world makes."""

    @property
    def days(self) -> int:
        """From the first report of the world to the last."""
        first, last = (dt.date.fromisoformat(r.article.published or "") for r in (self.known[0], self.added[-1]))
        return (last - first).days

    def middle(self, events: int) -> str:
        """A day in the middle of the days of a record of about so many events."""
        first = min((c.later for c in self.clones(events)), default=0)
        last = dt.date.fromisoformat(self.added[-1].article.published or "")
        return (last + dt.timedelta(days=(first - self.days) // 2)).isoformat()

    def rows(self, events: int) -> Iterator[Rows]:
        """The rows of a record of about so many events: the known part of the world, and clones of the whole of it."""
        yield from self.before.rows(Clone(self.world.cast.tag, 0, 0))
        yield from side_by_side(self.after, self.clones(events))

    def clones(self, events: int) -> Iterator[Clone]:
        """The clones that make a record of about so many events: worlds of ten casts in turn, back through the years.

        On every day some of them are under way, and each cast comes again in the next year, so that both the days and
        the actors have more events in a larger record.
        """
        for n in range(1, max(events - SMALLEST, 0) // self.events + 1):
            cast = n % _CASTS
            name = tag(_FIRST_TAG + cast) if cast else self.world.cast.tag
            yield Clone(name, n // _CASTS, -n * self.days // _AT_ONCE)


def growth(record: str) -> Growth:
    """Make the world, with the help of a record that may be thrown away afterwards."""
    world = World(1, states=30, pace=8)
    stream = world.articles()
    known = list(_until(stream, SMALLEST))
    added = list(itertools.islice(stream, _ADDED))
    readings = [t.reading for t in known], [t.reading for t in added]
    with open_store(record, create=True) as store:
        store.add(readings[0], program="benchmark")
        before = _template(record, world)
        store.add(readings[1], program="benchmark")
        after = _template(record, world)
        events = sum(1 for _ in store.events(Query()))
    return Growth(world, *readings, truth_of([*known, *added]), before, after, events)


def make(world: Growth, record: str, events: int) -> None:
    """Make a record of about so many events."""
    load(record, world.rows(events))


def _until(stream: Iterator[Told], happenings: int) -> Iterator[Told]:
    """Reports until they tell of a number of happenings."""
    seen: set[str] = set()
    while len(seen) < happenings:
        told = next(stream)
        seen |= set(told.truth.values())
        yield told


def _template(record: str, world: World) -> Template:
    engine = engine_of(record)
    with engine.connect() as connection:
        made = Template(connection, world)
    engine.dispose()
    return made
