"""What time words belong to in a parsed sentence, and the time of its clauses."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extraction.dates import attach, clock, duration, find, normalise, tense_of

CASES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
PUBLISHED = "2025-10-16"


def placed(document, words):
    """The expression with these words and the token it is attached to."""
    tokens = {token.i: token for token in document.tokens}
    for i, expressions in attach(find(document), document).items():
        for expression in expressions:
            if document.text[expression.start : expression.end] == words:
                return expression, tokens[i]
    raise AssertionError(f"{words!r} is attached to nothing")


@pytest.mark.parametrize(("sentence", "words", "governor", "date"), CASES["dated"])
def test_date_of_what(parse, sentence, words, governor, date):
    expression, token = placed(parse(sentence), words)
    assert token.text == governor
    assert normalise(expression, published=PUBLISHED, tense=tense_of(token)) == date


@pytest.mark.parametrize(("sentence", "words", "governor", "time"), CASES["timed"])
def test_clock_time_of_what(parse, sentence, words, governor, time):
    expression, token = placed(parse(sentence), words)
    assert (token.text, clock(expression)) == (governor, time)


@pytest.mark.parametrize(("sentence", "words", "governor", "iso"), CASES["measured"])
def test_duration_of_what(parse, sentence, words, governor, iso):
    expression, token = placed(parse(sentence), words)
    assert token.text == governor
    assert duration(expression)[0] == iso


@pytest.mark.parametrize(("sentence", "words", "kind"), CASES["bounds"])
def test_bound_is_no_date(parse, sentence, words, kind):
    expression, _ = placed(parse(sentence), words)
    assert expression.kind == kind
    assert clock(expression) is None


@pytest.mark.parametrize(("sentence", "words", "noun"), CASES["references"])
def test_step_names_what_it_counts_from(parse, sentence, words, noun):
    expression, _ = placed(parse(sentence), words)
    assert expression.reference.text == noun
    assert normalise(expression, published=PUBLISHED, tense="past") is None


@pytest.mark.parametrize(("sentence", "word", "tense"), CASES["tenses"])
def test_tense(parse, sentence, word, tense):
    token = next(t for t in parse(sentence).tokens if t.text == word)
    assert tense_of(token) == (tense or None)


def test_clause_with_when_is_dated_too(parse):
    document = parse("It was a sharp turn from Oct. 6, when he blacklisted the firm.")
    blacklisted = next(t for t in document.tokens if t.text == "blacklisted")
    (expression,) = attach(find(document), document)[blacklisted.i]
    assert expression.kind == "date"
    assert normalise(expression, published=PUBLISHED, tense="past") == "2025-10-06"


def test_caller_says_which_nouns_are_events(parse):
    document = parse("He missed the gala on Friday.")
    gala = next(t for t in document.tokens if t.text == "gala")
    attached = attach(find(document), document, is_event=lambda token: token is gala)
    assert not attached or set(attached) <= {gala.i, gala.head.i}


def test_unparsed_sentence_has_expressions_but_no_places(unparsed):
    document = unparsed("They met on Monday.")
    expressions = find(document)
    assert len(expressions) == 1
    assert attach(expressions, document) == {}


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from([c[0] for g in ("dated", "timed", "measured", "bounds") for c in CASES[g]]), max_size=3)
)
def test_any_mix_of_sentences_is_read(parse, sentences):
    document = parse("\n".join(sentences))
    expressions = find(document)
    for i, placed_here in attach(expressions, document).items():
        assert document.tokens[i].i == i
        for expression in placed_here:
            normalise(expression, published=PUBLISHED, tense=tense_of(document.tokens[i]))
