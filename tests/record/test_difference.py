from dateline.record.difference import Changed, differences
from dateline.types import Member, RecordEvent, Sources, Status

DAY = "2031-03-05"


def told(name: str, *reports: str, status: Status = "planned") -> RecordEvent:
    members = tuple(Member(article=report, event="e") for report in reports)
    return RecordEvent(
        id=name, type="CONSULT", status=status, members=members, sources=Sources(reports=len(reports), independent=1)
    )


def test_what_is_the_same_is_no_difference() -> None:
    assert list(differences(DAY, [told("x", "a")], [told("x", "a")])) == []


def test_a_new_event_was_nothing_before() -> None:
    assert list(differences(DAY, [], [told("x", "a")])) == [Changed(DAY, (), told("x", "a"))]


def test_an_event_is_what_it_was_with_another_report_and_another_id() -> None:
    grown = told("x", "a", "b", status="occurred")
    assert list(differences(DAY, [told("x", "a")], [grown])) == [Changed(DAY, (told("x", "a"),), grown)]
    renamed = told("y", "a", "b")
    assert list(differences(DAY, [told("x", "a")], [renamed])) == [Changed(DAY, (told("x", "a"),), renamed)]


def test_two_that_became_one_are_both_what_it_was_its_own_id_first() -> None:
    one = told("y", "a", "b", "c")
    found = list(differences(DAY, [told("x", "a"), told("y", "b")], [one]))
    assert found == [Changed(DAY, (told("y", "b"), told("x", "a")), one)]


def test_what_left_an_event_that_goes_on_is_new() -> None:
    kept, left = told("x", "a"), told("y", "b")
    found = list(differences(DAY, [told("x", "a", "b")], [kept, left]))
    assert found == [Changed(DAY, (told("x", "a", "b"),), kept), Changed(DAY, (), left)]


def test_what_no_report_tells_of_any_more_is_nothing_after() -> None:
    assert list(differences(DAY, [told("x", "a")], [])) == [Changed(DAY, (told("x", "a"),), None)]
