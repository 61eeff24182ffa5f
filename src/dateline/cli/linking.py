"""The command that links in bulk: `link`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.bulk.plan import Engine, Plan
from dateline.cli.batches import counted
from dateline.cli.bulk import AddressOption, EngineOption

FoldersArgument = Annotated[
    list[str], typer.Argument(metavar="FOLDER…", help="What `dateline bulk` left, or other tables of readings.")
]
FileOption = Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the events go, in JSON Lines.")]


def link(
    folders: FoldersArgument, *, out: FileOption, engine: EngineOption = Engine.local, address: AddressOption = None
) -> None:
    """Link readings in bulk to the events of a record, without the record."""
    from dateline.bulk.linked import link as linked  # noqa: PLC0415 - the database loads only where it is used

    if address is not None and engine is not Engine.ray:
        raise typer.BadParameter("--address is that of a Ray cluster; give --engine ray with it")
    events = linked(Plan(folders, engine=engine, address=address), out)
    sys.stdout.write(f"{counted(events, 'event')}\n")
