from __future__ import annotations

import pytest

from dateline.record import fold
from dateline.types import Status
from tests.record.build import event, reading


def statuses(*given: Status | list[tuple[Status, str]], date: str | None = None) -> list[str]:
    """The steps of one event told by an article a day."""
    readings = [reading(f"a{n}", f"2031-03-{n + 1:02}", event("x", status=s, date=date)) for n, s in enumerate(given)]
    (found,) = fold(readings)
    assert found.status == found.history[-1].status
    return [s.status for s in found.history]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (("proposed", "planned", "cancelled"), ["proposed", "planned", "cancelled"]),
        (("planned", "cancelled", "planned"), ["planned", "cancelled"]),
        (("planned", "proposed"), ["planned"]),
        (("planned", "postponed", "planned"), ["planned", "postponed", "planned"]),
        (("planned", "denied"), ["planned"]),
        (("denied", "planned"), ["planned"]),
        (("planned", "unplanned", "possible"), ["planned", "unplanned", "possible"]),
        (("possible", "refused", "refused"), ["possible", "refused", "refused"]),
    ],
)
def test_a_plan_goes_on_and_a_recap_does_not_set_it_back(told: tuple[Status, ...], kept: list[str]) -> None:
    assert statuses(*told) == kept


def test_what_took_place_stays_so() -> None:
    assert statuses("planned", "occurred", "planned", "denied", "occurred", date="2031-03-02") == [
        "planned",
        "occurred",
        "occurred",
    ]


def test_what_is_under_way_becomes_what_took_place() -> None:
    assert statuses("ongoing", "occurred", "ongoing", date="2031-03-01/2031-03-02") == ["ongoing", "occurred"]


def test_an_article_that_says_several_things_gives_what_is_nearest_to_a_fact_in_its_own_voice() -> None:
    assert statuses([("denied", "spain"), ("occurred", "portugal")]) == ["occurred"]
    assert statuses([("cancelled", ""), ("denied", "spain"), ("possible", "portugal")]) == ["cancelled"]


@pytest.mark.parametrize("end", ["postponed", "unplanned", "cancelled"])
def test_what_had_been_planned_is_no_step_once_it_came_to_nothing(end: Status) -> None:
    readings = [
        reading("a", "2031-03-01", event("x", status="planned", recalled=True)),
        reading("b", "2031-03-05", event("x", status=end)),
        reading("c", "2031-03-09", event("x", status="planned", recalled=True)),
    ]
    (found,) = fold(readings)
    assert [s.status for s in found.history] == ["planned", end]


def test_a_plan_called_off_that_is_set_for_another_day_is_another_plan() -> None:
    readings = [
        reading("a", "2031-03-01", event("x", status="planned", date="2031-03-10")),
        reading("b", "2031-03-05", event("x", status="cancelled")),
        reading("c", "2031-03-25", event("x", status="planned", date="2031-04-10")),
    ]
    assert sorted(e.status for e in fold(readings)) == ["cancelled", "planned"]


def test_a_plan_whose_day_has_passed_unreported_stays_planned() -> None:
    assert statuses("planned", date="2031-03-10") == ["planned"]
