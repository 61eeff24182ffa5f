"""The command that reads in bulk: `bulk`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.bulk.plan import Engine, Plan
from dateline.cli.batches import INTERRUPTED, PARTLY, counted, errors
from dateline.cli.keeping import PublishedOption
from dateline.cli.options import JobsOption, LexiconOption, ModelOption, ScreenOption
from dateline.cli.progress import Pace, progress
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.bulk.run import Done

SourcesArgument = Annotated[
    list[str], typer.Argument(metavar="SOURCE…", help="Files, tables, crawls, folders or globs.")
]
OutOption = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where the tables of readings go.")]
EngineOption = Annotated[Engine, typer.Option("--engine", help="Who reads: processes of this machine, or Ray's.")]
AddressOption = Annotated[
    str | None,
    typer.Option("--address", metavar="ADDRESS", help="The Ray cluster; without it Ray runs on this machine."),
]


def bulk(
    sources: SourcesArgument,
    *,
    out: OutOption,
    engine: EngineOption = Engine.local,
    address: AddressOption = None,
    published: PublishedOption = None,
    lexicon: LexiconOption = None,
    model: ModelOption = None,
    jobs: JobsOption = None,
    screen: ScreenOption = None,
) -> None:
    """Read much into a folder of tables, here or on a cluster; `dateline add --readings FOLDER` links it."""
    if address is not None and engine is not Engine.ray:
        raise typer.BadParameter("--address is that of a Ray cluster; give --engine ray with it")
    console, tally = errors(), _Tally()
    try:
        _run(Plan(sources, published, model, lexicon, screen, jobs, engine, address), out, tally, console)
    except KeyboardInterrupt:
        console.print(f"interrupted: {tally}; run it again to go on")
        raise typer.Exit(INTERRUPTED) from None
    except DatelineError:
        if tally.done:
            console.print(f"stopped: {tally}; run it again to go on")
        raise
    sys.stdout.write(f"{tally}\n")
    if tally.counts.failed:
        console.print(f"what was set aside, and why, is in {out / 'failures'}")
    raise typer.Exit(tally.exit_code)


def _run(plan: Plan, out: Path, tally: _Tally, console: Console) -> None:
    from dateline.bulk.run import run  # noqa: PLC0415 - the parser loads only where it is used

    pace = Pace(lambda _: tally.share, lambda: tally.counts.failed)
    with progress(console, "reading", pace) as step, run(plan, out, step) as (parts, done):
        tally.parts = parts
        for one in done:
            tally.note(one)


class _Tally:
    """What has been done, in this run and before it."""

    def __init__(self) -> None:
        from dateline.bulk.counts import Counts  # noqa: PLC0415

        self.parts = self.done = self.before = 0
        self.counts = Counts()

    def note(self, one: Done) -> None:
        """Add a part."""
        self.done += 1
        self.before += one.before
        self.counts = self.counts.plus(one.counts)

    @property
    def share(self) -> float | None:
        """How much of this run's parts is done."""
        return (self.done - self.before) / (self.parts - self.before) if self.parts > self.before else None

    @property
    def exit_code(self) -> int:
        """0 when nothing failed, 1 when nothing could be read, else 3."""
        if not self.counts.failed:
            return 0
        return PARTLY if self.counts.read else 1

    def __str__(self) -> str:
        now = self.counts
        before = f", {self.before:,} of them before" if self.before else ""
        why = f" ({', '.join(f'{reason} {number:,}' for reason, number in now.skipped)})" if now.skipped else ""
        return (
            f"{self.done:,} of {counted(self.parts, 'part')}{before}; {now.given:,} in: {now.read:,} read, "
            f"{now.passed_over:,} skipped{why}, {now.failed:,} set aside; "
            f"{counted(now.events, 'event')} and {counted(now.statements, 'statement')} read"
        )
