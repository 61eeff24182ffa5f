"""The options that commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from dateline.cli.output import Format
from dateline.types import Stance, Status
from dateline.views import Filters


def day(value: str) -> str:
    """A day as options take it; a usage error when it is none."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a day (write it as 2025-10-17)") from None


def status_name(value: str) -> Status:
    """A status as options take it; a usage error when it is none."""
    for known in get_args(Status):
        if value == known:
            return cast(Status, known)
    raise typer.BadParameter(f"{value!r} is not a status ({', '.join(get_args(Status))})")


def stance_name(value: str) -> Stance:
    """A stance as options take it; a usage error when it is none."""
    for known in get_args(Stance):
        if value == known:
            return cast(Stance, known)
    raise typer.BadParameter(f"{value!r} is not a stance ({', '.join(get_args(Stance))})")


RecordOption = Annotated[
    str,
    typer.Option(
        "--record",
        envvar="DATELINE_RECORD",
        metavar="FILE",
        help="The record: an SQLite file, or the URL of a PostgreSQL database.",
    ),
]
LexiconOption = Annotated[
    Path | None,
    typer.Option(
        "--lexicon", envvar="DATELINE_LEXICON", metavar="FOLDER", help="Words of your own, on top of the program's."
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model", envvar="DATELINE_MODEL", metavar="NAME", help="Another spaCy model: a package, or a folder's path."
    ),
]
ScreenOption = Annotated[
    bool | None,
    typer.Option(
        "--screen/--no-screen",
        help="Pass over pages without politics, or met before; if not given, only those of crawls.",
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs", min=1, metavar="NUMBER", help="How many processes read; as many as there are processors if not given."
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", parser=day, metavar="DAY", help="The record as it stood on this day of publication."),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", parser=day, metavar="DAY", help="Only what is dated on this day or later.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", parser=day, metavar="DAY", help="Only what is dated on this day or earlier.")
]
ActorOption = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="NAME", help="Only where this actor takes part (may be given again)."),
]
AboutOption = Annotated[
    str | None,
    typer.Option("--about", metavar="WORDS", help="Only what is about this: topic, place, type or words of a report."),
]
StatusOption = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        parser=status_name,
        metavar="STATUS",
        help=f"Only events of this status (may be given again): {', '.join(get_args(Status))}.",
    ),
]
StanceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--stance",
        parser=stance_name,
        metavar="STANCE",
        help=f"Only statements of this stance (may be given again): {', '.join(get_args(Stance))}.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print it.")]


def filters(
    *,
    as_of: str | None = None,
    since: str | None = None,
    until: str | None = None,
    actor: list[str] | None = None,
    about: str | None = None,
    status: list[str] | None = None,
    stance: list[str] | None = None,
) -> Filters:
    """The options as filters of a view; a usage error when `since` comes after `until`."""
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} comes after --until {until}")
    return Filters(
        actors=actor or (),
        about=about,
        statuses=[status_name(s) for s in status or ()],
        stances=[stance_name(s) for s in stance or ()],
        since=since,
        until=until,
        as_of=as_of,
    )
