from __future__ import annotations

import json

import pytest

from dateline.errors import InputError
from dateline.reading import Settings, read_html

PARAGRAPHS = [
    "The foreign ministers of Arvania and Belmora met in Riverton on Friday and agreed to reopen the border.",
    "The talks lasted three hours. “We have a long road ahead,” Petra Kovalik told reporters after the meeting.",
    "The crossing at Hallen has been shut since 2019, when Belmora accused its neighbour of smuggling.",
]


def page(
    head: str = "", body: str = "", *, lang: str = "en", heading: str = "Arvania and Belmora reopen border"
) -> str:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{heading} - Hallen Times</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a></nav><main><article><h1>{heading}</h1>{text}</article></main>{body}"
        "<footer>© Hallen Times</footer></body></html>"
    )


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_body_and_headline() -> None:
    article = read_html(page())
    assert article.headline == "Arvania and Belmora reopen border"
    assert article.body == "\n".join(PARAGRAPHS)
    assert article.language == "en"


def test_json_ld() -> None:
    head = ld(
        headline="Arvania and Belmora reopen border",
        author=[{"@type": "Person", "name": "Ann Low"}, {"@type": "Person", "name": "Omar Haddad"}],
        publisher={"@type": "Organization", "name": "Hallen Times"},
        datePublished="2025-10-03T18:00:00+02:00",
    )
    article = read_html(page(head))
    assert (article.byline, article.publisher, article.published, article.published_from) == (
        "Ann Low, Omar Haddad", "Hallen Times", "2025-10-03", "metadata",
    )  # fmt: skip


def test_json_ld_of_another_report_is_not_believed() -> None:
    others = "".join(
        ld(headline=f"Quite Another Story {n}", author="Eve Moss", datePublished="2020-01-01") for n in "ab"
    )
    article = read_html(page(others))
    assert (article.byline, article.published) == (None, None)


def test_open_graph_and_meta_tags() -> None:
    head = (
        '<meta property="og:title" content="Arvania and Belmora reopen border | Hallen Times">'
        '<meta property="og:site_name" content="Hallen Times"><meta name="author" content="By Ann Low">'
        '<meta property="article:published_time" content="2025-10-03T08:00:00Z">'
        '<link rel="canonical" href="https://hallentimes.example/news/border">'
    )
    article = read_html(page(head))
    assert (article.headline, article.byline, article.publisher, article.published, article.url) == (
        "Arvania and Belmora reopen border", "Ann Low", "Hallen Times", "2025-10-03",
        "https://hallentimes.example/news/border",
    )  # fmt: skip


@pytest.mark.parametrize("author", ["admin", "Hallen Times", "https://hallentimes.example/u/3", "News Desk", "@hallen"])
def test_authors_that_are_no_persons(author: str) -> None:
    head = f'<meta property="og:site_name" content="Hallen Times"><meta name="author" content="{author}">'
    assert read_html(page(head)).byline is None


def test_canonical_that_is_the_front_page_is_not_believed() -> None:
    head = '<link rel="canonical" href="https://hallentimes.example/">'
    assert read_html(page(head), url="https://hallentimes.example/a/1").url == "https://hallentimes.example/a/1"


def test_date_after_the_last_change_is_not_believed() -> None:
    head = (
        '<meta property="article:published_time" content="2031-01-01">'
        '<meta property="article:modified_time" content="2025-10-04">'
    )
    article = read_html(page(head), url="https://hallentimes.example/2025/10/03/border")
    assert (article.published, article.published_from) == ("2025-10-03", "url")


def test_date_line_that_the_page_shows() -> None:
    text = page().replace("</h1>", "</h1><div>Ann Low</div><div>October 3, 2025, 10:15</div>")
    article = read_html(text)
    assert (article.published, article.published_from) == ("2025-10-03", "metadata")


def test_no_date_is_no_date() -> None:
    article = read_html(page())
    assert (article.published, article.published_from) == (None, None)


def test_caller_dates_what_nothing_else_dates() -> None:
    settings = Settings(published="2025-10-05")
    assert read_html(page(), settings=settings).published_from == "caller"
    dated = read_html(page('<meta name="date" content="2025-10-03">'), settings=settings)
    assert (dated.published, dated.published_from) == ("2025-10-03", "metadata")


def test_related_and_latest_headlines() -> None:
    body = (
        '<aside><h3>Read also</h3><ul><li><a href="/a/1">Mayor steps down over road contract</a></li></ul></aside>'
        '<section><h2>Latest news</h2><div><a href="/a/2">Metro fares to rise in January</a></div>'
        '<div><a href="/a/3">Two climbers rescued near the pass</a></div></section>'
        '<section><h2>About us</h2><a href="/a/4">How this newspaper came to be</a></section>'
    )
    article = read_html(page(body=body), url="https://hallentimes.example/a/9")
    assert [(link.block, link.headline, link.url) for link in article.links] == [
        ("related", "Mayor steps down over road contract", "https://hallentimes.example/a/1"),
        ("latest", "Metro fares to rise in January", "https://hallentimes.example/a/2"),
        ("latest", "Two climbers rescued near the pass", "https://hallentimes.example/a/3"),
    ]
    assert "climbers" not in article.body


def test_furniture_that_the_extractor_lets_through_is_taken_out() -> None:
    extra = (
        "<p>Sign up to First Light, our free daily newsletter.</p><p>(Reporting by Ann Low; Editing by Joan Marr)</p>"
    )
    assert read_html(page().replace("</article>", f"{extra}</article>")).body == "\n".join(PARAGRAPHS)


def test_encodings() -> None:
    text = page('<meta charset="windows-1252">')
    assert read_html(text.encode("cp1252")).body == "\n".join(PARAGRAPHS)
    assert read_html(text.encode("utf-16")).body == "\n".join(PARAGRAPHS)


def test_language_declared_wrongly() -> None:
    assert read_html(page(lang="ru")).language == "en"


def test_a_language_that_is_not_read() -> None:
    russian = "Министры встретились в пятницу в столице и говорили о границе. " * 10
    with pytest.raises(InputError, match="page: its language is 'ru', and only en is read"):
        read_html(f"<html><body><article><h1>Встреча</h1><p>{russian}</p></article></body></html>")


@pytest.mark.parametrize(
    "html", ["<html></html>", "", "<html><body><nav><a href=x>Home</a></nav></body></html>", b"<html>\xff"]
)
def test_a_page_without_an_article(html: str | bytes) -> None:
    with pytest.raises(InputError):
        read_html(html)


def test_hostile_markup() -> None:
    article = read_html(page("<script type='application/ld+json'>" + "[" * 100_000 + "</script>"))
    assert article.body == "\n".join(PARAGRAPHS)
    with pytest.raises(InputError):
        read_html("<html><body>" + "<div>" * 50_000)


def test_an_article_keeps_its_id_by_its_address() -> None:
    first = read_html(page(), url="https://www.hallentimes.example/a/1?utm_source=x#top")
    second = read_html(page(heading="Arvania and Belmora open border"), url="http://hallentimes.example/a/1/")
    assert first.id == second.id
    assert first.version != second.version
