"""Everything that is known of one event, each report with its words."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.record.mention import mention_id
from dateline.record.source import RecordSource
from dateline.types import PENDING, Article, Event, Evidence, Member, Origin, Reading, RecordEvent, Report, Status
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.views.days import is_over, reference_day
from dateline.views.display import Shown
from dateline.views.disputes import DisputeRow, dispute_rows
from dateline.views.rows import Desk, EventRow, StatusStep, steps

_AROUND = 200
"""Characters of a report that are shown before and behind a clause."""


class EventReport(Value):
    """One saying of the event: its status by it, who vouches (outermost first), the clause and the marked words.

    `before` and `after` are the words that stand around the clause in its paragraph.
    """

    status: Status
    according_to: tuple[str, ...]
    according_to_names: tuple[str, ...]
    words: str
    evidence: tuple[Evidence, ...]
    before: str
    after: str


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


class OriginRow(Value):
    """Whom reports of an event go back to, with the name for people and the articles that rest on it.

    `source` is the id of the first-hand source, null for a publisher's own voice; `via` that of a medium which passes
    on what a source without a name says.
    """

    source: str | None
    via: str | None
    publisher: str | None
    name: str
    articles: tuple[str, ...]


class JoinRow(Value):
    """Why a report belongs to an event: since which day, the score of the comparison (0 for the first), a sentence."""

    article: str
    event: str
    publisher: str | None
    day: Day | None
    score: float
    why: str
    words: str


class EventView(EventRow, Shown):
    """An event with its history, its disputes, every report of it in order of publication, and why each belongs to it.

    `overdue` is true of a plan whose date has passed without a report of it. `joins` is empty unless it was asked for.
    """

    overdue: bool
    initiator: str | None
    initiator_name: str | None
    ordinal: int | None
    participants: tuple[str, ...]
    history: tuple[StatusStep, ...]
    disputes: tuple[DisputeRow, ...]
    origins: tuple[OriginRow, ...]
    articles: tuple[EventArticle, ...]
    joins: tuple[JoinRow, ...] = ()


def event_view(source: RecordSource, event: RecordEvent, as_of: str | None, *, why: bool = False) -> EventView:
    """The whole of one event; with `why` also the reasons for which its reports are of one event."""
    desk = Desk(source, as_of)
    desk.look_up([event])
    lined = desk.lined(event)
    told = list(_told(desk, event))
    desk.names.know(i for _, _, e in told for report in e.reports for i in report.according_to)
    return EventView(
        **desk.fields(lined),
        overdue=event.status in PENDING and is_over(event.date, reference_day(source, as_of)),
        initiator=event.initiator,
        initiator_name=desk.names.of(event.initiator) if event.initiator else None,
        ordinal=event.ordinal,
        participants=tuple(desk.names.of(a) for a in dict.fromkeys((*event.actors, *event.recipients))),
        history=steps(event),
        disputes=dispute_rows(desk, lined),
        origins=tuple(origin_row(desk, origin) for origin in event.origins),
        articles=tuple(_article(desk, *account) for account in told),
        joins=tuple(_joins(desk, event)) if why else (),
    )


def origin_row(desk: Desk, origin: Origin) -> OriginRow:
    """A source by name, and whoever stands for it where it has none."""
    medium = desk.names.of(origin.via) if origin.via else origin.publisher
    if origin.source is None:
        name = origin.publisher or "a publisher that is not named"
    elif medium:
        name = f"{desk.names.of(origin.source)}, via {medium}"
    else:
        name = desk.names.of(origin.source)
    return OriginRow(
        source=origin.source, via=origin.via, publisher=origin.publisher, name=name, articles=origin.articles
    )


def _joins(desk: Desk, event: RecordEvent) -> Iterator[JoinRow]:
    accounts = {mention_id(a.article, a.event): a for a in desk.accounts(event)}
    for join in desk.source.joins(event.id, desk.as_of):
        if account := accounts.get(join.mention):
            yield JoinRow(
                article=account.article,
                event=account.event,
                publisher=account.publisher,
                day=account.published,
                score=round(join.score, 1),
                why=join.because,
                words=account.words,
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
        reports=tuple(_report(desk, article, report) for report in told.reports),
    )


def _report(desk: Desk, article: Article, report: Report) -> EventReport:
    before, after = around(article.body if report.clause.in_ == "body" else "", report.clause)
    return EventReport(
        status=report.status,
        according_to=report.according_to,
        according_to_names=tuple(desk.names.of(a) for a in report.according_to),
        words=report.clause.text,
        evidence=report.evidence,
        before=before,
        after=after,
    )


def around(body: str, clause: Evidence) -> tuple[str, str]:
    """The words of a body before and behind a clause, within its paragraph, cut between words."""
    before = body[: clause.start].rpartition("\n")[2]
    after = body[clause.end :].partition("\n")[0]
    if len(before) > _AROUND:
        before = f"… {before[-_AROUND:].partition(' ')[2]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rpartition(' ')[0]} …"
    return before, after
