from __future__ import annotations

import random

import pytest

from dateline.record import fold, link_readings
from dateline.types import Reading, RecordEvent
from tests.record.build import event, reading
from tests.record.stories import b_cubed, story


def groups(readings: list[Reading]) -> set[frozenset[str]]:
    """Events as sets of `article:event`."""
    return {frozenset(f"{m.article}:{m.event}" for m in e.members) for e in fold(readings)}


def together(readings: list[Reading], *mentions: str) -> bool:
    return any(set(mentions) <= g for g in groups(readings))


def test_reports_of_one_day_are_one_event_and_two_calls_days_apart_stay_two() -> None:
    readings = [
        reading("a", "2031-03-03", event("call", mode="phone", date="2031-03-03")),
        reading("b", "2031-03-04", event("talk", "joao-lima ana-ruiz", mode="phone", date="2031-03-03")),
        reading("c", "2031-03-06", event("call", mode="phone", date="2031-03-06")),
    ]
    assert groups(readings) == {frozenset({"a:call", "b:talk"}), frozenset({"c:call"})}


def test_a_truce_agreed_on_and_a_truce_that_holds_are_one() -> None:
    readings = [
        reading("a", "2031-03-03", event("x", type="AGREE", mode="ceasefire", date="2031-03-03")),
        reading("b", "2031-03-04", event("y", type="RETREAT", mode="ceasefire", date="2031-03-03")),
        reading("c", "2031-03-04", event("z", type="RETREAT", mode="withdraw", date="2031-03-03")),
    ]
    assert groups(readings) == {frozenset({"a:x", "b:y"}), frozenset({"c:z"})}


def test_events_that_one_article_tells_apart_stay_apart() -> None:
    readings = [reading("a", "2031-03-03", event("x", date="2031-03-03"), event("y", date="2031-03-03"))]
    assert len(groups(readings)) == 2


def test_plans_that_nothing_tells_apart_are_one_though_an_article_lists_two() -> None:
    twins = reading("a", "2031-03-03", event("x", status="planned"), event("y", "joao-lima ana-ruiz", "possible"))
    others = reading("a", "2031-03-03", event("x", status="planned"), event("y", status="planned", mode="phone"))
    assert (len(groups([twins])), len(groups([others]))) == (1, 2)
    assert [s.status for s in fold([twins])[0].history] == ["planned"]


def test_a_first_call_in_months_is_not_the_last_one_before() -> None:
    readings = [
        reading("a", "2031-03-04", event("old", mode="phone", date="2031-03-03", duration="PT1H")),
        reading("b", "2031-06-20", event("new", mode="phone", ordinal=1, duration="PT2H30M")),
    ]
    assert not together(readings, "a:old", "b:new")


@pytest.mark.parametrize(("told", "one"), [("occurred", False), ([("postponed", ""), ("occurred", "")], True)])
def test_a_plan_held_on_another_day_is_the_same_if_it_is_said_to_have_been_put_off(told, one: bool) -> None:
    readings = [
        reading("a", "2031-03-01", event("plan", status="planned", date="2031-03-03")),
        reading("b", "2031-03-12", event("held", status=told, date="2031-03-12")),
    ]
    assert together(readings, "a:plan", "b:held") is one


@pytest.mark.parametrize("later", ["joao-lima lucia-vidal", "pedro-costa lucia-vidal", "ana-ruiz nils-berg"])
def test_other_participants_of_the_same_states_are_another_event(later: str) -> None:
    readings = [
        reading("a", "2031-03-03", event("x", date="2031-03-03")),
        reading("b", "2031-03-03", event("x", later, date="2031-03-03")),
    ]
    assert len(groups(readings)) == 2


def test_persons_and_their_states_are_one_event_on_one_day() -> None:
    readings = [
        reading("a", "2031-03-03", event("x", date="2031-03-03", place="Porto", country="PRT")),
        reading("b", "2031-03-04", event("x", "portugal spain", date="2031-03-03", place="Porto", country="PRT")),
    ]
    assert len(groups(readings)) == 1
    assert fold(readings)[0].actors == ("ana-ruiz", "joao-lima")


def test_a_treaty_planned_by_states_is_the_one_that_their_presidents_sign_weeks_later() -> None:
    readings = [
        reading(
            "a", "2031-02-02", event("plan", "spain portugal", "planned", type="SUPPORT", date="2031-03", place="Faro")
        ),
        reading("b", "2031-03-16", event("signed", type="SUPPORT", date="2031-03-16", place="Faro")),
    ]
    assert together(readings, "a:plan", "b:signed")


def test_how_many_are_exchanged_tells_no_two_exchanges_apart() -> None:
    readings = [
        reading(
            "a", "2031-02-02", event("plan", "spain portugal", "planned", type="RETREAT", mode="release", to="captives")
        ),
        reading("b", "2031-02-08", event("swap", "spain portugal", type="RETREAT", mode="release", to="prisoners")),
    ]
    assert together(readings, "a:plan", "b:swap")


