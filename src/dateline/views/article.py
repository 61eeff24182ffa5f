"""One article with what was read from it."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.record.source import RecordSource
from dateline.types import Article, Event, Query, Reading, Status
from dateline.types.evidence import Value
from dateline.types.reading import EdtfDate
from dateline.views.names import Names
from dateline.views.rows import first_words, triggers
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


class ArticleView(Value):
    """An article with its events, the body's before the headline's, and its statements, the headline's first."""

    article: Article
    events: tuple[ArticleEvent, ...]
    statements: tuple[StatementRow, ...]


def article_view(source: RecordSource, reading: Reading, query: Query) -> ArticleView:
    """What was read from a kept article, each event with the record's event that it belongs to."""
    return reading_view(reading, _record_events(source, reading, query), Names(source.actors(query.as_of)))


def reading_view(
    reading: Reading, record_events: Mapping[str, str] | None = None, names: Names | None = None
) -> ArticleView:
    """What was read from an article, which need not be kept. `record_events` maps its events to the record's."""
    names = names or Names(reading.actors)
    kept = record_events or {}
    return ArticleView(
        article=reading.article,
        events=tuple(_event(e, kept.get(e.id), names) for e in sorted(reading.events, key=_place)),
        statements=tuple(statement_rows(reading, names)),
    )


def _event(event: Event, record_event: str | None, names: Names) -> ArticleEvent:
    first = event.reports[0]
    return ArticleEvent(
        id=event.id,
        record_event=record_event,
        date=event.date,
        status=event.status,
        what=what(event, names, triggers(event)),
        according_to_names=tuple(names.of(a) for a in first.according_to),
        words=first_words([event]) or "",
    )


def _place(event: Event) -> tuple[bool, int]:
    """Body first: a headline repeats what the body says."""
    first = min((e for r in event.reports for e in r.evidence), key=lambda e: (e.in_ == "headline", e.start))
    return first.in_ == "headline", first.start


def _record_events(source: RecordSource, reading: Reading, query: Query) -> dict[str, str]:
    """The article's events → the record's, looked up by one participant of each so as not to walk the whole record."""
    found: dict[str, str] = {}
    for actors in {(*e.actors, *e.recipients)[:1] for e in reading.events}:
        for event in source.events(Query(actors=actors, as_of=query.as_of)):
            found.update({m.event: event.id for m in event.members if m.article == reading.article.id})
    return found
