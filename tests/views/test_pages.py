"""Pages of views: glued together they are the whole view, whatever is asked for."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import delete, update

from benchmarks.loading import engine_of
from dateline.errors import DatelineError
from dateline.store import open_store, schema
from dateline.types import Reading
from dateline.views import Page, Record
from evaluation.stories import World, take
from tests.record.build import event, reading
from tests.record.stories import story
from tests.views.sayings import article

DAYS = (None, "2031-03-12", "2031-03-25")


def told() -> list[Reading]:
    """Stories with plans of every outcome, undated events and articles, copies, and articles of one day."""
    rng = random.Random(4)
    pairs = ("ana-ruiz joao-lima", "nils-berg lucia-vidal", "ana-ruiz nils-berg")
    some = [r for n, who in enumerate(pairs) for r in story(rng, f"s{n}", who=who, vague=True).readings]
    statuses = ("planned", "possible", "postponed", "cancelled", "refused", "unplanned", "denied", "occurred")
    dates = ("2031-03-09", "2031-03-28/2031-04-02", None)
    types = ("CONCEDE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
    plans = [
        reading(
            f"p {status} {n}", f"2031-03-{3 + 3 * n:02}",
            event("x", pair, status, date=date, type=kind),
        )
        for status, kind in zip(statuses, types, strict=True)
        for n, (pair, date) in enumerate(zip(pairs, dates, strict=True))
    ]  # fmt: skip
    early = reading("early", "2031-03-02", event("x", "nils-berg lucia-vidal", date="2031-03-01"))
    undated = [early, reading("u", None, event("x", status="planned", date="2031-03-30"), event("y", type="REQUEST"))]
    spoken = ("ana-ruiz", "demands", "Portugal open its ports to every trawler that comes from the north in winter")
    said = [article(f"said{n}", f"2031-03-{4 + n:02}", spoken, ("joao-lima", "denies", f"it {n}")) for n in range(4)]
    return [*some, *plans, *undated, *said]


@pytest.fixture(scope="module")
def record(new_record: Callable[[], str]) -> Iterator[Record]:
    where = new_record()
    with open_store(where, create=True) as store:
        store.add(told(), program="1")
        yield Record(store)


FILTERS: list[dict[str, Any]] = [
    {},
    {"actors": ["Ruiz"]},
    {"actors": ["Ruiz", "Lima"]},
    {"actors": ["João Lima"], "stances": ["denies"]},
    {"about": "Porto"},
    {"about": "Porto", "actors": ["Ruiz"]},
    {"statuses": ["planned", "cancelled"]},
    {"statuses": ["occurred"], "actors": ["Ruiz"]},
    {"types": ["CONSULT"]},
    {"since": "2031-03-08"},
    {"until": "2031-03-20", "actors": ["Vidal"]},
    {"since": "2031-03-08", "until": "2031-03-29", "types": ["CONSULT", "CONCEDE"]},
]

VIEWS: dict[str, tuple[Callable[..., Any], Callable[..., Page[Any]]]] = {
    "timeline": (Record.timeline, Record.timeline_page),
    "plans": (Record.plans, Record.plans_page),
    "statements": (Record.statements, Record.statements_page),
    "disputes": (Record.disputes, Record.disputes_page),
    "actors": (Record.actors, Record.actors_page),
}


def glued(page: Callable[..., Page[Any]], record: Record, limit: int, **asked: Any) -> list[Any]:
    """The rows of all pages; each but the last is full, and all of them know how many rows there are."""
    found: list[Any] = []
    after, totals = None, set()
    while True:
        one = page(record, limit=limit, after=after, count=True, **asked)
        found += one.rows
        totals.add(one.total)
        assert len(one.rows) <= limit
        if one.next is None:
            assert totals == {len(found)}
            return found
        assert len(one.rows) == limit
        after = one.next


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", VIEWS)
def test_pages_are_the_view(record: Record, name: str, day: str | None) -> None:
    view, page = VIEWS[name]
    for n, filters in enumerate(FILTERS):
        whole = list(view(record, as_of=day, **filters))
        for limit in (1 + n % 3, 7, 1000):
            assert glued(page, record, limit, as_of=day, **filters) == whole, (filters, limit)
        if name != "actors":
            assert glued(page, record, 5, order="backward", as_of=day, **filters) == whole[::-1], filters


@pytest.mark.parametrize("day", DAYS)
def test_sections_of_the_timeline(record: Record, day: str | None) -> None:
    for filters in FILTERS:
        rows = record.timeline(as_of=day, **filters)
        sections = {
            "past": [r for r in rows if r.section == "past"],
            "ahead": [r for r in rows if r.section == "ahead"],
            "overdue": [r for r in rows if r.overdue],
            "coming": [r for r in rows if r.section == "ahead" and not r.overdue],
        }
        for section, those in sections.items():
            asked = {"section": section, "as_of": day, **filters}
            assert glued(Record.timeline_page, record, 3, **asked) == those, asked
            assert glued(Record.timeline_page, record, 4, order="backward", **asked) == those[::-1], asked


@pytest.mark.parametrize("day", DAYS)
def test_plans_by_what_became_of_them(record: Record, day: str | None) -> None:
    for filters in FILTERS:
        rows = record.plans(as_of=day, **filters)
        counts = record.plan_counts(as_of=day, **filters)
        assert list(counts) == ["open", "overdue", "happened", "fell through", "not planned"]
        for outcome, number in counts.items():
            those = [r for r in rows if r.outcome == outcome]
            assert number == len(those)
            assert glued(Record.plans_page, record, 2, outcome=outcome, as_of=day, **filters) == those
    assert day is not None or all(record.plan_counts().values()), "every outcome has to be tried"


@pytest.mark.parametrize("day", DAYS)
def test_changes_have_the_newest_day_first(record: Record, day: str | None) -> None:
    asked: list[dict[str, Any]] = [
        {}, {"actors": ["Ruiz"]}, {"since": "2031-03-08", "until": "2031-03-20"}, {"types": ["CONCEDE"]},
        {"since": "2031-03-05"}, {"since": "2031-03-10", "statuses": ["planned", "possible"]},
    ]  # fmt: skip
    for filters in asked:
        rows = sorted(record.changes(as_of=day, **filters), key=lambda r: r.day, reverse=True)
        for limit in (3, 50):
            assert glued(Record.changes_page, record, limit, as_of=day, **filters) == rows


@pytest.mark.parametrize("day", DAYS)
def test_articles_are_newest_first(record: Record, day: str | None) -> None:
    known = [r.article for r in told() if day is None or (r.article.published or "9999") <= day]
    ids = [a.id for a in sorted(known, key=lambda a: (a.published or "", a.id), reverse=True)]
    assert [a.id for a in glued(Record.articles_page, record, 4, as_of=day)] == ids
    assert record.articles_page(count=True).total == len(told())
    for row in record.articles_page(limit=1000, as_of=day).rows:
        view = record.article(row.id, as_of=day)
        assert (row.headline, row.publisher, row.published) == (
            view.article.headline, view.article.publisher, view.article.published,
        )  # fmt: skip
        assert (row.events, row.statements) == (len(view.events), len(view.statements))


def test_articles_of_some_days_and_actors(record: Record) -> None:
    def ids(**filters: Any) -> set[str]:
        return {a.id for a in glued(Record.articles_page, record, 5, **filters)}

    those = {r.article.id for r in told() if "2031-03-05" <= (r.article.published or "") <= "2031-03-09"}
    assert ids(since="2031-03-05", until="2031-03-09") == those
    assert ids(actors=["Vidal"]) == {r.article.id for r in told() if any(a.id == "lucia-vidal" for a in r.actors)}


def test_what_was_found_comes_in_pages(record: Record) -> None:
    whole = record.search("tells of x", limit=1000)
    assert len(whole) > 10
    found, after = [], None
    while True:
        page = record.search_page("tells of x", limit=4, after=after)
        found += page.rows
        after = page.next
        if after is None:
            break
    assert tuple(found) == whole


def test_a_large_world(new_record: Callable[[], str]) -> None:
    with open_store(new_record(), create=True) as store:
        store.add([t.reading for t in take(World(3, states=4, pace=2.0), 80)], program="1")
        record = Record(store)
        for name, (view, page) in VIEWS.items():
            assert glued(page, record, 30) == list(view(record)), name


@pytest.mark.parametrize(
    "after",
    ["", "x", "ü", "W10", "eyJhIjogMX0", "a" * 6000, "WyJ0aW1lbGluZSIsZmFsc2UsMSwiMiJd", "WyJ0aW1lbGluZSIsZmFsc2UsMCwi"
     "XHVkODAwIiwieCJd", "W1" + "tb" * 2000],
)  # fmt: skip
def test_a_cursor_that_is_none(record: Record, after: str) -> None:
    with pytest.raises(DatelineError, match="no cursor of these pages"):
        record.timeline_page(after=after)


def test_a_cursor_of_another_view_order_or_part(record: Record) -> None:
    cursor = record.timeline_page(limit=1).next
    for asked in ({"order": "backward"}, {"section": "past"}):
        with pytest.raises(DatelineError, match="no cursor of these pages"):
            record.timeline_page(after=cursor, **asked)
    with pytest.raises(DatelineError, match="no cursor of these pages"):
        record.plans_page(after=cursor)


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"limit": 0}, "limit: 0"), ({"limit": 1001}, "limit: 1001"), ({"order": "up"}, "order: 'up'"),
     ({"section": "gone"}, "'gone' is no part of it")],
)  # fmt: skip
def test_a_page_that_there_is_not(record: Record, asked: dict[str, Any], said: str) -> None:
    with pytest.raises(DatelineError, match=said):
        record.timeline_page(**asked)


def test_a_page_begins_behind_its_cursor_though_what_stood_there_is_gone(new_record: Callable[[], str]) -> None:
    one, other, last = (
        reading(n, "2031-03-03", event(n, date=f"2031-03-0{d}")) for n, d in (("a", 1), ("b", 2), ("c", 3))
    )
    with open_store(new_record(), create=True) as store:
        store.add([one, other, last], program="1")
        record = Record(store)
        cursor = record.timeline_page(limit=2).next
        moved = reading("b", "2031-03-03", event("b", date="2031-02-20"))
        store.add([moved], program="2")
        assert [r.date for r in record.timeline_page(after=cursor).rows] == ["2031-03-03"]


def test_a_record_of_an_older_schema_gets_its_places_when_it_is_opened(new_record: Callable[[], str]) -> None:
    where = new_record()
    with open_store(where, create=True) as store:
        store.add(told(), program="1")
        pages = [Record(store).timeline_page(limit=1000), Record(store).plans_page(limit=1000, as_of="2031-03-12")]
    engine = engine_of(where)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        for table in (schema.event, schema.event_actor):
            connection.execute(update(table).values(in_timeline=None, in_plans=None))
        connection.execute(update(schema.event).values(line=None))
        connection.execute(delete(schema.account))
        connection.execute(update(schema.article).values(since=None, until=None))
    engine.dispose()
    with open_store(where) as store:
        record = Record(store)
        assert [record.timeline_page(limit=1000), record.plans_page(limit=1000, as_of="2031-03-12")] == pages
        assert record.timeline_page(actors=["Ruiz"], limit=1000).rows == record.timeline(actors=["Ruiz"])
