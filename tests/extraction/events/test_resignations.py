"""Resignations that somebody accepts or announces: they took place, and are of the one who gives them."""

from __future__ import annotations

import pytest

from .conftest import Tell

SOW = "Malian Foreign Minister Binta Sow"
KONE = "Malian President Adama Kone"
TOLD = [
    (f"{KONE} accepted the resignation of Foreign Minister Binta Sow on Saturday.", "occurred", "2024-05-11"),
    (f"{SOW}'s resignation was accepted by {KONE} on Monday.", "occurred", "2024-05-13"),
    (f"{KONE} has accepted the resignation of Foreign Minister Binta Sow.", "occurred", None),
    (f"{SOW} announced her resignation on Monday.", "occurred", "2024-05-13"),
    (f"{SOW} submitted her resignation on Monday.", "occurred", "2024-05-13"),
    (f"{KONE} will accept the resignation of Foreign Minister Binta Sow on Friday.", "planned", "2024-05-17"),
    (f"{SOW} is expected to announce her resignation on Friday.", "planned", "2024-05-17"),
    (f"{KONE} refused to accept the resignation of Foreign Minister Binta Sow.", "refused", None),
]


@pytest.mark.parametrize(("text", "status", "date"), TOLD)
def test_resignation(tell: Tell, text: str, status: str, date: str | None) -> None:
    told = tell(text)
    (event,) = told.of("RETREAT")
    assert (event.status, event.date, told.names(event.actors)) == (status, date, ["Binta Sow"])


def test_who_accepts_a_resignation_does_not_resign(tell: Tell) -> None:
    told = tell(f"{SOW} resigned on Saturday. {KONE} accepted her resignation.")
    assert [told.line(e) for e in told.of("RETREAT")] == ["RETREAT occurred: Binta Sow"]


def test_an_accepted_invitation_is_still_a_plan(tell: Tell) -> None:
    assert [e.status for e in tell(f"{KONE} accepted an invitation to visit Ghana.").of("CONSULT")] == ["planned"]
