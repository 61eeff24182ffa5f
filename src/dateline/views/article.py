"""One article with what was read from it."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.record.account import Account, account
from dateline.record.mention import mention_id
from dateline.record.source import RecordSource
from dateline.types import Article, Event, Reading, Status
from dateline.types.evidence import Value
from dateline.types.reading import EdtfDate
from dateline.views.display import Shown
from dateline.views.names import Names
from dateline.views.statements import StatementRow, statement_rows
from dateline.views.wording import what


class ArticleEvent(Value):
    """An event as one article tells it; `record_event` is the record's event that it belongs to, if it is kept."""

    id: str
    record_event: str | None
    date: EdtfDate | None
    status: Status
    what: str
    according_to_names: tuple[str, ...]
    words: str


class ArticleView(Shown):
    """An article with its events, the body's before the headline's, and its statements, the headline's first."""

    article: Article
    events: tuple[ArticleEvent, ...]
    statements: tuple[StatementRow, ...]


def article_view(source: RecordSource, reading: Reading, as_of: str | None) -> ArticleView:
    """What was read from a kept article, each event with the record's event that it belongs to."""
    names = Names((), lambda ids: source.names(ids, as_of))
    names.know(a.id for a in reading.actors)
    return reading_view(reading, _record_events(source, reading, as_of), names)


def reading_view(
    reading: Reading, record_events: Mapping[str, str] | None = None, names: Names | None = None
) -> ArticleView:
    """What was read from an article, which need not be kept. `record_events` maps its events to the record's."""
    names = names or Names(reading.actors)
    kept = record_events or {}
    return ArticleView(
        article=reading.article,
        events=tuple(_event(e, account(reading, e), kept.get(e.id), names) for e in sorted(reading.events, key=_place)),
        statements=tuple(statement_rows(reading, names)),
    )


def _event(event: Event, told: Account, record_event: str | None, names: Names) -> ArticleEvent:
    return ArticleEvent(
        id=event.id,
        record_event=record_event,
        date=event.date,
        status=event.status,
        what=what(event, names, told.triggers),
        according_to_names=tuple(names.of(a) for a in event.reports[0].according_to),
        words=told.words,
    )


def _place(event: Event) -> tuple[bool, int]:
    """Body first: a headline repeats what the body says."""
    first = min((e for r in event.reports for e in r.evidence), key=lambda e: (e.in_ == "headline", e.start))
    return first.in_ == "headline", first.start


def _record_events(source: RecordSource, reading: Reading, as_of: str | None) -> dict[str, str]:
    """The article's events → the record's, each found by the id that it would have if nobody else told of it."""
    ids = {e.id: mention_id(reading.article.id, e.id) for e in reading.events}
    found = {event: source.event(mention, as_of) for event, mention in ids.items()}
    return {event: kept.id for event, kept in found.items() if kept}
