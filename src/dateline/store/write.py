"""Adding readings: what is new is kept, what it touches is linked again, all in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update

from dateline.record.spans import FOREVER
from dateline.store import schema
from dateline.store.copying import count_copies, note_copies
from dateline.store.fetched import content, fetched, is_earlier, keep_earliest, with_fetched
from dateline.store.former import keep_former, others_of
from dateline.store.relink import Change, relink
from dateline.store.rows import kept_form, rows_of
from dateline.store.search import forget_words, keep_words
from dateline.store.standing import is_ruled_on, restand
from dateline.store.versions import renew
from dateline.types import Article, Reading


class Added(NamedTuple):
    """How many articles were new, already known, known with another text, and known but read otherwise.

    `copies` counts those of them, but the known, that are copies of another article.
    """

    new: int = 0
    known: int = 0
    new_versions: int = 0
    reread: int = 0
    copies: int = 0


ELSEWHERE = "readings"
"""What the program of readings that came from a file begins with in the store: they were made elsewhere."""


def add_batch(connection: Connection, readings: Iterable[Reading], program: str | None) -> Added:
    """Keep readings and link what they touch. Must run inside one transaction.

    `program` made them; without it they were made elsewhere, each by the program that it names, if any.
    """
    counts = {"new": 0, "known": 0, "new_versions": 0, "reread": 0}
    new: dict[str, Reading] = {}
    changed: set[str] = set()
    for reading in readings:
        kind, follows = _keep(connection, reading, program or _mark(reading))
        counts[kind] += 1
        if kind == "new":
            new[reading.article.id] = reading
        elif follows:
            changed.add(reading.article.id)
    if new or changed:
        follow(connection, [r for name, r in new.items() if name not in changed], changed)
    return Added(**counts, copies=count_copies(connection, {*new, *changed}))


def _mark(reading: Reading) -> str:
    return f"{ELSEWHERE}: {reading.program}" if reading.program else ELSEWHERE


def _keep(connection: Connection, reading: Reading, program: str) -> tuple[str, bool]:
    """Store one reading; says whether its article is new, known, another version, or read again, and what follows.

    A reading that says what the one before it said changes nothing in the record.
    """
    article = reading.article
    table = schema.article
    have = connection.execute(select(table.c.version, table.c.program).where(table.c.id == article.id)).all()
    same = next((r for r in have if r.version == article.version), None)
    if same is None:
        values = _values(reading, program)
        connection.execute(insert(table).values(id=article.id, version=article.version, **values))
        return ("new_versions" if have else "new"), True
    this = (table.c.id == article.id) & (table.c.version == article.version)
    before = connection.execute(select(table.c.reading).where(this)).scalar_one()
    changes = content(before) != content(kept_form(reading))
    if not changes and (same.program == program or program.startswith(ELSEWHERE)):
        return "known", bool(keep_earliest(connection, [article]))
    sooner = is_earlier(article.fetched, fetched(before)) and len(have) > 1
    values = _values(with_fetched(reading, fetched(before)), program)
    connection.execute(update(table).where(this).values(**values))
    return "reread", changes or sooner


def _values(reading: Reading, program: str) -> dict[str, Any]:
    article = reading.article
    return {
        "published": article.published,
        "headline": article.headline,
        "publisher": article.publisher,
        "length": len(article.body),
        "program": program,
        "reading": kept_form(reading),
    }


def unlinked(connection: Connection) -> list[str]:
    """The articles that are kept and have not been linked, in order of publication."""
    a = schema.article.c
    # Both ends are null until then, and the last day has an index: a large record is opened as quickly as a small one.
    todo = select(a.id).where(a.until.is_(None)).order_by(a.published.is_(None), a.published, a.id)
    return list(dict.fromkeys(connection.execute(todo).scalars()))


def note_fetched(connection: Connection, met: Iterable[Article]) -> None:
    """Note when articles that are kept were fetched, where that was earlier than is known, and what follows of it."""
    if changed := keep_earliest(connection, met):
        follow(connection, (), changed)


def follow(connection: Connection, new: Sequence[Reading], changed: Iterable[str]) -> None:
    """Let all that is derived follow articles that are `new` and those that have `changed` in the store."""
    changed = set(changed)
    m = schema.mention
    others = others_of(connection, [r.id for r in rows_of(connection, m, m.c.article, changed)])
    renewed = renew(connection, new, changed)
    forget_words(connection, changed)
    keep_words(connection, [v.reading.article for v in renewed.versions if v.until == FOREVER])
    copies = note_copies(connection, renewed.versions, changed)
    touched, days = renewed.touched, renewed.days
    if is_ruled_on(connection, {*changed, *(r.article.id for r in new)}):
        stood = restand(connection)
        touched += stood.touched
        days |= {m: min(day, days.get(m, day)) for m, day in stood.days.items()}
    relink(connection, Change(touched, days, {r.id for r in renewed.gone}, renewed.lost, copies))
    if renewed.ended:
        keep_former(connection, renewed.ended, renewed.standing, others)
