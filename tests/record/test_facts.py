from __future__ import annotations

from dateline.record import fold
from dateline.types import Place, RecordEvent
from tests.record.build import event, reading


def one(*events: tuple[str, object]) -> RecordEvent:
    readings = [reading(f"a{n}", day, made) for n, (day, made) in enumerate(events)]  # type: ignore[arg-type]
    (found,) = fold(readings)
    return found


def test_persons_go_before_their_states_and_everybody_named_counts() -> None:
    found = one(
        ("2031-03-03", event("x", "spain portugal", date="2031-03-03")),
        ("2031-03-04", event("x", "ana-ruiz joao-lima", date="2031-03-03")),
    )
    assert found.actors == ("ana-ruiz", "joao-lima")


def test_a_plan_is_for_the_day_named_last_and_a_happening_for_the_finest() -> None:
    plan = one(
        ("2031-03-03", event("x", status="planned", date="2031-03")),
        ("2031-03-05", event("x", status="planned", date="2031-03-20")),
        ("2031-03-07", event("x", status="planned", date="2031-03-22")),
    )
    held = one(
        ("2031-03-23", event("x", date="2031-03-22", duration="PT1H", topics=["fish"])),
        ("2031-03-24", event("x", date="2031-03", topics=["Fish", "rail"])),
    )
    assert (plan.date, held.date) == ("2031-03-22", "2031-03-22")
    assert (held.duration, held.topics) == ("PT1H", ("fish", "rail"))


def test_the_day_on_which_a_plan_was_called_off_is_not_the_day_it_was_for() -> None:
    found = one(
        ("2031-03-03", event("x", status="planned", date="2031-03-20")),
        ("2031-03-05", event("x", status="cancelled", date="2031-03-05")),
    )
    assert (found.date, found.status) == ("2031-03-20", "cancelled")


def test_a_city_goes_before_its_state() -> None:
    found = one(
        ("2031-03-03", event("x", date="2031-03-03", place="Spain", country="ESP")),
        ("2031-03-04", event("x", date="2031-03-03", place="Spain", country="ESP")),
        ("2031-03-05", event("x", date="2031-03-03", place="Vigo", country="ESP")),
    )
    assert found.place is not None
    assert found.place.name == "Vigo"


def test_a_place_keeps_its_state_where_the_latest_report_leaves_it_out() -> None:
    early = reading("a1", "2031-03-01", event("e1", status="planned", date="2031-03-09", place="Porto", country="PRT"))
    late = reading("a2", "2031-03-03", event("e1", status="planned", date="2031-03-09", place="Porto"))
    (told,) = fold([early, late])
    assert told.place == Place(name="Porto", country="PRT")
