"""Words per second of reading and of the parser's full pipeline, measured in turns on one core."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.stages import shares, watched
from benchmarks.texts import count
from dateline.extraction import Reader
from dateline.language.english import DEFAULT_MODEL
from dateline.types import Article

_BATCH = 32


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
