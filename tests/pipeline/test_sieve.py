"""What is passed over of a crawl before anything is parsed: by the page alone, in stages, every page counted once."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.extraction import Reader
from dateline.pipeline import crew, find_articles, keep, total
from dateline.pipeline.sieve import Addresses, screened, sifted
from dateline.reading import Given, RawPage, Settings, glimpse
from dateline.store import open_store
from dateline.types import Article, Skipped

TALKS = (
    "The foreign ministers of Peru and Chile met in Lima on Tuesday and agreed to reopen the border. The ambassador of "
    "Peru called the treaty a step towards peace, and parliament will vote on it in May. "
)
BAKERY = (
    "The bakery on Tanner Street has been sold to a chain that wants to keep the oven and the name. The new owners met "
    "the staff on Tuesday and agreed on longer hours. A neighbour called the deal a shame. "
)
GERMAN = (
    "Die Bäckerei in der Gerbergasse ist verkauft worden, und die neuen Besitzer wollen Ofen und Namen behalten. "
    "Sie trafen am Dienstag die Angestellten und einigten sich mit ihnen auf längere Öffnungszeiten. "
)
MENU = "<nav><a href='/p'>Politics</a> <a href='/w'>War in Chad</a> <a href='/g'>Government</a></nav>"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def page(*texts: str, url: str | None = None, language: str = "en", tag: str = "p", crawled: bool = True) -> RawPage:
    body = "".join(f"<{tag}>{text * 4}</{tag}>" for text in texts)
    html = f"<html lang={language}><head><title>A page of news</title></head><body>{MENU}{body}</body></html>"
    return RawPage("crawl.warc", "html", html.encode(), Given(url=url), 1, crawled)


def what(found: Article | InputError | Skipped) -> str:
    return found.reason if isinstance(found, Skipped) else type(found).__name__


@pytest.mark.parametrize(
    ("texts", "language", "tag", "end"),
    [
        ([TALKS, TALKS], "en", "p", "Article"),
        ([BAKERY, BAKERY], "en", "p", "not political"),
        ([BAKERY, BAKERY], "en", "div", "not political"),
        ([GERMAN, GERMAN], "de", "p", "language"),
        ([GERMAN, GERMAN], "en", "p", "language"),
        ([], "en", "p", "empty"),
    ],
    ids=["talks", "bakery", "no paragraphs", "German", "German as English", "empty"],
)
def test_a_page_ends_in_the_stage_that_it_belongs_to(reader, texts, language, tag, end):
    found = sifted(reader, page(*texts, url="https://orda.test/1", language=language, tag=tag), Settings(), None)
    assert what(found) == end
    if isinstance(found, Skipped):
        assert found == Skipped("crawl.warc", end, 1, "https://orda.test/1")


@pytest.mark.parametrize(
    ("crawled", "screen", "read"),
    [(True, None, False), (False, None, True), (True, False, True), (False, True, False)],
)
def test_pages_of_crawls_are_screened_unless_it_is_said_otherwise(reader, crawled, screen, read):
    one = page(BAKERY, BAKERY, crawled=crawled)
    (one,) = screened([one], screen)
    assert isinstance(sifted(reader, one, Settings(), screen), Article) is read


def test_one_political_stretch_of_a_page_is_enough(reader):
    assert isinstance(sifted(reader, page(BAKERY, BAKERY, TALKS), Settings(), None), Article)


def test_politics_outside_of_paragraphs_is_seen(reader):
    one = page(BAKERY, BAKERY)
    mixed = one._replace(content=one.content.replace(b"</body>", f"<div>{TALKS * 5}</div></body>".encode()))
    seen = glimpse(mixed)
    assert seen is not None
    assert reader.is_political_page(seen.paragraphs, seen.shown)


def test_menus_and_lists_of_links_are_not_what_a_page_is_about():
    links = "".join(f"<li><a href='/{n}'>Minister of Chad visits Niger</a></li>" for n in range(50))
    one = page(BAKERY)
    seen = glimpse(one._replace(content=one.content.replace(b"</body>", f"<ul>{links}</ul></body>".encode())))
    assert seen is not None
    assert "Chad" not in seen.shown
    assert "Tanner Street" in seen.shown


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 40, b"<p>" * 5000, b"x" * 2_000_001], ids=repr)
def test_of_what_is_no_page_there_is_no_glimpse_that_tells(content):
    seen = glimpse(RawPage("a", "html", content))
    assert seen is None or not seen.tells


def test_a_text_is_looked_at_as_an_article(reader):
    text = RawPage("a.txt", "text", "The bakery is sold\n\n" + BAKERY * 4, crawled=True)
    assert what(sifted(reader, text, Settings(), None)) == "not political"


def test_a_stated_language_is_believed(reader):
    one = page(TALKS, TALKS)._replace(given=Given(language="en"))
    assert isinstance(sifted(reader, one, Settings(), None), Article)


def test_the_same_page_at_the_same_address_is_passed_over():
    first, same = page(TALKS, url="https://www.orda.test/1?utm_source=a"), page(TALKS, url="http://orda.test/1/")
    other, new = page(TALKS, url="https://orda.test/2"), page(TALKS, BAKERY, url="https://orda.test/1")
    ends = [what(one) for one in screened([first, same, other, new, same], None)]
    assert ends == ["RawPage", "same address", "RawPage", "RawPage", "RawPage"]


def test_what_a_person_chose_is_not_compared():
    one = page(TALKS, url="https://orda.test/1", crawled=False)
    assert [what(found) for found in screened([one, one], None)] == ["RawPage", "RawPage"]
    assert [what(found) for found in screened([one, one], True)] == ["RawPage", "same address"]


def test_what_is_no_page_passes():
    error, skipped = InputError("a", "broken"), Skipped("a", "status", 3)
    assert list(screened([error, skipped], True)) == [error, skipped]


def test_as_many_addresses_are_remembered_as_there_is_room_for():
    met = Addresses(most=10)
    pages = [page(TALKS, url=f"https://orda.test/{n}") for n in range(100)]
    assert not any(met.has(one) for one in pages)
    assert len(met._young) + len(met._old) <= 20
    assert met.has(pages[-1])
    assert not met.has(pages[0])


def table(folder: Path, pages: list[tuple[str | None, str]]) -> str:
    path = folder / "crawl.jsonl"
    rows = [{"html": page(text, text).content.decode(), "url": url, "published": "2024-05-15"} for url, text in pages]
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"html": 5}]), encoding="utf-8")
    return str(path)


def test_every_page_is_counted_once(tmp_path):
    pages = [("https://a.test/1", TALKS), ("https://a.test/1", TALKS), ("https://b.test/1", TALKS)]
    pages += [("https://a.test/2", BAKERY), ("https://a.test/3", GERMAN), ("https://a.test/4", TALKS + BAKERY)]
    source = table(tmp_path, pages)
    errors: list[InputError] = []
    skips: list[Skipped] = []
    with crew(jobs=1) as readers, open_store(str(tmp_path / "a.db"), create=True) as store:
        for _ in range(2):
            found = find_articles([source], readers, screen=True)
            done = total(keep(store, found, readers, on_error=errors.append, on_skip=skips.append))
    reasons = Counter(skip.reason for skip in skips)
    assert reasons == {"same address": 2, "not political": 2, "language": 2}
    assert len(errors) == 2
    assert (done.new, done.known) == (0, 3)
    assert sum(reasons.values()) + len(errors) + 3 + done.known == 2 * (len(pages) + 1)


def test_a_copy_at_another_address_is_a_report_of_its_own_and_counted_as_a_copy(tmp_path):
    source = table(tmp_path, [("https://a.test/1", TALKS), ("https://b.test/1", TALKS)])
    with crew(jobs=1) as readers, open_store(str(tmp_path / "a.db"), create=True) as store:
        found = find_articles([source], readers, screen=True)
        done = total(keep(store, found, readers, on_error=lambda _: None))
    assert (done.new, done.copies) == (2, 1)
