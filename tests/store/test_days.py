"""Events of a stretch of days: those within a month, those over several, and those that begin or end outside of it."""

from __future__ import annotations

import itertools

import pytest

from dateline.store import Store
from dateline.types import Query, bounds
from tests.record.build import event, reading

DATES = ("2031-03-05", "2031-03", "2031-03-31/2031-04-01", "2031-02-20/2031-06-02", "2031", "2030-12-30/2031-01-02")
ENDS = ("2031-01-01", "2031-03-04", "2031-03-05", "2031-03-31", "2031-04-01", "2032-01-05")


@pytest.fixture
def dated(store: Store) -> Store:
    told = [event(f"e{i}", f"ana-{i} joao-{i}", date=date, status="planned") for i, date in enumerate(DATES)]
    store.add(
        [reading(f"a{i}", f"2030-11-{i + 10}", one) for i, one in enumerate([*told, event("none", date=None)])],
        program="1",
    )
    return store


@pytest.mark.parametrize(("since", "until"), [*itertools.combinations_with_replacement(ENDS, 2)])
def test_events_that_touch_a_stretch_of_days(dated: Store, since: str, until: str) -> None:
    everything = [(e.id, span) for e in dated.events(Query()) if (span := bounds(e.date))]
    touching = {id_ for id_, (first, last) in everything if first.isoformat() <= until and last.isoformat() >= since}
    assert {e.id for e in dated.events(Query(since=since, until=until))} == touching
    assert {e.id for e in dated.events(Query(since=since, until=until), "plans")} == touching
    assert len(everything) == len(DATES)
