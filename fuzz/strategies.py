"""Strategies of hypothesis: what looks like a report, a page, a table, a crawl or a feed, and is broken somewhere."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from fuzz.pieces import ODD, lines, sentences, words

_COLUMNS = ("text", "html", "id", "url", "headline", "published", "publisher", "byline", "language", "other")
_TAGS = (
    "p",
    "div",
    "article",
    "h1",
    "h2",
    "span",
    "a",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "blockquote",
    "time",
    "main",
    "q",
)


def _any_of(values: Callable[[], Sequence[str]]) -> st.SearchStrategy[str]:
    """One of many values, of which hypothesis does not make a list for its messages."""
    return st.integers(0, len(values()) - 1).map(lambda number: values()[number])


def pieces() -> st.SearchStrategy[str]:
    """A sentence, a part of one, a word, something odd, any text, or a long run of one of them."""
    cut = st.builds(lambda s, a, b: s[a:b], _any_of(sentences), st.integers(0, 80), st.integers(1, 400))
    short = _any_of(lambda: ODD) | _any_of(words)
    runs = st.builds(lambda s, n: s * n, _any_of(lambda: ODD) | st.text(min_size=1, max_size=3), st.integers(2, 400))
    return _any_of(sentences) | cut | short | short | st.text(max_size=20) | runs


def text(most: int = 12) -> st.SearchStrategy[str]:
    """A report."""
    joint = st.sampled_from(("", " ", " ", " ", "\n", "\n\n"))
    return st.lists(st.tuples(pieces(), joint), max_size=most).map(lambda parts: "".join(p + j for p, j in parts))


def pages() -> st.SearchStrategy[bytes]:
    """A text page with a headline and lines of furniture, in some encoding."""
    whole = st.lists(_any_of(lines) | text(4), max_size=12).map("\n\n".join) | text()
    encodings = st.sampled_from(("utf-8", "utf-8", "utf-8", "utf-16", "cp1252", "utf-8-sig", "koi8-r"))
    return _spoilt(st.builds(lambda t, e: t.encode(e, "replace"), whole, encodings))


def html() -> st.SearchStrategy[bytes]:
    """A page of markup, tags open and closed at random."""
    tag = st.builds(
        lambda t, e, a: f"<{e}{t}{a}>", st.sampled_from(_TAGS), st.sampled_from(("", "", "/")), _attribute()
    )
    inner = st.lists(tag | pieces() | _any_of(lines).map(lambda s: f"<p>{s}</p>"), max_size=25).map("".join)
    meta = st.lists(st.builds(_meta, st.sampled_from(_METAS), pieces()), max_size=5).map("".join)
    page = st.builds(lambda m, b: f"<html><head>{m}</head><body>{b}", meta, inner)
    return _spoilt((page | inner).map(lambda t: t.encode("utf-8", "replace")))


_METAS = (
    '<meta property="og:title" content="{}">', '<meta name="author" content="{}">', "<title>{}</title>",
    '<meta property="article:published_time" content="{}">', '<link rel="canonical" href="{}">',
    '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{}", "datePublished": "{}"}}</script>',
    '<script type="application/ld+json">{}</script>', '<time datetime="{}">',
)  # fmt: skip


def _meta(template: str, value: str) -> str:
    return template.format(value, value)


def _attribute() -> st.SearchStrategy[str]:
    made = st.builds(lambda n, v: f' {n}="{v}"', st.sampled_from(("class", "href", "id", "datetime")), pieces())
    return st.just("") | st.just("") | made


def _values() -> st.SearchStrategy[Any]:
    plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | pieces() | text(5)
    return plain | st.lists(plain, max_size=2) | st.dictionaries(st.text(max_size=4), plain, max_size=2)


def jsonl() -> st.SearchStrategy[bytes]:
    """A table in JSON Lines, with values of any kind and half surrogates."""
    row = st.dictionaries(st.sampled_from(_COLUMNS), _values(), max_size=6)
    line = row.map(json.dumps) | row.map(lambda r: json.dumps(r, ensure_ascii=False)) | pieces()
    half = st.builds(lambda s: s.replace("e", "\\ud800", 1), line)
    return _spoilt(st.lists(line | half, max_size=6).map(lambda some: "\n".join(some).encode("utf-8", "replace")))


def csv() -> st.SearchStrategy[bytes]:
    """A table with a header, quoted well or badly."""
    cell = pieces() | text(4).map(lambda t: '"' + t.replace('"', '""') + '"') | pieces().map(lambda t: f'"{t}')
    marks = st.sampled_from((",", ";", "\t"))
    columns = st.lists(st.sampled_from(_COLUMNS), min_size=1, max_size=5)
    rows = st.lists(st.lists(cell, max_size=6), max_size=6)
    made = st.builds(
        lambda m, c, r: "\n".join(m.join(x) for x in ["text", *c] and [["text", *c], *r]), marks, columns, rows
    )
    return _spoilt(made.map(lambda t: t.encode("utf-8", "replace")))


def parquet() -> st.SearchStrategy[bytes]:
    """A table in Parquet, with columns of text, bytes, numbers and lists."""
    column = st.one_of(
        st.lists(st.none() | text(4), min_size=2, max_size=2),
        st.lists(st.binary(max_size=20), min_size=2, max_size=2),
        st.lists(st.integers(-(2**40), 2**40), min_size=2, max_size=2),
        st.lists(st.lists(st.text(max_size=5), max_size=2), min_size=2, max_size=2),
    )
    return _spoilt(st.dictionaries(st.sampled_from(_COLUMNS), column, min_size=1, max_size=5).map(_parquet))


def _parquet(columns: dict[str, list[Any]]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def readings(made: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """Readings of which something was changed, left out or put elsewhere."""
    one = st.builds(_changed, _any_of(lambda: made), st.lists(st.tuples(st.integers(0, 10**6), _values()), max_size=3))
    return _spoilt(st.lists(one, min_size=1, max_size=3).map(lambda some: "\n".join(some).encode("utf-8", "replace")))


def _changed(line: str, changes: list[tuple[int, Any]]) -> str:
    value = json.loads(line)
    for number, new in changes:
        places = list(_places(value))
        holder, key = places[number % len(places)]
        if number % 5 == 0:
            del holder[key]
        else:
            holder[key] = new
    return json.dumps(value)


def _places(value: Any) -> Any:
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


def crawls(*, packed: bool) -> st.SearchStrategy[bytes]:
    """A web archive of responses and other records, with headers that may be wrong."""
    kinds = st.sampled_from(("response", "response", "request", "warcinfo", "metadata", "resource", "odd"))
    record = st.builds(_record, kinds, html() | pages() | st.binary(max_size=50), st.integers(-3, 3), pieces())
    made = st.lists(record, max_size=4).map(b"".join)
    return _spoilt(made.map(gzip.compress) if packed else made)


def _record(kind: str, body: bytes, off: int, odd: str) -> bytes:
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Odd: " + odd.encode("utf-8", "replace") + b"\r\n\r\n" + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/{len(body)}\r\n"
        f"WARC-Date: 2025-10-17T0{len(odd) % 10}:00:00Z\r\nWARC-Record-ID: <urn:x:{len(body)}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {max(len(http) + off, 0)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def feeds() -> st.SearchStrategy[bytes]:
    """RSS, Atom, JSON Feed, sitemaps and OPML with anything in their fields."""
    items = st.lists(st.lists(pieces(), min_size=4, max_size=4), max_size=4)
    return _spoilt(st.builds(_feed, st.sampled_from(sorted(_FEEDS)), items).map(lambda t: t.encode("utf-8", "replace")))


_FEEDS = {
    "rss": (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>x</title>{}</channel></rss>",
        "<item><title>{}</title><link>{}</link><pubDate>{}</pubDate><source url='{}'>s</source></item>",
    ),
    "atom": (
        "<feed xmlns='http://www.w3.org/2005/Atom'>{}</feed>",
        "<entry><title>{}</title><link href='{}'/><updated>{}</updated><content type='html'>{}</content></entry>",
    ),
    "json": (
        '{{"version": "https://jsonfeed.org/version/1.1", "items": [{}]}}',
        '{{"title": "{}", "url": "{}", "date_published": "{}", "id": "{}"}},',
    ),
    "sitemap": (
        "<urlset>{}</urlset>",
        "<url><loc>{}</loc><lastmod>{}</lastmod><news:news><news:title>{}</news:title>{}</news:news></url>",
    ),
    "opml": ("<opml><body>{}</body></opml>", "<outline text='{}' xmlUrl='{}' title='{}'>{}</outline>"),
}


def _feed(kind: str, items: list[list[str]]) -> str:
    whole, item = _FEEDS[kind]
    return whole.format("".join(item.format(*values) for values in items))


def _spoilt(made: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Mostly as it is; now and then cut off, or with some bytes of another kind."""
    cut = st.builds(lambda data, at: data[: at % (len(data) + 1)], made, st.integers(0, 10**6))
    hit = st.builds(_hit, made, st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=4)), max_size=5))
    return made | made | cut | hit


def _hit(data: bytes, blows: list[tuple[int, bytes]]) -> bytes:
    for at, noise in blows:
        place = at % (len(data) + 1)
        data = data[:place] + noise + data[place + len(noise) :]
    return data
