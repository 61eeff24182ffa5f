"""Plans that are told as they stand, and plans that are told as they once stood."""

from __future__ import annotations

import pytest

RECALLED = [
    "Samoa and Tonga had planned to meet in Apia.",
    "Samoa and Tonga were to meet in Apia.",
    "Samoa and Tonga were to have met in Apia.",
    "Talks between Samoa and Tonga were due to open in Apia.",
    "Talks between Samoa and Tonga were scheduled for Monday.",
    "A meeting of Samoa and Tonga had been announced five days earlier.",
    "Two weeks after a summit of Samoa and Tonga was promised, nobody speaks of it.",
    "A meeting of Samoa and Tonga was expected in May.",
]

STANDING = [
    "Samoa and Tonga plan to meet in Apia.",
    "Samoa and Tonga are to meet in Apia.",
    "Samoa and Tonga agreed on Monday to meet in Apia.",
    "Samoa and Tonga have agreed to meet in Apia.",
    "Samoa announced a meeting with Tonga.",
    "It was agreed that Samoa and Tonga would meet in Apia.",
    "Talks between Samoa and Tonga have been scheduled for Monday.",
    "Samoa said that talks with Tonga were planned.",
    "Samoa and Tonga will meet in Apia.",
]


@pytest.mark.parametrize(("text", "recalled"), [*((t, True) for t in RECALLED), *((t, False) for t in STANDING)])
def test_whether_a_plan_is_told_as_one_that_was(tell, text, recalled):
    assert [(r.status, r.recalled) for r in tell(text).only.reports] == [("planned", recalled)]
