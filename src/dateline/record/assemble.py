"""A cluster of mentions as an event of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.record.disputes import disputes
from dateline.record.facts import cast, event_date, event_place, first_of, most_common, topics
from dateline.record.mention import Mention
from dateline.record.sources import origins, sources
from dateline.record.status import history
from dateline.types import Member, RecordEvent


def assemble(name: str, mentions: Sequence[Mention], copy_of: Mapping[str, str]) -> RecordEvent:
    """The event with the id `name` that some mentions tell of; `copy_of` names for an article its original."""
    ordered = sorted(mentions, key=lambda m: m.order)
    steps = history(ordered, copy_of)
    status = steps[-1].status
    actors, recipients = cast(ordered)
    return RecordEvent(
        id=name,
        type=most_common(m.type for m in ordered) or ordered[0].type,
        mode=most_common(m.mode for m in ordered if m.mode),
        actors=tuple(p.id for p in actors),
        recipients=tuple(p.id for p in recipients),
        date=event_date(ordered, status),
        time=first_of(ordered, status, lambda m: m.time),
        place=event_place(ordered, status),
        duration=first_of(ordered, status, lambda m: m.duration),
        duration_hedge=_hedge(ordered, status_duration=first_of(ordered, status, lambda m: m.duration)),
        initiator=first_of(ordered, status, lambda m: m.initiator.id if m.initiator else None),
        ordinal=first_of(ordered, status, lambda m: m.ordinal),
        topics=topics(ordered),
        status=status,
        history=steps,
        members=tuple(Member(article=m.article, event=m.event, copy_of=copy_of.get(m.article)) for m in ordered),
        sources=sources(ordered, copy_of),
        origins=origins(ordered, copy_of),
        disputes=disputes(ordered, copy_of),
    )


def _hedge(mentions: Sequence[Mention], status_duration: str | None) -> str | None:
    if status_duration is None:
        return None
    return most_common(m.duration_hedge for m in mentions if m.duration == status_duration)
