from __future__ import annotations

import pytest

from dateline.reading.blocks import find_blocks, label_block
from dateline.reading.lines import split


@pytest.mark.parametrize(
    ("label", "block"),
    [
        ("Read also:", "related"),
        ("Also read", "related"),
        ("More on this story", "related"),
        ("You may also like", "related"),
        ("DON’T MISS", "related"),
        ("Latest news", "latest"),
        ("Most read", "latest"),
        ("Top stories right now", "latest"),
        ("Related topics", None),
        ("The latest round of the talks took place in Hallen last week.", None),
        ("Recent talks have failed.", None),
        ("Background checks were made by the police in all of the districts", None),
    ],
)
def test_labels(label: str, block: str | None) -> None:
    assert label_block(label) == block


def headlines(text: str) -> list[str]:
    return [link.headline for block in find_blocks(split(text)) for link in block.links]


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "– ", "-", "1. "])
def test_bullets(mark: str) -> None:
    text = f"Read also:\n{mark}Mayor Steps Down Over Contract\n{mark}Who Built the Road?\nThe road was closed in May."
    assert headlines(text) == ["Mayor Steps Down Over Contract", "Who Built the Road?"]


def test_headlines_without_bullets_end_at_running_text() -> None:
    text = "He said so.\nLatest news\n12:05\nMayor Steps Down\n11:40\nRoad to Hallen Reopens\nThe road was shut."
    assert headlines(text) == ["Mayor Steps Down", "Road to Hallen Reopens"]


@pytest.mark.parametrize(
    "line",
    [
        "READ ALSO: Mayor Steps Down Over Contract",
        "Related: Mayor Steps Down Over Contract",
        "See also | Mayor Steps Down Over Contract",
    ],
)
def test_label_and_headline_on_one_line(line: str) -> None:
    assert headlines(f"The road was closed.\n{line}\nNobody was hurt.") == ["Mayor Steps Down Over Contract"]


def test_label_and_list_run_together_on_one_line() -> None:
    text = "Read also: - Mayor Steps Down - Who Built the Road?"
    assert headlines(text) == ["Mayor Steps Down", "Who Built the Road?"]


def test_tags_are_no_headlines() -> None:
    assert headlines("Related topics\nTolan   Reik   Hallen\nTags: border, gas, talks about talks") == []


def test_running_text_with_a_labels_words_opens_no_block() -> None:
    assert find_blocks(split("Earlier, the minister said: “We shall see.”\nMore than forty people were hurt.")) == []
