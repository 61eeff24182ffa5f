"""What the commands that read in batches share: counting, setting aside, a line at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import typer
from rich.console import Console
from rich.text import Text

from dateline.errors import InputError, RecordError
from dateline.logs import logger
from dateline.views.telling import safe

if TYPE_CHECKING:
    from dateline.pipeline import Kept
    from dateline.store import Store

T = TypeVar("T")
log = logger(__name__)

PARTLY = 3
INTERRUPTED = 130

Summary = Callable[["Kept", int], str]
"""The line that says what was done, from the totals and the number of inputs that were set aside."""


class Failures:
    """Counts inputs that were set aside, beside those that were read, and tells them one line each."""

    def __init__(self, console: Console, keep: Callable[[InputError], None] = lambda _: None) -> None:
        self.console, self.keep = console, keep
        self.count = self.read = 0

    def note(self, error: InputError) -> None:
        """Tell and keep one failure."""
        self.count += 1
        log.warning("input set aside", source=error.source, row=error.row, reason=error.reason)
        line = " ".join(safe(str(error)).split())
        self.console.print(Text("set aside: ", style="bold yellow") + Text(line))
        self.keep(error)

    def beside(self, things: Iterable[T]) -> Iterator[T]:
        """The things; those that are no failures are counted as they pass."""
        for thing in things:
            self.read += not isinstance(thing, InputError)
            yield thing

    @property
    def exit_code(self) -> int:
        """0 when nothing failed, 1 when nothing could be read, else 3."""
        if not self.count:
            return 0
        return PARTLY if self.read else 1


def failures_of(store: Store) -> Failures:
    """Failures that the record keeps."""
    return Failures(errors(), lambda e: store.set_aside(e.source, e.reason, e.row))


def errors() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def total(batches: Iterator[Kept], failures: Failures, summary: Summary) -> Kept:
    """The batches added up; where they are interrupted or the record fails, what was kept till then is said."""
    from dateline.pipeline import Kept  # noqa: PLC0415

    done = Kept()
    try:
        for kept in batches:
            done = Kept(*(a + b for a, b in zip(done, kept, strict=True)))
    except KeyboardInterrupt:
        failures.console.print(f"interrupted: {summary(done, failures.count)}; run it again to go on")
        raise typer.Exit(INTERRUPTED) from None
    except RecordError:
        if any(done):
            failures.console.print(f"stopped: {summary(done, failures.count)}; run it again to go on")
        raise
    return done


def read_and_aside(done: Kept, failures: int) -> str:
    """The second half of every summary: what was read, and how many inputs were set aside."""
    return (
        f"{counted(done.events, 'event')} and {counted(done.statements, 'statement')} read; "
        f"{counted(failures, 'input')} set aside"
    )


def counted(number: int, noun: str) -> str:
    """The number with its noun: `1 article`, `2 articles`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
