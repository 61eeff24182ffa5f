"""Feeds of every format, whole and broken, honest and hostile."""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from dateline.errors import InputError
from dateline.fetching.formats import Feed, read_feed
from dateline.types.feeds import Entry

NOW = datetime(2031, 3, 10, 12, tzinfo=UTC)
URL = "https://news.example/feeds/world.xml"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def read(text: str | bytes, url: str = URL) -> Feed:
    return read_feed(text.encode() if isinstance(text, str) else text, url, NOW)


def rss(items: str, head: str = "<title>The Example Post</title>") -> str:
    return f'<?xml version="1.0"?>\n<rss version="2.0" {DC}><channel>{head}{items}</channel></rss>'


def one(text: str | bytes) -> Entry:
    (entry,) = read(text).entries
    return entry


ITEM = (
    "<item><title>Envoys meet</title><link>/a?x=1&amp;y=2#top</link><pubDate>Sun, 09 Mar 2031 22:30:00 -0700</pubDate>"
    "<dc:creator>Ann Low and Bo Lind</dc:creator><source url='https://wire.example/rss'>Wire Example</source></item>"
)


def test_rss() -> None:
    feed = read(rss(ITEM, "<title>The Example Post</title><ttl>90</ttl>"))
    assert (feed.kind, feed.title, feed.every, feed.more) == ("rss", "The Example Post", 5400.0, False)
    assert feed.entries == (
        Entry("https://news.example/a?x=1&y=2", "2031-03-09", None, "Ann Low, Bo Lind", "Wire Example"),
    )


def test_atom() -> None:
    feed = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example Post</title>'
        "<entry><title>Envoys meet</title><link rel='alternate' href='a'/><link rel='enclosure' href='b.mp3'/>"
        "<published>2031-03-09T23:30:00+02:00</published><updated>2031-03-10T08:00:00Z</updated>"
        "<author><name>Ann Low</name></author>"
        "<source><title>Wire Example</title><link href='https://wire.example/'/></source></entry></feed>"
    )
    entry = Entry("https://news.example/feeds/a", "2031-03-09", "2031-03-10T08:00:00+00:00", "Ann Low", "Wire Example")
    assert (feed.kind, feed.entries) == ("atom", (entry,))


def test_rss_of_the_first_version() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'{DC}><channel rdf:about="x"><title>T</title></channel><item rdf:about="y"><title>A</title>'
        "<link>https://news.example/a</link><dc:date>2031-03-09</dc:date></item></rdf:RDF>"
    )
    assert one(text).url == "https://news.example/a"


def test_json_feed() -> None:
    items = [
        {"id": "1", "url": "/a", "date_published": "2031-03-09T10:00:00Z", "date_modified": "2031-03-10T10:00:00Z",
         "authors": [{"name": "Ann Low"}, {"name": "Bo Lind"}]},
        {"id": "https://news.example/b", "author": {"name": "admin"}},
        {"id": "2", "external_url": "https://other.example/c"},
        {"id": "3"}, "nothing", None, {"url": 7}, {"url": "javascript:alert(1)"},
    ]  # fmt: skip
    feed = read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items}))
    assert (feed.kind, feed.title) == ("json", "T")
    assert feed.entries == (
        Entry("https://news.example/a", "2031-03-09", "2031-03-10T10:00:00+00:00", "Ann Low, Bo Lind"),
        Entry("https://news.example/b"),
        Entry("https://other.example/c"),
    )


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "\x1b[2J", "\x7f", "\x9b"])
def test_what_no_database_takes_is_left_out(odd: str) -> None:
    item = {"url": f"/a{odd}b", "authors": [{"name": f"Ann{odd} Low"}]}
    whole = {"url": "/c", "authors": [{"name": f"Ann{odd} Low"}], "date_published": odd, "date_modified": odd}
    feed = read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": f"T{odd}", "items": [item, whole]}))
    assert [e.url for e in feed.entries] == ["https://news.example/c"]
    kept = "".join(value for value in (feed.title, *feed.entries[0]) if value)
    assert kept.encode("utf-8")
    assert kept.isprintable()


