"""The commands that read reports: `read` prints what it read, `add` keeps it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from dateline.cli import closeups
from dateline.cli.options import LexiconOption, ModelOption, RecordOption, day
from dateline.cli.output import Format, show
from dateline.cli.page import Block, safe
from dateline.errors import InputError
from dateline.types import Reading
from dateline.views import reading_view

if TYPE_CHECKING:
    from dateline.pipeline import Kept
    from dateline.store import Store

T = TypeVar("T")
PARTLY = 3
INTERRUPTED = 130
_COUNTED_AHEAD = 2000
"""Articles that are taken from the sources before the first is parsed, so that the bar knows how far it has to go."""

SourcesArgument = Annotated[
    list[str], typer.Argument(metavar="SOURCE…", help="Files, tables, folders, globs, or - for standard input.")
]
ReadingsOption = Annotated[
    bool,
    typer.Option("--readings", help="The SOURCEs hold readings, as `dateline read --format jsonl` prints them."),
]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", parser=day, metavar="DAY", help="Day of publication of articles that do not give one."),
]


def read(
    sources: SourcesArgument,
    published: PublishedOption = None,
    lexicon: LexiconOption = None,
    model: ModelOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.table,
) -> None:
    """Read reports and print what they say."""
    from dateline.extraction import Reader  # noqa: PLC0415 - the parser loads only where it is used
    from dateline.pipeline import read_all, read_articles  # noqa: PLC0415

    failures = Failures(errors_console())
    articles = failures.beside(read_articles(sources, failures.note, published=published, stdin=_stdin()))
    show(read_all(articles, Reader(model, lexicon), failures.note), form, _readings_page)
    sys.stdout.flush()
    raise typer.Exit(failures.exit_code)


def add(
    context: typer.Context,
    sources: SourcesArgument,
    *,
    readings: ReadingsOption = False,
    record: RecordOption = "dateline.db",
    published: PublishedOption = None,
    lexicon: LexiconOption = None,
    model: ModelOption = None,
) -> None:
    """Read reports, or take in readings made elsewhere, and keep them in the record."""
    from dateline.store import open_store  # noqa: PLC0415

    if readings:
        _refuse_settings(context)
        keeping, again = _keep_readings(sources), "read them again"
    else:
        keeping, again = _keep_articles(sources, published, lexicon, model), "add again"
    with open_store(record, create=True) as store:
        failures = Failures(errors_console(), lambda e: store.set_aside(e.source, e.reason, e.row))
        total = _total(keeping(store, failures), failures)
    sys.stdout.write(f"{_summary(total, failures.count)}\n")
    if total.undated:
        noun = plural("article", total.undated)
        failures.console.print(f"no day of publication known of {total.undated} {noun}: {again} with --published DAY")
    raise typer.Exit(failures.exit_code)


def _refuse_settings(context: typer.Context) -> None:
    """Refuse options that say how to read, where the readings are made already."""
    for name in ("published", "lexicon", "model"):
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            raise typer.BadParameter(f"--{name} is for reading; with --readings nothing is read")


def _keep_articles(
    sources: list[str], published: str | None, lexicon: Path | None, model: str | None
) -> Callable[[Store, Failures], Iterator[Kept]]:
    """Read reports and keep them; what is wrong with the settings is said before a record is made."""
    from dateline.extraction import Reader  # noqa: PLC0415 - the parser loads only where it is used
    from dateline.pipeline import keep, read_articles  # noqa: PLC0415

    reader = Reader(model, lexicon)

    def keeping(store: Store, failures: Failures) -> Iterator[Kept]:
        articles = failures.beside(read_articles(sources, failures.note, published=published, stdin=_stdin()))
        with progress(failures.console, articles) as (counted, step):
            yield from keep(store, counted, reader, failures.note, step)

    return keeping


def _keep_readings(sources: list[str]) -> Callable[[Store, Failures], Iterator[Kept]]:
    from dateline.pipeline import load_readings, take_in  # noqa: PLC0415

    def keeping(store: Store, failures: Failures) -> Iterator[Kept]:
        found = failures.beside(load_readings(sources, failures.note, stdin=_stdin()))
        with progress(failures.console, found, "adding", ahead=0) as (counted, step):
            yield from take_in(store, counted, step)

    return keeping


def _total(batches: Iterator[Kept], failures: Failures) -> Kept:
    """The batches added up; where somebody interrupts them, what was kept till then is said."""
    from dateline.pipeline import Kept  # noqa: PLC0415

    total = Kept()
    try:
        for kept in batches:
            total = Kept(*(a + b for a, b in zip(total, kept, strict=True)))
    except KeyboardInterrupt:
        failures.console.print(f"interrupted: {_summary(total, failures.count)}; run it again to go on")
        raise typer.Exit(INTERRUPTED) from None
    return total


class Failures:
    """Counts inputs that were set aside, beside those that were read, and tells them one line each."""

    def __init__(self, console: Console, keep: Callable[[InputError], None] = lambda _: None) -> None:
        self.console, self.keep = console, keep
        self.count = self.read = 0

    def note(self, error: InputError) -> None:
        """Tell and keep one failure."""
        self.count += 1
        line = " ".join(safe(str(error)).split())
        self.console.print(Text("set aside: ", style="bold yellow") + Text(line))
        self.keep(error)

    def beside(self, things: Iterable[T]) -> Iterator[T]:
        """The things, counted as they pass."""
        for thing in things:
            self.read += 1
            yield thing

    @property
    def exit_code(self) -> int:
        """0 when nothing failed, 1 when nothing could be read, else 3."""
        if not self.count:
            return 0
        return PARTLY if self.read else 1


def _readings_page(readings: Iterable[Reading]) -> Iterator[Block]:
    for reading in readings:
        yield from closeups.article_page(reading_view(reading))


def _stdin() -> BinaryIO:
    """Standard input; an empty one where the process was started with it closed."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()


def errors_console() -> Console:
    """Standard error, for lines of text as they are."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


@contextmanager
def progress(
    console: Console, things: Iterator[T], doing: str = "reading", ahead: int = _COUNTED_AHEAD
) -> Iterator[tuple[Iterator[T], Callable[[int], None]]]:
    """A progress bar on a terminal, nothing elsewhere; gives the things to do and what to tell of each step.

    As many as `ahead` are taken first, to know how far it has to go; where there are more, only what is done is told.
    """
    if not console.is_terminal:
        yield things, lambda _: None
        return
    columns = (SpinnerColumn(), TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        first = list(islice(things, ahead))
        task = bar.add_task(doing, total=len(first) if len(first) < ahead else None)
        yield chain(first, things), lambda done: bar.advance(task, done)


def _summary(total: Kept, failures: int) -> str:
    changed = f", {total.new_versions} changed" if total.new_versions else ""
    again = f", {total.reread} read again" if total.reread else ""
    return (
        f"{total.new} new {plural('article', total.new)}{changed}{again}, {total.known} known; "
        f"{total.events} {plural('event', total.events)} and {total.statements} "
        f"{plural('statement', total.statements)} read; {failures} {plural('input', failures)} set aside"
    )


def plural(noun: str, number: int) -> str:
    """The noun, with an s unless there is one."""
    return noun if number == 1 else f"{noun}s"
