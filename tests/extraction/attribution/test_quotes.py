"""What is a quotation, what is not, and that finding them takes linear time."""

from __future__ import annotations

import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extraction.attribution import quotations
from dateline.language import Document

MARKS = tomllib.loads((Path(__file__).parent / "quotations.toml").read_text(encoding="utf-8"))["marks"]


@pytest.mark.parametrize("case", MARKS, ids=lambda case: str(case["text"])[:40])
def test_quotations(case: dict[str, Any]) -> None:
    assert [q.text for q in quotations(Document(case["text"], "body"))] == case["quotes"]


def test_outer_span_holds_the_marks() -> None:
    text = "Lind said “we shall see”."
    (quote,) = quotations(Document(text, "body"))
    assert text[quote.outer_start : quote.outer_end] == "“we shall see”"


def test_a_word_or_two_without_a_stop_may_be_scare_quotes() -> None:
    scare = [q.scare for q in quotations(Document("The “peace train” left. “We are on it,” she said.", "body"))]
    assert scare == [True, False]


def test_paragraphs_of_one_quotation_continue_it() -> None:
    first, second = quotations(Document("“It is over.\n“We go home.”", "body"))
    assert (first.continues, second.continues) == (True, False)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab \n.,?“”‘’'\"«»„`", max_size=80))
def test_quotations_lie_in_order_and_never_overlap(text: str) -> None:
    found = quotations(Document(text, "body"))
    for quote in found:
        assert 0 <= quote.outer_start < quote.start < quote.end <= quote.outer_end <= len(text)
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(found))


@pytest.mark.parametrize("unit", ['"', "“", "'a ", '"a" ', "“a\n", "‘s ", "''"])
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    def seconds(n: int) -> float:
        document = Document(unit * n, "body")
        start = time.process_time()
        quotations(document)
        return time.process_time() - start

    assert seconds(200_000) < 12 * max(seconds(50_000), 0.05)
