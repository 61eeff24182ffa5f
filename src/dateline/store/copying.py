"""Copies in the store: a version of an article is compared with those that share a band of its sketch."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dateline.record.copies import Key, Sketch, parent, sketch
from dateline.record.versions import Version
from dateline.store import schema
from dateline.store.rows import AnyRow, chunks, rows_of


def note_copies(connection: Connection, versions: Sequence[Version], known: Iterable[str]) -> dict[str, str]:
    """Keep the sketches of versions of articles, new ones and those of articles that were `known` and changed.

    Returns every article of which a version goes back to another original than before, with the first such day.
    """
    articles = sorted({v.article for v in versions} | set(known))
    before = {
        (r.article, r.since): _parent(r) for r in rows_of(connection, schema.sketch, schema.sketch.c.article, known)
    }
    disturbed = _alike(connection, {article for article, _ in before}).keys()
    _forget(connection, {article for article, _ in before})
    _keep(connection, [s for v in versions if (s := sketch(v.reading.article))])
    moved = {key for key, old in before.items() if old}
    moved |= _set_parents(
        connection, disturbed | _alike(connection, articles).keys() | {(v.article, v.since) for v in versions}
    )
    found: dict[str, str] = {}
    for article, since in _with_descendants(connection, moved):
        found[article] = min(since, found.get(article, since))
    return found


def _parent(row: AnyRow) -> Key | None:
    return (row.parent, row.parent_since) if row.parent else None


def _alike(connection: Connection, articles: Iterable[str]) -> dict[Key, set[Key]]:
    """Versions that share a band with some of some articles, each with those that it shares it with."""
    mine, theirs = schema.band.alias(), schema.band.alias()
    found: defaultdict[Key, set[Key]] = defaultdict(set)
    shared = select(theirs.c.article, theirs.c.since, mine.c.article, mine.c.since).join(
        mine, mine.c.key == theirs.c.key
    )
    for some in chunks(sorted(articles)):
        for other, other_since, one, since in connection.execute(shared.where(mine.c.article.in_(some)).distinct()):
            found[other, other_since].add((one, since))
    return found


def _forget(connection: Connection, articles: Iterable[str]) -> None:
    for some in chunks(sorted(articles)):
        connection.execute(delete(schema.band).where(schema.band.c.article.in_(some)))
        connection.execute(delete(schema.sketch).where(schema.sketch.c.article.in_(some)))


def _keep(connection: Connection, sketches: Sequence[Sketch]) -> None:
    if not sketches:
        return
    rows = [
        {
            "article": s.article,
            "since": s.key[1],
            "published": s.published,
            "minima": struct.pack(f">{len(s.minima)}I", *s.minima),
        }
        for s in sketches
    ]
    connection.execute(insert(schema.sketch), rows)
    bands = [{"key": b, "article": s.article, "since": s.key[1]} for s in sketches for b in s.bands]
    connection.execute(insert(schema.band), bands)


def _load(row: AnyRow) -> Sketch:
    return Sketch(row.article, row.published, struct.unpack(f">{len(row.minima) // 4}I", row.minima))


def _set_parents(connection: Connection, versions: set[Key]) -> set[Key]:
    """Find the originals of some versions again; returns those for which it is another one than before."""
    near = _alike(connection, {article for article, _ in versions})
    wanted = {article for article, _ in (*near, *versions)}
    sketches = {
        (r.article, r.since): r for r in rows_of(connection, schema.sketch, schema.sketch.c.article, sorted(wanted))
    }
    candidates: defaultdict[Key, list[Key]] = defaultdict(list)
    for other, ones in near.items():
        for one in ones - {other}:
            candidates[one].append(other)
    moved: dict[Key, Key | None] = {}
    for key in sorted(versions & sketches.keys()):
        row = sketches[key]
        others = candidates[key]
        found = parent(_load(row), (_load(sketches[o]) for o in others)) if others else None
        if found != _parent(row):
            moved[key] = found
    _write_parents(connection, moved)
    return set(moved)


def _write_parents(connection: Connection, moved: dict[Key, Key | None]) -> None:
    table = schema.sketch
    this = (table.c.article == bindparam("of")) & (table.c.since == bindparam("day"))
    moves = update(table).where(this).values(parent=bindparam("from"), parent_since=bindparam("from_day"))
    rows = [
        {"of": of, "day": day, "from": original[0] if original else None, "from_day": original[1] if original else None}
        for (of, day), original in moved.items()
    ]
    if rows:
        connection.execute(moves, rows)


def _with_descendants(connection: Connection, versions: set[Key]) -> set[Key]:
    """Versions with all that are copies of them, and copies of those."""
    found, wanted = set(versions), set(versions)
    while wanted:
        rows = rows_of(connection, schema.sketch, schema.sketch.c.parent, sorted({article for article, _ in wanted}))
        wanted = {(r.article, r.since) for r in rows if _parent(r) in wanted} - found
        found |= wanted
    return found
