"""The words by which a search finds events."""

from __future__ import annotations

from dateline.record.matter import searchable
from dateline.types import Reading


def about(reading: Reading, event_id: str) -> str:
    """What a search by matter looks through: type, topics, place and the words of the evidence, as `searchable`."""
    event = next(e for e in reading.events if e.id == event_id)
    words = [event.type, event.mode or "", *event.topics, event.place.name if event.place else ""]
    words += [s.text for r in event.reports for s in r.evidence if s.role == "clause"]
    return searchable(filter(None, words), reading.actors, [event.place.country] if event.place else ())
