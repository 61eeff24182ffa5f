"""What changed between two days, asked of a record that is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.record.difference import Changed
from dateline.types import Reading
from dateline.views import Change, Record
from tests.record.build import event, reading
from tests.views.story import Story, events

Opened = Callable[..., Record]
Brief = tuple[str, str, str | None, str | None]


def brief(rows: tuple[Change, ...]) -> list[Brief]:
    return [(r.day, r.change, r.before, r.after) for r in rows]


SUMMIT = (
    reading("a", "2031-03-03", event("x", status="proposed", date="2031-03-20", place="Porto", country="PRT")),
    reading("b", "2031-03-05", event("x", status="planned", date="2031-03-20", place="Porto", country="PRT")),
    reading("c", "2031-03-09", event("x", status="cancelled", place="Porto", country="PRT")),
)


def test_a_new_event_that_changes_within_the_days_has_a_row_for_each(record_of: Opened) -> None:
    rows = record_of(*SUMMIT).changes(since="2031-03-03", until="2031-03-09")
    assert brief(rows) == [
        ("2031-03-03", "new", None, "proposed"),
        ("2031-03-05", "status", "proposed", "planned"),
        ("2031-03-09", "status", "planned", "cancelled"),
    ]
    assert [[a.article for a in r.articles] for r in rows] == [["a"], ["b"], ["c"]]


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2031-03-03", "2031-03-03", ["2031-03-03"]),
        ("2031-03-04", "2031-03-05", ["2031-03-05"]),
        ("2031-03-05", "2031-03-08", ["2031-03-05"]),
        ("2031-03-06", "2031-03-08", []),
        ("2031-03-10", None, []),
        (None, "2031-03-04", ["2031-03-03"]),
    ],
)
def test_both_days_are_included(record_of: Opened, since: str | None, until: str | None, days: list[str]) -> None:
    assert [r.day for r in record_of(*SUMMIT).changes(since=since, until=until)] == days


def test_as_of_ends_the_days_as_well(record_of: Opened) -> None:
    record = record_of(*SUMMIT)
    assert record.changes(since="2031-03-04", as_of="2031-03-06") == record.changes(
        since="2031-03-04", until="2031-03-06"
    )
    assert record.changes(since="2031-03-04", until="2031-03-09", as_of="2031-03-06") == record.changes(
        since="2031-03-04", until="2031-03-06"
    )
    assert record.changes(since="2031-03-07", as_of="2031-03-06") == ()


def test_who_vouches_for_a_change_stands_beside_the_article(record_of: Opened) -> None:
    (row,) = record_of(
        reading("a", "2031-03-03", event("x", status=[("planned", "nils-berg")]), publisher="Nord"),
    ).changes()
    (source,) = row.articles
    assert (source.publisher, source.according_to_names) == ("Nord", ("Nils Berg",))
    assert source.words == "a tells of x."


def test_another_date_and_place_are_changes(record_of: Opened) -> None:
    record = record_of(
        reading("a", "2031-03-03", event("x", status="planned", date="2031-03-20", place="Porto", country="PRT")),
        reading("b", "2031-03-06", event("x", status="postponed", place="Porto", country="PRT")),
        reading("c", "2031-03-08", event("x", status="planned", date="2031-03-27", place="Braga", country="PRT")),
    )
    found = brief(record.changes(since="2031-03-07"))
    assert ("2031-03-08", "date", "2031-03-20", "2031-03-27") in found
    assert ("2031-03-08", "place", "Porto", "Braga") in found
    assert {day for day, *_ in found} == {"2031-03-08"}


def test_a_dispute_is_new_on_the_day_of_the_account_that_differs(record_of: Opened) -> None:
    record = record_of(
        reading("a", "2031-03-03", event("x", date="2031-03-02", duration="PT2H")),
        reading("b", "2031-03-05", event("x", date="2031-03-02", duration="PT30M")),
    )
    (row,) = record.changes(since="2031-03-04")
    assert (row.day, row.change, row.after) == ("2031-03-05", "dispute", "duration: 2 hours or 30 minutes")
    assert [a.article for a in row.articles] == ["b"]
    assert record.changes(since="2031-03-06") == ()


def planned(date: str | None, published: str = "2031-03-01", name: str = "a") -> Reading:
    return reading(name, published, event("x", status="planned", date=date))


LATER = reading("z", "2031-04-30", event("y", "spain sweden"))


@pytest.mark.parametrize(
    ("date", "came_due"),
    [
        ("2031-03-10", "2031-03-11"),
        ("2031-03-10/2031-03-12", "2031-03-13"),
        ("2031-03", "2031-04-01"),
        (None, None),
    ],
)
def test_a_plan_comes_due_on_the_day_after_its_last(record_of: Opened, date: str | None, came_due: str | None) -> None:
    rows = [r for r in record_of(planned(date), LATER).changes(since="2031-03-02") if r.change == "overdue"]
    assert [(r.day, r.before, r.after) for r in rows] == ([(came_due, "planned", date)] if came_due else [])
    assert all([a.article for a in r.articles] == ["a"] for r in rows)


@pytest.mark.parametrize(
    ("since", "until", "due"),
    [
        ("2031-03-11", "2031-03-11", True),
        ("2031-03-02", "2031-03-10", False),
        ("2031-03-12", "2031-03-20", False),
        ("2031-03-10", "2031-03-12", True),
    ],
)
def test_a_plan_comes_due_within_the_days_or_not(record_of: Opened, since: str, until: str, due: bool) -> None:
    rows = record_of(planned("2031-03-10"), LATER).changes(since=since, until=until)
    assert ["overdue"] * due == [r.change for r in rows if r.change == "overdue"]


def test_a_plan_of_which_somebody_reported_did_not_come_due(record_of: Opened) -> None:
    held = reading("b", "2031-03-12", event("x", date="2031-03-10"))
    rows = record_of(planned("2031-03-10"), held, LATER).changes(since="2031-03-02")
    assert "overdue" not in {r.change for r in rows}
    assert "overdue" in {r.change for r in record_of(planned("2031-03-10"), held).changes(until="2031-03-11")}


def test_a_plan_that_was_overdue_before_the_days_is_so_no_news(record_of: Opened) -> None:
    again = planned("2031-03-10", "2031-03-15", "b")
    rows = record_of(planned("2031-03-10"), again, LATER).changes(since="2031-03-13")
    assert "overdue" not in {r.change for r in rows}


def test_filters_choose_among_the_events_as_they_are_at_the_end(record_of: Opened) -> None:
    record = record_of(*SUMMIT, reading("d", "2031-03-05", event("y", "spain sweden")))
    assert [r.day for r in record.changes(since="2031-03-05", statuses=["cancelled"])] == ["2031-03-05", "2031-03-09"]
    assert [r.articles[0].article for r in record.changes(since="2031-03-05", actors=["Sweden"])] == ["d"]
    assert {r.articles[0].article for r in record.changes(about="Porto")} == {"a", "b", "c"}


def test_two_events_that_became_one_say_so_under_its_id() -> None:
    class Joined(Story):
        def changed(self, since, until):
            for change in super().changed(since, until):
                other = change.after.model_copy(update={"id": "other0000000", "status": "possible"})
                yield change._replace(before=(*change.before, other)) if change.before else change

    rows = [r for r in Record(Joined()).changes(since="2026-03-10") if r.change == "joined"]
    assert [(r.event, r.before, r.after) for r in rows] == [("summit00000b", "other0000000", "summit00000b")]


def test_an_event_that_nobody_tells_any_more_was_withdrawn() -> None:
    class Withdrawn(Story):
        def changed(self, since, until):
            (call,) = (e for e in events() if e.id == "call0000000a")
            yield Changed("2026-03-09", (call,), None)

    (row,) = Record(Withdrawn()).changes(since="2026-03-09", until="2026-03-09")
    assert (row.change, row.before, row.after) == ("withdrawn", "occurred", None)
