"""The command that brings records together: `absorb`."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.batches import INTERRUPTED, counted, errors
from dateline.cli.options import RecordOption
from dateline.cli.progress import Pace, progress

if TYPE_CHECKING:
    from dateline.store import Absorbed


def absorb(
    others: Annotated[list[str], typer.Argument(metavar="OTHER…", help="The records to take in: files or URLs.")],
    *,
    record: RecordOption = "dateline.db",
) -> None:
    """Take in all that other records hold."""
    from dateline.store import Absorbed, open_store  # noqa: PLC0415 - the database loads only where it is used

    console = errors()
    total = Absorbed()
    with ExitStack() as stack:
        sources = [stack.enter_context(open_store(other)) for other in others]
        store = stack.enter_context(open_store(record, create=True))
        try:
            for source in sources:
                with progress(console, "taking in", Pace()) as step:
                    for done in store.absorb(source):
                        total = total.plus(done)
                        step(done.articles, 0)
        except KeyboardInterrupt:
            console.print(f"interrupted: {_summary(total)}; run it again to go on")
            raise typer.Exit(INTERRUPTED) from None
    sys.stdout.write(f"{_summary(total)}\n")


def _summary(total: Absorbed) -> str:
    changed = f", {total.new_versions} changed" if total.new_versions else ""
    again = f", {total.reread} read otherwise" if total.reread else ""
    damaged = f", {total.damaged} damaged and left out" if total.damaged else ""
    return (
        f"{counted(total.new, 'new article')}{changed}{again}, {total.known} known{damaged}; "
        f"{counted(total.rulings, 'new ruling')}; {counted(total.failures, 'new input')} set aside"
    )
