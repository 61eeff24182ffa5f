"""Adding readings: what is new is kept, what it touches is linked again, all in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from dateline.record.fold import version_order
from dateline.record.mention import Mention, mentions
from dateline.store import schema
from dateline.store.contents import date_versions, keep_contents
from dateline.store.copying import note_copies
from dateline.store.former import keep_former, others_of
from dateline.store.relink import Change, Touched, relink
from dateline.store.rows import chunks, kept_form, rows_of
from dateline.store.search import forget_words, keep_words
from dateline.store.words import about
from dateline.types import Reading


class Added(NamedTuple):
    """How many articles were new, already known, known with another text, and known but read otherwise."""

    new: int = 0
    known: int = 0
    new_versions: int = 0
    reread: int = 0


_NO_DAY = "0000-00-00"


ELSEWHERE = "readings"
"""What the program of readings that came from a file begins with in the store: they were made elsewhere."""


def add_batch(connection: Connection, readings: Iterable[Reading], program: str | None) -> Added:
    """Keep readings and link what they touch. Must run inside one transaction.

    `program` made them; without it they were made elsewhere, each by the program that it names, if any.
    """
    counts = {"new": 0, "known": 0, "new_versions": 0, "reread": 0}
    changed: dict[str, Reading | None] = {}
    for reading in readings:
        kind, follow = _keep(connection, reading, program or _mark(reading))
        counts[kind] += 1
        if follow:
            changed[reading.article.id] = reading if kind == "new" else None
    if changed:
        _follow(connection, changed)
    return Added(**counts)


def _mark(reading: Reading) -> str:
    return f"{ELSEWHERE}: {reading.program}" if reading.program else ELSEWHERE


def _keep(connection: Connection, reading: Reading, program: str) -> tuple[str, bool]:
    """Store one reading; says whether its article is new, known, another version, or read again, and what follows.

    A reading that says what the one before it said changes nothing in the record.
    """
    article = reading.article
    table = schema.article
    have = connection.execute(select(table.c.version, table.c.program).where(table.c.id == article.id)).all()
    values = {
        "published": article.published,
        "headline": article.headline,
        "publisher": article.publisher,
        "length": len(article.body),
        "program": program,
        "reading": kept_form(reading),
    }
    same = next((r for r in have if r.version == article.version), None)
    if same is None:
        connection.execute(insert(table).values(id=article.id, version=article.version, newest=not have, **values))
        keep_contents(connection, reading)
        if have:
            date_versions(connection, article.id)
        return ("new_versions" if have else "new"), True
    this = (table.c.id == article.id) & (table.c.version == article.version)
    changes = connection.execute(select(table.c.reading).where(this)).scalar() != values["reading"]
    if not changes and (same.program == program or program.startswith(ELSEWHERE)):
        return "known", False
    connection.execute(update(table).where(this).values(**values))
    if changes:
        keep_contents(connection, reading)
        date_versions(connection, article.id)
    return "reread", changes


def _follow(connection: Connection, changed: Mapping[str, Reading | None]) -> None:
    """Let everything that is derived follow articles that came (with their readings) or changed (without)."""
    current = [reading or _choose_newest(connection, name) for name, reading in changed.items()]
    known = [name for name, reading in changed.items() if reading is None]
    gone = rows_of(connection, schema.mention, schema.mention.c.article, known)
    others = others_of(connection, [r.id for r in gone])
    _forget(connection, known)
    fresh = [m for r in current for m in mentions(r)]
    _keep_mentions(connection, fresh, current)
    keep_words(connection, [r.article for r in current])
    copies = note_copies(connection, [r.article for r in current])
    touched = [_touched(m) for m in fresh] + [Touched(r.block, r.first_day, r.last_day) for r in gone]
    relink(connection, Change(touched, {m.id for m in fresh}, {r.cluster for r in gone}, copies))
    if gone:
        keep_former(connection, gone, fresh, others)


def _choose_newest(connection: Connection, article: str) -> Reading:
    table = schema.article
    payloads = connection.execute(select(table.c.reading).where(table.c.id == article)).scalars()
    found = max(map(Reading.model_validate_json, payloads), key=lambda r: version_order(r.article))
    connection.execute(
        update(table).where(table.c.id == article).values(newest=table.c.version == found.article.version)
    )
    return found


def _forget(connection: Connection, articles: Sequence[str]) -> None:
    for some in chunks(articles):
        connection.execute(delete(schema.mention).where(schema.mention.c.article.in_(some)))
    forget_words(connection, articles)


def _touched(mention: Mention) -> Touched:
    first, last = _days(mention)
    return Touched(_block(mention), first, last)


def _block(mention: Mention) -> str:
    """The block of a mention; one that nothing can be told to be the same as has a block of its own."""
    return mention.block or f"?|{mention.id}"


def _days(mention: Mention) -> tuple[str, str]:
    if mention.reach is None:
        return f"{_NO_DAY}|{mention.id}", f"{_NO_DAY}|{mention.id}"
    return mention.reach[0].isoformat(), mention.reach[1].isoformat()


def _keep_mentions(connection: Connection, fresh: Sequence[Mention], readings: Sequence[Reading]) -> None:
    matter = {(r.article.id, e.id): about(r, e.id) for r in readings for e in r.events}
    rows = [
        {
            "id": m.id,
            "article": m.article,
            "block": _block(m),
            "first_day": _days(m)[0],
            "last_day": _days(m)[1],
            "payload": m.model_dump_json(),
            "about": matter[m.article, m.event],
        }
        for m in fresh
    ]
    if rows:
        connection.execute(insert(schema.mention), rows)
