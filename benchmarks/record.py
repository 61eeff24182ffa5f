"""How adding, linking and the views behave as a record grows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from statistics import mean, median
from time import process_time
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Select, Table, bindparam, func, select

from benchmarks.growth import Growth, make
from benchmarks.loading import engine_of
from benchmarks.speed import seconds
from dateline.record.mention import mention_id
from dateline.record.spans import FOREVER, UNDATED
from dateline.store import Store, open_store, schema
from dateline.store.histories import homes
from dateline.store.rows import chunks
from dateline.views import Filters, Record

_ROUNDS = 5
_BUSY, _USUAL = 0, 9
"""Which states' leaders the views are asked for: the first of a cast have most of the stories."""


class View(NamedTuple):
    """A view and its number of rows. Seconds: its own, those of SQL that fetches their events, its own as of a day."""

    name: str
    rows: int
    own: float
    sql: float
    as_of: float


class Size(NamedTuple):
    """What was measured on a record of one size. `linking` is B-cubed F1 of the mentions that were added.

    `adding` is how many seconds passed, `computing` for how many of them the program itself had a processor.
    """

    events: int
    articles: int
    making: float
    adding: float
    computing: float
    linking: float
    views: tuple[View, ...]


def measure(world: Growth, record: str, events: int, *, views: bool) -> Size:
    """Make a record of about so many events, add the articles to it, and look at it."""
    making = seconds(lambda: make(world, record, events))
    engine = engine_of(record)
    held, articles = _count(engine, schema.event), _count(engine, schema.article)
    with open_store(record) as store:
        before = process_time()
        adding = seconds(lambda: store.add(world.added, program="benchmark"))
        computing = process_time() - before
        linking = _linking(world, store)
        seen = tuple(_views(world, Record(store), engine, world.middle(events))) if views else ()
    engine.dispose()
    return Size(held, articles, making, adding, computing, linking, seen)


def print_head(database: str) -> None:
    """Print what the columns of a kind of database are."""
    print(f"\nThe record in {database}: adding 1,000 articles")
    print("      events    articles    made in     adding    ratio   computing    ratio    link F1", flush=True)


def print_size(size: Size, smallest: Size) -> None:
    """Print what was measured on a record of one size; the ratio is to the smallest one."""
    print(
        f"  {size.events:10,}  {size.articles:10,}  {size.making:7,.0f} s  {size.adding:7.1f} s"
        f"  {size.adding / smallest.adding:6.2f}×  {size.computing:8.1f} s"
        f"  {size.computing / smallest.computing:6.2f}×  {size.linking:9.3f}",
        flush=True,
    )
    if size.views:
        print(f"\nViews of {size.events:,} events, ms       rows      view       SQL    ratio     as of    ratio")
    for view in size.views:
        print(
            f"  {view.name:29} {view.rows:8,} {view.own * 1000:9,.1f} {view.sql * 1000:9,.1f}"
            f" {view.own / view.sql:7.1f}× {view.as_of * 1000:9,.1f} {view.as_of / view.own:7.2f}×",
            flush=True,
        )


def _count(engine: Engine, table: Table) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).where(table.c.until == FOREVER)).scalar_one())


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
    states = world.world.cast.states
    for which, name in ((_BUSY, "a busy actor"), (_USUAL, "an actor")):
        actor = states[which].leader.id
        for view in (record.timeline, record.plans):
            yield _view(f"{view.__name__} of {name}", view, {"actors": [actor]}, engine, day)
    yield _view("plans of a month", record.plans, {"since": f"{day[:8]}01", "until": f"{day[:8]}28"}, engine, day)


def _view(name: str, view: Callable[..., Any], filters: Filters, engine: Engine, day: str) -> View:
    with engine.connect() as connection:
        events = [row.id for row in view(**filters)]
        mentions = [m for (m,) in _rows(connection, _MENTIONS, events)]
        own, as_of = (_median(lambda f=f: view(**f)) for f in (filters, {**filters, "as_of": day}))
        sql = _median(lambda: (_rows(connection, _EVENTS, events), _rows(connection, _ACCOUNTS, mentions)))
    return View(name, len(events), own, sql, as_of)


_E, _A = schema.event.c, schema.account.c
_AMONG = bindparam("among", expanding=True)
_EVENTS = select(_E.payload).where(_E.id.in_(_AMONG), _E.until == FOREVER)
_ACCOUNTS = select(_A.payload).where(_A.mention.in_(_AMONG), _A.until == FOREVER)
_NOW = homes(UNDATED).subquery()
_MENTIONS = select(_NOW.c.mention).where(_NOW.c.event.in_(_AMONG))


def _rows(connection: Connection, statement: Select[Any], among: list[str]) -> list[Any]:
    """The rows that an index finds for some ids."""
    return [row for some in chunks(among) for row in connection.execute(statement, {"among": some})]


def _median(work: Callable[[], object]) -> float:
    return median(seconds(work) for _ in range(_ROUNDS))
