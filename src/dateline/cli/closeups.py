"""Views of one thing → pages: an event, an article."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from dateline.cli.page import Block, Cell, Column, Grid, Heading, Prose, words
from dateline.cli.pages import (
    history_text,
    side_blocks,
    source_line,
    statement_grid,
    status_text,
)
from dateline.types import Article
from dateline.views import ArticleEvent, ArticleView, EventArticle, EventReport, EventView, JoinRow
from dateline.views.days import date_words, duration_words
from dateline.views.marks import pieces
from dateline.views.telling import PUBLISHED_FROM, according_to, short, shortened, source_count


def event_page(event: EventView) -> Iterator[Block]:
    """What is known of an event, its disputes, and each report with its words."""
    yield Heading(event.what, f"event {event.id}")
    for label, value in _facts(event):
        yield Prose(Text(f"{label:<14}", style="dim") + value, indent=2)
    for dispute in event.disputes:
        yield Heading(f"Accounts differ on the {dispute.field}")
        yield from side_blocks(dispute.sides)
    yield Heading("Who the reports go back to")
    origins = (((words(o.name, "bold"),), (words(", ".join(o.articles)),)) for o in event.origins)
    yield Grid((Column("Source"), Column("Articles")), tuple(origins))
    yield Heading("Reports, in order of publication")
    for article in event.articles:
        yield from _article_blocks(article)
    if event.joins:
        yield Heading("Why these reports are of one event", "the score says how surely; the first has none")
        columns = (Column("Since", width=10), Column("Score", right=True), Column("Why"))
        yield Grid(columns, tuple(_join(join) for join in event.joins))


def article_page(view: ArticleView) -> Iterator[Block]:
    """An article, then the events and statements that were read from it."""
    article = view.article
    yield Heading(article.headline or "(no headline)")
    yield Prose(words(_imprint(article), "dim"))
    yield Prose(Text(""))
    yield Prose(words(article.body))
    yield Heading("Events", "" if view.events else "none was read")
    if view.events:
        columns = (Column("Date", width=10), Column("Status"), Column("What"))
        yield Grid(columns, tuple(_event_row(e) for e in view.events))
    yield Heading("Statements", "" if view.statements else "none was read")
    if view.statements:
        yield statement_grid(view.statements, source=False)


def _facts(event: EventView) -> Iterator[tuple[str, Text]]:
    yield "status", status_text(event.status)
    if len(event.history) > 1:
        yield "history", history_text(event.history)
    yield "type", words(f"{event.type} {event.mode}" if event.mode else event.type)
    date = " ".join(p for p in (date_words(event.date) if event.date else "", event.time or "") if p)
    yield "date", words(date or f"not given; first reported {event.reported or 'undated'}")
    if event.place:
        yield "place", words(f"{event.place.name} ({event.place.country})" if event.place.country else event.place.name)
    if event.participants:
        yield "who", words(", ".join(event.participants))
    if event.duration:
        yield "length", words(f"{event.duration_hedge or ''} {duration_words(event.duration)}".strip())
    if event.initiator_name:
        yield "initiative of", words(event.initiator_name)
    if event.topics:
        yield "about", words("; ".join(event.topics))
    yield "sources", Text(source_count(event.reports, event.independent))


def _join(join: JoinRow) -> tuple[Cell, ...]:
    where = words(source_line(join.publisher, None, None, join.article).replace("undated · ", ""), "dim")
    quote = words(f"“{shortened(join.words)}”", "italic")
    score = f"{join.score:.1f}" if join.score else ""
    return (Text(join.day or "undated"),), (Text(score),), (words(join.why, "bold"), quote, where)


def _article_blocks(article: EventArticle) -> Iterator[Block]:
    line = source_line(article.publisher, article.published, article.headline, article.article)
    copied = f" · a copy of article {article.copy_of}" if article.copy_of else ""
    yield Prose(Text(""))
    yield Prose(words(line + copied, "bold"), indent=2)
    for report in article.reports:
        yield Prose(_said(report), indent=4)
        yield Prose(_quoted(report), indent=6)


def _said(report: EventReport) -> Text:
    trigger = next((e.text for e in report.evidence if e.role == "trigger"), None)
    named = words(f" (“{trigger}”)") if trigger else Text("")
    return status_text(report.status) + named + words(f", {according_to(report.according_to_names)}", "bold")


def _quoted(report: EventReport) -> Text:
    """The clause of a report with its trigger and its other evidence marked."""
    text = Text("")
    for piece in pieces(report):
        marked = "bold underline" if piece.role == "trigger" else "underline" if piece.role else ""
        text += words(piece.text.replace("\n", " "), f"italic {marked}")
    clause = next(e for e in report.evidence if e.role == "clause")
    where = Text(" (headline)", style="dim") if clause.in_ == "headline" else Text("")
    return Text("“") + text + Text("”") + where


def _imprint(article: Article) -> str:
    date = (
        f"{article.published} (from {PUBLISHED_FROM[article.published_from]})"
        if article.published_from
        else article.published
    )
    by = f"by {article.byline}" if article.byline else None
    return " · ".join(p for p in (article.publisher, by, date or "undated", article.url, f"article {article.id}") if p)


def _event_row(event: ArticleEvent) -> tuple[Cell, ...]:
    quote = words(f"“{' '.join(event.words.split())}”", "italic")
    name = short(event.record_event) if event.record_event else event.id
    source = f"{according_to(event.according_to_names)} · event {name}"
    what = (words(event.what, "bold"), quote, words(source, "dim"))
    return (Text(date_words(event.date) if event.date else "–"),), (status_text(event.status),), what