@pytest.mark.parametrize(("kind", "one"), [("SANCTION", True), ("ASSAULT", False)])
def test_unnamed_people_told_alike_are_the_same_if_they_are_only_counted(kind, one: bool) -> None:
    readings = [
        reading("a", "2031-02-02", event("x", "spain", type=kind, to="two-diplomats", date="2031-02-02")),
        reading("b", "2031-02-03", event("x", "spain", type=kind, to="two-envoys", date="2031-02-02")),
    ]
    assert together(readings, "a:x", "b:x") is one


def test_something_undated_does_not_keep_a_plan_that_was_called_off() -> None:
    readings = [
        reading("a", "2031-03-01", event("plan", status="planned", date="2031-03-10", place="Faro")),
        reading("b", "2031-03-09", event("off", status="cancelled", date="2031-03-10")),
        reading("c", "2031-03-13", event("talks")),
    ]
    assert together(readings, "a:plan", "b:off")
    assert not together(readings, "a:plan", "c:talks")


def test_a_plan_keeps_its_identity_through_changes_of_day_and_place() -> None:
    readings = [
        reading("a", "2031-03-01", event("idea", status="possible")),
        reading("b", "2031-03-04", event("plan", status="planned", date="2031-03-20", place="Lisbon", country="PRT")),
        reading("c", "2031-03-15", event("off", status="postponed")),
        reading("d", "2031-03-18", event("new", status="planned", date="2031-04-02", place="Malmö", country="SWE")),
        reading("e", "2031-04-03", event("held", date="2031-04-02", place="Malmö", country="SWE")),
    ]
    (found,) = fold(readings)
    assert [s.status for s in found.history] == ["possible", "planned", "postponed", "planned", "occurred"]
    assert (found.date, found.place and found.place.name, found.status) == ("2031-04-02", "Malmö", "occurred")
    assert found.disputes == ()


def test_a_new_plan_after_a_meeting_was_held_is_another_event() -> None:
    readings = [
        reading("a", "2031-03-01", event("plan", status="planned", date="2031-03-05")),
        reading("b", "2031-03-05", event("held", date="2031-03-05")),
        reading("c", "2031-03-09", event("next", status="planned")),
        reading("d", "2031-03-12", event("next", status="planned", date="2031-03-30")),
    ]
    assert groups(readings) == {frozenset({"a:plan", "b:held"}), frozenset({"c:next", "d:next"})}


def test_an_undated_mention_joins_the_one_event_that_it_fits() -> None:
    readings = [
        reading("a", "2031-03-03", event("call", mode="phone", date="2031-03-03")),
        reading("b", "2031-03-05", event("call", mode="phone")),
    ]
    assert len(groups(readings)) == 1


def test_an_undated_mention_waits_when_it_fits_several_events() -> None:
    readings = [
        reading("a", "2031-03-03", event("call", mode="phone", date="2031-03-03")),
        reading("b", "2031-03-04", event("call", mode="phone", date="2031-03-04")),
        reading("c", "2031-03-05", event("call", mode="phone")),
    ]
    linked = link_readings(readings)
    assert len(linked) == 3
    assert "waits" in next(x for x in linked if x.event.members[0].article == "c").joins[0].because


def test_a_background_mention_joins_the_earlier_event_by_its_month_and_place() -> None:
    readings = [
        reading("a", "2031-03-03", event("x", date="2031-03-02", place="Vigo", country="ESP")),
        reading(
            "b",
            "2031-05-20",
            event("since", date="2031-03", place="Vigo", country="ESP"),
            event("new", date="2031-05-19"),
        ),
    ]
    assert together(readings, "a:x", "b:since")
    assert not together(readings, "a:x", "b:new")


def test_an_undated_mention_of_the_past_is_not_the_plan_made_that_day() -> None:
    readings = [
        reading("a", "2031-03-03", event("plan", status="planned", place="Lisbon", country="PRT")),
        reading("b", "2031-03-03", event("last", place="Malmö", country="SWE")),
    ]
    assert len(groups(readings)) == 2


def test_what_took_place_before_a_plan_was_made_does_not_keep_it() -> None:
    readings = [
        reading("a", "2031-03-03", event("plan", status="planned")),
        reading("b", "2031-03-10", event("earlier", date="2031-02-10")),
    ]
    assert len(groups(readings)) == 2


def test_a_plan_named_on_the_day_of_another_is_the_next_one() -> None:
    readings = [
        reading("a", "2031-03-03", event("round", "spain portugal", "planned", date="2031-03-10")),
        reading("b", "2031-03-10", event("next", "spain portugal", "planned", date="2031-03-14")),
        reading("c", "2031-03-11", event("held", date="2031-03-10")),
    ]
    assert groups(readings) == {frozenset({"a:round", "c:held"}), frozenset({"b:next"})}


def test_a_call_is_not_the_meeting_that_it_prepares() -> None:
    readings = [
        reading("a", "2031-03-03", event("meet", status="planned"), event("call", status="planned", mode="phone")),
        reading("b", "2031-03-06", event("call", mode="phone", date="2031-03-06")),
        reading("c", "2031-03-20", event("meet", date="2031-03-20")),
    ]
    assert together(readings, "a:call", "b:call")
    assert together(readings, "a:meet", "c:meet")


