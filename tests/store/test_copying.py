"""Which versions of articles are copies of which does not depend on how the store looks for them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

import pytest
from sqlalchemy import select

from dateline.record.copies import Key, parents_of, sketch
from dateline.record.versions import lives
from dateline.store import Store, open_store, schema
from dateline.types import Article, Reading

LINES = [
    f"Line {n}: the {n * 3} ferries and {n * 5} barges of harbour {n} were counted on quay {n * 11}." for n in range(30)
]
FIRST = dt.date(2031, 3, 3)


def reading(name: str, day: int | None, lines: list[str]) -> Reading:
    published = None if day is None else (FIRST + dt.timedelta(days=day)).isoformat()
    return Reading(article=Article(id=name, body="\n".join(lines), published=published))


def found(readings: list[Reading]) -> dict[Key, Key]:
    return parents_of([s for v in lives(readings) if (s := sketch(v.reading.article))])


def kept(store: Store) -> dict[Key, Key]:
    s = schema.sketch.c
    with store._reading() as connection:
        rows = connection.execute(select(schema.sketch).where(s.parent.is_not(None))).all()
    return {(r.article, r.since): (r.parent, r.parent_since) for r in rows}


@pytest.mark.parametrize("first", range(0, 14, 3))
def test_copies_of_any_day_within_two_weeks_are_found(new_record: Callable[[], str], first: int) -> None:
    one = reading("m", first, LINES)
    others = [reading(f"{100 + n}", first + n, LINES[: 30 - n % 3]) for n in range(-16, 17, 2) if n]
    for told in ([one, *others], [*others, one], [*others[::2], one, *others[1::2]]):
        with open_store(new_record()) as store:
            for some in told:
                store.add([some])
            assert kept(store) == found(told) != {}


@pytest.mark.parametrize("seed", range(4))
def test_what_has_no_day_may_be_a_copy_of_anything(new_record: Callable[[], str], seed: int) -> None:
    rng = random.Random(seed)
    told = [reading(f"a{n:02}", rng.choice([None, n, 40 * n]), LINES[: rng.randint(24, 30)]) for n in range(14)]
    anew = [reading(r.article.id, rng.choice([None, 5, 300]), LINES[rng.randint(1, 12) :]) for r in told[::3]]
    everything = rng.sample([*told, *anew], len(told) + len(anew))
    with open_store(new_record()) as store:
        for n in range(0, len(everything), 3):
            store.add(everything[n : n + 3])
        assert kept(store) == found(everything) != {}
