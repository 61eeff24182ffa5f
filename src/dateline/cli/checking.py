"""The command that says whether program and record are whole: `doctor`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import typer
from rich.text import Text

from dateline.cli.options import FormatOption, LexiconOption, ModelOption, RecordOption
from dateline.cli.output import Format, show
from dateline.cli.page import Block, Column, Grid, words
from dateline.types import Finding

NOT_WHOLE = 4
_DEFAULT = "dateline.db"
_COLOURS = {"ok": "green", "warning": "yellow", "failed": "bold red"}


def doctor(
    context: typer.Context,
    *,
    record: RecordOption = _DEFAULT,
    lexicon: LexiconOption = None,
    model: ModelOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Say whether the program is installed whole and the record is what its articles make it."""
    failed: list[Finding] = []
    show(_noting(_findings(record, model, lexicon, named=_is_named(context)), failed), form, _page)
    raise typer.Exit(NOT_WHOLE if failed else 0)


def _is_named(context: typer.Context) -> bool:
    """Whether somebody says which record; the one that goes by the usual name need not be there."""
    source = context.get_parameter_source("record")
    return source is None or source.name != "DEFAULT"


def _findings(record: str, model: str | None, lexicon: Path | None, *, named: bool) -> Iterator[Finding]:
    from dateline.pipeline.installation import check_installation  # noqa: PLC0415 - loads everything there is
    from dateline.store.upkeep import check_record  # noqa: PLC0415

    yield from check_installation(model, lexicon)
    if named or Path(record).exists():
        yield from check_record(record)
    else:
        what = f"{record}: there is none in this folder"
        yield Finding(check="record", state="ok", what=what, do="name one with --record")


def _noting(findings: Iterable[Finding], failed: list[Finding]) -> Iterator[Finding]:
    for finding in findings:
        if finding.state == "failed":
            failed.append(finding)
        yield finding


def _page(findings: Iterable[Finding]) -> Iterator[Block]:
    columns = (Column("Check"), Column("State"), Column("What"), Column("What to do"))
    yield Grid(columns, tuple(_row(finding) for finding in findings))


def _row(finding: Finding) -> tuple[tuple[Text], ...]:
    state = Text(finding.state, style=_COLOURS[finding.state])
    return (words(finding.check),), (state,), (words(finding.what),), (words(finding.do),)
