"""Is the linked record whole: does everything point to something that is there, and is every ruling valid?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Column, Connection, Table, exists, func, select

from dateline.store import schema
from dateline.store.contents import CONTENTS
from dateline.store.database import Database
from dateline.store.upkeep.several import Several
from dateline.types import Finding, Ruling

_LINK_AGAIN = "take it into a new record, which links it anew: dateline absorb OLD --record NEW"
_RULINGS = "restore a backup, or apply the rulings that were exported (dateline rulings --apply)"

_OF_ARTICLES: tuple[Table, ...] = (*CONTENTS, schema.mention, schema.words, schema.sketch, schema.band)

# What has to be found elsewhere: a column, the column that has it, and what is wrong where that has not.
_POINTS: tuple[tuple[Column[Any], Column[Any], str], ...] = (
    *((t.c.article, schema.article.c.id, f"rows of {t.name} are of articles that are not there") for t in _OF_ARTICLES),
    (schema.handle.c.mention, schema.mention.c.id, "rows of handle are of mentions that are not there"),
    (schema.mention.c.id, schema.joined.c.mention, "mentions are in no cluster"),
    (schema.joined.c.mention, schema.mention.c.id, "members of clusters are mentions that are not there"),
    (schema.joined.c.cluster, schema.part.c.cluster, "clusters are in no core"),
    (schema.part.c.cluster, schema.joined.c.cluster, "clusters have no members"),
    (schema.part.c.core, schema.home.c.core, "cores are in no event"),
    (schema.home.c.core, schema.part.c.core, "cores have no members"),
    (schema.choice.c.core, schema.part.c.core, "choices are of cores that are not there"),
    (schema.choice.c.host, schema.part.c.core, "choices are cores that are not there"),
    (schema.home.c.event, schema.event.c.id, "events that have members are not there"),
    (schema.event.c.id, schema.home.c.event, "events have no members"),
    (schema.event_actor.c.event, schema.event.c.id, "rows of event_actor are of events that are not there"),
    (schema.former.c.mention, schema.mention.c.id, "former ids point to mentions that are not there"),
    (schema.sketch.c.parent, schema.article.c.id, "copies are of articles that are not there"),
)


def check_links(connection: Connection, _: Database) -> Iterator[Finding]:
    """Look for what points to nothing."""
    bad = Several("links", _LINK_AGAIN)
    for column, there, wrong in _POINTS:
        lost = _lost(column, there)
        count, first = connection.execute(select(func.count(), func.min(lost.c[0])).select_from(lost)).one()
        if count:
            bad.note(f"{count:,} {wrong} (such as {first})")
    yield from bad.findings("everything that points to something finds it")


def _lost(column: Column[Any], there: Column[Any]) -> Any:
    nowhere = ~exists(select(1).where(there == column).correlate(column.table))
    return select(column.label("lost")).where(column.is_not(None), nowhere).distinct().subquery()


def check_rulings(connection: Connection, _: Database) -> Iterator[Finding]:
    """Check every ruling, and that the reports that it is about are kept beside it."""
    bad, count, r = Several("rulings", _RULINGS), 0, schema.ruling.c
    for row in connection.execute(select(r.id, r.payload).order_by(r.id)):
        count += 1
        try:
            ruling = Ruling.model_validate_json(row.payload)
        except ValidationError as error:
            bad.note(f"ruling {row.id}: {error.errors()[0]['msg']}")
            continue
        told = select(func.count()).where(schema.told.c.ruling == row.id)
        if ruling.id != row.id or connection.execute(told).scalar_one() != sum(map(len, ruling.sides)):
            bad.note(f"ruling {row.id}: the reports that it is about are not kept beside it")
    yield from bad.findings(f"{count:,} rulings are valid")
