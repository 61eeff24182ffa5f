"""The commands that keep a record in order: `backup`, `restore`, `vacuum`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dateline.cli.options import RecordOption
from dateline.errors import masked
from dateline.logs import logger

log = logger(__name__)

FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="The backup, a file.")]


def backup(file: FileArgument, *, record: RecordOption = "dateline.db") -> None:
    """Copy the record into a file, consistently while others add to it, and check the copy."""
    from dateline.store import upkeep  # noqa: PLC0415 - the database loads only where it is used

    made = upkeep.back_up(record, file)
    log.info("record backed up", record=masked(record), file=file, counts=made.counts, digest=made.digest)
    sys.stdout.write(f"{file}: {made.told}; it was checked\n")


def restore(
    file: FileArgument,
    *,
    record: RecordOption = "dateline.db",
    force: Annotated[bool, typer.Option("--force", help="Also over a record that holds anything.")] = False,
) -> None:
    """Put a backup in the place of a record, or where there is none yet."""
    from dateline.store import upkeep  # noqa: PLC0415

    held = upkeep.restore(file, record, force=force)
    log.info("record restored", record=masked(record), file=file, counts=held.counts, digest=held.digest)
    sys.stdout.write(f"{masked(record)}: holds the backup of {held.told}\n")


def vacuum(*, record: RecordOption = "dateline.db") -> None:
    """Give back space that the record does not need any more, and make its index of words anew."""
    from dateline.store import upkeep  # noqa: PLC0415

    done = upkeep.vacuum(record)
    log.info("record vacuumed", record=masked(record), before=done.before, now=done.now)
    sys.stdout.write(f"{masked(record)}: {done.now:,} bytes, {done.before:,} before\n")
