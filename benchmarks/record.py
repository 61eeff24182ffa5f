"""How adding, linking and the views behave as a record grows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import mean, median
from typing import Any, NamedTuple

from sqlalchemy import Engine, Select, Table, func, select

from benchmarks.growth import Growth, make
from benchmarks.loading import engine_of
from benchmarks.speed import seconds
from dateline.record.mention import mention_id
from dateline.store import Store, open_store, schema
from dateline.views import Filters, Record

_ROUNDS = 5
_BUSY, _USUAL = 0, 9
"""Which states' leaders the views are asked for: the first of a cast have most of the stories."""


class View(NamedTuple):
    """A view and its number of rows. Seconds: its own, those of an SQL query for its events, its own as of a day."""

    name: str
    rows: int
    own: float
    sql: float
    as_of: float


class Size(NamedTuple):
    """What was measured on a record of one size. `linking` is B-cubed F1 of the mentions that were added."""

    events: int
    articles: int
    making: float
    adding: float
    linking: float
    views: tuple[View, ...]


def measure(world: Growth, record: str, events: int, *, views: bool) -> Size:
    """Make a record of about so many events, add the articles to it, and look at it."""
    making = seconds(lambda: make(world, record, events))
    engine = engine_of(record)
    held, articles = _count(engine, schema.event), _count(engine, schema.article)
    with open_store(record) as store:
        adding = seconds(lambda: store.add(world.added, program="benchmark"))
        linking = _linking(world, store)
        seen = tuple(_views(world, Record(store), engine, world.middle(events))) if views else ()
    engine.dispose()
    return Size(held, articles, making, adding, linking, seen)


def print_sizes(database: str, sizes: Sequence[Size]) -> None:
    """Print what was measured in one kind of database; every ratio is to the smallest record."""
    print(f"\nThe record in {database}: adding 1,000 articles")
    print("      events    articles    made in     adding    ratio    link F1")
    for size in sizes:
        ratio = size.adding / sizes[0].adding
        print(
            f"  {size.events:10,}  {size.articles:10,}  {size.making:7,.0f} s  {size.adding:7.1f} s"
            f"  {ratio:6.2f}×  {size.linking:9.3f}"
        )
    for size in (s for s in sizes if s.views):
        print(f"\nViews of {size.events:,} events, ms       rows      view       SQL    ratio     as of    ratio")
        for view in size.views:
            print(
                f"  {view.name:29} {view.rows:8,} {view.own * 1000:9,.1f} {view.sql * 1000:9,.1f}"
                f" {view.own / view.sql:7.1f}× {view.as_of * 1000:9,.1f} {view.as_of / view.own:7.2f}×"
            )


def _count(engine: Engine, table: Table) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _linking(world: Growth, store: Store) -> float:
    """B-cubed F1 over the added mentions; whatever else is in their events counts, from wherever it came."""
    should = Counter(world.truth.values())
    precisions, recalls = [], []
    for article, told in ((r.article.id, e.id) for r in world.added for e in r.events):
        event = store.event(mention_id(article, told))
        name = world.truth[article, told]
        members = [(m.article, m.event) for m in event.members] if event else [(article, told)]
        right = sum(world.truth.get(member) == name for member in members)
        precisions.append(right / len(members))
        recalls.append(right / should[name])
    precision, recall = mean(precisions), mean(recalls)
    return 2 * precision * recall / (precision + recall)


def _views(world: Growth, record: Record, engine: Engine, day: str) -> Iterator[View]:
    e, a = schema.event.c, schema.event_actor.c
    states = world.world.cast.states
    for which, name in ((_BUSY, "a busy actor"), (_USUAL, "an actor")):
        actor = states[which].leader.id
        events = select(e.payload).where(e.id.in_(select(a.event).where(a.actor == actor)))
        for view in (record.timeline, record.plans):
            yield _view(f"{view.__name__} of {name}", view, {"actors": [actor]}, (engine, events), day)
    since, until = f"{day[:8]}01", f"{day[:8]}28"
    events = select(e.payload).where(e.last_day >= since, e.first_day <= until)
    yield _view("plans of a month", record.plans, {"since": since, "until": until}, (engine, events), day)


def _view(name: str, view: Callable[..., Any], filters: Filters, sql: tuple[Engine, Select[Any]], day: str) -> View:
    def query() -> None:
        engine, events = sql
        with engine.connect() as connection:
            connection.execute(events).all()

    rows = len(view(**filters))
    own, as_of = (_median(lambda f=f: view(**f)) for f in (filters, {**filters, "as_of": day}))
    return View(name, rows, own, _median(query), as_of)


def _median(work: Callable[[], object]) -> float:
    return median(seconds(work) for _ in range(_ROUNDS))
