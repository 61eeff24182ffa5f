"""What every view tells of an event, and the one way from the record's event to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from dateline.record.account import Account, Lined, line
from dateline.record.order import reported
from dateline.record.source import RecordSource
from dateline.types import EventType, Place, Reading, RecordEvent, Status, bounds
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
    first reports it with this status; `disputed` names the fields on which accounts differ.
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


_SAME = (
    "id", "date", "status", "type", "mode", "actors", "recipients", "time", "place", "duration", "duration_hedge",
    "topics",
)  # fmt: skip


class Desk:
    """What a view needs at hand: the record as of a day, names, and the words and readings that were looked up."""

    def __init__(self, source: RecordSource, as_of: str | None) -> None:
        self.source, self.as_of = source, as_of
        self.names = Names((), lambda ids: source.names(ids, as_of))
        self._readings: dict[str, Reading | None] = {}
        self._accounts: dict[tuple[str, str], Account] = {}

    def take(self, told: Iterable[Lined]) -> list[Lined]:
        """Events with the words that tell them, after the names that their rows need were looked up, all at once."""
        taken = list(told)
        self.names.know(i for one in taken for i in everybody(one.event))
        return taken

    def look_up(self, events: Iterable[RecordEvent]) -> None:
        """Have the accounts and the names of some events at hand."""
        wanted = list(events)
        self.names.know(i for event in wanted for i in everybody(event))
        members = {(m.article, m.event): m for event in wanted for m in event.members}
        self._accounts |= {(a.article, a.event): a for a in self.source.accounts(members.values(), self.as_of)}

    def read(self, articles: Collection[str]) -> None:
        """Have the readings of some articles at hand."""
        self._readings |= {**dict.fromkeys(articles), **self.source.readings_of(articles, self.as_of)}

    def reading(self, article_id: str) -> Reading | None:
        """The reading of an article as of the day."""
        if article_id not in self._readings:
            self._readings[article_id] = self.source.reading(article_id, self.as_of)
        return self._readings[article_id]

    def accounts(self, event: RecordEvent) -> list[Account]:
        """The words in which each article tells an event that was looked up, in order of publication."""
        told = (self._accounts.get((m.article, m.event)) for m in event.members)
        return sorted((a for a in told if a), key=lambda a: (a.published or "9999", a.article))

    def lined(self, event: RecordEvent) -> Lined:
        """An event that was looked up, with the words that tell it."""
        return Lined(event, line(self.accounts(event), event.status))

    def row(self, told: Lined) -> EventRow:
        """An event in one line."""
        return EventRow(**self.fields(told))

    def fields(self, told: Lined) -> dict[str, Any]:
        """What stands in the row of an event."""
        event, words = told
        return {name: getattr(event, name) for name in _SAME} | {
            "reported": reported(event),
            "what": what(event, self.names, words.triggers),
            "reports": event.sources.reports,
            "independent": event.sources.independent,
            "disputed": tuple(d.field for d in event.disputes),
            "words": words.words,
        }


def by_day(told: Lined) -> tuple[bool, str, str]:
    """The order of a record's events: by the first day of their date, undated last, then id."""
    days = bounds(told.event.date)
    return days is None, days[0].isoformat() if days else "", told.event.id


def everybody(event: RecordEvent) -> Iterator[str]:
    """The ids of all whom an event's row may have to name."""
    yield from event.actors
    yield from event.recipients
    if event.initiator:
        yield event.initiator
    yield from (i for origin in event.origins for i in (origin.source, origin.via) if i)
    yield from (i for dispute in event.disputes for side in dispute.sides for i in (*side.according_to, side.value))
