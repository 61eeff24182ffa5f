"""The record as of every day is the fold over what was published by then, whatever came in which order."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from dateline.record import fold, link_readings
from dateline.store import Store, open_store, schema
from dateline.types import Article, Query, Reading
from evaluation.stories import World, take
from tests.record.build import event, reading
from tests.record.stories import story


def updated(told: list[Reading], rng: random.Random) -> list[Reading]:
    """Some readings with later versions of their articles, that tell the same, less or otherwise, and some undated."""
    found = []
    for one in told:
        chance = rng.random()
        if chance < 0.05:
            found.append(one.model_copy(update={"article": dated(one, None)}))
            continue
        found.append(one)
        if chance < 0.2 and one.article.published:
            later = dt.date.fromisoformat(one.article.published) + dt.timedelta(days=rng.choice([0, 1, 3, 20]))
            named = tuple(e.model_copy(update={"id": f"{e.id} anew"}) for e in one.events)
            events = rng.choice([one.events, one.events[:-1], named])
            article = dated(one, later.isoformat()).model_copy(update={"body": one.article.body + "\nUpdated."})
            found.append(one.model_copy(update={"article": article, "events": events}))
    return found


def dated(one: Reading, day: str | None) -> Article:
    return one.article.model_copy(update={"published": day, "published_from": "caller" if day else None})


def export(store: Store, as_of: str | None) -> set[str]:
    return {e.model_dump_json() for e in store.events(Query(as_of=as_of))}


def folded(told: list[Reading]) -> set[str]:
    return {e.model_dump_json() for e in fold(told)}


def holds_on_every_day(store: Store, told: list[Reading], rng: random.Random) -> None:
    days = sorted({r.article.published for r in told if r.article.published})
    for day in [*rng.sample(days, min(6, len(days))), days[-1]]:
        assert export(store, day) == folded([r for r in told if r.article.published and r.article.published <= day])
    assert export(store, None) == folded(told)
    for linked in link_readings(told):
        assert set(store.joins(linked.event.id)) == set(linked.joins)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000), size=st.sampled_from([1, 3, 20, 100]))
def test_stories_with_versions_in_any_order(tmp_path_factory: pytest.TempPathFactory, seed: int, size: int) -> None:
    rng = random.Random(seed)
    pairs = ("ana-ruiz joao-lima", "ana-ruiz nils-berg", "ana-ruiz joao-lima")
    told = [r for n, who in enumerate(pairs) for r in story(rng, f"s{n}", who=who, vague=True).readings]
    told = updated(told, rng)
    rng.shuffle(told)
    with open_store(str(tmp_path_factory.mktemp("r") / "r.db"), create=True) as store:
        for start in range(0, len(told), size):
            store.add(told[start : start + size], program="1")
        holds_on_every_day(store, told, rng)


@pytest.mark.parametrize("seed", [5, 21, 23])
def test_a_world_with_versions_in_any_order(store: Store, seed: int) -> None:
    rng = random.Random(seed)
    told = updated([t.reading for t in take(World(seed, states=3, pace=1.0), 50)], rng)
    rng.shuffle(told)
    for start in range(0, len(told), 7):
        store.add(told[start : start + 7], program="1")
    holds_on_every_day(store, told, rng)


def test_an_event_has_a_row_for_every_stretch_of_days_in_which_it_stands_alike(store: Store) -> None:
    store.add(
        [
            reading("a", "2031-03-03", event("x", status="planned", date="2031-03-10")),
            reading("b", "2031-03-08", event("x", status="planned", date="2031-03-10")),
            reading("c", "2031-03-09", event("x", status="postponed", date="2031-03-10")),
        ],
        program="1",
    )
    with store._reading() as connection:
        e = schema.event.c
        rows = connection.execute(select(e.since, e.until, e.status).order_by(e.since)).all()
    assert [tuple(r) for r in rows] == [
        ("2031-03-03", "2031-03-08", "planned"),
        ("2031-03-08", "2031-03-09", "planned"),
        ("2031-03-09", "9999-99-99", "postponed"),
    ]


def test_an_old_id_finds_the_event_as_of_a_day_on_which_it_was_told(store: Store) -> None:
    store.add([reading("a", "2031-03-03", event("x", date="2031-03-03"))], program="1")
    (old,) = store.events(Query())
    store.add([reading("a", "2031-03-05", event("y", date="2031-03-03"), body="Corrected.")], program="1")
    then, now = store.event(old.id, "2031-03-04"), store.event(old.id)
    assert then is not None
    assert now is not None
    assert [m.event for m in then.members] == ["x"]
    assert [m.event for m in now.members] == ["y"]
    assert store.event(old.id, "2031-03-02") is None
