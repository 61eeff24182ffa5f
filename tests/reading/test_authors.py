"""Whom the marks of a page's elements name as its authors."""

from __future__ import annotations

import pytest

from dateline.reading.authors import shown_author
from dateline.reading.trees import tree_of


@pytest.mark.parametrize(
    ("markup", "author"),
    [
        ('<p class="byline">By Ann Low</p>', "Ann Low"),
        ('<a rel="author" href="/low">Ann Low</a>', "Ann Low"),
        ('<span itemprop="author">Ann Low</span><p>The border opens.</p>', "Ann Low"),
        ('<div class="article-author">Ann Low and Petr Berg</div>', "Ann Low, Petr Berg"),
        ('<div data-component="Byline">By Ann Low, Capital Ledger</div>', "Ann Low"),
        ("<p>By Ann Low</p>", None),
        ('<p class="author">Newsroom</p>', None),
        (f'<div class="author-box"><p>{"Ann Low has covered the border for years. " * 4}</p></div>', None),
    ],
)
def test_marked_elements_name_the_author(markup: str, author: str | None) -> None:
    assert _shown(markup) == author


def test_the_site_is_no_author() -> None:
    assert _shown('<p class="author">Low Herald</p>', site="Low Herald") is None


def test_comments_have_other_authors() -> None:
    comments = '<div id="comments"><p class="comment-author">Petr Berg</p></div>'
    assert _shown(comments) is None
    assert _shown(comments + '<p class="byline">By Ann Low</p>') == "Ann Low"


def test_all_entries_of_a_list_count() -> None:
    entries = "".join(f'<li><a class="author" href="#">{name}</a></li>' for name in ("Ann Low", "Petr Berg", "Ann Low"))
    assert _shown(f"<ul>{entries}</ul>") == "Ann Low, Petr Berg"


def test_authors_of_other_stories_do_not_count() -> None:
    card = '<div class="card"><h3>Ferry sold</h3><p class="author">Petr Berg</p></div>'
    assert _shown(f'<div class="story"><h1>Border opens</h1><p class="author">Ann Low</p></div>{card}') == "Ann Low"


def test_of_marks_within_each_other_the_one_that_names_most_counts() -> None:
    inner = '<span class="author">Ann Low and Petr Berg</span>'
    assert _shown(f'<div class="byline">{inner} THE LEDGER Published 7:07 PM</div>') == "Ann Low, Petr Berg"
    assert _shown('<p class="byline">By <a rel="author" href="#">Ann Low</a> and Petr Berg</p>') == "Ann Low, Petr Berg"


def _shown(markup: str, site: str | None = None) -> str | None:
    tree = tree_of(f"<html><head><title>x</title></head><body>{markup}<p>The border opens.</p></body></html>")
    assert tree is not None
    return shown_author(tree, site)
