"""Linking again what an addition touches, and nothing else.

What came or went touches the days of some blocks; clusters that change touch the groups in which clusters of one type
and day meet; cores that change touch the vague ones around them; those give the events, of which people may have ruled
that they are one with others, and these are assembled again. Each step takes up whole what it touches, from the first
day on which it is other than it was, with the same functions as the fold over everything, and writes down from when to
when what was part of what: so the record as of any day is the one that a single fold over what was published by then
would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from dateline.store import schema
from dateline.store.events import reassemble
from dateline.store.reattach import Lost, reattach
from dateline.store.recluster import Touched, mark, recluster
from dateline.store.regroup import regroup
from dateline.store.reunite import reunite
from dateline.store.rows import chunks


class Change(NamedTuple):
    """What an addition changed: where, which mentions came (with the day) or went, by what handles, new copies."""

    touched: list[Touched]
    fresh: Mapping[str, str]
    gone: set[str]
    lost: list[Lost]
    copies: Mapping[str, str]


def relink(connection: Connection, change: Change) -> None:
    """Bring clusters and events up to date with a change whose mentions are already stored."""
    clusters = recluster(connection, change.touched, change.fresh, change.gone)
    cores = regroup(connection, clusters)
    events = reunite(connection, reattach(connection, cores, change.lost))
    for event, day in _events_of_articles(connection, change.copies):
        mark(events, event, day)
    reassemble(connection, events)


def _events_of_articles(connection: Connection, articles: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The events that some articles tell of, with the day given for the article."""
    h, p, j, m = schema.home.c, schema.part.c, schema.joined.c, schema.mention.c
    statement = (
        select(h.event, m.article)
        .join(schema.part, p.core == h.core)
        .join(schema.joined, j.cluster == p.cluster)
        .join(schema.mention, m.id == j.mention)
        .distinct()
    )
    for some in chunks(sorted(articles)):
        for row in connection.execute(statement.where(m.article.in_(some))):
            yield row.event, articles[row.article]
