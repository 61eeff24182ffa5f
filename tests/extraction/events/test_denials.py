"""Denials that only point back: which event they are of, and who denies it."""

from __future__ import annotations

import pytest

from dateline.types import Event
from tests.extraction.events.conftest import Tell

BOMBED = "Malian jets bombed a village in Niger on Monday, Nigerien President Sani Ba said."


def _reports(event: Event) -> set[tuple[str, tuple[str, ...]]]:
    return {(r.status, r.according_to) for r in event.reports}


@pytest.mark.parametrize(
    "denial",
    [
        "Mali rejected the accusation.",
        "Mali dismissed the allegations as baseless.",
        "Mali denied it.",
        "Mali denied having done so.",
        "Mali denied any involvement.",
        "Mali called the report a lie.",
        "Mali denied responsibility for the attack.",
        "Mali said it had not.",
        "Mali said that it did not.",
        '"It never happened," Mali said.',
        "That never happened, Mali said.",
        "Mali said this was untrue.",
        "Mali said that was not the case.",
        '"Not true," Mali said.',
    ],
)
def test_a_denial_is_a_report_of_the_event_told_before(tell: Tell, denial: str) -> None:
    (event,) = tell(f"{BOMBED} {denial}").of("ASSAULT")
    assert _reports(event) == {("occurred", ("sani-ba",)), ("denied", ("mali",))}
    report = next(r for r in event.reports if r.status == "denied")
    assert {e.role for e in report.evidence} >= {"clause", "trigger"}


def test_a_charge_is_denied_in_a_clause_of_its_own(tell: Tell) -> None:
    (event,) = tell(
        "Sani Ba, the president of Niger, said Malian jets bombed a village on Monday, a charge Mali denies."
    ).of("ASSAULT")
    assert _reports(event) == {("occurred", ("sani-ba",)), ("denied", ("mali",))}


@pytest.mark.parametrize(
    "sequel",
    [
        "Mali neither confirmed nor denied the report.",
        "Mali did not deny the accusation.",
        "Mali may deny the accusation.",
        "Mali rejected the demand.",
        "Asked whether it had lost a jet, Mali said it had not.",
        "Burkina Faso said it had not.",
        "Mali said that it was not the first.",
        '"It is not true that we are weak," Mali said.',
        "Mali denied allegations of fraud in the election.",
        "Chad rejected the accusation.",
        "Niger's foreign ministry denied the report.",
        "Mali denied any role in the coup.",
    ],
)
def test_what_denies_nothing_that_was_told_makes_no_report(tell: Tell, sequel: str) -> None:
    events = tell(f"{BOMBED} {sequel}").of("ASSAULT")
    assert [_reports(e) for e in events] == [{("occurred", ("sani-ba",))}]


def test_an_accusation_that_is_rejected_was_made(tell: Tell) -> None:
    told = tell("Niger accused Mali of bombing a village. Mali rejected the accusation.")
    assert _reports(told.of("ACCUSE")[0]) == {("occurred", ())}
    assert _reports(told.of("ASSAULT")[0]) == {("occurred", ("niger",)), ("denied", ("mali",))}


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        (
            "Spain and Chad signed an agreement on Monday, Spain said. Chad said no agreement had been signed.",
            "SUPPORT",
            "chad",
        ),
        ("Mali asked Niger for help on Monday, Niger said. Mali said it had made no such request.", "REQUEST", "mali"),
    ],
)
def test_a_negated_noun_denies_the_event_that_it_names(tell: Tell, text: str, kind: str, by: str) -> None:
    (event,) = tell(text).of(kind)
    assert ("denied", (by,)) in _reports(event)


def test_a_noun_that_is_narrowed_down_denies_another_event(tell: Tell) -> None:
    told = tell("Spain and Chad held talks on Monday, Spain said. Chad said there had been no direct talks.")
    assert all(r.status != "denied" for e in told.of("CONSULT") for r in e.reports if r.according_to == ("spain",))
    assert ("denied", ("chad",)) not in _reports(told.of("CONSULT")[0])


def test_denying_a_topic_denies_no_meeting(tell: Tell) -> None:
    told = tell(
        "Spanish Foreign Minister Ana Ruiz met Ali Keita of Mali on Monday. Ruiz denied that the two had discussed gas."
    )
    assert [_reports(e) for e in told.of("CONSULT")] == [{("occurred", ())}]


def test_claims_that_are_a_lie_are_denied(tell: Tell) -> None:
    told = tell("Claims that Mali bombed Niger are a complete lie, Malian Foreign Minister Ali Keita said.")
    assert _reports(told.only) == {("denied", ("ali-keita",))}


@pytest.mark.parametrize(
    "denial",
    [
        '"That is a lie," Malian Defence Minister Ali Keita said.',
        "Malian Defence Minister Ali Keita dismissed that as a rumour.",
        "Malian Defence Minister Ali Keita denied any bombing.",
        "Malian Defence Minister Ali Keita insisted that Mali had not bombed the village.",
    ],
)
def test_a_pronoun_or_the_same_word_takes_it_up(tell: Tell, denial: str) -> None:
    (event,) = tell(f"{BOMBED} {denial}").of("ASSAULT")
    assert _reports(event) == {("occurred", ("sani-ba",)), ("denied", ("ali-keita",))}


def test_what_is_told_despite_a_denial_is_not_the_deniers(tell: Tell) -> None:
    told = tell(
        "Ana Ruiz denied reports that Spain had paused arms deliveries to Chad, "
        "despite Madrid's decision to suspend them."
    )
    reports = {(r.status, r.according_to) for e in told.of("SANCTION") for r in e.reports}
    assert ("denied", ("ana-ruiz",)) in reports
    assert all(chain == () for status, chain in reports if status != "denied")


def test_a_denied_speech_act_is_denied_by_who_is_said_to_have_done_it(tell: Tell) -> None:
    told = tell("Mali denied that it had threatened Niger with sanctions.")
    assert [_reports(e) for e in told.of("THREATEN")] == [{("denied", ("mali",))}]


def test_two_sources_give_each_its_own_circumstances(tell: Tell) -> None:
    told = tell(
        "Spanish President Ana Ruiz and Malian President Ali Keita spoke by phone on Monday. "
        "The call was initiated by Mali, a Spanish spokesman said. "
        "Mali's foreign ministry said the call took place at the initiative of the Spanish side."
    )
    (event,) = told.of("CONSULT")
    assert [r.initiator for r in event.reports] == [None, "mali", "spain"]


def test_an_account_told_in_a_relative_clause_is_denied(tell: Tell) -> None:
    (event,) = tell("Spain denied a report by Le Monde according to which it had sent troops to Mali.").of("MOBILIZE")
    assert _reports(event) == {("denied", ("spain",)), ("occurred", ("le-monde",))}


def test_violence_that_was_tried_is_violence(tell: Tell) -> None:
    assert [e.status for e in tell("Rebels attempted to kill President Sani Ba of Niger on Monday.").of("ASSAULT")] == [
        "occurred"
    ]
    assert [e.status for e in tell("Mali will try to attack Niger.").of("ASSAULT")] == ["possible"]
