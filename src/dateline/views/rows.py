"""What every view tells of an event, and the one way from the record's event to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.record.source import RecordSource
from dateline.types import Event, EventType, Evidence, Place, Query, Reading, RecordEvent, Report, Status
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import ClockTime, Duration, EdtfDate
from dateline.views.names import Names
from dateline.views.wording import what


class StatusStep(Value):
    """A status and the first day of publication on which a report gave it."""

    published: Day | None
    status: Status


class EventRow(Value):
    """An event in one line.

    `what` says it in plain English with names; `reported` is the day of the first report; `words` is the clause that
    reports it first; `disputed` names the fields on which accounts differ.
    """

    id: str
    date: EdtfDate | None
    reported: Day | None
    status: Status
    what: str
    type: EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    time: ClockTime | None
    place: Place | None
    duration: Duration | None
    duration_hedge: str | None
    topics: tuple[str, ...]
    reports: int
    independent: int
    disputed: tuple[str, ...]
    words: str | None


def steps(event: RecordEvent) -> tuple[StatusStep, ...]:
    """The history of an event without repetitions of one status."""
    found: list[StatusStep] = []
    for step in event.history:
        if not found or found[-1].status != step.status:
            found.append(StatusStep(published=step.published, status=step.status))
    return tuple(found)


def clause(report: Report) -> Evidence:
    """The words of a report: its clause, else whatever evidence it has."""
    return next((e for e in report.evidence if e.role == "clause"), report.evidence[0])


def first_words(events: Iterable[Event]) -> str | None:
    """The clause that reports an event first; a headline only where no body does."""
    clauses = [clause(report) for event in events for report in event.reports]
    return next((c.text for c in clauses if c.in_ == "body"), clauses[0].text if clauses else None)


def triggers(event: Event) -> list[str]:
    """The words that an article uses for an event."""
    return [e.text for report in event.reports for e in report.evidence if e.role == "trigger"]


class Desk:
    """What a view needs at hand: the record, the names in it, and the readings that were looked up already."""

    def __init__(self, source: RecordSource, query: Query) -> None:
        self.source, self.query = source, query
        self.names = Names(source.actors(query.as_of))
        self._readings: dict[str, Reading | None] = {}

    def reading(self, article_id: str) -> Reading | None:
        """The reading of an article as of the query's day."""
        if article_id not in self._readings:
            self._readings[article_id] = self.source.reading(article_id, self.query.as_of)
        return self._readings[article_id]

    def accounts(self, event: RecordEvent) -> Iterator[tuple[Reading, Event]]:
        """What each article says of an event, in order of publication."""
        found = []
        for member in event.members:
            reading = self.reading(member.article)
            told = next((e for e in reading.events if e.id == member.event), None) if reading else None
            if reading is not None and told is not None:
                found.append((reading, told))
        yield from sorted(found, key=lambda f: (f[0].article.published or "9999", f[0].article.id))

    def order(self, event: RecordEvent) -> tuple[str, str, int]:
        """Where an event is first told: day of publication, article, character. Breaks ties between rows."""
        for reading, told in self.accounts(event):
            first = min(e.start for r in told.reports for e in r.evidence if e.in_ == clause(r).in_)
            return reading.article.published or "9999", reading.article.id, first
        return "9999", event.id, 0

    def row(self, event: RecordEvent) -> EventRow:
        """The event in one line."""
        accounts = [told for _, told in self.accounts(event)]
        days = [step.published for step in event.history if step.published]
        same = ("id", "date", "status", "type", "mode", "actors", "recipients", "time", "place", "duration",
                "duration_hedge", "topics")  # fmt: skip
        return EventRow(
            **{name: getattr(event, name) for name in same},
            reported=min(days, default=None),
            what=what(event, self.names, (t for told in accounts for t in triggers(told))),
            reports=event.sources.reports,
            independent=event.sources.independent,
            disputed=tuple(d.field for d in event.disputes),
            words=first_words(accounts),
        )
