"""Plans told beside a noun: their day and place, and what becomes of what had its day."""

from __future__ import annotations

import pytest

from tests.extraction.events.conftest import Tell

TALKS = "Talks between Latvia and Poland"


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        (f"{TALKS}, due to open in Riga on Monday, will not take place, an envoy said.", "cancelled", "2024-05-20"),
        (f"{TALKS} that were to begin on Monday have been called off.", "cancelled", "2024-05-20"),
        (f"{TALKS}, scheduled for Monday, did not take place.", "cancelled", "2024-05-13"),
        (f"{TALKS}, initially planned for April, will take place on 20 May.", "planned", "2024-05-20"),
        (f"{TALKS}, scheduled for Tuesday, were held in Riga.", "occurred", "2024-05-14"),
        (f"{TALKS} have been moved to Friday.", "planned", "2024-05-17"),
        (f"{TALKS}, due to open on Thursday, have been put off to 3 June.", "postponed", "2024-06-03"),
        (f"No {TALKS.lower()} will take place this year.".replace("latvia", "Latvia").replace("poland", "Poland"),
         "unplanned", "2024"),
    ],
)  # fmt: skip
def test_what_becomes_of_appointed_talks(tell: Tell, text: str, status: str, date: str) -> None:
    (event,) = tell(text).of("CONSULT")
    assert (event.status, event.date) == (status, date)


def test_who_stays_away_refuses_talks_of_his_own_and_decides_nothing_for_others(tell: Tell) -> None:
    (own,) = tell("Latvia will not attend Monday's talks with Poland.").of("CONSULT")
    (others,) = tell("The United States will not attend talks between Latvia and Poland on Monday.").of("CONSULT")
    assert (own.status, others.status) == ("refused", "planned")


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Ministers Ilze Kalnina of Latvia and Marek Zielinski of Poland met in Riga on Monday.",
        "Latvian and Polish foreign ministers Ilze Kalnina and Marek Zielinski met in Riga on Monday.",
    ],
)
def test_names_behind_a_title_of_several_are_those_who_meet(tell: Tell, text: str) -> None:
    (event,) = tell(text).of("CONSULT")
    assert set(event.actors) == {"ilze-kalnina", "marek-zielinski"}
