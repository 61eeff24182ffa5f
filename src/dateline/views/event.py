"""Everything that is known of one event, each report with its words."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.record.source import RecordSource
from dateline.types import Event, Evidence, Member, Reading, RecordEvent, Report, Status
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.views.disputes import DisputeRow, dispute_rows
from dateline.views.rows import Desk, EventRow, StatusStep, steps


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


def event_view(source: RecordSource, event: RecordEvent, as_of: str | None) -> EventView:
    """The whole of one event."""
    desk = Desk(source, as_of)
    desk.take([event])
    told = list(_told(desk, event))
    desk.names.know(i for _, _, e in told for report in e.reports for i in report.according_to)
    return EventView(
        **dict(desk.row(event)),
        initiator=event.initiator,
        initiator_name=desk.names.of(event.initiator) if event.initiator else None,
        ordinal=event.ordinal,
        participants=tuple(desk.names.of(a) for a in dict.fromkeys((*event.actors, *event.recipients))),
        history=steps(event),
        disputes=dispute_rows(desk, event),
        articles=tuple(_article(desk, *account) for account in told),
    )


def _told(desk: Desk, event: RecordEvent) -> Iterator[tuple[Member, Reading, Event]]:
    """What each article says of the event, in order of publication."""
    readings = [(member, desk.reading(member.article)) for member in event.members]
    found = [(m, r, e) for m, r in readings if r is not None for e in r.events if e.id == m.event]
    yield from sorted(found, key=lambda f: (f[1].article.published or "9999", f[1].article.id))


def _article(desk: Desk, member: Member, reading: Reading, told: Event) -> EventArticle:
    article = reading.article
    return EventArticle(
        article=article.id,
        event=told.id,
        headline=article.headline,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        copy_of=member.copy_of,
        reports=tuple(_report(desk, report) for report in told.reports),
    )


def _report(desk: Desk, report: Report) -> EventReport:
    return EventReport(
        status=report.status,
        according_to=report.according_to,
        according_to_names=tuple(desk.names.of(a) for a in report.according_to),
        words=report.clause.text,
        evidence=report.evidence,
    )