def test_rounds_are_told_apart_by_their_number() -> None:
    readings = [
        reading("a", "2031-03-03", event("r", status="planned", ordinal=3)),
        reading("b", "2031-03-10", event("r", date="2031-03-10", ordinal=4)),
        reading("c", "2031-03-12", event("r", date="2031-03-08", ordinal=3)),
    ]
    assert groups(readings) == {frozenset({"a:r", "c:r"}), frozenset({"b:r"})}


def test_a_postponed_meeting_is_the_first_that_is_then_held() -> None:
    readings = [
        reading("a", "2031-03-01", event("round", status="postponed", date="2031-03-03", place="Vigo", country="ESP")),
        reading(
            "b",
            "2031-03-24",
            event("first", date="2031-03-11", place="Porto", country="PRT"),
            event("second", date="2031-03-24", place="Vigo", country="ESP"),
            event("third", status="unplanned"),
        ),
    ]
    assert groups(readings) == {frozenset({"a:round", "b:first"}), frozenset({"b:second"}), frozenset({"b:third"})}


def test_who_does_it_to_whom_counts() -> None:
    blame = {"type": "ACCUSE", "date": "2031-03-03"}
    readings = [
        reading("a", "2031-03-03", event("x", "spain", to="portugal", **blame)),
        reading("b", "2031-03-03", event("x", "portugal", to="spain", **blame)),
        reading("c", "2031-03-03", event("x", "sweden", to="portugal", **blame)),
        reading("d", "2031-03-04", event("x", "spain", to="portugal", **blame)),
        reading("e", "2031-03-04", event("x", "spain", to="sweden", **blame)),
    ]
    assert sorted(map(len, groups(readings))) == [1, 1, 1, 2]


def test_a_mention_that_names_nobody_joins_by_day_and_place_if_only_one_event_fits() -> None:
    first = reading("a", "2031-03-03", event("x", date="2031-03-03", place="Vigo", country="ESP"))
    bare = reading("b", "2031-03-05", event("the meeting", "", date="2031-03-03", place="Vigo", country="ESP"))
    rival = reading("c", "2031-03-04", event("y", "nils-berg", date="2031-03-03", place="Vigo", country="ESP"))
    assert together([first, bare], "a:x", "b:the meeting")
    assert not together([first, bare, rival], "a:x", "b:the meeting")


def test_a_vague_mention_joins_the_one_event_that_it_can_take_hold_of() -> None:
    plan = reading("a", "2031-03-03", event("plan", status="planned", place="Vigo", country="ESP"))
    nobody = reading("b", "2031-03-08", event("summit", "", "postponed", place="Vigo", country="ESP"))
    one = reading("c", "2031-03-09", event("meeting", "ana-ruiz", "cancelled", place="Vigo", country="ESP"))
    bare = reading("d", "2031-03-09", event("talks", "ana-ruiz", "cancelled"))
    assert groups([plan, nobody, one]) == {frozenset({"a:plan", "b:summit", "c:meeting"})}
    assert not together([plan, bare], "a:plan", "d:talks")


def test_a_described_group_is_known_by_the_states_that_it_names() -> None:
    named = reading("a", "2031-03-03", event("call", mode="phone", date="2031-03-03"))
    other = reading("b", "2031-03-03", event("call", "ana-ruiz nils-berg", mode="phone", date="2031-03-03"))
    group = reading("c", "2031-03-04", event("call", "ministers-of-both", mode="phone", date="2031-03-03"))
    nobody = reading("d", "2031-03-04", event("call", "two-ministers", mode="phone", date="2031-03-03"))
    readings = [named, other, group]
    assert together(readings, "a:call", "c:call")
    assert next(e for e in fold(readings) if len(e.members) == 2).actors == ("ana-ruiz", "joao-lima")
    assert together([named, nobody], "a:call", "d:call")
    assert not together([named, other, nobody], "a:call", "d:call")


def test_every_join_is_explained() -> None:
    readings = [
        reading("a", "2031-03-03", event("x", date="2031-03-03")),
        reading("b", "2031-03-04", event("x", date="2031-03-03")),
    ]
    ((_, second),) = (x.joins for x in link_readings(readings))
    assert second.score >= 3.5
    assert second.because == "the same participants, the same day 2031-03-03"


@pytest.mark.parametrize("seed", range(12))
def test_made_stories_are_linked_as_they_were_made(seed: int) -> None:
    made = story(random.Random(seed), f"s{seed}")
    events: list[RecordEvent] = fold(made.readings)
    found = {(m.article, m.event): e.id for e in events for m in e.members}
    assert b_cubed(made.truth, found) >= 0.95


def test_another_length_days_later_is_of_other_talks_unless_the_day_is_the_same() -> None:
    first = reading("a", "2031-03-03", event("x", date="2031-03-03", duration="PT2H"))
    later = reading("b", "2031-03-10", event("x", duration="PT30M"))
    same = reading("b", "2031-03-10", event("x", date="2031-03-03", duration="PT30M"))
    assert len(fold([first, later])) == 2
    assert len(fold([first, same])) == 1
