"""What the look for politics spares and loses, as the evaluation counts it."""

from __future__ import annotations

import pytest

from dateline.extraction import Reader
from dateline.types import Article
from evaluation.screening import Screening, look, shortcomings


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_words_and_events_of_what_is_passed_over_are_counted(reader: Reader) -> None:
    political = Article(id="a", body="Chad and Niger signed a treaty.")
    other = Article(id="b", body="Bakers and millers signed a letter.")
    found = look(reader, "ours", [(political, 1), (other, 2)])
    assert (found.words, found.spared, found.events) == (12, 6, 3)
    assert [line.split(":")[0] for line in found.lost] == ["b", "b"]
    assert found.share_spared == 0.5
    assert found.share_lost == pytest.approx(2 / 3)


def test_too_little_spared_and_too_much_lost_are_named() -> None:
    scores = [
        Screening("ordinary articles", 100, 60, 0, ()),
        Screening("reports", 100, 0, 10, ("a",)),
        Screening("phenomena", 100, 0, 100, ("a",)),
        Screening("others.json", 100, 0, 2, ("a",)),
    ]
    assert [line.split(" of ")[0] for line in shortcomings(scores)] == ["screening: 0.600", "screening: 0.100"]
