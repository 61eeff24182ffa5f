"""From a crawl to articles, beside what stands under it: fastwarc and trafilatura alone on the same bytes."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecordType
from trafilatura import extract

from benchmarks.crawls import wrapped
from benchmarks.speed import one_core
from benchmarks.webpages import furnished, reports
from dateline.extraction import Reader
from dateline.reading import RawPage, Settings, article_of, raw_pages, read_sources
from dateline.reading.glimpsing import glimpse
from dateline.reading.languages import READABLE
from dateline.types import Article


class Extraction(NamedTuple):
    """Pages a second of both, and how many pages each found an article in."""

    ours: float
    bare: float
    articles: int
    texts: int


class Costs(NamedTuple):
    """Milliseconds of a core for each page: to find it in its archive, for a glimpse of it, to take its article out."""

    finding: float
    glimpse: float
    article: float


def generated(pages: int) -> bytes:
    """A crawl of generated pages, with as much on them as on real ones."""
    return b"".join(wrapped(report.number, furnished(report).encode()) for report in reports(pages))


def of_folder(folder: Path) -> bytes:
    """A crawl of the pages in a folder, packed with gzip or not."""
    files = sorted(path for path in folder.rglob("*") if path.name.endswith((".html", ".html.gz")))
    return b"".join(wrapped(number, _unpacked(path.read_bytes())) for number, path in enumerate(files))


def _unpacked(data: bytes) -> bytes:
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def compare(crawl: bytes, rounds: int) -> Extraction:
    """Both on one core, in turns, in seconds of that core; the median of the rounds counts, after one that does not."""
    took: dict[Callable[[bytes], Iterator[object]], list[float]] = {_ours: [], _bare: []}
    counts = {way: sum(1 for _ in way(crawl)) for way in took}
    records = sum(1 for _ in ArchiveIterator(io.BytesIO(crawl), parse_http=False))
    with one_core():
        for _ in range(rounds):
            for way, times in took.items():
                start = process_time()
                counts[way] = sum(1 for _ in way(crawl))
                times.append(process_time() - start)
    return Extraction(records / median(took[_ours]), records / median(took[_bare]), counts[_ours], counts[_bare])


def costs(crawl: bytes, reader: Reader) -> Costs:
    """What each step takes on all pages of a crawl, after a round that does not count."""
    article_of_page = partial(article_of, settings=Settings())
    took: list[float] = []
    with one_core():
        for _ in range(2):
            start = process_time()
            pages = [page for page in raw_pages(["-"], stdin=io.BytesIO(crawl)) if isinstance(page, RawPage)]
            took = [process_time() - start]
            for step in (partial(_look, reader), article_of_page):
                start = process_time()
                for page in pages:
                    step(page)
                took.append(process_time() - start)
    return Costs(*(1000 * seconds / len(pages) for seconds in took))


def _look(reader: Reader, page: RawPage) -> None:
    """A glimpse as the sieve takes it: the language, and whether there may be politics."""
    if (seen := glimpse(page)) is not None and seen.language in READABLE:
        reader.is_political_page(seen.paragraphs, seen.shown)


def _ours(crawl: bytes) -> Iterator[object]:
    return (found for found in read_sources(["-"], stdin=io.BytesIO(crawl)) if isinstance(found, Article))


def _bare(crawl: bytes) -> Iterator[object]:
    answers = ArchiveIterator(io.BytesIO(crawl), record_types=WarcRecordType.response, auto_decode="all")
    return (text for answer in answers if (text := extract(answer.reader.read(), include_comments=False)))
