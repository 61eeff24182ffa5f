"""Sentences by phenomenon, each with every statement that it holds."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.extraction.attribution.conftest import Read

CASES = tomllib.loads((Path(__file__).parent / "statements.toml").read_text(encoding="utf-8"))
SENTENCES = [pytest.param(case, id=f"{kind}: {case['text'][:60]}") for kind, cases in CASES.items() for case in cases]


@pytest.mark.parametrize("case", SENTENCES)
def test_statements_of_a_sentence(read: Read, case: dict[str, Any]) -> None:
    found = [s.model_dump() for s in read(case["text"])[0]]
    for statement in found:
        for key in ("quotes", "via"):
            statement[key] = list(statement[key])
    by_content = sorted(found, key=lambda s: (s["cue"], s["content"]))
    expected = sorted(case["said"], key=lambda s: (s["cue"], s["content"]))
    assert [(s["speaker"], s["cue"], s["content"]) for s in by_content] == [
        (s["speaker"], s["cue"], s["content"]) for s in expected
    ]
    for wanted, statement in zip(expected, by_content, strict=True):
        assert {key: statement[key] for key in wanted} == wanted


def test_evidence_is_what_stands_there(read: Read) -> None:
    for case in (c for cases in CASES.values() for c in cases):
        for statement in read(case["text"])[0]:
            for span in statement.evidence:
                assert case["text"][span.start : span.end] == span.text
            assert {e.role for e in statement.evidence} >= {"source", "content"}


def test_a_colon_within_a_longer_token_stops_nothing(read: Read) -> None:
    read('The mayor met Novak on Friday. Novak was blunt:"We have waited long enough for the ferry." He left.')


def test_who_is_called_something_is_not_spoken_to(read: Read) -> None:
    assert [s.addressee for s in read("Novak called the fleet “a floating museum”.")[0]] == [None]
