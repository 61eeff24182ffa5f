"""A record made of clones is the record that adding their articles makes."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from benchmarks.clones import Clone, Template, copied
from benchmarks.loading import engine_of, load
from dateline.store import open_store, schema
from dateline.types import Query
from evaluation.stories import World, tag, take


def tables(record: str) -> dict[str, list[str]]:
    """Every row of every table, without the numbers that the database gives."""
    engine = engine_of(record)
    with engine.connect() as connection:
        found = {t.name: sorted(str(tuple(r)) for r in connection.execute(select(*copied(t)))) for t in KEPT}
    engine.dispose()
    return found


KEPT = [t for t in schema.metadata.sorted_tables if t is not schema.revision]


def test_clones_are_what_adding_their_articles_makes(new_record: Callable[[], str]) -> None:
    world = World(1, states=4, pace=1.5)
    original, cloned, added = new_record(), new_record(), new_record()
    with open_store(original) as store:
        store.add([t.reading for t in take(world, 40)], program="1")
    engine = engine_of(original)
    with engine.connect() as connection:
        template = Template(connection, world)
    engine.dispose()
    mine, other = world.cast.tag, tag(9)
    clones = [Clone(mine, 0, 0), Clone(mine, 7, -1000), Clone(other, 0, 0), Clone(other, 7, 500)]
    load(cloned, (rows for clone in clones for rows in template.rows(clone)))
    with open_store(cloned) as store, open_store(added) as ordinary:
        readings = list(store.readings(Query()))
        assert len(readings) == 160
        ordinary.add(readings, program="1")
    assert tables(cloned) == tables(added)
