"""Everything that is known of one event, each report with its words."""

from __future__ import annotations

from dateline.record.source import RecordSource
from dateline.types import Event, Evidence, Query, Reading, RecordEvent, Report, Status
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.views.disputes import DisputeRow, dispute_rows
from dateline.views.rows import Desk, EventRow, StatusStep, clause, steps


class EventReport(Value):
    """One saying of the event: its status by it, who vouches (outermost first), the clause and the marked words."""

    status: Status
    according_to: tuple[str, ...]
    according_to_names: tuple[str, ...]
    words: str
    evidence: tuple[Evidence, ...]


class EventArticle(Value):
    """What one article says of the event; `copy_of` names the article that it copies."""

    article: str
    event: str
    headline: str | None
    publisher: str | None
    published: Day | None
    url: str | None
    copy_of: str | None
    reports: tuple[EventReport, ...]


class EventView(EventRow):
    """An event with its history, its disputes, and every report of it in order of publication."""

    initiator: str | None
    initiator_name: str | None
    ordinal: int | None
    participants: tuple[str, ...]
    history: tuple[StatusStep, ...]
    disputes: tuple[DisputeRow, ...]
    articles: tuple[EventArticle, ...]


def event_view(source: RecordSource, event: RecordEvent, query: Query) -> EventView:
    """The whole of one event."""
    desk = Desk(source, query)
    copies = {m.article: m.copy_of for m in event.members}
    return EventView(
        **dict(desk.row(event)),
        initiator=event.initiator,
        initiator_name=desk.names.of(event.initiator) if event.initiator else None,
        ordinal=event.ordinal,
        participants=tuple(desk.names.of(a) for a in dict.fromkeys((*event.actors, *event.recipients))),
        history=steps(event),
        disputes=dispute_rows(desk, event),
        articles=tuple(_article(desk, r, told, copies.get(r.article.id)) for r, told in desk.accounts(event)),
    )


def _article(desk: Desk, reading: Reading, told: Event, copy_of: str | None) -> EventArticle:
    article = reading.article
    return EventArticle(
        article=article.id,
        event=told.id,
        headline=article.headline,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        copy_of=copy_of,
        reports=tuple(_report(desk, report) for report in told.reports),
    )


def _report(desk: Desk, report: Report) -> EventReport:
    return EventReport(
        status=report.status,
        according_to=report.according_to,
        according_to_names=tuple(desk.names.of(a) for a in report.according_to),
        words=clause(report).text,
        evidence=report.evidence,
    )
