from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trafilatura import load_html
from trafilatura.metadata import extract_author

from dateline.reading.authors import shown_author

TAGS = ("a", "address", "author", "div", "figure", "h3", "p", "rel", "section", "span", "strong", "time")
NAMES = ("class", "id", "itemprop", "rel", "data-testid", "data-component", "title")
VALUES = (
    "author", "author name", "author-name", "AuthorName", "entry-author", "page-Author", "byline", "byl", "Byline",
    "comments", "comment-list", "sidebar", "title", "AuthorCard", "posted-by", "writer", "username", "Figure", "story",
)  # fmt: skip
WORDS = st.sampled_from(("Ann Low", "By Ann Low", "x", "me", " ", "Ann Low and all the others " * 5, "13 May"))


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    tag = draw(st.sampled_from(TAGS))
    stated = draw(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES), max_size=2))
    inside = "".join(draw(st.lists(elements(depth - 1), max_size=3))) if depth else ""
    marks = "".join(f' {name}="{value}"' for name, value in stated.items())
    return f"<{tag}{marks}>{draw(WORDS)}{inside}</{tag}>{draw(WORDS)}"


@settings(max_examples=150, deadline=None)
@given(st.lists(elements(), min_size=1, max_size=4))
def test_it_finds_whom_the_slower_search_finds(body: list[str]) -> None:
    tree = load_html(f"<html><head><title>Border to reopen</title></head><body>{''.join(body)}</body></html>")
    assert tree is not None
    assert shown_author(tree) == extract_author(tree)


@pytest.mark.parametrize(
    ("body", "author"),
    [
        ('<p class="byline">By Ann Low</p>', "Ann Low"),
        ('<div id="comments"><p class="byline">By Ann Low</p></div>', None),
        ("<p>By Ann Low</p>", None),
    ],
)
def test_the_author_is_whom_the_markup_marks(body: str, author: str | None) -> None:
    tree = load_html(f"<html><head><title>x</title></head><body>{body}<p>The border reopens.</p></body></html>")
    assert tree is not None
    assert shown_author(tree) == author
