"""However the articles of a world arrive, the record that is kept is the fold over all of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.record import fold
from dateline.store import Store, open_store
from dateline.types import Query, Reading
from evaluation.stories import World, take

Arrival = Callable[[list[Reading], Path], Iterator[list[Reading]]]


def one_by_one(told: list[Reading], _: Path) -> Iterator[list[Reading]]:
    yield from ([r] for r in told)


def backwards(told: list[Reading], _: Path) -> Iterator[list[Reading]]:
    yield from ([r] for r in reversed(told))


def shuffled(told: list[Reading], _: Path) -> Iterator[list[Reading]]:
    mixed = random.Random(9).sample(told, len(told))
    yield from (mixed[i : i + 7] for i in range(0, len(mixed), 7))


def at_once(told: list[Reading], _: Path) -> Iterator[list[Reading]]:
    yield told


def merged(told: list[Reading], folder: Path) -> Iterator[list[Reading]]:
    """Every third article goes to another record, and what that one keeps is added at the end."""
    with open_store(str(folder / "other.db"), create=True) as other:
        other.add(told[::3], program="1")
        yield [r for n, r in enumerate(told) if n % 3]
        yield list(other.readings(Query()))


def export(store: Store, as_of: str | None = None) -> set[str]:
    return {e.model_dump_json() for e in store.events(Query(as_of=as_of))}


@pytest.mark.parametrize("seed", [11, 12])
@pytest.mark.parametrize("arrival", [one_by_one, backwards, shuffled, at_once, merged])
def test_articles_may_arrive_in_any_way(tmp_path: Path, arrival: Arrival, seed: int) -> None:
    told = [t.reading for t in take(World(seed, states=3, pace=0.6), 70)]
    with open_store(str(tmp_path / "record.db"), create=True) as store:
        for some in arrival(told, tmp_path):
            store.add(some, program="1")
        assert export(store) == {e.model_dump_json() for e in fold(told)}
        day = told[40].article.published
        assert export(store, day) == {e.model_dump_json() for e in fold(told, as_of=day)}
