"""Peak memory, and time on text that was written to be slow."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import TimeoutError as TookTooLong
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from dateline.errors import InputError
from dateline.extraction import Reader
from dateline.reading import read_text
from dateline.types import Article

_LIMIT = 20
_STATUS = Path("/proc/self/status")
HOSTILE = {
    "one line of words": "the minister said that ",
    "quotation marks": '" “ ” ‘ ’ ',
    "quotation marks alone": '"',
    "nested brackets": "([{",
    "capitals": "President A. B. ",
    "numbers": "12 March 2024 - ",
    "commas": "Kyiv, ",
}


@dataclass(frozen=True)
class Pace:
    """Milliseconds per KB on a small and on a large text of one kind; None where the limit was reached."""

    kind: str
    small: float | None
    large: float | None


def peak_memory(articles: list[Article]) -> float:
    """The most memory in MB that a fresh process holds while it reads the articles."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_memory_of, (articles,))


def hostile(kilobytes: int) -> Iterator[Pace]:
    """Pace on each kind of hostile text, of a quarter of `kilobytes` and of all of them."""
    for kind, unit in HOSTILE.items():
        yield Pace(kind, _pace(unit, kilobytes // 4), _pace(unit, kilobytes))


def _pace(unit: str, kilobytes: int) -> float | None:
    with get_context("spawn").Pool(1) as pool:
        try:
            return pool.apply_async(_time_of, (unit, kilobytes)).get(_LIMIT)
        except TookTooLong:
            return None


def _time_of(unit: str, kilobytes: int) -> float:
    reader = Reader(remember=False)
    text = unit * (kilobytes * 1024 // len(unit))
    start = perf_counter()
    try:
        article = read_text(f"A headline\n\nA first paragraph stands here.\n\n{text}", language="en")
    except InputError:
        # A page may be refused; its text is still read, as if it had come from a table.
        article = Article(id="hostile", body=text, language="en")
    reader.read(article)
    return (perf_counter() - start) * 1000 / kilobytes


def _memory_of(articles: list[Article]) -> float:
    reader = Reader(remember=False)
    for article in articles:
        reader.read(article)
    return _high_water()


def _high_water() -> float:
    """Peak resident memory of this process in MB. Linux has the parent's in `ru_maxrss`: its own file goes first."""
    if _STATUS.exists():
        fields = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
