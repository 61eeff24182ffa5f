"""Readings linked to a file of events, by whichever engine."""

from __future__ import annotations

from pathlib import Path

from dateline.bulk.linking import line, link_here
from dateline.bulk.plan import Engine, Plan
from dateline.errors import DatelineError, InputError
from dateline.pipeline import load_readings
from dateline.reading import readings_in, source_files
from dateline.views.files import write_whole


def link(plan: Plan, out: Path) -> int:
    """Write the events that readings tell of as JSON Lines, as a record of them exports it; gives their number.

    The file is there whole or not at all. Raises `InputError` where a table or a reading in it is not what it should
    be, and `DatelineError` where Ray cannot be had.
    """
    tables = _tables(plan)
    if plan.engine is Engine.ray:
        from dateline.bulk.shuffling import link_there  # noqa: PLC0415 - Ray is an extra, and slow to load

        events = link_there(tables, plan)
    else:
        events = link_here(load_readings(tables, _refuse))
    write_whole(out, map(line, events))
    return len(events)


def _tables(plan: Plan) -> list[Path]:
    found: list[Path] = []
    for source in plan.sources:
        for table in source_files(readings_in(source)):
            if isinstance(table, InputError):
                raise table
            found.append(table.absolute())
    if not found:
        raise DatelineError("there are no readings to link")
    return found


def _refuse(error: Exception) -> None:
    raise error
