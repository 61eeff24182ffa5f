"""The commands that read reports: `read` prints what it read, `add` keeps it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from dateline.cli import closeups
from dateline.cli.options import LexiconOption, ModelOption, RecordOption, day
from dateline.cli.output import Format, show
from dateline.cli.page import Block, safe
from dateline.errors import InputError
from dateline.types import Article, Reading
from dateline.views import reading_view

if TYPE_CHECKING:
    from dateline.pipeline import Kept

PARTLY = 3
_INTERRUPTED = 130
_COUNTED_AHEAD = 2000
"""Articles that are taken from the sources before the first is parsed, so that the bar knows how far it has to go."""

SourcesArgument = Annotated[
    list[str], typer.Argument(metavar="SOURCE…", help="Files, tables, folders, globs, or - for standard input.")
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

    failures = Failures(_errors())
    articles = failures.beside(read_articles(sources, failures.note, published=published, stdin=_stdin()))
    show(read_all(articles, Reader(model, lexicon), failures.note), form, _readings_page)
    sys.stdout.flush()
    raise typer.Exit(failures.exit_code)


def add(
    sources: SourcesArgument,
    record: RecordOption = "dateline.db",
    published: PublishedOption = None,
    lexicon: LexiconOption = None,
    model: ModelOption = None,
) -> None:
    """Read reports and keep them in the record."""
    from dateline.extraction import Reader  # noqa: PLC0415 - the parser loads only where it is used
    from dateline.pipeline import Kept, keep, read_articles  # noqa: PLC0415
    from dateline.store import open_store  # noqa: PLC0415

    console = _errors()
    reader = Reader(model, lexicon)
    total = Kept()
    with open_store(record, create=True) as store:
        failures = Failures(console, lambda e: store.set_aside(e.source, e.reason, e.row))
        articles = failures.beside(read_articles(sources, failures.note, published=published, stdin=_stdin()))
        try:
            with _progress(console, articles) as (counted, step):
                for kept in keep(store, counted, reader, failures.note, step):
                    total = Kept(*(a + b for a, b in zip(total, kept, strict=True)))
        except KeyboardInterrupt:
            console.print(f"interrupted: {_summary(total, failures.count)}; run it again to go on")
            raise typer.Exit(_INTERRUPTED) from None
    sys.stdout.write(f"{_summary(total, failures.count)}\n")
    if total.undated:
        noun = _plural("article", total.undated)
        console.print(f"no day of publication known of {total.undated} {noun}: add again with --published DAY")
    raise typer.Exit(failures.exit_code)


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

    def beside(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles, counted as they pass."""
        for article in articles:
            self.read += 1
            yield article

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


def _errors() -> Console:
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


@contextmanager
def _progress(
    console: Console, articles: Iterator[Article]
) -> Iterator[tuple[Iterator[Article], Callable[[int], None]]]:
    """A progress bar on a terminal, nothing elsewhere; gives the articles and what to tell of each step."""
    if not console.is_terminal:
        yield articles, lambda _: None
        return
    columns = (SpinnerColumn(), TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        ahead = list(islice(articles, _COUNTED_AHEAD))
        task = bar.add_task("reading", total=len(ahead) if len(ahead) < _COUNTED_AHEAD else None)
        yield chain(ahead, articles), lambda done: bar.advance(task, done)


def _summary(total: Kept, failures: int) -> str:
    changed = f", {total.new_versions} changed" if total.new_versions else ""
    again = f", {total.reread} read again" if total.reread else ""
    return (
        f"{total.new} new {_plural('article', total.new)}{changed}{again}, {total.known} known; "
        f"{total.events} {_plural('event', total.events)} and {total.statements} "
        f"{_plural('statement', total.statements)} read; {failures} {_plural('input', failures)} set aside"
    )


def _plural(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"
