"""The look for politics before any parse: it errs on the side of reading, and its time is linear."""

from __future__ import annotations

from time import perf_counter

import pytest

from dateline.extraction.catalogue import load_catalogue
from dateline.extraction.lexicon import load_lexicon
from dateline.extraction.politics import BRIEF, ENOUGH, WEIGHTS, Politics, weight
from dateline.types import Article

BAKERY = (
    "The bakery on Tanner Street has been sold to a chain that wants to keep the oven and the name. The new owners met "
    "the staff on Tuesday and agreed on longer hours. A neighbour called the deal a shame. "
)
MATCH = (
    "Peru struck twice in the second half to beat Chile and meet Japan in the final. The coach praised his squad and "
    "the striker promised another goal. The referee sent two defenders off after a clash at the penalty spot. "
)
TALKS = (
    "The foreign ministers of Peru and Chile met in Lima on Tuesday and agreed to reopen the border. The ambassador of "
    "Peru called the treaty a step towards peace, and parliament will vote on it in May. "
)


@pytest.fixture(scope="module")
def politics() -> Politics:
    return Politics(load_lexicon(), load_catalogue())


def long(text: str) -> str:
    """The text again and again until it is not brief."""
    return text * 8


@pytest.mark.parametrize("text", [BAKERY, MATCH], ids=["bakery", "match"])
def test_what_is_not_political_is_passed_over(politics, text):
    assert not politics.is_in_text(long(text))


@pytest.mark.parametrize(
    "text",
    [
        TALKS,
        "Rebels shelled the town and took three soldiers hostage. Protesters called for a ceasefire and an election. ",
        "The Kremlin said on Monday that Vladimir Putin would not attend. The European Union offered to mediate. ",
        "Strikers and demonstrators marched against the government until the police used tear gas. ",
    ],
    ids=["talks", "fighting", "names", "protest"],
)
def test_what_is_political_is_read(politics, text):
    assert politics.is_in_text(long(text))


def test_politics_among_other_things_is_read(politics):
    assert politics.is_in_text(long(TALKS + BAKERY * 2))


def test_one_stretch_of_much_politics_is_enough(politics):
    assert politics.is_in_text(long(long(BAKERY)) + long(TALKS) + long(long(BAKERY)))


def test_a_state_in_passing_is_not_enough(politics):
    assert not politics.is_in_text(long(BAKERY) + "Its flour comes from Canada. " + long(BAKERY))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Chad and Niger sign a pact", True),
        ("Minister resigns", True),
        ("Lavrov to visit on Friday", True),
        ("Bakers fight over buns", False),
        ("", False),
    ],
)
def test_in_a_brief_text_one_sign_is_enough(politics, text, read):
    assert len(text.split()) <= BRIEF
    assert politics.is_in_text(text) is read


def test_the_headline_counts(politics):
    article = Article(id="a", body="Both sides were content.", headline="Chad and Niger sign a pact")
    assert politics.is_in(article)
    assert not politics.is_in(article.model_copy(update={"headline": "Bakers sign a pact"}))


def test_plurals_and_genitives_are_signs_too(politics):
    one = {"office": 1, "matter": 1, "state": 1}
    assert politics._counts(["Ministers", "embassies", "Chad", "s"]) == one


def test_kinds_of_sign_weigh_more_together_than_many_of_one():
    states = dict.fromkeys(WEIGHTS, 0) | {"state": 12}
    mixed = dict.fromkeys(WEIGHTS, 0) | {"state": 4, "office": 4, "matter": 4}
    assert weight(states, 300) < ENOUGH < weight(mixed, 300)


def test_contests_weigh_against():
    plain = dict.fromkeys(WEIGHTS, 0) | {"state": 9}
    assert weight(plain | {"contest": 9}, 300) < weight(plain, 300)


def test_words_of_ones_own_count(politics, tmp_path):
    (tmp_path / "classes.toml").write_text('political-matters = ["zorp", "gleeb"]\n', encoding="utf-8")
    text = long("The zorp was a gleeb, and the gleeb was a zorp that everybody liked on a sunny day. ")
    assert not politics.is_in_text(text)
    assert Politics(load_lexicon("english", tmp_path), load_catalogue()).is_in_text(text)


def test_what_was_looked_at_before_makes_no_difference(politics, monkeypatch):
    monkeypatch.setattr("dateline.extraction.politics._REMEMBERED", 3)
    fresh = Politics(load_lexicon(), load_catalogue())
    texts = [long(TALKS), long(BAKERY), long(MATCH), "Minister resigns"]
    assert [fresh.is_in_text(t) for t in texts] == [politics.is_in_text(t) for t in texts]
    assert [fresh.is_in_text(t) for t in reversed(texts)] == [politics.is_in_text(t) for t in reversed(texts)]


@pytest.mark.parametrize(
    "unit", ["The United ", "a-", "a.", "European ", "United Nations Security "], ids=["names", "-", ".", "half", "of"]
)
def test_its_time_is_linear(politics, unit):
    def took(times: int) -> float:
        text = unit * times
        start = perf_counter()
        politics.is_in_text(text)
        return perf_counter() - start

    took(2000)
    assert min(took(40_000) for _ in range(3)) < 40 * max(min(took(5_000) for _ in range(3)), 0.002)
