from __future__ import annotations

from typing import Any

import pytest

from dateline.record import fold
from dateline.types import Actor, Reading, RecordEvent, Report
from tests.record.build import event, reading


def one(*told: dict[str, Any], day: str = "2031-03-03") -> RecordEvent:
    """The one event of several articles of one day, each by a publisher of its own."""
    readings = [reading(f"a{n}", day, event("x", **t), publisher=f"Paper {n}") for n, t in enumerate(told)]
    (found,) = fold(readings)
    return found


def fields(found: RecordEvent) -> list[str]:
    return [d.field for d in found.disputes]


DAY = {"date": "2031-03-03"}


def test_a_denial_beside_a_report_is_a_dispute_with_both_sides() -> None:
    found = one({"status": [("occurred", "spain")], **DAY}, {"status": [("denied", "portugal")], **DAY})
    (dispute,) = found.disputes
    assert (found.status, dispute.field) == ("occurred", "status")
    assert [(s.value, s.according_to, s.article) for s in dispute.sides] == [
        ("occurred", ("spain",), "a0"),
        ("denied", ("portugal",), "a1"),
    ]


def test_a_source_that_contradicts_only_itself_makes_no_dispute() -> None:
    assert fields(one({"status": [("occurred", "spain"), ("denied", "spain")], **DAY})) == []


def test_a_plan_that_moved_on_is_no_dispute() -> None:
    readings = [
        reading("a", "2031-03-01", event("x", status="planned", date="2031-03-10")),
        reading("b", "2031-03-05", event("x", status="postponed")),
        reading("c", "2031-03-09", event("x", status="cancelled")),
    ]
    (found,) = fold(readings)
    assert found.disputes == ()


def test_called_off_by_one_and_put_off_by_another_is_a_dispute() -> None:
    readings = [
        reading("a", "2031-03-05", event("x", status=[("cancelled", "spain")])),
        reading("b", "2031-03-07", event("x", status=[("postponed", "portugal")])),
    ]
    (found,) = fold(readings)
    assert fields(found) == ["status"]


def test_put_off_by_one_and_never_planned_by_another_is_a_dispute() -> None:
    told = [("postponed", "spain"), ("unplanned", "portugal")]
    (found,) = fold([reading("a", "2031-03-05", event("x", status=told))])  # type: ignore[arg-type]
    assert fields(found) == ["status"]


@pytest.mark.parametrize(
    ("a", "b", "hedge", "disputed"),
    [
        ("PT1H", "PT50M", "nearly", False),
        ("PT2H30M", "PT2H20M", None, False),
        ("PT2H", "PT45M", None, True),
        ("PT1H", "PT2H", "about", True),
        ("PT2H", "PT120M", None, False),
        ("P1D", "P1Y", None, True),
    ],
)
def test_lengths_differ_only_beyond_rounding(a: str, b: str, hedge: str | None, disputed: bool) -> None:
    found = one({"duration": a, "hedge": hedge, **DAY}, {"duration": b, **DAY})
    assert fields(found) == (["duration"] if disputed else [])


def test_a_finer_date_or_place_is_no_dispute() -> None:
    found = one({"date": "2031-03", "place": "Spain", "country": "ESP"}, {**DAY, "place": "Madrid", "country": "ESP"})
    assert (found.disputes, found.date, found.place and found.place.name) == ((), "2031-03-03", "Madrid")


def test_initiatives_differ_by_state_not_by_name() -> None:
    same = one({"initiator": "spain", **DAY}, {"initiator": "ana-ruiz", **DAY})
    other = one({"initiator": "spain", **DAY}, {"initiator": "portugal", **DAY})
    assert (fields(same), fields(other)) == ([], ["initiator"])


def test_a_bound_that_holds_is_no_other_length() -> None:
    more = one({"duration": "PT1H", "hedge": "more than", **DAY}, {"duration": "PT2H", **DAY})
    less = one({"duration": "PT3H", "hedge": "up to", **DAY}, {"duration": "PT1H", **DAY})
    broken = one({"duration": "PT2H", "hedge": "more than", **DAY}, {"duration": "PT1H", **DAY})
    assert (fields(more), fields(less), fields(broken)) == ([], [], ["duration"])


def test_a_visit_of_days_and_talks_of_hours_are_not_two_lengths() -> None:
    assert fields(one({"duration": "P3D", **DAY}, {"duration": "PT2H", **DAY})) == []


def test_two_sources_of_one_article_differ_each_with_its_own_account() -> None:
    told = [
        {"status": "occurred", "according_to": ("spain",), "duration": "PT1H", "initiator": "portugal"},
        {"status": "occurred", "according_to": ("portugal",), "duration": "PT20M", "initiator": "spain"},
        {"status": "occurred", "according_to": ("the-courier",)},
    ]
    whole = reading("a", "2031-03-03", event("x", status=[("occurred", "spain")], duration="PT1H", **DAY))
    (made,) = whole.events
    clause = made.reports[0].evidence
    reports = tuple(Report.model_validate({**t, "evidence": clause}) for t in told)
    actors = [Actor(id=i, name=i.title(), kind="state") for i in ("spain", "portugal", "the-courier")]
    both = Reading.model_validate(
        {
            **dict(whole),
            "actors": [*(a for a in whole.actors if a.id != "spain"), *actors],
            "events": [made.model_copy(update={"reports": reports, "initiator": "portugal"})],
        }
    )
    (found,) = fold([both])
    sides = {d.field: [(s.value, s.according_to) for s in d.sides] for d in found.disputes}
    assert sides == {
        "duration": [("PT1H", ("spain",)), ("PT20M", ("portugal",))],
        "initiator": [("portugal", ("spain",)), ("spain", ("portugal",))],
    }


def test_persons_without_a_name_may_be_anybody() -> None:
    readings = [
        reading("a", "2031-03-03", event("x", "ana-ruiz joao-lima", place="Lisbon", **DAY), publisher="A"),
        reading("b", "2031-03-03", event("x", "ana-ruiz senior-official", place="Lisbon", **DAY), publisher="B"),
    ]
    assert all(e.disputes == () for e in fold(readings))
