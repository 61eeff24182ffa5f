"""Attitudes: attributed, but no statement, and nobody vouches for what they are about."""

from __future__ import annotations

import pytest

from tests.extraction.attribution.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "Novak is wary of a third round of talks.",
        "Novak was confident that the talks would resume.",
        "The talks are expected to resume in Oslo on Friday.",
        "Novak was asked about the ferry.",
        "The talks seem to have stalled.",
        "There was criticism over the ferry.",
    ],
)
def test_an_attitude_is_no_statement(read: Read, text: str) -> None:
    said, attributions = read(text)[:2]
    assert not list(said)
    assert [a for a in attributions.all if a.kind == "attitude"]
    assert not any(a.vouches for a in attributions.all if a.kind == "attitude")


def test_an_attitude_takes_nothing_from_the_relay_of_a_statement(read: Read) -> None:
    said = list(read("Dar said Novak was sure that Haddad had said the ferry would sail.")[0])
    assert "Haddad" in {s.speaker for s in said}