@pytest.mark.parametrize("said", ["nan", "inf", "-5", "0", "1e999", "x", "1_0_0e300"])
def test_an_interval_that_cannot_be_meant_is_none(said: str) -> None:
    assert read(rss("", f"<ttl>{said}</ttl>")).every is None


def test_news_sitemap() -> None:
    feed = read(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="urn:image">'
        "<url><image:image><image:loc>https://news.example/a.png</image:loc></image:image>"
        "<loc> https://news.example/a </loc><news:news><news:publication><news:name>The Example Post</news:name>"
        "</news:publication><news:publication_date>2031-03-09T20:00:00-05:00</news:publication_date></news:news></url>"
        "<url><loc>https://news.example/b</loc><lastmod>2031-03-08</lastmod></url><url><loc>ftp://x/</loc></url></urlset>"
    )
    assert (feed.kind, feed.title) == ("sitemap", "The Example Post")
    assert feed.entries == (
        Entry("https://news.example/a", "2031-03-09", "2031-03-10T01:00:00+00:00"),
        Entry("https://news.example/b", None, "2031-03-08T00:00:00+00:00"),
    )


def test_index_of_sitemaps_gives_the_newest() -> None:
    days = "".join(f"<sitemap><loc>/s{n}.xml</loc><lastmod>2031-02-{n:02}</lastmod></sitemap>" for n in range(1, 29))
    feed = read(f"<sitemapindex>{days}<sitemap><loc>{URL}</loc></sitemap></sitemapindex>")
    assert (feed.kind, len(feed.feeds), feed.feeds[0]) == ("index", 20, "https://news.example/s28.xml")


def test_lists_of_feeds() -> None:
    deep = "<outline>" * 100 + '<outline xmlUrl="https://c.example/"/>' + "</outline>" * 100
    feed = read(
        '<opml version="2.0"><head><title>Mine</title></head><body><outline text="World">'
        f'<outline type="rss" xmlUrl="https://a.example/rss"/><outline type="rss" xmlurl="b.xml"/></outline>{deep}'
        '<outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="https://a.example/rss"/></body></opml>'
    )
    assert (feed.kind, feed.title) == ("opml", "Mine")
    assert feed.feeds == ("https://a.example/rss", "https://news.example/feeds/b.xml", "https://c.example/")


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "0000-00-00", "2031-03-12T00:00:00Z", "2099-01-01",
     "Mon, 99 Mar 2031 99:99:99 GMT", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "1" * 5000, "٣" * 20],
)  # fmt: skip
def test_dates_that_cannot_be_right_are_none(written: str) -> None:
    assert one(rss(f"<item><link>/a</link><pubDate>{written}</pubDate></item>")).published is None
    atom = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/><updated>{written}</updated></entry></feed>'
    )
    assert one(atom).updated is None


@pytest.mark.parametrize(
    "written", ["2031-03-11T10:00:00Z", "Tue, 11 Mar 2031 10:00:00 +0000", "11 Mar 2031 10:00:00 GMT", "2031-03-11"]
)
def test_dates_are_read_as_feeds_write_them(written: str) -> None:
    assert one(rss(f"<item><link>/a</link><pubDate>{written}</pubDate></item>")).published == "2031-03-11"


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "http://[", "data:,a"]
)
def test_entries_without_an_address_on_the_web_are_left_out(link: str) -> None:
    assert read(rss(f"<item><link>{link}</link></item><item><link>/a</link></item>")).entries == (
        Entry("https://news.example/a"),
    )


