"""Numbers and "another" that stand for the meeting before them, and those that stand for anything else."""

from __future__ import annotations

import pytest

FIRST = "Latvia and Poland held a first round of talks in Riga on October 6."

FUSED = [
    (f"{FIRST} The second took place in Gdansk on Tuesday.", ("occurred", "2025-10-14", "Gdańsk", 2)),
    (f"{FIRST} A second is planned for November 3 in Gdansk.", ("planned", "2025-11-03", "Gdańsk", 2)),
    (f"{FIRST} A second, in Gdansk, was called off.", ("cancelled", None, "Gdańsk", 2)),
    (f"{FIRST} The next will be held in Gdansk in November.", ("planned", "2025-11", "Gdańsk", None)),
    (f"{FIRST} Another is expected in November.", ("planned", "2025-11", None, None)),
    (f"{FIRST} Another round is due on November 3.", ("planned", "2025-11-03", None, None)),
    (f"{FIRST} A second round, set for Friday, has been postponed.", ("postponed", "2025-10-17", None, 2)),
    (f"{FIRST} They ended in a row; the second was adjourned on Tuesday.", ("postponed", None, None, 2)),
]

OTHERS = [
    f"{FIRST} The second of the envoys left early.",
    f"{FIRST} The first to leave was the Polish envoy.",
    f"{FIRST} Exports have fallen by a third.",
    f"{FIRST} Poland won the second.",
    f"{FIRST} It was warm. The harbour was calm. Gulls cried. The second was never found.",
]


@pytest.mark.parametrize(("text", "wanted"), FUSED)
def test_a_count_stands_for_the_noun_before_it(tell, text, wanted):
    first, second = tell(text, published="2025-10-16").of("CONSULT")
    assert first.ordinal == 1
    assert first.actors == second.actors
    place = second.place.name if second.place else None
    assert (second.status, second.date, place, second.ordinal) == wanted


@pytest.mark.parametrize("text", OTHERS)
def test_a_count_of_something_else_is_no_event(tell, text):
    assert len(tell(text).of("CONSULT")) == 1


def test_a_second_call_whose_maker_is_told_before_it(tell):
    told = tell(
        "Latvian President Ilze Kalnina phoned Polish President Marek Zielinski on Monday. "
        "A second call, to Czech President Pavel Dusek, followed on Tuesday."
    )
    assert told.line(told.events[1]) == "CONSULT occurred: Ilze Kalnina, Pavel Dusek"


def test_the_last_such_meeting_is_an_event(tell):
    told = tell("The last such meeting, between Latvia and Poland, was held in Gdansk in 2019.", published="2025-10-16")
    assert told.only.date == "2019"


def test_a_count_of_visits_stands_for_one_to_the_same_place(tell):
    told = tell(
        "It was Polish President Marek Zielinski's second visit to Riga this year; the first, in May, was short."
    )
    first = told.events[1]
    assert told.line(first) == "CONSULT occurred: Marek Zielinski > Latvia"
    assert (first.mode, first.date, first.place and first.place.name) == ("visit", "2024-05", "Riga")
