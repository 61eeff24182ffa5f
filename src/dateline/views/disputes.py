"""Where accounts of one event differ: each side with who vouches for it, where, and in what words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.record.account import Lined
from dateline.record.order import EVERYTHING, in_disputes
from dateline.record.source import Part, RecordSource
from dateline.types import Dispute, Event, Query, RecordEvent, Report, Side
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import EdtfDate
from dateline.views.days import date_words, duration_words
from dateline.views.names import Names
from dateline.views.pages import Page, Paging
from dateline.views.rows import Desk, by_day
from dateline.views.wording import status_label

_MOST_FIELDS = 20
"""More fields than accounts of one event can differ on."""


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
    date: EdtfDate | None
    field: str
    sides: tuple[SideRow, ...]


def disputes(source: RecordSource, query: Query) -> tuple[DisputeRow, ...]:
    """Every dispute about the events asked for, in the order of the events."""
    desk = Desk(source, query.as_of)
    told = sorted(desk.take(source.lines(query, "disputed")), key=by_day)
    desk.read(_articles(dispute for one in told for dispute in one.event.disputes))
    return tuple(row for one in told for row in dispute_rows(desk, one))


def disputes_page(source: RecordSource, query: Query, paging: Paging) -> Page[DisputeRow]:
    """A page of the disputes."""
    desk = Desk(source, query.as_of)
    page = paging.page(list(_disputed(source, query, paging)), lambda one: one.key)
    desk.take(one.told for one in page.rows)
    desk.read(_articles(one.dispute for one in page.rows))
    total = dispute_count(source, query) if paging.counted else None
    rows = tuple(_row(desk, one.told, one.dispute) for one in page.rows)
    return Page[DisputeRow](rows=rows, next=page.next, total=total)


def dispute_count(source: RecordSource, query: Query) -> int:
    """How many disputes there are about the events asked for."""
    return sum(len(event.disputes) for event in source.events(query, "disputed"))


class _Disputed(NamedTuple):
    """A dispute of an event; the key says behind which event and how many disputes of the next one others follow."""

    key: tuple[str, str, int]
    told: Lined
    dispute: Dispute


def _disputed(source: RecordSource, query: Query, paging: Paging) -> Iterator[_Disputed]:
    place, name, skipped = paging.after or ("", "", 0)
    before, skip = (str(place), str(name)), min(int(skipped), _MOST_FIELDS)
    part = Part(EVERYTHING, None, before if name else None, paging.limit + 1 + skip, paging.backward)
    for told in source.placed(query, "disputes", part):
        this = (in_disputes(*told), told.event.id)
        disputes = told.event.disputes[::-1] if paging.backward else told.event.disputes
        for number, dispute in enumerate(disputes, 1):
            if number > skip:
                yield _Disputed((*this, 0) if number == len(disputes) else (*before, number), told, dispute)
        before, skip = this, 0


def _articles(disputes: Iterable[Dispute]) -> set[str]:
    return {side.article for dispute in disputes for side in dispute.sides}


def dispute_rows(desk: Desk, told: Lined) -> tuple[DisputeRow, ...]:
    """The disputes of one event that the desk has taken."""
    return tuple(_row(desk, told, dispute) for dispute in told.event.disputes)


def _row(desk: Desk, told: Lined, dispute: Dispute) -> DisputeRow:
    event = told.event
    return DisputeRow(
        event=event.id,
        what=desk.row(told).what,
        date=event.date,
        field=dispute.field,
        sides=tuple(_side(desk, event, dispute, side) for side in dispute.sides),
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
