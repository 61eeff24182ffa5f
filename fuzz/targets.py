"""What is fuzzed: each reader, and the whole reading; what must hold of what they make of an input."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.extraction import Reader
from dateline.fetching.formats import read_feed
from dateline.reading import read_readings, read_sources
from dateline.reading.characters import clean
from dateline.record import fold
from dateline.types import Article, Reading, Skipped
from fuzz import strategies
from fuzz.pieces import ROOT, lines, sentences

_NOW = datetime(2025, 10, 17, tzinfo=UTC)


class Target(NamedTuple):
    """What takes bytes and raises for what must not be; inputs that look right; and some to begin with."""

    check: Callable[[bytes], None]
    inputs: st.SearchStrategy[bytes]
    seeds: Callable[[], list[bytes]]


@cache
def _folder() -> Path:
    """A folder for the one file that is read."""
    base = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="dateline-fuzz-", dir=base if base.is_dir() else None))


def _file(data: bytes, name: str) -> str:
    path = _folder() / name
    path.write_bytes(data)
    return str(path)


def _source(name: str) -> Callable[[bytes], None]:
    def check(data: bytes) -> None:
        for found in read_sources([_file(data, name)]):
            _check_found(found, Article)

    return check


def _check_readings(data: bytes) -> None:
    for found in read_readings([_file(data, "input.jsonl")]):
        _check_found(found, Reading)
        if isinstance(found, Reading):
            _check_evidence(found)


def _check_feed(data: bytes) -> None:
    try:
        feed = read_feed(data, "https://a.example/feed", _NOW)
    except InputError as error:
        _check_found(error, InputError)
        return
    assert len(feed.entries) < 10**6


def _check_reading(data: bytes) -> None:
    text = clean(data.decode("utf-8", "replace"))
    headline, _, body = text.partition("\n\n") if text.startswith("#") else (None, "", text)
    if not body.strip():
        return
    article = Article(
        id="fuzzed", headline=headline or None, body=body, published="2025-10-17", publisher="The Courier"
    )
    reading = _reader().read(article)
    _check_evidence(reading)
    assert Reading.model_validate_json(reading.model_dump_json()) == reading
    fold([reading])


@cache
def _reader() -> Reader:
    return Reader()


def _check_found(found: object, kind: type) -> None:
    assert isinstance(found, kind | InputError | Skipped), f"gave {type(found).__name__}"
    if isinstance(found, InputError):
        assert "\n" not in str(found), f"says it in two lines: {found}"
        str(found).encode("utf-8", "strict")


def _check_evidence(reading: Reading) -> None:
    texts = {"body": reading.article.body, "headline": reading.article.headline or ""}
    for span in reading.spans():
        assert texts[span.in_][span.start : span.end] == span.text, f"evidence does not match: {span!r}"


def _text_seeds() -> list[bytes]:
    return [line.encode() for line in (*lines()[:60], *sentences()[:60])]


def _examples(*endings: str) -> Callable[[], list[bytes]]:
    return lambda: [p.read_bytes()[:20_000] for e in endings for p in sorted(ROOT.glob(f"examples/reports/*.{e}"))]


def _made_readings() -> tuple[str, ...]:
    """Readings of the program's own reports, a few."""
    articles = read_sources([str(p) for p in sorted(ROOT.glob("examples/reports/*.txt"))[:4]])
    return tuple(_reader().read(a).model_dump_json() for a in articles if isinstance(a, Article))


def _drawn(made: Callable[[], st.SearchStrategy[bytes]]) -> Callable[[], list[bytes]]:
    """What the strategies give first, for formats of which no file lies about."""

    def seeds() -> list[bytes]:
        return [made().example() for _ in range(10)]

    return seeds


def _every() -> Iterator[tuple[str, Target]]:
    yield "text", Target(_source("input.txt"), strategies.pages(), _examples("txt"))
    yield "html", Target(_source("input.html"), strategies.html(), _examples("html"))
    yield "jsonl", Target(_source("input.jsonl"), strategies.jsonl(), _examples("jsonl"))
    yield "csv", Target(_source("input.csv"), strategies.csv(), lambda: [b"text,id\na b,1\n", b'text;url\n"a";b\n'])
    yield "parquet", Target(_source("input.parquet"), strategies.parquet(), _drawn(strategies.parquet))
    readings = st.deferred(lambda: strategies.readings(_made_readings()))
    yield "readings", Target(_check_readings, readings, lambda: [r.encode() for r in _made_readings()])
    warc = strategies.crawls(packed=False)
    yield "warc", Target(_source("input.warc"), warc, _drawn(lambda: warc))
    packed = strategies.crawls(packed=True)
    yield "warc.gz", Target(_source("input.warc.gz"), packed, _drawn(lambda: packed))
    yield "feeds", Target(_check_feed, strategies.feeds(), _drawn(strategies.feeds))
    whole = strategies.text().map(lambda t: t.encode("utf-8", "replace"))
    yield "reading", Target(_check_reading, whole, _text_seeds)


TARGETS = dict(_every())
