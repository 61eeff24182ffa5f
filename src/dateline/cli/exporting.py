"""`dateline export`: the record in formats of other programs."""

from __future__ import annotations

import sys
from typing import Annotated, BinaryIO, cast, get_args

import typer

import dateline
from dateline.cli.options import (
    AboutOption,
    ActorOption,
    AsOfOption,
    RecordOption,
    SinceOption,
    StanceOption,
    StatusOption,
    UntilOption,
    filters,
)
from dateline.views.exports import FORMATS, Format, Of, Options, format_of

_RECORD = "dateline.db"


def format_name(value: str) -> str:
    """A format as options take it; a usage error when it is none."""
    if value not in FORMATS:
        raise typer.BadParameter(f"export cannot write {value!r}; it writes {', '.join(FORMATS)}")
    return value


def kind_of_rows(value: str) -> Of:
    """What an export holds as options take it; a usage error when it is none."""
    for known in get_args(Of):
        if value == known:
            return cast(Of, known)
    raise typer.BadParameter(f"{value!r} is none of {', '.join(get_args(Of))}")


def export(
    *,
    record: RecordOption = _RECORD,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    actor: ActorOption = None,
    about: AboutOption = None,
    status: StatusOption = None,
    stance: StanceOption = None,
    of: Annotated[
        str, typer.Option("--of", parser=kind_of_rows, metavar="ROWS", help="What a table holds: events, statements.")
    ] = "events",
    negated: Annotated[
        bool, typer.Option("--negated", help="polecat, ftm: carry what is said not to have happened, too.")
    ] = False,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Where the record's pages are, for links to them.")
    ] = None,
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="Write this file.")] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            parser=format_name,
            metavar="FORMAT",
            help=f"{', '.join(FORMATS)}; without it the ending of FILE says which, without that jsonl.",
        ),
    ] = None,
) -> None:
    """The record's events, statements, plans or changes for other programs."""
    asked = filters(as_of=as_of, since=since, until=until, actor=actor, about=about, status=status, stance=stance)
    chosen = format_of(form or (None if out else "jsonl"), out or "")
    if stance and of != "statements":
        raise typer.BadParameter("--stance is for --of statements")
    options = Options(of=kind_of_rows(of), negated=negated, base_url=base_url)
    _check(chosen, options, out)
    with dateline.open(record) as opened:
        opened.export_to(out or _standard_output(), format=chosen.name, options=options, **asked)


def _check(chosen: Format, options: Options, out: str | None) -> None:
    if options.of != "events" and not chosen.tables:
        holding = ", ".join(each.name for each in FORMATS.values() if each.tables)
        raise typer.BadParameter(f"--of {options.of} is for {holding}, not for {chosen.name}")
    if out is None and not chosen.text and sys.stdout.isatty():
        raise typer.BadParameter(f"{chosen.name} is no text for a terminal; say where to write it with --out FILE")


def _standard_output() -> BinaryIO:
    sys.stdout.flush()
    return sys.stdout.buffer
