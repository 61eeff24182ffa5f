"""The record as of a day: the same fold over what was published by then, asked the same questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, or_, select

from dateline.record.assemble import assemble
from dateline.record.cluster import Cluster
from dateline.record.copies import copies, sketch
from dateline.record.fold import newest
from dateline.record.link import link
from dateline.record.matter import Asked, is_about
from dateline.record.mention import Mention, mentions
from dateline.store import schema
from dateline.store.events import everybody, originals
from dateline.store.rows import load_mention
from dateline.store.words import about
from dateline.types import Query, Reading, RecordEvent, bounds


class Known(NamedTuple):
    """An event as it was known, the mentions that tell of it and what a search by matter looks through."""

    event: RecordEvent
    mentions: tuple[Mention, ...]
    about: str


def nothing_later(connection: Connection, day: str) -> bool:
    """Whether every version of every article was published by a day, so that the whole record is that of the day."""
    a = schema.article.c
    return connection.execute(select(a.id).where(_later(day)).limit(1)).first() is None


def _later(day: str) -> ColumnElement[bool]:
    published = schema.article.c.published
    return or_(published.is_(None), published > day)


def known_by(connection: Connection, day: str) -> list[Known]:
    """Every event as it was known on a day."""
    counted, matter = _mentions_by(connection, day)
    copy_of = _copies_by(connection, day, {m.article for m in counted})
    return [_known(c, copy_of, matter) for c in link(counted)]


def _known(cluster: Cluster, copy_of: dict[str, str], matter: dict[str, str]) -> Known:
    event = assemble(cluster.id, cluster.mentions, copy_of)
    return Known(event, tuple(cluster.mentions), "\n".join(sorted({matter[m.id] for m in cluster.mentions})))


def _mentions_by(connection: Connection, day: str) -> tuple[list[Mention], dict[str, str]]:
    """The mentions that were published by a day, and what each is about, from the versions of that day."""
    m, a = schema.mention.c, schema.article.c
    statement = select(m.id, m.payload, m.about).join(schema.article, (a.id == m.article) & a.newest)
    rows = connection.execute(statement.where(a.published <= day)).all()
    found = [load_mention(r.payload) for r in rows]
    matter = {r.id: r.about for r in rows}
    for reading in _since_replaced(connection, day):
        told = mentions(reading)
        found += told
        matter |= {x.id: about(reading, x.event) for x in told}
    return found, matter


def _since_replaced(connection: Connection, day: str) -> list[Reading]:
    """Readings of versions that were the newest on a day and are so no longer."""
    a, later = schema.article.c, schema.article.alias()
    replaced = select(later.c.id).where(later.c.newest, or_(later.c.published.is_(None), later.c.published > day))
    statement = select(a.reading).where(a.id.in_(replaced), a.published <= day)
    return newest(map(Reading.model_validate_json, connection.execute(statement).scalars()), day)


def _copies_by(connection: Connection, day: str, articles: Iterable[str]) -> dict[str, str]:
    """Which articles were copies of which. What an article is a copy of depends on earlier ones alone."""
    replaced = _since_replaced(connection, day)
    if not replaced:
        return originals(connection, articles)
    a = schema.article.c
    stored = connection.execute(select(a.reading).where(a.newest, a.published <= day)).scalars()
    known = [*map(Reading.model_validate_json, stored), *replaced]
    return copies([s for r in known if (s := sketch(r.article))])


def in_order(events: Iterable[RecordEvent]) -> list[RecordEvent]:
    """By first day, undated last, then id."""

    def order(event: RecordEvent) -> tuple[bool, str, str]:
        days = bounds(event.date)
        return (days is None, days[0].isoformat() if days else "", event.id)

    return sorted(events, key=order)


def find(known: Sequence[Known], event_id: str) -> RecordEvent | None:
    """The event that has a mention of this id, or the only one that has mentions whose ids begin so."""
    exact = [k.event for k in known if any(m.id == event_id for m in k.mentions)]
    near = [k.event for k in known if any(m.id.startswith(event_id) for m in k.mentions)]
    found = exact or near
    return found[0] if len(found) == 1 and event_id else None


def matches(known: Iterable[Known], query: Query, actors: Sequence[set[str]], asked: Asked) -> Iterator[RecordEvent]:
    """The events that a query asks for; `actors` has for each actor of the query the ids that it goes by."""
    for one in known:
        who = everybody(one.mentions)
        if _plain(one.event, query) and all(ids & who for ids in actors) and is_about(one.about, asked):
            yield one.event


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
