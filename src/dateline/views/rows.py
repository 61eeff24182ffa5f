"""What every view tells of an event, and the one way from the record's event to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.record.account import Account
from dateline.record.source import RecordSource
from dateline.types import EventType, Member, Place, Reading, RecordEvent, Status
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import ClockTime, Duration, EdtfDate
from dateline.views.names import Names
from dateline.views.wording import is_named, what


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

    def take(self, events: Iterable[RecordEvent], *, whole: bool = False) -> list[RecordEvent]:
        """The events, after what their rows need was looked up, all at once: names, and the words that tell them first.

        With `whole` the words of every report; else of the others only where the first one leaves a row something to
        ask for.
        """
        taken = list(events)
        self.names.know(i for event in taken for i in everybody(event))
        self._look_up(m for event in taken for m in (event.members if whole else event.members[:1]))
        if not whole:
            self._look_up(m for event in taken if self._asks_for_more(event) for m in event.members[1:])
        return taken

    def _look_up(self, members: Iterable[Member]) -> None:
        self._accounts |= {(a.article, a.event): a for a in self.source.accounts(members, self.as_of)}

    def _asks_for_more(self, event: RecordEvent) -> bool:
        """Whether the first account is of a headline, or names the event in no word that is known."""
        if len(event.members) < 2:
            return False
        first = next(iter(self.accounts(event)), None)
        return first is None or first.headline or not is_named(event, first.triggers)

    def reading(self, article_id: str) -> Reading | None:
        """The reading of an article as of the day."""
        if article_id not in self._readings:
            self._readings[article_id] = self.source.reading(article_id, self.as_of)
        return self._readings[article_id]

    def accounts(self, event: RecordEvent) -> list[Account]:
        """The words in which each article tells an event that was taken, in order of publication."""
        told = (self._accounts.get((m.article, m.event)) for m in event.members)
        return sorted((a for a in told if a), key=lambda a: (a.published or "9999", a.article))

    def order(self, event: RecordEvent) -> tuple[str, str, int]:
        """Where an event is first told: day of publication, article, character. Breaks ties between rows."""
        first = next(iter(self.accounts(event)), None)
        return (first.published or "9999", first.article, first.start) if first else ("9999", event.id, 0)

    def row(self, event: RecordEvent) -> EventRow:
        """An event that was taken in one line."""
        return EventRow.model_construct(**self.fields(event))

    def fields(self, event: RecordEvent) -> dict[str, Any]:
        """What stands in the row of an event that was taken."""
        told = self.accounts(event)
        days = [step.published for step in event.history if step.published]
        return {name: getattr(event, name) for name in _SAME} | {
            "reported": min(days, default=None),
            "what": what(event, self.names, (t for account in told for t in account.triggers)),
            "reports": event.sources.reports,
            "independent": event.sources.independent,
            "disputed": tuple(d.field for d in event.disputes),
            "words": first_words(told),
        }


def everybody(event: RecordEvent) -> Iterator[str]:
    """The ids of all whom an event's row may have to name."""
    yield from event.actors
    yield from event.recipients
    if event.initiator:
        yield event.initiator
    yield from (i for origin in event.origins for i in (origin.source, origin.via) if i)
    yield from (i for dispute in event.disputes for side in dispute.sides for i in side.according_to)


def first_words(accounts: Iterable[Account]) -> str | None:
    """The clause that reports an event first; a headline only where no body does."""
    told = list(accounts)
    return next((a.words for a in told if not a.headline), told[0].words if told else None)