def test_an_address_that_stands_twice_counts_once_as_it_stood_first() -> None:
    feed = read(
        rss(
            "<item><link>/a</link><author>Ann Low</author></item><item><link>/b</link></item>"
            + ITEM.replace("/a?", "/a#") * 2
        )
    )
    assert [e.url for e in feed.entries] == ["https://news.example/a", "https://news.example/b"]
    assert feed.entries[0].byline == "Ann Low"


@pytest.mark.parametrize(
    ("source", "meant"),
    [("<source url='https://www.news.example/rss'>The Example Post</source>", None),
     ("<source url='https://wire.example/rss'></source>", "wire.example"),
     ("<source>Wire Example</source>", "Wire Example"),
     ("<source url='javascript:x'>Wire Example</source>", "Wire Example"), ("<source/>", None)],
)  # fmt: skip
def test_a_source_is_another_site(source: str, meant: str | None) -> None:
    assert one(rss(f"<item><link>/a</link>{source}</item>")).source == meant


@pytest.mark.parametrize("author", ["news@example.org", "admin", "The Example Post", "", "<b>"])
def test_an_author_who_is_nobody_is_none(author: str) -> None:
    assert one(rss(f"<item><link>/a</link><author><![CDATA[{author}]]></author></item>")).byline is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_feeds_come_in_every_encoding(encoding: str) -> None:
    declared = "iso-8859-1" if encoding == "iso-8859-1" else "utf-8"
    text = rss("<item><link>/a</link><dc:creator>Bjørn Åse</dc:creator></item>").replace(
        '"1.0"', f'"1.0" encoding="{declared}"'
    )
    assert one(text.encode(encoding)).byline == "Bjørn Åse"


def test_invalid_utf8_costs_the_letters_that_are_broken() -> None:
    broken = (
        rss("<item><link>/a</link><title>x\u00e4y\u00f6</title></item>" + ITEM)
        .encode()
        .replace(b"\xc3\xa4", b"\xc3\xff")
    )
    assert len(read(broken).entries) == 2


@pytest.mark.parametrize(
    "text",
    [rss(ITEM).replace("</channel>", "<b></channel>"), rss(ITEM)[:-20],
     rss(ITEM).replace("Envoys", "Envoys & <br> &nbsp; x"),
     "\n\n" + rss(ITEM),
     rss(ITEM).replace("<?xml", "<!-- a --><?pi?><!DOCTYPE rss PUBLIC 'x' 'http://dtd.example/x.dtd'><?xml")],
)  # fmt: skip
def test_feeds_that_are_a_little_broken_are_read(text: str) -> None:
    assert one(text).url == "https://news.example/a?x=1&y=2"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
RSS = '<rss version="2.0"><channel><title>{}</title></channel></rss>'
BOMBS = {
    "billion laughs": f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>' + RSS.format("&l9;"),
    "quadratic": f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>' + RSS.format("&a;" * 50_000),
    "external": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + RSS.format("&a;"),
    "parameter": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x">%a;]><urlset><url><loc>/a</loc></url></urlset>',
    "commented": '<!-- > --><!DOCTYPE x [<!ENTITY a "b">]><opml><body/></opml>',
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_entity_bombs_are_refused_before_they_are_parsed(bomb: str) -> None:
    started = time.monotonic()
    with pytest.raises(InputError, match="declares entities"):
        read(BOMBS[bomb])
    assert time.monotonic() - started < 1


NO_FEEDS = {
    "": "empty", "   ": "empty", "hello": "is no feed", "<": "is no feed", "<!--": "is no feed", "<?xml": "is no feed",
    "<svg/>": "is no feed", "{}": "no JSON Feed", "{": "broken JSON", "{" + "[" * 100_000: "broken JSON",
    '{"version":' * 100_000: "broken JSON", "%PDF-1.7": "a PDF",
    "<!DOCTYPE html><html><body>Sorry</body></html>": "a web page and no feed",
    '<html><link rel="alternate" type="application/rss+xml" href="/rss">': "it names is https://news.example/rss",
    "\x89PNG": "PNG", "\x00\x01\x02\x03": "binary",
}  # fmt: skip


@pytest.mark.parametrize("text", NO_FEEDS, ids=range(len(NO_FEEDS)))
def test_what_is_no_feed_says_what_it_is(text: str) -> None:
    with pytest.raises(InputError, match=NO_FEEDS[text]) as refused:
        read(text.encode("latin-1"))
    assert refused.value.source == URL
    assert len(str(refused.value)) < 300


def many(kind: str, number: int) -> str:
    if kind == "rss":
        return rss("".join(f"<item><link>/{n}</link><guid>{n}</guid></item>" for n in range(number)))
    if kind == "atom":
        entries = "".join(f'<entry><link href="/{n}"/><id>{n}</id></entry>' for n in range(number))
        return f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'
    if kind == "json":
        return json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": f"/{n}"} for n in range(number)]}
        )
    urls = "".join(
        f"<url><loc>/{n}</loc><lastmod>2031-01-{n * 28 // number + 1:02}</lastmod></url>" for n in range(number)
    )
    return f"<urlset>{urls}</urlset>"


