"""What holds for any input: nothing crashes, the same input gives the same article, the body's words are the page's."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.reading import read_html, read_sources, read_text
from dateline.reading.characters import clean
from dateline.types import Article
from tests.reading.pages import SAMPLES

LINES = st.lists(
    st.sampled_from([line for sample in SAMPLES.values() for line in sample.text.splitlines()]) | st.text(max_size=60),
    max_size=30,
)


def read(text: str) -> Article | str:
    try:
        return read_text(text)
    except InputError as error:
        return str(error)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_on_standard_input(data: bytes) -> None:
    for found in read_sources(["-"], stdin=io.BytesIO(data)):
        assert isinstance(found, Article | InputError)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_markup(text: str) -> None:
    try:
        read_html(f"<html><body><p>{text}</p><div>{text}")
    except InputError as error:
        assert "\n" not in str(error)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_any_lines_give_the_same_article_twice(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert read(text) == read(text)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_every_paragraph_stands_in_the_page(lines: list[str]) -> None:
    text = "\n".join(lines)
    article = read(text)
    if isinstance(article, Article):
        shown = " ".join(clean(text).split())
        assert all(" ".join(line.split()) in shown for line in article.body.split("\n"))
        assert article.body == clean(article.body)
        assert all(line == line.strip() and line for line in article.body.split("\n"))


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_a_body_read_again_is_the_same_body(lines: list[str]) -> None:
    article = read("\n".join(lines))
    if isinstance(article, Article) and article.headline is None:
        again = read_text(article.body, headline="")
        assert set(again.body.split("\n")) <= set(article.body.split("\n"))
