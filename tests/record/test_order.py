"""Worlds of stories: neither the order of arrival nor what came later may change what the record says."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.record import fold
from dateline.types import Reading
from evaluation.stories import World, tag, take

seeds = st.integers(0, 10_000)


def readings(seed: int, articles: int, **named: object) -> list[Reading]:
    return [t.reading for t in take(World(seed, states=3, pace=0.6, **named), articles)]  # type: ignore[arg-type]


def export(told: list[Reading], as_of: str | None = None) -> list[str]:
    return [e.model_dump_json() for e in fold(told, as_of=as_of)]


@settings(max_examples=12, deadline=None)
@given(seed=seeds, shuffle=seeds)
def test_a_world_in_any_order_is_one_record(seed: int, shuffle: int) -> None:
    told = readings(seed, 60)
    shuffled = random.Random(shuffle).sample(told, len(told))
    assert export(shuffled) == export(told[::-1]) == export(told)


@settings(max_examples=10, deadline=None)
@given(seed=seeds, at=st.integers(0, 79))
def test_a_world_as_of_a_day_is_the_fold_of_what_was_published_by_then(seed: int, at: int) -> None:
    told = readings(seed, 80)
    day = told[at].article.published
    known = [r for r in told if (r.article.published or "") <= (day or "")]
    assert export(told, day) == export(known)


@settings(max_examples=8, deadline=None)
@given(seed=seeds)
def test_other_worlds_change_nothing_of_an_event(seed: int) -> None:
    mine, theirs = readings(seed, 50), readings(seed + 1, 50, tag=tag(seed))
    assert set(export(mine)) <= set(export(theirs + mine))