@pytest.mark.parametrize("kind", ["rss", "atom", "json", "sitemap"])
def test_a_hundred_thousand_entries_take_seconds(kind: str) -> None:
    data = many(kind, 100_000).encode()
    started = time.monotonic()
    feed = read(data)
    assert time.monotonic() - started < 20
    assert (len(feed.entries), feed.more) == (2000, True)
    assert feed.entries[0].url == f"https://news.example/{96_429 if kind == 'sitemap' else 0}"


@pytest.mark.parametrize("kind", ["rss", "atom", "json", "sitemap"])
def test_entries_that_are_not_taken_cost_little_memory(kind: str) -> None:
    data = many(kind, 20_000).encode()
    tracemalloc.start()
    read(data)
    assert tracemalloc.get_traced_memory()[1] < 20 * len(data)
    tracemalloc.stop()


HOSTILE = {
    "tags": "<a " * 100_000, "open": "<item>" * 100_000, "angles": "<" * 200_000, "ampersands": "&" * 200_000,
    "numbers": "&#x" + "1" * 500_000, "sections": "<![CDATA[" * 100_000, "comments": "<!--" * 100_000,
    "attributes": "<item " + "a='b' " * 100_000 + ">", "declarations": "<!DOCTYPE [" * 50_000,
    "date": "<item><pubDate>" + "1 " * 200_000 + "</pubDate></item>",
    "zone": "<item><pubDate>Mon, 10 Mar 2031 10:00:00 " + "A" * 200_000 + "</pubDate></item>",
    "author": "<item><link>/a</link><author>" + "a@" * 100_000 + "</author></item>",
    "title": "<title>" + "x" * 1_000_000 + "</title>", "spaces": "<item><link>" + " " * 1_000_000 + "</link></item>",
    "html": "<item><description>" + "&lt;b&gt;" * 100_000 + "</description></item>",
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("around", [rss, lambda t: f"<urlset><url>{t}</url></urlset>", lambda t: f"<opml>{t}</opml>"])
def test_hostile_text_takes_no_more_than_its_length(what: str, around: Callable[[str], str]) -> None:
    started = time.monotonic()
    with suppress(InputError):
        read(around(HOSTILE[what]))
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("reference", ["&#x110000;", "&#99999999999;", "&#x" + "f" * 5000 + ";", "&#1114112"])
def test_references_to_characters_that_do_not_exist(reference: str) -> None:
    broken = ITEM.replace("Envoys meet", f"Envoys {reference} meet <b>")
    assert one(rss(broken)).url == "https://news.example/a?x=1&y=2"


def test_a_feed_on_which_the_parser_fails_is_refused() -> None:
    with pytest.raises(InputError, match="is RSS or Atom that cannot be read"):
        read(rss("<odd:x xmlns:odd='a\u2028b\u2028c\u2028d'/>" + ITEM))
