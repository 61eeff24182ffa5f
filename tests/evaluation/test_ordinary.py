"""Articles without politics, in which every event is false."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.extraction import Reader
from evaluation.ordinary import score_ordinary

ARTICLES = """
[[article]]
id = "league"
published = "2024-06-12"
text = "Rovers beat United in the league on Sunday. The coach praised his squad."

[[article]]
id = "summit"
published = "2024-06-12"
text = "Kenyan President Jane Wanjiru met Ugandan President Abel Okello in Kampala on Monday."
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_every_event_counts_as_false(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "articles.toml"
    path.write_text(ARTICLES, encoding="utf-8")
    found = score_ordinary(reader, path)
    assert found.articles == 2
    assert [line.split(":")[0] for line in found.false] == ["summit"]
    assert found.in_ten == 5
    assert found.too_many
