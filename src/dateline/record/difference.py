"""What became of events from one day to the next: new ones, changed ones, several that turned out to be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.types import RecordEvent


class Changed(NamedTuple):
    """What a day of publication made of an event.

    `before` is what it was until then: nothing for a new event, several for those that turned out to be one, the one
    that has kept its id first. `after` is None when no report tells of it any more.
    """

    day: str
    before: tuple[RecordEvent, ...]
    after: RecordEvent | None


def differences(day: str, before: Iterable[RecordEvent], after: Iterable[RecordEvent]) -> Iterator[Changed]:
    """What is not the same in two states of the record, matched by the reports that events consist of."""
    was = {event.id: event for event in before}
    home = {(m.article, m.event): event.id for event in was.values() for m in event.members}
    now = list(after)
    kept = {event.id for event in now}
    continued: set[str] = set()
    for event in now:
        ids = dict.fromkeys(home[m.article, m.event] for m in event.members if (m.article, m.event) in home)
        # What goes on under its own id was not taken in by another event, even if that has some of its reports.
        of = sorted((i for i in ids if i == event.id or i not in kept), key=lambda i: (i != event.id, i))
        continued.update(of)
        if [was[i] for i in of] != [event]:
            yield Changed(day, tuple(was[i] for i in of), event)
    yield from (Changed(day, (was[i],), None) for i in sorted(was.keys() - continued - kept))
