"""The commands for feeds: `watch` follows them, `feeds` says how each fares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

import dateline
from dateline.cli.options import FormatOption, RecordOption
from dateline.cli.output import Format, show
from dateline.cli.page import Block, Cell, Column, Grid, words
from dateline.cli.pages import nothing
from dateline.record.source import FeedState

_STATES = {"well": "green", "failing": "yellow", "new": "dim"}
_COUNTS = ("kept", "waiting", "passed", "failed")


def feeds(*, record: RecordOption = "dateline.db", form: FormatOption = Format.table) -> None:
    """The feeds that are followed, and how each fares."""
    with dateline.open(record) as opened:
        show(opened.feeds(), form, feeds_page)


def feeds_page(rows: Iterable[FeedState]) -> Iterator[Block]:
    """How each feed fares, and what became of the articles of which it told."""
    cells = tuple(_row(row) for row in rows)
    if not cells:
        yield nothing("No feed is followed.")
        return
    yield Grid((Column("Feed"), Column("State"), Column("Asked"), Column("Again"), Column("Articles")), cells)


def _row(row: FeedState) -> tuple[Cell, ...]:
    feed = (words(row.title or row.url, "bold"), *((words(row.url, "dim"),) if row.title else ()))
    state: Cell = (Text(row.state, style=_STATES[row.state]),)
    if row.error:
        state += (words(row.error, "dim"),)
    told = ", ".join(f"{number} {name}" for name in _COUNTS if (number := getattr(row, name)))
    return feed, state, (_minute(row.checked),), (_minute(row.next),), (Text(told or "none"),)


def _minute(at: str | None) -> Text:
    return Text(at[:16].replace("T", " ") if at else "never")
