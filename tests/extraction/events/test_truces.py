"""A truce is one happening: agreed on, declared, announced by others, and holding."""

from __future__ import annotations

import pytest

TRUCES = [
    ("Mali and Chad agreed on Monday to a truce.", "AGREE"),
    ("Mali and Chad agreed on Monday to stop fighting.", "AGREE"),
    ("Mali and Chad signed a ceasefire on Monday.", "AGREE"),
    ("Mali agreed on Monday to a truce with Chad.", "AGREE"),
    ("A truce was agreed between Mali and Chad on Monday.", "AGREE"),
    ("Mali and Chad declared a truce on Monday.", "CONCEDE"),
    ("Benin announced a truce between Mali and Chad on Monday.", "CONCEDE"),
    ("A truce between Mali and Chad was announced on Monday.", "CONCEDE"),
    ("Mali and Chad stopped fighting on Monday.", "RETREAT"),
    ("A truce between Mali and Chad took effect on Monday.", "RETREAT"),
    ("A ceasefire agreement between Mali and Chad took effect on Monday.", "RETREAT"),
    ("Mali and Chad agreed on Monday to a truce. The truce was still holding on Wednesday.", "AGREE"),
]


@pytest.mark.parametrize(("text", "kind"), TRUCES)
def test_a_truce_is_one_happening(tell, text, kind):
    told = tell(text)
    assert told.line(told.only) == f"{kind} occurred: Chad, Mali"
    assert (told.only.mode, told.only.date) == ("ceasefire", "2024-05-13")


def test_the_day_on_which_a_truce_still_held_is_not_its_day(tell):
    assert tell("The truce between Mali and Chad was still holding on Monday.").only.date is None


def test_a_broken_truce_is_no_truce(tell):
    assert [e.type for e in tell("Mali broke the truce with Chad on Monday.").events] == ["ASSAULT"]
