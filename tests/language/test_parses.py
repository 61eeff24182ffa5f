"""Parses are remembered: the same sentence is parsed once, and reads as it did."""

from __future__ import annotations

import pytest

from dateline.language import English
from dateline.language.parses import Parses

TEXT = (
    "The envoy of Chad met the mayor of Oslo on Tuesday. They spoke  for an hour about grain, and will speak again.\n"
    "“We are content,” he said; nobody else was.\nTALKS TO GO ON\nOslo: no talks planned"
)
PARSE = [("NN", "nsubj", 1), ("VBD", "ROOT", 1), ("_SP", "", 1)]


@pytest.fixture(scope="module")
def english() -> English:
    return English()


def told(english: English, text: str, headline: str = "Envoy, Mayor to Meet") -> list[tuple[object, ...]]:
    documents = english.parse([(text, "body"), (headline, "headline")])
    return [
        (t.i, t.start, t.end, t.text, t.lemma, t.tag, t.pos, t.dep, t.head.i, [c.i for c in t.children])
        for document in documents
        for t in document.tokens
    ]


def test_what_was_parsed_before_reads_as_it_did(english):
    first = told(english, TEXT)
    assert told(english, TEXT) == first
    assert told(English(), TEXT) == first


def test_a_sentence_is_parsed_once(english, monkeypatch):
    told(english, TEXT)
    parsed: list[str] = []
    monkeypatch.setattr(english._parses, "keep", lambda text, _: parsed.append(text))
    english.parse([(TEXT + "\nA new sentence stands at the end of the copy.", "body")])
    assert parsed == ["A new sentence stands at the end of the copy."]


def test_where_a_sentence_stands_is_not_remembered(english):
    told(english, TEXT)
    later = "Grain is dear.\n" + TEXT
    assert told(english, later) == told(English(), later)


def test_a_parse_comes_back_as_it_was_kept():
    parses = Parses()
    parses.keep("He left.", PARSE)
    assert parses.get("He left.") == PARSE
    assert parses.get("He left") is None


def test_what_a_byte_cannot_count_is_not_kept():
    parses = Parses()
    parses.keep("long", PARSE * 100)
    parses.keep("labels", [(f"T{n}", f"d{n}", 0) for n in range(200)])
    assert parses.get("long") is None
    assert parses.get("labels") is None


def test_where_there_is_room_for_none_nothing_is_kept():
    parses = Parses(0)
    parses.keep("He left.", PARSE)
    assert parses.get("He left.") is None


def test_as_many_are_remembered_as_there_is_room_for_and_the_newest_stay():
    parses = Parses(most=10)
    for n in range(95):
        parses.keep(str(n), PARSE)
        parses.get("0")
    assert len(parses._young) + len(parses._old) <= 20
    assert parses.get("94") == PARSE
    assert parses.get("0") == PARSE
    assert parses.get("50") is None
