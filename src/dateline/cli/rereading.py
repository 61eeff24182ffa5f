"""The command that reads kept articles again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.batches import Failures, bar, counted, failures_of, read_and_aside, total
from dateline.cli.options import LexiconOption, ModelOption, RecordOption

if TYPE_CHECKING:
    from dateline.extraction import Reader
    from dateline.pipeline import Kept
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
) -> None:
    """Read kept articles again: those named, or those that another version of the program read."""
    from dateline.extraction import Reader  # noqa: PLC0415 - the parser loads only where it is used
    from dateline.store import Again, open_store  # noqa: PLC0415

    if articles and everything:
        raise typer.BadParameter("name articles or give --all, which is every article")
    reader = Reader(model, lexicon)
    with open_store(record) as store:
        again = Again(tuple(articles or ()), unless=None if everything else reader.program)
        failures = failures_of(store)
        done = total(_batches(store, again, reader, failures), failures, _summary)
    sys.stdout.write(f"{_summary(done, failures.count)}\n")
    failures.read = done.known + done.reread
    raise typer.Exit(failures.exit_code)


def _batches(store: Store, again: Again, reader: Reader, failures: Failures) -> Iterator[Kept]:
    from dateline import pipeline  # noqa: PLC0415

    with bar(failures.console, "reading again", store.count_again(again)) as step:
        yield from pipeline.reread(store, again, reader, failures.note, step)


def _summary(done: Kept, failures: int) -> str:
    read = counted(done.known + done.reread, "article")
    return f"{read} read again, {done.reread} with another result; {read_and_aside(done, failures)}"
