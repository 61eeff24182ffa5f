"""Events as they are handed on: ids, evidence, reports and who vouches for them."""

from __future__ import annotations

import pytest

CHAINS = [
    ("Benin and Gabon held talks on Monday.", [("occurred", [])]),
    ("Benin and Gabon held talks on Monday, Gabonese Foreign Minister Paul Ondo said.", [("occurred", ["Paul Ondo"])]),
    ("According to the Lagos Tribune, Benin and Gabon held talks on Monday.", [("occurred", ["Lagos Tribune"])]),
    ("Gabonese Foreign Minister Paul Ondo denied that Benin and Gabon held talks.", [("denied", ["Paul Ondo"])]),
    (
        "Gabonese Foreign Minister Paul Ondo said that Togo had told him of talks between Benin and Gabon.",
        [("occurred", ["Paul Ondo", "Togo"])],
    ),
    ("Benin condemned Gabon.", [("occurred", [])]),
    (
        'Beninese Foreign Minister Marie Houngbo said: "Benin and Gabon held talks on Monday."',
        [("occurred", ["Marie Houngbo"])],
    ),
    ("Benin and Gabon will meet in June, the Gabonese government announced.", [("planned", ["Gabon"])]),
]


@pytest.mark.parametrize(("text", "reports"), CHAINS)
def test_who_vouches(tell, text, reports):
    told = tell(text)
    assert [(r.status, told.names(r.according_to)) for r in told.only.reports] == reports


def test_two_sides_of_one_happening_are_two_reports(tell):
    told = tell(
        "Togo said that Benin had paused its fuel deliveries to Togo. Benin "
        "denied that it had paused the deliveries to Togo."
    )
    event = told.only
    assert {(r.status, *told.names(r.according_to)) for r in event.reports} == {
        ("occurred", "Togo"),
        ("denied", "Benin"),
    }


EVIDENCE = [
    ("Benin and Gabon held talks in Porto-Novo on Monday.", "trigger", ["talks"]),
    (
        "Benin and Gabon held talks in Porto-Novo on Monday.",
        "clause",
        ["Benin and Gabon held talks in Porto-Novo on Monday"],
    ),
    ("Benin and Gabon held talks in Lisbon on Monday.", "date", ["Monday"]),
    ("Benin and Gabon held talks in Lisbon on Monday.", "place", ["Lisbon"]),
    ("Benin and Gabon held talks for two hours.", "duration", ["two hours"]),
    ("Benin and Gabon called off their talks.", "status", ["called"]),
    ("Benin and Gabon are scheduled to hold talks.", "status", ["scheduled"]),
    ("Benin denied that it had met Gabon.", "clause", ["Benin denied that it had met Gabon"]),
    ("Rain fell, and Benin condemned Gabon.", "clause", ["Benin condemned Gabon"]),
    ("Benin and Gabon met.", "status", []),
]


@pytest.mark.parametrize(("text", "role", "pieces"), EVIDENCE)
def test_evidence(tell, text, role, pieces):
    assert [e.text for r in tell(text).only.reports for e in r.evidence if e.role == role] == pieces


def test_every_report_has_its_clause_and_its_trigger(tell):
    told = tell(
        "Benin and Gabon will meet in June. The meeting, a Gabonese aide said, was agreed on Monday. "
        "Gabon condemned Togo, and Togo expelled a Gabonese diplomat.",
        "Benin, Gabon to Meet",
    )
    for event in told.events:
        for report in event.reports:
            assert {"clause", "trigger"} <= {e.role for e in report.evidence}


def test_ids_differ_and_are_stable(tell):
    text = "Benin met Gabon on Monday. Benin met Togo on Tuesday. Benin met Togo again on Wednesday."
    first, again = tell(text), tell(text)
    assert len({e.id for e in first.events}) == 3
    assert [e.id for e in first.events] == [e.id for e in again.events]


def test_events_stand_in_the_order_of_the_text(tell):
    told = tell("Benin condemned Gabon. Togo sent fuel to Ghana. Niger expelled a Malian diplomat.")
    assert [e.type for e in told.events] == ["ACCUSE", "AID", "SANCTION"]


def test_an_event_that_only_the_headline_tells_of_comes_last(tell):
    told = tell("Togo sent fuel to Ghana. Benin and Gabon are far away.", "Benin Condemns Gabon")
    assert [e.type for e in told.events] == ["AID", "ACCUSE"]
    assert {e.in_ for e in told.events[1].reports[0].evidence} == {"headline"}


def test_the_narrowest_date_is_the_events(tell):
    event = tell("Benin and Gabon met in May. The talks between Benin and Gabon were held on Monday.").only
    assert event.date == "2024-05-13"


def test_a_call_stays_a_call_when_it_is_told_of_as_a_conversation(tell):
    text = (
        "Gabonese President Luc Nze had a conversation with Beninese President Marie Houngbo. The phone call was brief."
    )
    assert tell(text).only.mode == "phone"


STATEMENTS = [
    (
        "Cuban Foreign Minister Luis Prado said that Cuba would send doctors' supplies to Haiti in June.",
        "AID planned ['Luis Prado']",
    ),
    (
        "Cuba will send fuel to Haiti, the Havana Courier reported, citing two officials.",
        "AID planned ['Havana Courier', 'two officials']",
    ),
    (
        "The Kingston Herald quoted Jamaican Prime Minister Owen Reid as saying that Jamaica and Cuba had held talks.",
        "CONSULT occurred ['Kingston Herald', 'Owen Reid']",
    ),
    (
        "“Cuba and Haiti will hold talks in Kingston,” Jamaican Prime Minister Owen Reid told reporters.",
        "CONSULT planned ['Owen Reid']",
    ),
    (
        "Cuba and Haiti held talks in Kingston, according to two people familiar with the matter.",
        "CONSULT occurred ['two people familiar with the matter']",
    ),
    (
        "In a statement on Monday, the Cuban Foreign Ministry said that Cuba had expelled a Haitian diplomat.",
        "SANCTION occurred ['Cuban Foreign Ministry']",
    ),
    ("Cuba said it had withdrawn its troops from the valley.", "RETREAT occurred ['Cuba']"),
    ("Jamaican Prime Minister Owen Reid condemned Haiti.", "ACCUSE occurred []"),
    ("Jamaican Prime Minister Owen Reid accused Haiti of shelling a Jamaican ship.", "ACCUSE occurred []"),
]


@pytest.mark.parametrize(("text", "report"), STATEMENTS)
def test_the_chain_of_sources(tell, text, report):
    told = tell(text)
    found = [f"{e.type} {r.status} {told.names(r.according_to)}" for e in told.events for r in e.reports]
    assert report in found
