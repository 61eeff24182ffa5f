"""What an article says, as rows: who appears in which roles, who says what, in which words events are told.

The rows belong to one version of an article and need nothing of any other; each has the stretch of days over which that
version was the newest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from dateline.record.account import account
from dateline.record.matter import searchable
from dateline.record.mention import mention_id
from dateline.store import schema
from dateline.types import Event, Reading, Statement
from dateline.types.naming import name_words

CONTENTS: tuple[Table, ...] = (schema.appearance, schema.role, schema.statement, schema.account)

NEVER = ""
"""The day until which a version counts that none without a later one has: an undated one before another undated one."""

Rows = dict[str, Any]


def keep_contents(connection: Connection, reading: Reading) -> None:
    """Keep what one version of an article says instead of what an earlier reading of the version said."""
    article = reading.article
    for table in CONTENTS:
        this = (table.c.article == article.id) & (table.c.version == article.version)
        connection.execute(delete(table).where(this))
    same = {"article": article.id, "version": article.version, "since": article.published, "until": None}
    for table, rows in _rows(reading):
        if rows:
            connection.execute(insert(table), [same | row for row in rows])


def date_versions(connection: Connection, article: str) -> None:
    """Note of each version of an article the day on which the next one came out."""
    a = schema.article.c
    found = connection.execute(select(a.version, a.published, a.length).where(a.id == article)).all()
    ordered = sorted(found, key=lambda r: (r.published or "", r.length, r.version))  # as `version_order` has it
    for this, after in zip(ordered, [*ordered[1:], None], strict=True):
        until = None if after is None else (after.published or NEVER)
        connection.execute(update(schema.article).where(a.id == article, a.version == this.version).values(until=until))
        for table in CONTENTS:
            same = (table.c.article == article) & (table.c.version == this.version)
            connection.execute(update(table).where(same).values(until=until))


def _rows(reading: Reading) -> Iterator[tuple[Table, Sequence[Rows]]]:
    yield schema.appearance, [_appearance(a.id, a.name, a.kind, a.country) for a in reading.actors]
    roles = ((a.id, r) for a in reading.actors for r in a.roles)
    yield (
        schema.role,
        [
            {"position": at, "actor": actor, "title": role.title, "country": role.country}
            for at, (actor, role) in enumerate(roles)
        ],
    )
    said = sorted(reading.statements, key=lambda s: s.place)
    yield schema.statement, [_statement(reading, at, one) for at, one in enumerate(said)]
    yield schema.account, [_account(reading, event) for event in reading.events]


def _appearance(actor: str, name: str, kind: str | None, country: str | None) -> Rows:
    return {"actor": actor, "name": name, "backwards": backwards(name), "kind": kind, "country": country}


def backwards(name: str) -> str:
    """The folded words of a name from the last one on, without an article: all who share a surname lie together."""
    words = name_words(name)
    return " ".join(reversed(words[1:] if words[:1] == ("the",) else words))


def _statement(reading: Reading, position: int, said: Statement) -> Rows:
    return {
        "position": position,
        "speaker": said.speaker,
        "stance": said.stance,
        "about": searchable((said.content, *said.topics), reading.actors),
        "payload": said.model_dump_json(),
    }


def _account(reading: Reading, event: Event) -> Rows:
    told = account(reading, event)
    mention = mention_id(told.article, told.event)
    return {"mention": mention, "start": told.start, "payload": told.model_dump_json()}
