"""From a crawl to the record, beside spaCy's full pipeline alone on the text that is in it, on one core."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, NamedTuple

from benchmarks.crawls import member
from benchmarks.speed import full_pipeline, one_core
from benchmarks.texts import diplomatic, general
from benchmarks.webpages import Report
from dateline.pipeline import Crew, find_articles, keep, read_articles, total
from dateline.store import open_store
from dateline.types import Article

_ORDINARY = Path(__file__).parents[1] / "evaluation" / "ordinary.toml"
_WORDS = 200
"""Words a page that are enough to choose from."""
_LONG = 9
"""Paragraphs of a page."""
_BATCH = 32


class Recording(NamedTuple):
    """Words a second of both, of the words that the articles of a crawl have, and how many of them were read."""

    ours: float
    pipeline: float
    words: int
    read: int
    articles: int

    @property
    def spared(self) -> float:
        """The share of the words that never reached the parser."""
        return 1 - self.read / self.words


def news(pages: int) -> bytes:
    """A crawl of general news, always the same: three pages of other things to one of politics."""
    return b"".join(member(report) for report in _reports(pages))


def compare(crawl: Path | str, crew: Crew, rounds: int) -> Recording:
    """Both in turns, in seconds of one core; the median of the rounds counts, after one that does not.

    `crew` works in this process alone.
    """
    bodies = [article.body for article in read_articles([crawl], lambda _: None)]
    words, pipeline = sum(len(body.split()) for body in bodies), full_pipeline()
    ours: list[float] = []
    theirs: list[float] = []
    read = 0
    with one_core():
        for _ in range(rounds + 1):
            start = process_time()
            read = _record(crawl, crew)
            ours.append(process_time() - start)
            theirs.append(_parse(pipeline, bodies))
    return Recording(words / median(ours[1:]), words / median(theirs[1:]), words, read, len(bodies))


def _record(crawl: Path | str, crew: Crew) -> int:
    """Read a crawl into a record made anew; how many words of it were read."""
    read = 0

    def step(_: int, words: int) -> None:
        nonlocal read
        read += words

    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder, "r.db")), create=True) as store:
        total(keep(store, find_articles([crawl], crew), crew, on_error=lambda _: None, on_step=step))
    return read


def _parse(pipeline: Any, bodies: list[str]) -> float:
    start = process_time()
    for _ in pipeline.pipe(bodies, batch_size=_BATCH):
        pass
    return process_time() - start


def _reports(pages: int) -> Iterator[Report]:
    """Of eight pages two are of politics, two ordinary articles that look like it, and four of other news."""
    ordinary = [raw["text"].strip().split("\n\n") for raw in tomllib.loads(_ORDINARY.read_text("utf-8"))["article"]]
    political, other = (_bodies(kind(pages * _WORDS)) for kind in (diplomatic, general))
    kinds = (political, other, ordinary, other)
    for number in range(pages):
        of_kind = kinds[number % len(kinds)]
        told = tuple(of_kind[number // len(kinds) % len(of_kind)])
        yield Report(number, f"{told[0][:60]} in {number}", "Ines Fontaine", "2024-06-12", "herald", told)


def _bodies(articles: list[Article]) -> list[list[str]]:
    """So many paragraphs at a time as an article of news has, as long as there are."""
    lines = [line for article in articles for line in article.body.split("\n") if line]
    return [lines[at : at + _LONG] for at in range(0, len(lines) - _LONG, _LONG)]
