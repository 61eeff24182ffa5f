"""Descriptions that state no office: what they tell of somebody just named."""

from __future__ import annotations

import pytest

BEFORE = "Gabonese Trade Minister Ivo Lang met Dario Costa in Oslo. "


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The 51-year-old told reporters that he was glad.", "old"),
        ("The 51-year-old lawyer left early.", "lawyer"),
        ('"No," said the embattled politician.', "politician"),
        ("The veteran left early.", "veteran"),
    ],
)
def test_the_subject_before_is_told_of(tell, text, word):
    assert tell(BEFORE + text).who(word) == ["Ivo Lang"]


@pytest.mark.parametrize(
    ("text", "word"),
    [("A 51-year-old lawyer left early.", "lawyer"), ("The Catalan politician left early.", "politician")],
)
def test_somebody_else_may_be_meant(tell, text, word):
    assert tell(BEFORE + text).who(word) != ["Ivo Lang"]


def test_an_office_needs_no_epithet(tell):
    told = tell("Peruvian President Rosa Ibarra met Dario Costa. Costa left. The embattled president stayed.")
    assert told.who("president") == ["Rosa Ibarra"]


def test_a_compatriot_is_a_person(tell):
    told = tell("Malta's Ivo Lang received U.S. envoy Dario Costa. The American told him to wait. The French agreed.")
    assert told.who("American") == ["Dario Costa"]
    assert told.who("French") == ["France"]


def test_one_of_a_state_by_a_noun(tell):
    told = tell("Malta's Ivo Lang met Dario Costa, an adviser from Lima. The Maltese commander spoke first.")
    assert told.who("commander") == ["Ivo Lang"]


def test_a_people_within_a_state_has_a_leader_of_its_own(tell):
    told = tell("The Bosnian Serb leader, Ivo Lang, spoke. Later the Bosnian Serb leader left for Oslo.")
    assert told.who("leader", 2) == ["Ivo Lang"]
    assert tell("The Turkish Cypriot leader left for Oslo.").people() == []


def test_the_office_of_one_of_whom_none_is_told(tell):
    told = tell("Ivo Lang said that his party would wait. The Labour leader met Dario Costa in Oslo.")
    assert told.who("leader") == ["Ivo Lang"]
    told = tell("Norwegian Trade Minister Ivo Lang said so. The Labour leader met Dario Costa in Oslo.")
    assert told.who("leader") != ["Ivo Lang"]


def test_where_somebody_was_born_is_not_whose_he_is(tell):
    assert tell(BEFORE + "The French-born politician left early.").who("politician") == ["Ivo Lang"]
