"""The record as of a day: the same fold over what was published by then, asked the same questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.record.fold import Linked
from dateline.record.states import name_words
from dateline.store.write import about
from dateline.types import Query, Reading, RecordEvent, bounds


def order(event: RecordEvent) -> tuple[bool, str, str]:
    """By first day, undated last, then id."""
    days = bounds(event.date)
    return (days is None, days[0].isoformat() if days else "", event.id)


def find(linked: Sequence[Linked], event_id: str) -> RecordEvent | None:
    """The event that has a mention of this id, or the only one that has mentions whose ids begin so."""
    near = [x.event for x in linked if any(j.mention.startswith(event_id) for j in x.joins)]
    exact = [x.event for x in linked if any(j.mention == event_id for j in x.joins)]
    found = exact or near
    return found[0] if len(found) == 1 and event_id else None


def matches(linked: Sequence[Linked], readings: Sequence[Reading], query: Query) -> Iterator[RecordEvent]:
    """The events that a query asks for."""
    by_article = {r.article.id: r for r in readings}
    for event in (x.event for x in linked):
        told_by = [(by_article[m.article], m.event) for m in event.members]
        if _plain(event, query) and _who(told_by, query) and _matter(told_by, query):
            yield event


def _plain(event: RecordEvent, query: Query) -> bool:
    if (query.statuses and event.status not in query.statuses) or (query.types and event.type not in query.types):
        return False
    if query.since is None and query.until is None:
        return True
    days = bounds(event.date)
    return bool(
        days
        and (query.since is None or days[1].isoformat() >= query.since)
        and (query.until is None or days[0].isoformat() <= query.until)
    )


def _who(told_by: Sequence[tuple[Reading, str]], query: Query) -> bool:
    if not query.actors:
        return True
    names: set[str] = set()
    for reading, event_id in told_by:
        taking_part = {i for e in reading.events if e.id == event_id for i in (*e.actors, *e.recipients)}
        names |= taking_part | {a.name.casefold() for a in reading.actors if a.id in taking_part}
    return all(names & {n, n.casefold(), "-".join(name_words(n))} for n in query.actors)


def _matter(told_by: Sequence[tuple[Reading, str]], query: Query) -> bool:
    if not query.about:
        return True
    text = "\n".join(about(reading, event_id) for reading, event_id in told_by)
    return all(word in text for word in query.about.casefold().split())
