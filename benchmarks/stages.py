"""Where the time of reading goes: how long each stage runs, without the stages that it calls."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from dateline.extraction import dates, reader
from dateline.language import English

_STAGES: tuple[tuple[str, object, tuple[str, ...]], ...] = (
    ("parse", English, ("parse",)),
    ("names", reader, ("cast",)),
    ("attribution", reader, ("attribute", "statements")),
    ("dates", dates, ("find", "attach", "normalise", "tense_of", "clock", "duration")),
    ("events", reader, ("events",)),
)


class Watch:
    """Seconds by stage. A stage that is called within another counts for itself alone."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inner: list[float] = []

    def timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, with its time counted for `stage`."""

        @functools.wraps(work)
        def run(*arguments: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            start = perf_counter()
            try:
                return work(*arguments, **named)
            finally:
                took = perf_counter() - start
                self.seconds[stage] += took - self._inner.pop()
                if self._inner:
                    self._inner[-1] += took

        return run


@contextmanager
def watched() -> Iterator[Watch]:
    """Count the time of the stages while the block runs."""
    watch = Watch()
    originals = [(owner, name, getattr(owner, name), stage) for stage, owner, names in _STAGES for name in names]
    for owner, name, work, stage in originals:
        setattr(owner, name, watch.timed(stage, work))
    try:
        yield watch
    finally:
        for owner, name, work, _ in originals:
            setattr(owner, name, work)


def shares(watch: Watch, total: float) -> dict[str, float]:
    """Share of each stage in `total` seconds; `building` is what no other stage accounts for."""
    parts = {stage: watch.seconds[stage] / total for stage, _, _ in _STAGES}
    return parts | {"building": 1 - sum(parts.values())}
