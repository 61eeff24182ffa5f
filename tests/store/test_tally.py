"""What is counted in the database is what the events say."""

from __future__ import annotations

import itertools
import random
from collections import Counter

import pytest

from dateline.store import Store
from dateline.types import Query, RecordEvent, bounds
from tests.record.build import event, reading
from tests.record.stories import story

DAY = "2031-04-01"
QUERIES = (
    Query(),
    Query(as_of=DAY),
    Query(types=("CONSULT",), statuses=("occurred", "ongoing")),
    Query(actors=("ana-ruiz",)),
    Query(since="2031-03-20", until="2031-04-10"),
    Query(about="harbour"),
)


def days(event: RecordEvent) -> tuple[str | None, str | None]:
    reported = event.history[0].published
    span = bounds(event.date)
    return (span[0].isoformat(), span[1].isoformat()) if span else (reported, reported)


@pytest.fixture
def filled(store: Store) -> Store:
    store.add(story(random.Random(3), "s", vague=True).readings, program="1")
    call = event(
        "call", "ana-ruiz joao-lima nils-berg", type="CONSULT", mode="phone", date="2031-03-05", topics=["harbour"]
    )
    store.add([reading("call", "2031-03-06", call), reading("undated", None, event("x", date=None))], program="1")
    return store


@pytest.mark.parametrize("query", QUERIES)
def test_events_are_counted_by_day_type_and_mode(filled: Store, query: Query) -> None:
    expected = Counter((*days(e), e.type, e.mode) for e in filled.events(query))
    assert {tuple(t[:4]): t.events for t in filled.tally(query)[0]} == expected
    assert expected


@pytest.mark.parametrize("query", QUERIES)
def test_pairs_are_counted_by_day_and_all_of_them_together(filled: Store, query: Query) -> None:
    found = list(filled.events(query))
    everybody = {e.id: sorted({*e.actors, *e.recipients}) for e in found}
    pairs = {
        i: [p for p in itertools.combinations(who, 2) if not query.actors or {*p} & {*query.actors}]
        for i, who in everybody.items()
    }
    often = Counter(p for own in pairs.values() for p in own)
    top = sorted(often, key=lambda p: (-often[p], p))[:2]
    expected = Counter((p, *days(e)) for e in found for p in pairs[e.id] if p in top)
    together = list(filled.together(query, 2))
    assert {tuple(t[:3]): t.events for t in together if t.actors} == expected
    assert list(dict.fromkeys(t.actors for t in together)) == [*top, None]
    any_of = Counter(days(e) for e in found if set(pairs[e.id]) & set(top))
    assert {t[1:3]: t.events for t in together if not t.actors} == any_of


@pytest.mark.parametrize("query", QUERIES)
def test_contacts_are_counted_with_the_days(filled: Store, query: Query) -> None:
    counts, pairs = filled.tally(query, 2)
    assert sorted(map(str, counts)) == sorted(map(str, filled.tally(query)[0]))
    assert pairs == list(filled.together(query.model_copy(update={"types": ("CONSULT",)}), 2))
    assert filled.tally(query.model_copy(update={"types": ("AID",)}), 2)[1] == []


def test_pairs_may_be_chosen_among_some_actors(filled: Store) -> None:
    found = list(filled.together(Query(), 10, ("ana-ruiz", "nils-berg")))
    assert {t.actors for t in found} == {("ana-ruiz", "nils-berg"), None}


def test_the_newest_plans_come_first(store: Store) -> None:
    others = ("nils-berg", "lucia-vidal", "pedro-costa")
    for number, day in enumerate(("2031-03-04", "2031-03-08", "2031-03-06")):
        plan = event("x", f"ana-ruiz {others[number]}", status="planned", date=f"2031-04-1{number}")
        store.add([reading(f"a{number}", day, plan)], program="1")
    found = [told.line.article for told in store.newest_plans(Query(), 2)]
    assert found == ["a1", "a2"]
    assert [told.line.article for told in store.newest_plans(Query(as_of="2031-03-07"), 2)] == ["a2", "a0"]
    assert list(store.newest_plans(Query(statuses=("cancelled",)), 2)) == []
