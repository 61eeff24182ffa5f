"""On what occasion something was said."""

from __future__ import annotations

import pytest

from dateline.extraction import Reader
from dateline.types import Article


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Sione Vea told President Ali Keita during talks in Oslo that the ferry would sail.", "talks"),
        ("President Ali Keita met Prime Minister Sione Vea in Oslo. Keita told Vea that the ferry would sail.", "met"),
        ("President Ali Keita met Prime Minister Sione Vea in Oslo. Keita told reporters that it was late.", None),
    ],
)
def test_occasion(text: str, trigger: str | None) -> None:
    reading = Reader().read(Article(id="t", body=text, published="2024-05-15"))
    (said,) = reading.statements
    words = {e.text for event in reading.events if event.id == said.occasion for r in event.reports for e in r.evidence}
    assert (trigger in words) if trigger else said.occasion is None
