"""Copies in the store: a version of an article is compared with those of its time that share a band of its sketch."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from dateline.record.copies import BAND_BITS, MOST_DAYS_APART, Key, Sketch, parent, sketch
from dateline.record.versions import Version
from dateline.store import schema
from dateline.store.rows import AnyRow, chunks, rows_of

_UNDATED = 0
"""The shelf of what has no day of publication."""

Near = dict[Key, set[Key]]
"""For versions of articles those that share a band with them and are of one time."""


def band_keys(one: Sketch) -> list[int]:
    """By what a sketch is found: its bands, each on the shelf of its day."""
    return sorted({_key(_shelf(one), band) for band in one.bands})


def load_sketch(row: AnyRow) -> Sketch:
    """A sketch as the store keeps it."""
    return Sketch(row.article, row.published, struct.unpack(f">{len(row.minima) // 4}I", row.minima))


def note_copies(connection: Connection, versions: Sequence[Version], known: Iterable[str]) -> dict[str, str]:
    """Keep the sketches of versions of articles, new ones and those of articles that were `known` and changed.

    Returns every article of which a version goes back to another original than before, with the first such day.
    """
    before = rows_of(connection, schema.sketch, schema.sketch.c.article, sorted(set(known)))
    gone = [load_sketch(r) for r in before]
    fresh = [s for v in versions if (s := sketch(v.reading.article))]
    disturbed = _later(_near(connection, gone))
    _forget(connection, gone)
    _keep(connection, fresh)
    near = _near(connection, fresh)
    again = _rows(connection, (disturbed | _later(near)) - near.keys())
    near |= _near(connection, map(load_sketch, again.values()))
    moved = {(r.article, r.since) for r in before if r.parent} | _set_parents(connection, near)
    found: dict[str, str] = {}
    for article, since in _with_descendants(connection, moved):
        found[article] = min(since, found.get(article, since))
    return found


def count_copies(connection: Connection, articles: Iterable[str]) -> int:
    """How many of some articles are copies of others."""
    rows = rows_of(connection, schema.sketch, schema.sketch.c.article, sorted(articles))
    return len({r.article for r in rows if r.parent and r.parent != r.article})


def _shelf(one: Sketch) -> int:
    """Where sketches of a time are kept: copies that have days are on one shelf or on neighbouring ones."""
    return date.fromisoformat(one.published).toordinal() // MOST_DAYS_APART + 1 if one.published else _UNDATED


def _key(shelf: int, band: int) -> int:
    return shelf << BAND_BITS | band


_SHELVES = text(
    f"""
    WITH RECURSIVE shelf (n) AS (
        SELECT min("key") >> {BAND_BITS} FROM band
        UNION ALL
        SELECT (SELECT min("key") >> {BAND_BITS} FROM band WHERE "key" >= (n + 1) << {BAND_BITS})
        FROM shelf WHERE n IS NOT NULL
    )
    SELECT n FROM shelf WHERE n IS NOT NULL
    """
)


def _near(connection: Connection, sketches: Iterable[Sketch]) -> Near:
    found: Near = {}
    sought: defaultdict[int, list[Key]] = defaultdict(list)
    every: Sequence[int] = ()
    for one in sketches:
        version, mine, bands = one.key, _shelf(one), one.bands
        found[version] = set()
        if mine == _UNDATED:
            # What has no day may be a copy of anything.
            every = every or connection.execute(_SHELVES).scalars().all()
        shelves = every if mine == _UNDATED else (_UNDATED, mine - 1, mine, mine + 1)
        for key in {_key(shelf, band) for shelf in shelves for band in bands}:
            sought[key].append(version)
    for row in _on_shelves(connection, sought):
        for version in sought[row.key]:
            found[version].add((row.article, row.since))
    return found


def _on_shelves(connection: Connection, keys: Iterable[int]) -> Iterator[AnyRow]:
    b = schema.band.c
    # Numbers in the statement itself: as many parameters would take longer than to find what they ask for.
    among = b.key.in_(bindparam("keys", expanding=True, literal_execute=True))
    for some in chunks(sorted(keys)):
        yield from connection.execute(select(b.key, b.article, b.since).where(among), {"keys": some})


def _later(near: Near) -> set[Key]:
    """Versions that others came before, so that they may be copies of these; what is earlier cannot be."""
    return {other for one, others in near.items() for other in others if other[1] >= one[1]}


def _forget(connection: Connection, sketches: Sequence[Sketch]) -> None:
    if not sketches:
        return
    b = schema.band.c
    this = (b.key == bindparam("band")) & (b.article == bindparam("of")) & (b.since == bindparam("day"))
    bands = [{"band": key, "of": s.article, "day": s.key[1]} for s in sketches for key in band_keys(s)]
    connection.execute(delete(schema.band).where(this), bands)
    for some in chunks(sorted({s.article for s in sketches})):
        connection.execute(delete(schema.sketch).where(schema.sketch.c.article.in_(some)))


def _keep(connection: Connection, sketches: Sequence[Sketch]) -> None:
    if not sketches:
        return
    connection.execute(insert(schema.sketch), [sketch_row(s) for s in sketches])
    bands = [{"key": key, "article": s.article, "since": s.key[1]} for s in sketches for key in band_keys(s)]
    connection.execute(insert(schema.band), bands)


def sketch_row(one: Sketch) -> dict[str, Any]:
    """A sketch as it is kept, without what it was copied from."""
    minima = struct.pack(f">{len(one.minima)}I", *one.minima)
    return {"article": one.article, "since": one.key[1], "published": one.published, "minima": minima}


def _rows(connection: Connection, versions: Iterable[Key]) -> dict[Key, AnyRow]:
    wanted = set(versions)
    rows = rows_of(connection, schema.sketch, schema.sketch.c.article, sorted({article for article, _ in wanted}))
    return {key: r for r in rows if (key := (r.article, r.since)) in wanted}


def _set_parents(connection: Connection, near: Near) -> set[Key]:
    """Find the originals of some versions among those near; returns those for which it is another one than before."""
    rows = _rows(connection, near.keys() | {other for others in near.values() for other in others})
    moved: dict[Key, Key | None] = {}
    for key, others in near.items():
        candidates = [load_sketch(rows[other]) for other in others - {key}]
        found = parent(load_sketch(rows[key]), candidates) if candidates else None
        if found != _parent(rows[key]):
            moved[key] = found
    _write_parents(connection, moved)
    return set(moved)


def _parent(row: AnyRow) -> Key | None:
    return (row.parent, row.parent_since) if row.parent else None


def _write_parents(connection: Connection, moved: Mapping[Key, Key | None]) -> None:
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
