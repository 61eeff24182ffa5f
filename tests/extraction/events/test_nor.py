"""What "nor" adds is negated like what stands before it, and who neither confirms nor denies says nothing."""

from __future__ import annotations

import pytest

from .conftest import Tell

NEGATED = [
    ("Togo has neither recognised the junta nor expelled its ambassador.", ["denied"]),
    ("Togo neither attacked Niger nor bombed Mali.", ["denied", "denied"]),
    ("Togo has not attacked Niger nor bombed Mali.", ["denied", "denied"]),
    ("Togo did not attack Niger, nor did it bomb Mali.", ["denied", "denied"]),
    ("Togo has never attacked Niger, nor has it bombed Mali.", ["denied", "denied"]),
]
NOT_NEGATED = [
    ("Togo did not attack Niger but bombed Mali.", ["denied", "occurred"]),
    ("Togo did not attack Niger and bombed Mali.", ["denied", "occurred"]),
    ("Togo attacked Niger and did not bomb Mali.", ["occurred", "denied"]),
]
NO_SIDE = [
    "Togo has neither confirmed nor denied that it bombed Mali.",
    "Togo refused to confirm or deny that it bombed Mali.",
    "Togo would neither confirm nor deny that it bombed Mali.",
]


@pytest.mark.parametrize(("text", "statuses"), NEGATED + NOT_NEGATED)
def test_what_nor_adds(tell: Tell, text: str, statuses: list[str]) -> None:
    assert [e.status for e in tell(text).events if e.type in {"ASSAULT", "SANCTION"}] == statuses


@pytest.mark.parametrize("text", NO_SIDE)
def test_who_takes_no_side_leaves_it_open_and_does_not_vouch(tell: Tell, text: str) -> None:
    event = tell(text).only
    assert [(r.status, r.according_to) for r in event.reports] == [("possible", ())]


@pytest.mark.parametrize(
    "text", ["Togo denied that it bombed Mali.", "Togo did not meet him but denied it bombed Mali."]
)
def test_who_denies_it_denies_it(tell: Tell, text: str) -> None:
    assert [e.status for e in tell(text).of("ASSAULT")] == ["denied"]


def test_what_nobody_denies_is_so(tell: Tell) -> None:
    assert tell("Nobody denies that Togo bombed Mali.").only.status == "occurred"
