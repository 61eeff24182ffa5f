"""Words per second of reading and of the parser's full pipeline, measured in turns on one core."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.stages import shares, watched
from benchmarks.texts import count
from dateline.extraction import Reader
from dateline.language.english import DEFAULT_MODEL
from dateline.types import Article

_BATCH = 32
_reader: Reader | None = None


@dataclass(frozen=True)
class Speed:
    """Words a second of both, and the share of each stage in the time of reading."""

    reading: float
    pipeline: float
    stages: dict[str, float]


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process on one core while the block runs, where the system allows it."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def full_pipeline() -> Any:
    """The model with everything that it comes with."""
    return importlib.import_module(DEFAULT_MODEL).load()


def compare(reader: Reader, pipeline: Any, articles: list[Article], rounds: int) -> Speed:
    """Read and parse the same articles in turns; the median of the rounds counts, after one that does not."""
    words = count(articles)
    reading: list[float] = []
    parsing: list[float] = []
    with one_core():
        for _ in range(rounds + 1):
            reading.append(seconds(lambda: [reader.read(article) for article in articles]))
            parsing.append(seconds(lambda: list(pipeline.pipe([a.body for a in articles], batch_size=_BATCH))))
        with watched() as watch:
            total = seconds(lambda: [reader.read(article) for article in articles])
    return Speed(words / median(reading[1:]), words / median(parsing[1:]), shares(watch, total))


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def pooled(articles: list[Article], rounds: int) -> tuple[float, float]:
    """Words a second of one process and of a pool of two, in turns; the median counts, and their start does not."""
    words, context = count(articles), get_context("spawn")
    took: dict[int, list[float]] = {1: [], 2: []}
    with context.Pool(1, initializer=_start) as one, context.Pool(2, initializer=_start) as two:
        for _ in range(rounds + 1):
            for processes, pool in ((1, one), (2, two)):
                took[processes].append(seconds(lambda: pool.map(_read, articles, chunksize=1)))  # noqa: B023 - runs now
    return words / median(took[1][1:]), words / median(took[2][1:])


def _start() -> None:
    global _reader  # noqa: PLW0603 - a pool hands its workers nothing but a start
    _reader = Reader()


def _read(article: Article) -> int:
    assert _reader is not None
    return len(_reader.read(article).events)
