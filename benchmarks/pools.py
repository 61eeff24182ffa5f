"""Many processes: two against one, Ray's two against two of this machine, and memory over many articles."""

from __future__ import annotations

import json
import os
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple
from unittest import mock

from benchmarks.speed import seconds
from benchmarks.texts import count
from dateline.bulk import parts
from dateline.bulk.plan import Engine, Plan
from dateline.bulk.run import run
from dateline.extraction import Reader
from dateline.pipeline import Crew, keep
from dateline.pipeline.reading import readings
from dateline.store import open_store
from dateline.types import Article

_WORKERS = 2
_OBJECTS = 128 << 20
"""Bytes of shared memory for each machine of a cluster."""
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_PARTS = 14


def _reader() -> Reader:
    """One that parses what repeats again, as our texts do more than news."""
    return Reader(remember=False)


class Compared(NamedTuple):
    """Words a second of two ways to read the same."""

    one: float
    other: float

    @property
    def ratio(self) -> float:
        """The other to the one."""
        return self.other / self.one


def two_to_one(articles: list[Article], rounds: int) -> Compared:
    """One process and two, in turns; the median counts, and their start does not."""
    words = count(articles)
    took: dict[int, list[float]] = {1: [], 2: []}
    with Crew(None, _reader, 1) as one, Crew(None, _reader, 2) as two:
        for _ in range(rounds + 1):
            for processes, crew in ((1, one), (2, two)):
                took[processes].append(seconds(lambda: deque(readings(articles, crew), 0)))  # noqa: B023 - runs now
    return Compared(words / median(took[1][1:]), words / median(took[2][1:]))


def ray_to_two(articles: list[Article]) -> Compared:
    """Two processes of this machine and two machines of Ray with one each, by the parts after their first two."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        sources = _parts(articles, Path(folder, "sources"))
        local = _pace(Plan(sources, jobs=_WORKERS), Path(folder, "local"))
        with _cluster() as cluster:
            ray = _pace(Plan(sources, engine=Engine.ray, address=cluster.address), Path(folder, "ray"))
    return Compared(local, ray)


def memory(articles: int) -> list[float]:
    """The most memory in MB, of all processes together, in each quarter of so many short articles that are added."""
    peaks = [0.0] * 4
    with (
        tempfile.TemporaryDirectory(prefix="dateline-") as folder,
        open_store(str(Path(folder, "record.db")), create=True) as store,
        Crew(None, _reader, _WORKERS) as crew,
    ):
        done = 0
        for kept in keep(store, _short(articles), crew, on_error=_refuse):
            done += kept.new
            quarter = min(4 * done // articles, 3)
            peaks[quarter] = max(peaks[quarter], sum(map(_resident, (os.getpid(), *crew.pids()))))
    return peaks


@contextmanager
def _cluster() -> Iterator[Any]:
    """Two machines of Ray on this one, with a processor each."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - an extra, and slow to load

    head = {"num_cpus": 1, "include_dashboard": False, "object_store_memory": _OBJECTS}
    cluster = Cluster(initialize_head=True, head_node_args=head)
    try:
        cluster.add_node(num_cpus=1, object_store_memory=_OBJECTS)
        yield cluster
    finally:
        cluster.shutdown()


def _refuse(error: Exception) -> None:
    raise error


def _resident(process: int) -> float:
    """Memory of a process in MB, as Linux tells it."""
    return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * _PAGE / (1 << 20)


_COUNTRIES = ("France", "Turkey", "Kazakhstan", "Norway", "Japan", "Egypt", "Brazil", "Georgia", "Serbia", "India")
_CITIES = ("Paris", "Ankara", "Astana", "Oslo", "Tokyo", "Cairo", "Tbilisi", "Belgrade", "Vienna", "Geneva")
_MATTERS = ("a trade deal", "the border", "a prisoner exchange", "the gas pipeline", "fishing rights", "new sanctions")
_DAYS = 730


def _short(number: int) -> Iterator[Article]:
    """Articles of a sentence, each with an event, no two alike."""
    pairs = [pair for pair in product(_COUNTRIES, _COUNTRIES) if pair[0] != pair[1]]
    for n in range(number):
        one, other = pairs[n % len(pairs)]
        city, matter = _CITIES[n // 7 % len(_CITIES)], _MATTERS[n // 3 % len(_MATTERS)]
        body = (
            f"The foreign ministers of {one} and {other} met in {city} on Monday to discuss {matter}, report {n} says."
        )
        day = (date(2024, 1, 1) + timedelta(days=n * _DAYS // number)).isoformat()
        yield Article(id=f"short-{n}", body=body, published=day, language="en")


def _parts(articles: Iterable[Article], folder: Path) -> list[str]:
    """Tables of some of the articles each, every one a part of its own."""
    folder.mkdir()
    listed = list(articles)
    for number in range(_PARTS):
        rows = [{"id": a.id, "text": a.body, "published": a.published} for a in listed[number::_PARTS]]
        (folder / f"{number:02}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return sorted(map(str, folder.iterdir()))


def _pace(plan: Plan, out: Path) -> float:
    """Words a second from the moment that as many parts are done as there are workers, when all are at work."""
    words, began = 0, 0.0
    with mock.patch.object(parts, "SMALL", 0), run(plan, out) as (_, done):
        for number, one in enumerate(done, 1):
            if number > _WORKERS:
                words += one.counts.words
            else:
                began = perf_counter()
    return words / (perf_counter() - began)
