"""The commands by which a person rules: `merge`, `split`, `undo`, and the list of `rulings`."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

import dateline
from dateline.cli.options import FormatOption, RecordOption
from dateline.cli.output import Format, show, show_page
from dateline.cli.page import Block, Cell, Column, Grid, Prose, words
from dateline.cli.pages import nothing
from dateline.errors import InputError, RulingError
from dateline.types import Ruling
from dateline.views import Record, RulingOutcome, RulingRow, rulings_from
from dateline.views.telling import short

_RECORD = "dateline.db"
_VERBS = {"merge": "are one", "split": "are two", "undo": "undoes"}
_STATES = {"in force": "green", "overridden": "yellow", "undone": "dim", "dormant": "dim"}

AuthorOption = Annotated[
    str | None,
    typer.Option("--author", envvar="DATELINE_AUTHOR", metavar="NAME", help="Who rules; else who is logged in."),
]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why, for whoever reads it later.")]


def merge(
    events: Annotated[
        list[str], typer.Argument(metavar="EVENT EVENT…", help="The events' ids, or beginnings of them.")
    ],
    *,
    record: RecordOption = _RECORD,
    author: AuthorOption = None,
    note: NoteOption = None,
) -> None:
    """Rule that these events are one."""
    if len(events) < 2:
        raise typer.BadParameter("a merge takes two events or more")
    with dateline.open(record) as opened:
        show_page(_outcome(opened, opened.merge(*events, author=_author(author), note=note)))


def split(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, or the beginning of it.")],
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT…", help="The articles, or their reports, that tell of another event.")
    ],
    *,
    record: RecordOption = _RECORD,
    author: AuthorOption = None,
    note: NoteOption = None,
) -> None:
    """Rule that these reports are not of this event."""
    with dateline.open(record) as opened:
        show_page(_outcome(opened, opened.split(event, *reports, author=_author(author), note=note)))


def undo(
    ruling: Annotated[str, typer.Argument(metavar="RULING", help="The ruling's id, or the beginning of it.")],
    *,
    record: RecordOption = _RECORD,
    author: AuthorOption = None,
    note: NoteOption = None,
) -> None:
    """Take a ruling out of force."""
    with dateline.open(record) as opened:
        show_page(_outcome(opened, opened.undo(ruling, author=_author(author), note=note)))


def rulings(
    *,
    record: RecordOption = _RECORD,
    apply: Annotated[
        Path | None,
        typer.Option("--apply", metavar="FILE", help="Take in the rulings of a file that --format jsonl wrote."),
    ] = None,
    form: FormatOption = Format.table,
) -> None:
    """What people ruled of the record's events."""
    with dateline.open(record) as opened:
        if apply is not None:
            new = opened.apply(_rulings_of(apply))
            sys.stdout.write(f"{new} new {'ruling' if new == 1 else 'rulings'}\n")
        else:
            show(opened.rulings(), form, rulings_page)


def rulings_page(rows: Iterable[RulingRow]) -> Iterator[Block]:
    """Who ruled what, and whether it counts."""
    cells = tuple(_row(r) for r in rows)
    if not cells:
        yield nothing("Nobody has ruled on anything.")
        return
    yield Grid((Column("When"), Column("Who"), Column("State"), Column("Ruling"), Column("Id")), cells)


def _row(row: RulingRow) -> tuple[Cell, ...]:
    state: Cell = (Text(row.state, style=_STATES[row.state]),)
    if row.undone_by:
        state += (Text(f"by {short(row.undone_by)}", style="dim"),)
    said = [words(_VERBS[row.kind] + (f" {short(row.undoes)}" if row.undoes else ""), "bold")]
    for side in row.about:
        reports = f"{side.reports} report{'' if side.reports == 1 else 's'}"
        said.append(words(f"{short(side.event) if side.event else 'not told of now'}: {side.what} ({reports})"))
    if row.note:
        said.append(words(row.note, "dim"))
    return (Text(row.at[:16].replace("T", " ")),), (words(row.author),), state, tuple(said), (Text(short(row.id)),)


def _outcome(record: Record, done: RulingOutcome) -> Iterator[Block]:
    """What was ruled, what that overrides, and what the events concerned hold now."""
    of = done.ruling
    yield Prose(words(f"ruling {short(of.id)} by {of.author}: {_sentence(of)}"))
    for other in done.overrides:
        yield Prose(
            words(f"overrides ruling {short(other.id)} by {other.author} of {other.at[:10]}: {_sentence(other)}")
        )
    for event in done.events:
        row = record.event(event.id)
        reports = f"{len(event.members)} report{'' if len(event.members) == 1 else 's'}"
        yield Prose(words(f"event {short(event.id)}: {row.what}, {reports}"))


def _sentence(of: Ruling) -> str:
    if of.kind == "merge":
        return f"{len(of.sides)} events are one"
    if of.kind == "split":
        off, rest = (len(side) for side in of.sides)
        return f"{off} of {off + rest} reports {'is' if off == 1 else 'are'} of another event"
    return f"ruling {short(of.undoes or '')} is out of force"


def _author(given: str | None) -> str:
    """Who rules: as given, else who is logged in."""
    try:
        return given or getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise RulingError("who rules is not known: give --author NAME or set DATELINE_AUTHOR") from None


def _rulings_of(path: Path) -> Iterator[Ruling]:
    try:
        with path.open(encoding="utf-8") as lines:
            yield from rulings_from(lines, str(path))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({(error.strerror or str(error)).lower()})") from None
    except UnicodeDecodeError:
        raise InputError(str(path), "is not text in UTF-8") from None
