"""The contact at which something was agreed took place; what was agreed is still to come."""

from __future__ import annotations

import pytest

from .conftest import Tell

SETTINGS = [
    ("Ghanaian President John Addo agreed to visit Lome in a call with Togolese President Yao Eklu on Tuesday.",
     ["phone occurred 2024-05-14", "visit planned None"]),
    ("Ghana and Togo agreed to meet in a phone call on Tuesday.", ["None planned None", "phone occurred 2024-05-14"]),
    ("Ghana and Togo agreed on Tuesday to hold talks in Lome next week during a phone call.",
     ["None planned 2024-05-20/2024-05-26", "phone occurred 2024-05-14"]),
    ("Ghana and Togo agreed on the day in a telephone call on Tuesday.", ["phone occurred 2024-05-14"]),
    ("Ghanaian President John Addo invited Togolese President Yao Eklu to visit Accra during a phone call on Tuesday.",
     ["phone occurred 2024-05-14", "visit proposed None"]),
    ("Ghana and Togo agreed to reopen the border at a meeting in Lome on Tuesday.", ["None occurred 2024-05-14"]),
    ("Ghana and Togo have agreed to exchange prisoners at talks in Lome.", ["None occurred None"]),
]  # fmt: skip

STILL_TO_COME = [
    ("Ghana and Togo agreed to hold talks in Lome on Friday.", ["None planned 2024-05-17"]),
    ("Ghana and Togo agreed to sign the treaty at a meeting in Lome on Friday.", ["None planned None"]),
    ("Ghana and Togo agreed to meet at a summit in Abuja next month.", ["None planned 2024-06"]),
    ("Ghana agreed to raise the matter at talks with Togo next week.", ["None planned 2024-05-20/2024-05-26"]),
    ("Ghana and Togo agreed to release prisoners at their next meeting.", ["None planned None"]),
    ("Ghana and Togo agreed to continue the talks in a phone call.", ["phone planned None"]),
    ("Ghana and Togo may agree to meet in a phone call on Friday.", ["None possible", "phone possible"]),
]


@pytest.mark.parametrize(("text", "contacts"), SETTINGS)
def test_setting_of_what_is_agreed(tell: Tell, text: str, contacts: list[str]) -> None:
    assert sorted(f"{e.mode} {e.status} {e.date}" for e in tell(text).of("CONSULT")) == contacts


@pytest.mark.parametrize(("text", "contacts"), STILL_TO_COME)
def test_contact_that_is_agreed_on(tell: Tell, text: str, contacts: list[str]) -> None:
    told = sorted(f"{e.mode} {e.status} {e.date}" for e in tell(text).of("CONSULT"))
    assert len(told) == len(contacts) and all(t.startswith(c) for t, c in zip(told, contacts, strict=True))


def test_what_is_agreed_at_a_meeting_has_no_day_of_it(tell: Tell) -> None:
    (event,) = tell("Ghana and Togo agreed to impose sanctions on Mali at a meeting in Lome on Tuesday.").of("SANCTION")
    assert (event.status, event.date) == ("planned", None)
