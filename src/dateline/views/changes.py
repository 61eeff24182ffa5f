"""What changed in the record between two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from dateline.record.source import RecordSource
from dateline.types import PENDING, Query, RecordEvent
from dateline.types.evidence import Value
from dateline.views.days import is_over, reference_day
from dateline.views.disputes import value_words
from dateline.views.names import Names
from dateline.views.rows import Desk

ChangeKind = Literal["new", "status", "date", "place", "dispute", "overdue"]

Difference = tuple[ChangeKind, str | None, str | None]


class Change(Value):
    """One change of an event: what it was before (null for what is new) and what it is now."""

    event: str
    what: str
    change: ChangeKind
    before: str | None
    after: str | None


def changes(source: RecordSource, query: Query) -> tuple[Change, ...]:
    """New events, other statuses, dates and places, new disputes, and plans that came due without a report.

    Compares the record as of the eve of `query.since` with that of `query.until` (or `as_of`, or the newest report),
    both by day of publication. The other filters choose among the events as they are at the end.
    """
    eve = (date.fromisoformat(query.since) - timedelta(days=1)).isoformat() if query.since else None
    end = query.until or query.as_of
    desk = Desk(source, end)
    today = reference_day(source, end)
    asked = query.model_copy(update={"since": None, "until": None, "as_of": end})
    then = _by_member(source.events(Query(as_of=eve))) if eve else {}
    return tuple(change for event in desk.take(source.events(asked)) for change in _of(desk, event, then, eve, today))


def _by_member(events: Iterable[RecordEvent]) -> dict[tuple[str, str], RecordEvent]:
    return {(m.article, m.event): event for event in events for m in event.members}


def _of(
    desk: Desk, event: RecordEvent, then: dict[tuple[str, str], RecordEvent], eve: str | None, today: str | None
) -> Iterator[Change]:
    before = next((then[m.article, m.event] for m in event.members if (m.article, m.event) in then), None)
    found = [*_differences(before, event, eve, today), *_new_disputes(before, event, desk.names)]
    line = desk.row(event).what if found else ""
    for kind, was, now in found:
        yield Change(event=event.id, what=line, change=kind, before=was, after=now)


def _differences(
    before: RecordEvent | None, after: RecordEvent, eve: str | None, today: str | None
) -> Iterator[Difference]:
    if before is None:
        yield "new", None, after.status
    elif before.status != after.status:
        yield "status", before.status, after.status
    if before is not None and before.date != after.date:
        yield "date", before.date, after.date
    if before is not None and before.place != after.place:
        yield "place", _place(before), _place(after)
    if after.status in PENDING and is_over(after.date, today) and not is_over(after.date, eve):
        yield "overdue", None, after.date


def _new_disputes(before: RecordEvent | None, after: RecordEvent, names: Names) -> Iterator[Difference]:
    known = {d.field for d in before.disputes} if before else set()
    for dispute in after.disputes:
        if dispute.field not in known:
            values = dict.fromkeys(value_words(names, dispute.field, s.value) for s in dispute.sides)
            yield "dispute", None, f"{dispute.field}: {' or '.join(values)}"


def _place(event: RecordEvent) -> str | None:
    return event.place.name if event.place else None
