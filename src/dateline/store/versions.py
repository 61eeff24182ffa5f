"""Versions of articles in the store: from when to when each counts, and the mentions that it brings or takes along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, update

from dateline.record.mention import Mention, mentions
from dateline.record.spans import FOREVER
from dateline.record.versions import Version, lives
from dateline.store import schema
from dateline.store.contents import keep_contents
from dateline.store.reattach import Lost
from dateline.store.recluster import Touched
from dateline.store.rows import AnyRow, chunks, load_mention, rows_of
from dateline.store.words import about
from dateline.types import Reading

_NO_DAY = "0000-00-00"

Row = dict[str, Any]


class Renewed(NamedTuple):
    """What became of some articles: versions that count, rows that went and came, mentions that stand or ended."""

    versions: list[Version]
    gone: list[AnyRow]
    fresh: list[Row]
    standing: list[Mention]
    ended: list[Mention]

    @property
    def touched(self) -> list[Touched]:
        """The days of blocks that this touches. A mention of which only the end moved counts from that end on."""
        ends = {(r.id, r.since, r.payload): r.until for r in self.gone}
        moved = {
            (r["id"], r["since"]): min(r["until"], ends[key])
            for r in self.fresh
            if (key := (r["id"], r["since"], r["payload"])) in ends
        }
        rows = [dict(r._mapping) for r in self.gone] + self.fresh
        return [
            Touched(r["block"], r["first_day"], r["last_day"], moved.get((r["id"], r["since"]), r["since"]))
            for r in rows
        ]

    @property
    def lost(self) -> list[Lost]:
        """What those that went could have been taken hold of by."""
        mentions = ((load_mention(r.payload), r) for r in self.gone)
        return [Lost(n, r.first_day, r.last_day, r.since) for m, r in mentions if m.reach for n in sorted(m.handles)]

    @property
    def days(self) -> dict[str, str]:
        """The mentions that came or whose words changed, each with its day."""
        found: dict[str, str] = {}
        for row in self.fresh:
            found[row["id"]] = min(row["since"], found.get(row["id"], row["since"]))
        return found


def renew(connection: Connection, new: Sequence[Reading], changed: Iterable[str]) -> Renewed:
    """Let what is derived from single articles follow those `new` to the store and those that `changed` in it."""
    known = sorted(changed)
    versions = lives([*new, *_readings(connection, known)])
    _settle(connection, versions, known)
    before = {(r.id, r.since): r for r in rows_of(connection, schema.mention, schema.mention.c.article, known)}
    told = [(m, row) for v in versions for m, row in mention_rows(v)]
    same = {key for _, row in told if (key := (row["id"], row["since"])) in before and _is(before[key], row)}
    gone = [r for key, r in before.items() if key not in same]
    fresh = [(m, row) for m, row in told if (row["id"], row["since"]) not in same]
    _replace_mentions(connection, gone, fresh)
    keep_contents(connection, versions, known)
    standing = [m for m, row in told if row["until"] == FOREVER]
    ended = [m for m, row in told if row["until"] != FOREVER] + [load_mention(r.payload) for r in gone]
    return Renewed(versions, gone, [row for _, row in fresh], standing, ended)


def _readings(connection: Connection, articles: Sequence[str]) -> list[Reading]:
    return [
        Reading.model_validate_json(r.reading)
        for r in rows_of(connection, schema.article, schema.article.c.id, articles)
    ]


def _settle(connection: Connection, versions: Sequence[Version], known: Iterable[str]) -> None:
    """Write down from when to when versions count; the others of their articles never do."""
    table = schema.article
    for some in chunks(known):
        connection.execute(update(table).where(table.c.id.in_(some)).values(since="", until=""))
    counts = (
        update(table)
        .where(table.c.id == bindparam("of"), table.c.version == bindparam("text"))
        .values(since=bindparam("first"), until=bindparam("end"))
    )
    rows = [{"of": v.article, "text": v.reading.article.version, "first": v.since, "end": v.until} for v in versions]
    if rows:
        connection.execute(counts, rows)


def mention_rows(version: Version) -> Iterator[tuple[Mention, Row]]:
    """What a version of an article tells, each event with its row; rulings are no part of it."""
    for mention in mentions(version.reading):
        first, last = _days(mention)
        yield (
            mention,
            {
                "id": mention.id,
                "since": version.since,
                "until": version.until,
                "article": mention.article,
                "block": mention.block,
                "first_day": first,
                "last_day": last,
                "payload": mention.model_dump_json(),
                "about": about(version.reading, mention.event),
            },
        )


def _days(mention: Mention) -> tuple[str, str]:
    if mention.reach is None:
        return f"{_NO_DAY}|{mention.id}", f"{_NO_DAY}|{mention.id}"
    return mention.reach[0].isoformat(), mention.reach[1].isoformat()


def _is(row: AnyRow, now: Row) -> bool:
    return all(getattr(row, name) == value for name, value in now.items())


def _replace_mentions(connection: Connection, gone: Sequence[AnyRow], fresh: Sequence[tuple[Mention, Row]]) -> None:
    for table, name in ((schema.mention, schema.mention.c.id), (schema.handle, schema.handle.c.mention)):
        this = (name == bindparam("of")) & (table.c.since == bindparam("day"))
        if gone:
            connection.execute(delete(table).where(this), [{"of": r.id, "day": r.since} for r in gone])
    if fresh:
        connection.execute(insert(schema.mention), [row for _, row in fresh])
    if handles := [handle for mention, row in fresh for handle in handle_rows(mention, row)]:
        connection.execute(insert(schema.handle), handles)


def handle_rows(mention: Mention, row: Row) -> Iterable[Row]:
    """By what the mention of a row may be taken hold of."""
    if mention.reach is None:
        return
    for name in sorted(mention.handles):
        yield {
            "name": name,
            "mention": mention.id,
            "since": row["since"],
            "partial": mention.partial,
            "first_day": row["first_day"],
            "last_day": row["last_day"],
        }
