"""The record with rulings is that of the fold, whatever came first and in whatever pieces."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.record import link_readings
from dateline.record.mention import mention_id
from dateline.store import Store, open_store
from dateline.types import Query, Reading, Ruling, Told, make_ruling
from tests.record.build import event, reading
from tests.record.stories import story

seeds = st.integers(0, 10_000)


def export(store: Store, as_of: str | None = None) -> set[str]:
    return {e.model_dump_json() for e in store.events(Query(as_of=as_of))}


def folded(readings: Sequence[Reading], rulings: Sequence[Ruling], as_of: str | None = None) -> set[str]:
    return {x.event.model_dump_json() for x in link_readings(readings, rulings=rulings, as_of=as_of)}


def a_report(rng: random.Random, readings: Sequence[Reading]) -> Told:
    of = rng.choice(readings)
    return Told(article=of.article.id, published=of.article.published, event=rng.choice(of.events), actors=of.actors)


def some_rulings(rng: random.Random, readings: Sequence[Reading]) -> list[Ruling]:
    """Rulings on reports of any happenings, sensible or not, some of them undone."""
    made: list[Ruling] = []
    for n in range(rng.randint(1, 6)):
        at = f"2026-06-{rng.randint(1, 9):02}T{n:02}:00Z"
        if made and rng.random() < 0.2:
            made.append(make_ruling("undo", author="Ana", at=at, undoes=rng.choice(made).id))
            continue
        sides = tuple(
            tuple(
                {
                    t.article + t.event.id: t for t in (a_report(rng, readings) for _ in range(rng.randint(1, 3)))
                }.values()
            )
            for _ in range(2)
        )
        made.append(make_ruling(rng.choice(["merge", "split"]), author="Ana", at=at, sides=sides))
    return made


@settings(max_examples=6, deadline=None)
@given(seed=seeds, size=st.integers(1, 9))
def test_readings_and_rulings_in_any_order_give_the_fold(new_record: Callable[[], str], seed: int, size: int) -> None:
    rng = random.Random(seed)
    readings = story(rng, "s", vague=True).readings + story(rng, "t", who="ana-ruiz nils-berg", vague=True).readings
    if rng.random() < 0.5:
        readings.append(another_version(rng.choice(readings)))
    rulings = some_rulings(rng, readings)
    pieces: list[Reading | Ruling] = [*readings, *rulings]
    rng.shuffle(pieces)
    with open_store(new_record()) as store:
        for i in range(0, len(pieces), size):
            some = pieces[i : i + size]
            store.apply(p for p in some if isinstance(p, Ruling))
            store.add([p for p in some if isinstance(p, Reading)], program="1")
        assert export(store) == folded(readings, rulings)
        for day in sorted({r.article.published for r in readings if r.article.published})[::3]:
            assert export(store, day) == folded(readings, rulings, day)
        for linked in link_readings(readings, rulings=rulings):
            assert set(store.joins(linked.event.id)) == set(linked.joins)


def another_version(of: Reading) -> Reading:
    """The article some days later, with its first event told under another id and the rest as it was."""
    first, *rest = of.events
    day = f"2031-07-{random.Random(of.article.id).randint(1, 9):02}"
    said = [event(e.id, " ".join(e.actors), e.status, mode=e.mode, date=e.date) for e in rest]
    anew = event("anew", " ".join(first.actors), first.status, mode=first.mode, date=first.date)
    return reading(of.article.id, day, anew, *said, body="Corrected.")


@settings(max_examples=3, deadline=None)
@given(seed=seeds)
def test_what_is_undone_leaves_the_record_as_it_was(new_record: Callable[[], str], seed: int) -> None:
    rng = random.Random(seed)
    readings = story(rng, "s", vague=True).readings
    with open_store(new_record()) as store:
        store.add(readings, program="1")
        before = export(store)
        events = [e.id for e in store.events(Query())]
        for _ in range(3):
            kept = [now.ruling.id for now in store.rulings() if now.state != "undone" and now.ruling.kind != "undo"]
            if kept and rng.random() < 0.3:
                store.undo(rng.choice(kept), author="Ben")
            else:
                store.merge(rng.sample(events, 2), author="Ana")
        for event_id in events:
            assert store.event(event_id) is not None
        for now in list(store.rulings()):
            if now.ruling.kind == "merge" and now.state != "undone":
                store.undo(now.ruling.id, author="Ben")
        assert export(store) == before


THERE = {"date": "2031-03-02", "place": "Lisbon", "country": "PRT"}


def test_old_ids_find_their_events_after_a_merge_and_after_a_split(store: Store) -> None:
    store.add([reading(a, "2031-03-03", event("x", **THERE)) for a in "abc"], program="1")
    store.add([reading("d", "2031-03-09", event("x", "ana-ruiz nils-berg", date="2031-03-08"))], program="1")
    a, b, c, d = (mention_id(article, "x") for article in "abcd")
    (whole,) = store.merge([d, a], author="Ana").events
    assert whole.id == a
    assert store.event(d) == whole
    done = store.split(a, ["b", "c"], author="Ana")
    assert [e.id for e in done.events] == [b, a]
    assert [[m.article for m in e.members] for e in done.events] == [["b", "c"], ["a", "d"]]
    assert (store.event(c), store.event(d)) == done.events
