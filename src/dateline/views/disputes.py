"""Where accounts of one event differ: each side with who vouches for it, where, and in what words."""

from __future__ import annotations

from dateline.record.account import Lined
from dateline.record.source import RecordSource
from dateline.types import Dispute, Event, Query, RecordEvent, Report, Side
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.views.days import date_words, duration_words
from dateline.views.names import Names
from dateline.views.rows import Desk, by_day
from dateline.views.wording import status_label


class SideRow(Value):
    """One side: its value (and how people read it), who vouches, the article, and the clause that says it."""

    value: str
    label: str
    according_to: tuple[str, ...]
    according_to_names: tuple[str, ...]
    article: str
    headline: str | None
    publisher: str | None
    published: Day | None
    words: str | None


class DisputeRow(Value):
    """A field of an event on which accounts cannot all be true."""

    event: str
    what: str
    date: str | None
    field: str
    sides: tuple[SideRow, ...]


def disputes(source: RecordSource, query: Query) -> tuple[DisputeRow, ...]:
    """Every dispute about the events asked for, in the order of the events."""
    desk = Desk(source, query.as_of)
    disputed = sorted(desk.take(source.lines(query, "disputed")), key=by_day)
    return tuple(row for told in disputed for row in dispute_rows(desk, told))


def dispute_rows(desk: Desk, told: Lined) -> tuple[DisputeRow, ...]:
    """The disputes of one event that the desk has taken."""
    event, line = told.event, desk.row(told).what
    return tuple(
        DisputeRow(
            event=event.id,
            what=line,
            date=event.date,
            field=d.field,
            sides=tuple(_side(desk, event, d, s) for s in d.sides),
        )
        for d in event.disputes
    )


def _side(desk: Desk, event: RecordEvent, dispute: Dispute, side: Side) -> SideRow:
    reading = desk.reading(side.article)
    article = reading.article if reading else None
    members = {m.event for m in event.members if m.article == side.article}
    told = [e for e in reading.events if e.id in members] if reading else []
    return SideRow(
        value=side.value,
        label=value_words(desk.names, dispute.field, side.value),
        according_to=side.according_to,
        according_to_names=tuple(desk.names.of(a) for a in side.according_to),
        article=side.article,
        headline=article.headline if article else None,
        publisher=article.publisher if article else None,
        published=article.published if article else None,
        words=_words(told, dispute.field, side),
    )


def value_words(names: Names, field: str, value: str) -> str:
    """The value of a disputed field as people read it."""
    if field == "duration":
        return duration_words(value)
    if field == "date":
        return date_words(value)
    return status_label(value) if field == "status" else names.of(value)


def _words(told: list[Event], field: str, side: Side) -> str | None:
    """The clause of the report that best fits the side: same source, and same status or evidence for the field."""
    reports = [report for event in told for report in event.reports]
    best = max(reports, key=lambda r: _fit(r, field, side), default=None)
    return best.clause.text if best is not None else None


def _fit(report: Report, field: str, side: Side) -> tuple[bool, bool]:
    says_so = report.status == side.value if field == "status" else any(e.role == field for e in report.evidence)
    return says_so, report.according_to == side.according_to
