"""What somebody does not say, does not think or has no proof of has not taken place on his word."""

from __future__ import annotations

import pytest

from .conftest import Tell

LEFT_OPEN = [
    "There is no evidence that Chad attacked the convoy, Togo said.",
    "Togo has no evidence that Chad attacked the convoy.",
    "Togo found no indication that Chad attacked the convoy.",
    "Togo has seen no proof that Chad attacked the convoy.",
    "There is no sign that Chad has attacked the convoy.",
    "No evidence has been found that Chad attacked the convoy.",
    "Togo has not provided any evidence that Chad attacked the convoy.",
    "Togo failed to produce evidence that Chad attacked the convoy.",
    "Togo will not act without proof that Chad attacked the convoy.",
    "He gave no indication that Chad would attack Niger.",
    "Togo found no evidence of an attack on the convoy by Chad.",
    "Togo has never claimed that Chad attacked the convoy.",
    "Nobody has said that Chad attacked the convoy, Togo said.",
    "Neither Togo nor Mali has said that Chad attacked the convoy.",
    "Togo refused to say that Chad had attacked the convoy.",
    "Togo declined to say that Chad had attacked the convoy.",
    "Togo stopped short of saying that Chad had attacked the convoy.",
    "Togo has yet to prove that Chad attacked the convoy.",
    "Togo was unable to prove that Chad attacked the convoy.",
]

NOT_BELIEVED = [
    "Togo does not believe that Chad attacked the convoy.",
    "No one believes that Chad attacked the convoy, Togo said.",
    "Togo said it did not think that Chad attacked the convoy.",
    "Togo had no reason to believe that Chad had attacked the convoy.",
    "Togo does not accept that Chad attacked the convoy.",
]

AS_TOLD = [
    ("There is evidence that Chad attacked the convoy.", "occurred"),
    ("Togo believes that Chad attacked the convoy.", "occurred"),
    ("Togo did not know that Chad had attacked the convoy.", "occurred"),
    ("Togo did not mention that Chad had attacked the convoy.", "occurred"),
    ("Togo did not say when Chad had attacked the convoy.", "occurred"),
    ("Togo did not say why Chad had attacked the convoy.", "occurred"),
    ("There is no doubt that Chad attacked the convoy.", "occurred"),
    ("Nobody doubts that Chad attacked the convoy.", "occurred"),
    ("Nobody denies that Chad attacked the convoy.", "occurred"),
    ("Togo did not hesitate to say that Chad had attacked the convoy.", "occurred"),
    ("Togo did not say whether Chad had attacked the convoy.", "possible"),
    ("Togo thinks that Chad attacked the convoy.", "possible"),
    ("Togo never said that it would attack Niger.", "unplanned"),
    ("Togo does not think that Chad will attack Niger.", "unplanned"),
    ("Togo does not expect that Chad will attack Niger.", "unplanned"),
    ("Togo said that it would attack Niger.", "planned"),
]


def _status(tell: Tell, text: str) -> list[str | None]:
    return [e.status for e in tell(text).of("ASSAULT")]


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_what_is_not_said_or_proven_is_left_open(tell: Tell, text: str) -> None:
    assert set(_status(tell, text)) <= {"possible"}


@pytest.mark.parametrize("text", NOT_BELIEVED)
def test_what_is_not_believed_is_denied(tell: Tell, text: str) -> None:
    assert _status(tell, text) == ["denied"]


@pytest.mark.parametrize(("text", "status"), AS_TOLD)
def test_what_words_take_for_granted_or_leave_open_stays(tell: Tell, text: str, status: str) -> None:
    assert _status(tell, text) == [status]


def test_who_does_not_say_so_does_not_vouch(tell: Tell) -> None:
    told = tell("Togo has yet to prove that Chad attacked the convoy.")
    assert told.only.reports[0].according_to == ()


def test_who_does_not_believe_it_denies_it(tell: Tell) -> None:
    told = tell("Togo does not believe that Chad attacked the convoy.")
    assert told.names(told.only.reports[0].according_to) == ["Togo"]
