"""Events as the rows of a table: flat, in one order of columns."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pydantic import Field

from dateline.record.source import RecordSource
from dateline.types import EventType, Query, Status, bounds
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import ClockTime, Duration, EdtfDate
from dateline.views.days import reference_day
from dateline.views.event import origin_row
from dateline.views.exports.gathering import Gathered, gathered
from dateline.views.plans import Outcome, outcome
from dateline.views.rows import steps


class EventLine(Value):
    """An event of the record as one row; lists are in the order of the reports."""

    id: str = Field(description="the event's id, which stays the same")
    type: EventType = Field(description="PLOVER's type of event")
    mode: str | None = Field(description="PLOVER's mode, if it has one")
    status: Status = Field(description="how real it is by the reports together")
    outcome: Outcome | None = Field(description="of what was ever a plan: what became of it")
    date: EdtfDate | None = Field(description="when, in EDTF: a day, a month, a span, …")
    first_day: datetime.date | None = Field(description="the first day that `date` covers")
    last_day: datetime.date | None = Field(description="the last day that `date` covers")
    time: ClockTime | None = Field(description="the clock time, with its zone in brackets where a report names it")
    reported: Day | None = Field(description="the day of the first report of it")
    latest: Day | None = Field(description="the day of the latest report of it")
    what: str = Field(description="the event in one line of English")
    actors: tuple[str, ...] = Field(description="ids of who acts")
    actor_names: tuple[str, ...] = Field(description="their names")
    recipients: tuple[str, ...] = Field(description="ids of whom it is directed at")
    recipient_names: tuple[str, ...] = Field(description="their names")
    place: str | None = Field(description="where")
    place_country: str | None = Field(description="the state of the place, ISO 3166 alpha-3")
    duration: Duration | None = Field(description="how long, in ISO 8601")
    duration_hedge: str | None = Field(description="the reporter's hedge on it, such as “nearly”")
    initiator: str | None = Field(description="id of who asked for it")
    initiator_name: str | None = Field(description="the name")
    ordinal: int | None = Field(description="which of its kind: 2 for “the second round”")
    topics: tuple[str, ...] = Field(description="what it is about, in the words of the reports")
    history: tuple[str, ...] = Field(description="its statuses with the day of publication: “2025-10-14 planned”")
    reports: int = Field(description="how many articles report it")
    independent: int = Field(description="to how many independent sources they go back")
    sources: tuple[str, ...] = Field(description="the names of these sources")
    articles: tuple[str, ...] = Field(description="ids of the articles")
    disputed: tuple[str, ...] = Field(description="fields on which accounts differ")
    words: str | None = Field(description="the clause that reports it first")


def event_lines(source: RecordSource, query: Query) -> Iterator[EventLine]:
    """The rows of the events that a query asks for, in order of their dates, undated last."""
    today = reference_day(source, query.as_of)
    for batch in gathered(source, query):
        yield from (_row(told, today) for told in batch)


def _row(told: Gathered, today: str | None) -> EventLine:
    desk, event = told
    shown = desk.fields(desk.lined(event))
    names = desk.names
    span = bounds(event.date)
    place = event.place
    taken = ("id", "type", "mode", "status", "date", "time", "reported", "what", "actors", "recipients", "duration",
             "duration_hedge", "topics", "reports", "independent", "disputed", "words")  # fmt: skip
    return EventLine(
        **{name: shown[name] for name in taken},
        outcome=outcome(event, today) if event.is_plan else None,
        first_day=span[0] if span else None,
        last_day=span[1] if span else None,
        latest=max((s.published for s in event.history if s.published), default=None),
        actor_names=tuple(map(names.of, event.actors)),
        recipient_names=tuple(map(names.of, event.recipients)),
        place=place.name if place else None,
        place_country=place.country if place else None,
        initiator=event.initiator,
        initiator_name=names.of(event.initiator) if event.initiator else None,
        ordinal=event.ordinal,
        history=tuple(f"{step.published or 'undated'} {step.status}" for step in steps(event)),
        sources=tuple(origin_row(desk, origin).name for origin in event.origins),
        articles=tuple(member.article for member in event.members),
    )
