"""Copies in the store: an article is compared with those that share a band of its sketch."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from dateline.record.copies import Sketch, parent, sketch
from dateline.store import schema
from dateline.store.rows import AnyRow, chunks, rows_of
from dateline.types import Article


def note_copies(connection: Connection, articles: Sequence[Article]) -> set[str]:
    """Keep the sketches of articles that came or changed; returns every article whose original is now another one."""
    ids = {a.id for a in articles}
    before = {r.article: r.parent for r in rows_of(connection, schema.sketch, schema.sketch.c.article, ids)}
    disturbed = _alike(connection, before).keys() | ids
    _forget(connection, before)
    _keep(connection, [s for a in articles if (s := sketch(a))])
    moved = {a for a, old in before.items() if old}
    moved |= _set_parents(connection, disturbed | _alike(connection, ids).keys())
    return _with_descendants(connection, moved)


def _alike(connection: Connection, articles: Iterable[str]) -> dict[str, set[str]]:
    """Articles that share a band with some, each with those that it shares it with."""
    mine, theirs = schema.band.alias(), schema.band.alias()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for some in chunks(articles):
        shared = select(theirs.c.article, mine.c.article).join(mine, mine.c.key == theirs.c.key)
        for other, one in connection.execute(shared.where(mine.c.article.in_(some)).distinct()):
            found[other].add(one)
    return found


def _forget(connection: Connection, articles: Iterable[str]) -> None:
    for some in chunks(articles):
        connection.execute(delete(schema.band).where(schema.band.c.article.in_(some)))
        connection.execute(delete(schema.sketch).where(schema.sketch.c.article.in_(some)))


def _keep(connection: Connection, sketches: Sequence[Sketch]) -> None:
    if not sketches:
        return
    rows = [
        {"article": s.article, "published": s.published, "minima": struct.pack(f">{len(s.minima)}I", *s.minima)}
        for s in sketches
    ]
    connection.execute(insert(schema.sketch), rows)
    connection.execute(insert(schema.band), [{"key": b, "article": s.article} for s in sketches for b in s.bands])


def _load(row: AnyRow) -> Sketch:
    return Sketch(row.article, row.published, struct.unpack(f">{len(row.minima) // 4}I", row.minima))


def _set_parents(connection: Connection, articles: set[str]) -> set[str]:
    """Find the originals of some articles again; returns those for which it is another one than before."""
    near = _alike(connection, articles)
    sketches = {
        r.article: r
        for r in rows_of(connection, schema.sketch, schema.sketch.c.article, sorted(near.keys() | articles))
    }
    candidates: defaultdict[str, list[str]] = defaultdict(list)
    for other, ones in near.items():
        for one in ones - {other}:
            candidates[one].append(other)
    moved: set[str] = set()
    for row in (sketches[a] for a in articles if a in sketches):
        others = candidates[row.article]
        found = parent(_load(row), (_load(sketches[o]) for o in others)) if others else None
        if found != row.parent:
            table = schema.sketch
            connection.execute(update(table).where(table.c.article == row.article).values(parent=found))
            moved.add(row.article)
    return moved


def _with_descendants(connection: Connection, articles: set[str]) -> set[str]:
    """Articles with all that are copies of them, and copies of those."""
    found, wanted = set(articles), set(articles)
    while wanted:
        rows = rows_of(connection, schema.sketch, schema.sketch.c.parent, wanted)
        wanted = {r.article for r in rows} - found
        found |= wanted
    return found
