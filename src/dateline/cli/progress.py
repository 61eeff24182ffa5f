"""How far a command that reads for long has come: a bar on a terminal, a plain line now and then in a log."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import NamedTuple

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

EVERY = 60.0
"""Seconds between two lines in a log."""
_RECENT = 60.0
"""Seconds over which the rate is taken."""
_SAMPLE = 1.0

Clock = Callable[[], float]
Step = Callable[[int, int], None]
"""What is told of each step: articles dealt with, words read."""


class _Sample(NamedTuple):
    at: float
    articles: int
    words: int
    share: float


class Pace:
    """What was done, how fast, and how long the rest will take.

    `share` says how much of everything has been taken in, from 0 to 1, or None where nobody knows. `failures` counts
    what was set aside.
    """

    def __init__(
        self,
        share: Callable[[int], float | None] = lambda _: None,
        failures: Callable[[], int] = lambda: 0,
        clock: Clock = monotonic,
    ) -> None:
        self._share, self._failures, self._clock = share, failures, clock
        self.articles = self.words = 0
        self._samples = deque([_Sample(clock(), 0, 0, 0.0)])

    def step(self, articles: int, words: int) -> None:
        """Note that so many articles were dealt with, and so many words read."""
        self.articles += articles
        self.words += words
        now = self._clock()
        if now - self._samples[-1].at >= _SAMPLE:
            self._samples.append(_Sample(now, self.articles, self.words, self.share or 0.0))
        while len(self._samples) > 2 and now - self._samples[1].at > _RECENT:
            self._samples.popleft()

    @property
    def share(self) -> float | None:
        """How much of everything has been taken in, from 0 to 1."""
        share = self._share(self.articles)
        return None if share is None else min(max(share, 0.0), 1.0)

    def figures(self) -> str:
        """All of it in a line: counts, articles and words a second, failures, time left."""
        first, now = self._samples[0], self._clock()
        seconds = max(now - first.at, 1e-9)
        parts = [f"{self.articles:,} article{'' if self.articles == 1 else 's'}"]
        if now - self._samples[0].at >= _SAMPLE:
            parts.append(f"{(self.articles - first.articles) / seconds:,.1f}/s")
            parts.append(f"{(self.words - first.words) / seconds:,.0f} words/s")
        parts.append(f"{self._failures():,} set aside")
        share = self.share
        if share is not None:
            parts.append(f"{share:.0%}")
            if share > first.share and seconds >= _SAMPLE:
                parts.append(f"{_duration((1 - share) / (share - first.share) * seconds)} left")
        return ", ".join(parts)


def _duration(seconds: float) -> str:
    """Seconds as `0:42`, `12:05` or `3:07:00`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def progress(console: Console, doing: str, pace: Pace, clock: Clock = monotonic) -> Iterator[Step]:
    """Show the pace while the block runs; gives what to tell of each step."""
    if console.is_terminal:
        with _bar(console, doing, pace) as step:
            yield step
    else:
        yield _lines(console, doing, pace, clock)


@contextmanager
def _bar(console: Console, doing: str, pace: Pace) -> Iterator[Step]:
    columns = (SpinnerColumn(), TextColumn(doing), BarColumn(), TextColumn("{task.fields[figures]}"))
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task(doing, total=None, figures=pace.figures())

        def step(articles: int, words: int) -> None:
            pace.step(articles, words)
            share = pace.share
            shown.update(task, total=None if share is None else 1.0, completed=share or 0.0, figures=pace.figures())

        yield step


def _lines(console: Console, doing: str, pace: Pace, clock: Clock) -> Step:
    told = clock()

    def step(articles: int, words: int) -> None:
        nonlocal told
        pace.step(articles, words)
        if clock() - told >= EVERY:
            told = clock()
            console.print(f"{doing}: {pace.figures()}")

    return step
