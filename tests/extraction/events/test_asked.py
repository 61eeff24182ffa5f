"""Who asked for a contact that is told to have been held."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell

SPOKE = "Spanish President Ana Ruiz and Malian President Ali Keita spoke by phone on Monday."


@pytest.mark.parametrize(
    "sequel",
    [
        "Mali had asked for the call.",
        "Ali Keita requested the conversation.",
        "A Spanish spokesman said that it was Ali Keita who had asked for the call.",
    ],
)
def test_a_request_for_what_was_held_says_who_initiated_it(tell: Tell, sequel: str) -> None:
    told = tell(f"{SPOKE} {sequel}")
    assert told.kinds == ["CONSULT occurred"]
    assert told.only.initiator in {"mali", "ali-keita"}


def test_a_source_says_of_it_who_asked_for_it(tell: Tell) -> None:
    told = tell(
        "Spain said that the call between Ana Ruiz and Malian President Ali Keita lasted an hour "
        "and that Mali had asked for it."
    )
    assert told.kinds == ["CONSULT occurred"]
    assert told.only.initiator == "mali"


def test_who_denies_having_asked_denies_no_call(tell: Tell) -> None:
    told = tell(f"{SPOKE} Ali Keita denied having asked for the call.")
    assert told.kinds == ["CONSULT occurred"]
    assert told.only.initiator is None
    assert [r.status for r in told.only.reports] == ["occurred"]


def test_other_talks_are_still_asked_for(tell: Tell) -> None:
    told = tell(f"{SPOKE} Spain requested the talks with Chad.")
    assert "CONSULT proposed" in told.kinds
