"""The command that reads kept articles again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.batches import Failures, counted, failures_of, read_and_aside, total
from dateline.cli.options import JobsOption, LexiconOption, ModelOption, RecordOption
from dateline.cli.progress import Pace, progress

if TYPE_CHECKING:
    from dateline.pipeline import Crew, Kept
    from dateline.store import Again, Store

ArticlesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[ARTICLE…]", help="Ids of articles, or the beginnings of ids.")
]
AllOption = Annotated[
    bool, typer.Option("--all", help="Every article, also those that this version read and those read elsewhere.")
]


def reread(
    articles: ArticlesArgument = None,
    *,
    everything: AllOption = False,
    record: RecordOption = "dateline.db",
    lexicon: LexiconOption = None,
    model: ModelOption = None,
    jobs: JobsOption = None,
) -> None:
    """Read kept articles again: those named, or those that another version of the program read."""
    from dateline.pipeline import crew  # noqa: PLC0415 - the parser loads only where it is used
    from dateline.store import Again, open_store  # noqa: PLC0415

    if articles and everything:
        raise typer.BadParameter("name articles or give --all, which is every article")
    with crew(model, lexicon, jobs) as readers, open_store(record) as store:
        again = Again(tuple(articles or ()), unless=None if everything else readers.program)
        failures = failures_of(store)
        done = total(_batches(store, again, readers, failures), failures, _summary)
    sys.stdout.write(f"{_summary(done, failures.count)}\n")
    failures.read = done.known + done.reread
    raise typer.Exit(failures.exit_code)


def _batches(store: Store, again: Again, readers: Crew, failures: Failures) -> Iterator[Kept]:
    from dateline import pipeline  # noqa: PLC0415

    whole = store.count_again(again)
    pace = Pace(lambda done: done / whole if whole else None, lambda: failures.count)
    with progress(failures.console, "reading again", pace) as step:
        yield from pipeline.reread(store, again, readers, failures.note, step)


def _summary(done: Kept, failures: int) -> str:
    read = counted(done.known + done.reread, "article")
    return f"{read} read again, {done.reread} with another result; {read_and_aside(done, failures)}"
