"""How far a long command has come, on a terminal and in a log, by a clock that the tests set."""

from __future__ import annotations

import io
from typing import Any

from rich.console import Console

from dateline.cli.progress import Pace, progress


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def console(*, terminal: bool) -> tuple[Console, io.StringIO]:
    out = io.StringIO()
    options: dict[str, Any] = {"force_terminal": terminal, "width": 200, "highlight": False}
    return Console(file=out, **options), out


def test_a_log_has_a_line_a_minute() -> None:
    clock = Clock()
    shown, out = console(terminal=False)
    with progress(shown, "reading", Pace(lambda done: done / 400, lambda: 2, clock), clock) as step:
        for _ in range(130):
            clock.now += 1
            step(2, 600)
    assert out.getvalue().splitlines() == [
        "reading: 120 articles, 2.0/s, 600 words/s, 2 set aside, 30%, 2:20 left",
        "reading: 240 articles, 2.0/s, 600 words/s, 2 set aside, 60%, 1:20 left",
    ]


def test_a_short_command_says_nothing_in_a_log() -> None:
    shown, out = console(terminal=False)
    with progress(shown, "reading", Pace(), Clock()) as step:
        step(1, 300)
    assert out.getvalue() == ""


def test_a_terminal_shows_a_bar_and_leaves_nothing_behind() -> None:
    clock = Clock()
    shown, out = console(terminal=True)
    with progress(shown, "reading", Pace(lambda done: done / 40, lambda: 1, clock), clock) as step:
        for _ in range(10):
            clock.now += 2
            step(1, 500)
        before = out.getvalue()
    assert "reading" in before
    assert out.getvalue().endswith("\x1b[2K")


def test_the_rate_is_that_of_the_last_minute() -> None:
    clock = Clock()
    pace = Pace(clock=clock)
    for _ in range(1000):
        clock.now += 1
        pace.step(10, 1000)
    for _ in range(100):
        clock.now += 1
        pace.step(1, 100)
    assert pace.figures() == "10,100 articles, 1.0/s, 100 words/s, 0 set aside"


def test_what_cannot_be_known_is_not_said() -> None:
    clock = Clock()
    pace = Pace(lambda _: None, clock=clock)
    pace.step(1, 10)
    assert pace.figures() == "1 article, 0 set aside"
    clock.now += 10
    pace.step(1, 10)
    assert pace.figures() == "2 articles, 0.2/s, 2 words/s, 0 set aside"


def test_time_left_counts_hours() -> None:
    clock = Clock()
    pace = Pace(lambda done: done / 10_000, clock=clock)
    for _ in range(30):
        clock.now += 1
        pace.step(1, 100)
    assert pace.figures().endswith("0%, 2:46:10 left")
