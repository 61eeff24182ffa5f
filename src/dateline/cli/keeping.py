"""The commands that read reports: `read` prints what it read, `add` keeps it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from dateline.cli import closeups
from dateline.cli.batches import Failures, counted, errors, failures_of, read_and_aside, total
from dateline.cli.options import JobsOption, LexiconOption, ModelOption, RecordOption, ScreenOption, day
from dateline.cli.output import Format, show
from dateline.cli.page import Block
from dateline.cli.progress import Pace, progress
from dateline.cli.stages import Passed
from dateline.types import Reading
from dateline.views import reading_view

if TYPE_CHECKING:
    from dateline.pipeline import Crew, Kept
    from dateline.store import Store

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
    *,
    published: PublishedOption = None,
    lexicon: LexiconOption = None,
    model: ModelOption = None,
    jobs: JobsOption = None,
    screen: ScreenOption = None,
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.table,
) -> None:
    """Read reports and print what they say."""
    from dateline.pipeline import Kept, crew, find_articles, read_all  # noqa: PLC0415 - the parser loads only where it is used

    failures, passed = Failures(errors()), Passed()
    with crew(model, lexicon, jobs) as readers:
        found = find_articles(sources, readers, published=published, screen=screen, stdin=_stdin())
        readings = read_all(failures.beside(found), readers, failures.note, passed.note)
        show(passed.beside(readings), form, _readings_page)
        sys.stdout.flush()
    if passed.counts:
        failures.console.print(passed.line(Kept(new=passed.read), failures.count))
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
    jobs: JobsOption = None,
    screen: ScreenOption = None,
) -> None:
    """Read reports, or take in readings made elsewhere, and keep them in the record."""
    from dateline.pipeline import crew  # noqa: PLC0415 - the parser loads only where it is used
    from dateline.store import open_store  # noqa: PLC0415

    passed = Passed()
    with ExitStack() as stack:
        if readings:
            _refuse_settings(context)
            keeping, again = _keep_readings(sources), "read them again"
        else:
            # What is wrong with the settings is said before a record is made.
            readers = stack.enter_context(crew(model, lexicon, jobs))
            keeping, again = _keep_articles(sources, published, readers, screen, passed), "add again"
        store = stack.enter_context(open_store(record, create=True))
        failures = failures_of(store)
        done = total(keeping(store, failures), failures, _summary)
    sys.stdout.write(f"{_summary(done, failures.count)}\n")
    if passed.counts:
        sys.stdout.write(f"{passed.line(done, failures.count)}\n")
    if done.undated:
        undated = counted(done.undated, "article")
        failures.console.print(f"no day of publication known of {undated}: {again} with --published DAY")
    raise typer.Exit(failures.exit_code)


def _refuse_settings(context: typer.Context) -> None:
    """Refuse options that say how to read, where the readings are made already."""
    for name in ("published", "lexicon", "model", "jobs", "screen"):
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            raise typer.BadParameter(f"--{name} is for reading; with --readings nothing is read")


def _keep_articles(
    sources: list[str], published: str | None, readers: Crew, screen: bool | None, passed: Passed
) -> Callable[[Store, Failures], Iterator[Kept]]:
    """Read reports and keep them."""
    from dateline.pipeline import find_articles, keep  # noqa: PLC0415 - the parser loads only where it is used
    from dateline.reading import extent_of  # noqa: PLC0415

    def keeping(store: Store, failures: Failures) -> Iterator[Kept]:
        whole = extent_of(sources)
        with progress(failures.console, "reading", Pace(whole.share, lambda: failures.count)) as step:
            found = find_articles(sources, readers, published=published, screen=screen, stdin=_stdin(), extent=whole)
            there = failures.beside(found)
            yield from keep(store, there, readers, on_error=failures.note, on_skip=passed.note, on_step=step)

    return keeping


def _keep_readings(sources: list[str]) -> Callable[[Store, Failures], Iterator[Kept]]:
    from dateline.pipeline import load_readings, take_in  # noqa: PLC0415
    from dateline.reading import extent_of, readings_in  # noqa: PLC0415

    def keeping(store: Store, failures: Failures) -> Iterator[Kept]:
        whole = extent_of([readings_in(source) for source in sources])
        found = failures.beside(load_readings(sources, failures.note, stdin=_stdin(), extent=whole))
        with progress(failures.console, "adding", Pace(whole.share, lambda: failures.count)) as step:
            yield from take_in(store, found, step)

    return keeping


def _readings_page(readings: Iterable[Reading]) -> Iterator[Block]:
    for reading in readings:
        yield from closeups.article_page(reading_view(reading))


def _stdin() -> BinaryIO:
    """Standard input; an empty one where the process was started with it closed."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()


def _summary(done: Kept, failures: int) -> str:
    changed = f", {done.new_versions} changed" if done.new_versions else ""
    again = f", {done.reread} read again" if done.reread else ""
    return f"{counted(done.new, 'new article')}{changed}{again}, {done.known} known; {read_and_aside(done, failures)}"
