"""The commands and what they call."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

import dateline
from dateline.cli import closeups, pages, portrait
from dateline.cli.absorbing import absorb
from dateline.cli.assisting import mcp
from dateline.cli.bulk import bulk
from dateline.cli.checking import doctor
from dateline.cli.exporting import export
from dateline.cli.keeping import add, read
from dateline.cli.linking import link
from dateline.cli.logged import logged
from dateline.cli.options import (
    AboutOption,
    ActorOption,
    AsOfOption,
    FormatOption,
    RecordOption,
    SinceOption,
    StanceOption,
    StatusOption,
    UntilOption,
    filters,
)
from dateline.cli.output import Format, show, show_one
from dateline.cli.page import Block
from dateline.cli.rereading import reread
from dateline.cli.ruling import merge, rulings, split, undo
from dateline.cli.serving import serve
from dateline.cli.upkeep import backup, restore, vacuum
from dateline.cli.watching import feeds, watch
from dateline.views import Record

_RECORD = "dateline.db"
_LOOK = "Look at the record"
_RULE = "Rule on events"
_KEEP = "Keep the record in order"

Rows = Callable[..., Iterable[Any]]
Page = Callable[[Iterable[Any]], Iterable[Block]]

_EVENT_VIEWS: tuple[tuple[str, str, Rows, Page], ...] = (
    ("timeline", "What happened, then what is planned.", Record.timeline, pages.timeline_page),
    ("plans", "Every plan with what became of it.", Record.plans, pages.plans_page),
    (
        "disputes",
        "Where accounts of one event differ, side by side.",
        Record.disputes,
        pages.disputes_page,
    ),
    ("changes", "What changed from --since to --until.", Record.changes, pages.changes_page),
    ("actors", "Who acts in the story.", Record.actors, pages.actors_page),
)


def build() -> typer.Typer:
    """The whole command line; its help is plain when nobody sees it on a terminal."""
    app = typer.Typer(
        help="Read news reports and keep the record of a story: what happened, who says so, what is planned.",
        rich_markup_mode="rich" if sys.stdout.isatty() else None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_start)
    app.command(rich_help_panel="Read reports")(read)
    for reading in (add, watch, bulk, link, absorb, reread):
        app.command(rich_help_panel="Read reports")(logged(reading))
    for name, text, rows, page in _EVENT_VIEWS:
        app.command(name, help=text, rich_help_panel=_LOOK)(_event_view(rows, page))
    for command in (statements, actor, event, article, search, export, failures, feeds, logged(serve), mcp):
        app.command(rich_help_panel=_LOOK)(command)
    for ruling in (merge, split, undo, rulings):
        app.command(rich_help_panel=_RULE)(ruling)
    for keeping in (doctor, logged(backup), logged(restore), logged(vacuum)):
        app.command(rich_help_panel=_KEEP)(keeping)
    return app


def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    if version:
        typer.echo(f"dateline {dateline.__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _event_view(rows: Rows, page: Page) -> Callable[..., None]:
    def view(
        *,
        record: RecordOption = _RECORD,
        as_of: AsOfOption = None,
        since: SinceOption = None,
        until: UntilOption = None,
        actor: ActorOption = None,
        about: AboutOption = None,
        status: StatusOption = None,
        form: FormatOption = Format.table,
    ) -> None:
        asked = filters(as_of=as_of, since=since, until=until, actor=actor, about=about, status=status)
        with dateline.open(record) as opened:
            show(rows(opened, **asked), form, page)

    return view


def statements(
    *,
    record: RecordOption = _RECORD,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    actor: ActorOption = None,
    about: AboutOption = None,
    stance: StanceOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Positions: who said what, when, through whom. --actor chooses speakers, --about the matter."""
    asked = filters(as_of=as_of, since=since, until=until, actor=actor, about=about, stance=stance)
    with dateline.open(record) as opened:
        show(opened.statements(**asked), form, pages.statements_page)


def actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name, surname, country or id.")],
    *,
    record: RecordOption = _RECORD,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    about: AboutOption = None,
    form: FormatOption = Format.table,
) -> None:
    """One actor: roles, contacts, pledges, demands, denials, open plans, statements."""
    with dateline.open(record) as opened:
        show_one(
            opened.actor(name, **filters(as_of=as_of, since=since, until=until, about=about)), form, portrait.actor_page
        )


def event(
    event_id: Annotated[str, typer.Argument(metavar="ID", help="The event's id or the beginning of it.")],
    *,
    record: RecordOption = _RECORD,
    as_of: AsOfOption = None,
    why: Annotated[bool, typer.Option("--why", help="Say why each report is of this event.")] = False,
    form: FormatOption = Format.table,
) -> None:
    """One event with the words of every report of it."""
    with dateline.open(record) as opened:
        show_one(opened.event(event_id, as_of=as_of, why=why), form, closeups.event_page)


def article(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="The article's id or the beginning of it.")],
    *,
    record: RecordOption = _RECORD,
    as_of: AsOfOption = None,
    form: FormatOption = Format.table,
) -> None:
    """One article with what was read from it."""
    with dateline.open(record) as opened:
        show_one(opened.article(article_id, as_of=as_of), form, closeups.article_page)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words that the article must hold.")],
    *,
    record: RecordOption = _RECORD,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most this many articles.")] = 20,
    form: FormatOption = Format.table,
) -> None:
    """Articles that hold the words, best first."""
    with dateline.open(record) as opened:
        hits = opened.search(" ".join(words), limit, **filters(as_of=as_of, since=since, until=until))
        show(hits, form, pages.search_page)


def failures(*, record: RecordOption = _RECORD, form: FormatOption = Format.table) -> None:
    """Inputs that were set aside, and why."""
    with dateline.open(record) as opened:
        show(opened.failures(), form, pages.failures_page)
