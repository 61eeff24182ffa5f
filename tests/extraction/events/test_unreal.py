"""What would have been, what was to have been, and days on which nothing can have taken place yet."""

from __future__ import annotations

import pytest

from .conftest import Tell

COUNTERFACTUAL = [
    "Chad would have attacked Niger in June if Mali had not intervened.",
    "Chad would have attacked Niger had Mali not intervened, Lind said.",
    "If Mali had not given in, Chad would have invaded Niger in June.",
    "Had the rains not come, Bolivia would have recalled its ambassador from Peru.",
    "Had Chad attacked Niger, Mali would have responded.",
]
REAL = [
    ("Chad would not have attacked Niger if Mali had intervened.", "ASSAULT occurred None"),
    ("Had Mali not attacked Niger, Chad would have stayed calm.", "ASSAULT occurred None"),
    ("Chad would attack Niger if Mali withdrew.", "ASSAULT possible None"),
    ("Chad said it would have withdrawn its troops by June.", "RETREAT planned None"),
    ("Chad may have attacked Niger on Monday, Lind said.", "ASSAULT possible 2024-05-13"),
    ("Chad may attack Niger on Monday, Lind said.", "ASSAULT possible 2024-05-20"),
]
SUPPOSED = [
    ("Chad and Niger were supposed to meet on Sunday but fell out.", "cancelled", "2024-05-12"),
    ("Chad and Niger were to have met on Sunday, but the meeting never took place.", "cancelled", "2024-05-12"),
    ("Chad and Niger were to have met on Sunday.", "planned", "2024-05-12"),
    ("Chad and Niger were supposed to meet on Friday but gave no details.", "planned", "2024-05-17"),
    ("Chad and Niger are supposed to meet on Sunday.", "planned", "2024-05-19"),
]
ACCOUNTS = [
    ("President Idriss Abba has rejected Mali's account of his call with Malian President Adama Kone.", "occurred"),
    ("President Idriss Abba disputed Mali's version of his call with Malian President Adama Kone.", "occurred"),
    ("President Idriss Abba rejected reports of a meeting with Malian President Adama Kone.", "denied"),
    ("It was the third call between President Idriss Abba and Malian President Adama Kone in a week.", "occurred"),
]  # fmt: skip


@pytest.mark.parametrize("text", COUNTERFACTUAL)
def test_what_would_have_been_is_no_event(tell: Tell, text: str) -> None:
    assert tell(text).events == ()


@pytest.mark.parametrize(("text", "line"), REAL)
def test_what_is_told_beside_it_stays(tell: Tell, text: str, line: str) -> None:
    (event,) = [e for e in tell(text).events if e.type == line.split(maxsplit=1)[0]][:1]
    assert f"{event.type} {event.status} {event.date}" == line


@pytest.mark.parametrize(("text", "status", "date"), SUPPOSED)
def test_what_was_supposed_to_be(tell: Tell, text: str, status: str, date: str) -> None:
    (event,) = tell(text).of("CONSULT")
    assert (event.status, event.date) == (status, date)


@pytest.mark.parametrize(("text", "status"), ACCOUNTS)
def test_call_of_which_an_account_is_rejected_took_place(tell: Tell, text: str, status: str) -> None:
    assert [e.status for e in tell(text).of("CONSULT")] == [status]


def test_what_took_place_has_no_day_to_come(tell: Tell) -> None:
    (event,) = tell("Chad attacked Niger on May 20, 2024, and many fled.").of("ASSAULT")
    assert (event.status, event.date) == ("occurred", None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Talks between Chad and Niger have been moved from Monday to Thursday.", "2024-05-16"),
        ("Chad and Niger will hold talks from Monday to Thursday.", "2024-05-20/2024-05-23"),
    ],
)
def test_day_to_which_talks_are_moved(tell: Tell, text: str, date: str) -> None:
    (event,) = tell(text).of("CONSULT")
    assert (event.status, event.date) == ("planned", date)
