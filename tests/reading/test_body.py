"""When the main text of a page is taken as it was found first, and when a second opinion is asked for."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from dateline.reading import body
from dateline.reading.trees import tree_of

STORY = "".join(
    f"<p>The ministers met in Lindhaven on day {n} and spoke about the harbour, the ferry and the border road.</p>"
    for n in range(12)
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each look at a page was a quick one."""
    looks: list[bool] = []

    def look(tree: HtmlElement, *, options: body.Extractor) -> object:
        looks.append(options.fast)
        return bare_extraction(tree, options=options)

    monkeypatch.setattr(body, "bare_extraction", look)
    return looks


def read(markup: str) -> str:
    tree = tree_of(f"<html><head><title>x</title></head><body>{markup}</body></html>")
    assert tree is not None
    return body.extract_body(tree)


def test_an_article_is_looked_for_once(asked: list[bool]) -> None:
    found = read(f"<nav><a href='/a'>World</a></nav><article><h1>Ministers meet</h1>{STORY}</article>")
    assert found.count("\n") == 12
    assert asked == [True]


def test_a_layout_of_tables_is_looked_at_twice(asked: list[bool]) -> None:
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in STORY.replace("<p>", "").split("</p>") if line)
    read(f"<table>{rows}</table>")
    assert asked == [True, False]


def test_a_page_without_text_has_none(asked: list[bool]) -> None:
    assert read("<nav></nav>") == ""
    assert asked == [True, False]


def test_running_text_leaves_out_links_and_menus() -> None:
    tree = tree_of(
        f"<html><body><nav>{STORY}</nav><ul><li><a href='/a'>{'A long headline ' * 9}</a></li></ul></body></html>"
    )
    assert tree is not None
    assert body._running(tree) == 0
