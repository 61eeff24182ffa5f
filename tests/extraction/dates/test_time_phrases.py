"""What phrases say, without a parse: finding and normalising."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction.dates import clock, duration, find, normalise, vocabulary
from dateline.types.when import check_date, check_duration, check_time

CASES = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
DATES = [case for group in ("calendar", "months", "spans", "years", "weekdays", "relative") for case in CASES[group]]
WORDS = [case[0] for case in DATES] + [case[0] for case in CASES["clocks"] + CASES["durations"]] + CASES["traps"]


@pytest.fixture(scope="session")
def one(unparsed):
    """The only expression of a phrase."""

    def read(phrase):
        found = find(unparsed(phrase))
        assert len(found) == 1, [phrase[e.start : e.end] for e in found]
        return found[0]

    return read


@pytest.mark.parametrize("case", DATES, ids=" ".join)
def test_date(one, case):
    phrase, published, tense, anchor, date = (part or None for part in case)
    assert normalise(one(phrase), published=published, tense=tense, anchor=anchor) == date


@pytest.mark.parametrize(("phrase", "time"), CASES["clocks"])
def test_clock_time(one, phrase, time):
    assert clock(one(phrase)) == check_time(time)


@pytest.mark.parametrize(("phrase", "iso", "hedge"), CASES["durations"])
def test_duration(one, phrase, iso, hedge):
    assert duration(one(phrase)) == (check_duration(iso), hedge or None)


@pytest.mark.parametrize("phrase", CASES["traps"])
def test_trap_gives_no_value(unparsed, phrase):
    for expression in find(unparsed(phrase)):
        assert normalise(expression, published="2025-10-16", tense="past") is None
        assert clock(expression) is None
        assert duration(expression) is None


def test_no_publication_day_gives_no_guess(one):
    for phrase in ("yesterday", "next week", "on Monday", "last month", "two days ago", "at the weekend", "this year"):
        assert normalise(one(phrase), published=None, tense="past") is None


def test_curly_apostrophe_is_an_apostrophe(one):
    assert normalise(one("on New Year’s Eve 2024"), published=None, tense=None) == "2024-12-31"


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from([None, "2025-10-16", "2024-02-29", "2025-12-31", "0001-01-01", "9999-12-31"]),
    st.sampled_from([None, "past", "future", "present"]),
    st.sampled_from([None, "2025-10-01", "2025-10", "2025", "XXXX-07-03", "2025-08-01/2025-08-15", "2025-33"]),
)
def test_every_value_is_of_its_standard(unparsed, phrases, published, tense, anchor):
    text = ", ".join(phrases)
    for expression in find(unparsed(text)):
        value = normalise(expression, published=published, tense=tense, anchor=anchor)
        assert value is None or check_date(value) == value
        time, length = clock(expression), duration(expression)
        assert time is None or check_time(time) == time
        assert length is None or check_duration(length[0]) == length[0]


@given(st.one_of(st.text(), st.lists(st.sampled_from([*WORDS, "\n", "-", "’", "½", "٣", "2025", "."])).map(" ".join)))
def test_offsets_slice_back_and_do_not_overlap(unparsed, text):
    end = 0
    for expression in find(unparsed(text)):
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end].strip() == text[expression.start : expression.end]
        assert expression.first.start <= expression.start
        assert expression.end <= expression.last.end
        end = expression.end


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("The ministers met in the same hall as their deputies.", False),
        ("They met at the end of the day.", True),
        ("They met in 2024.", True),
        ("Talks will resume soon.", True),
        ("WEDNESDAY’S TALKS FAILED.", True),
    ],
)
def test_only_a_text_with_a_word_of_time_is_looked_through(text, may):
    assert vocabulary().may_tell_time(text) is may
