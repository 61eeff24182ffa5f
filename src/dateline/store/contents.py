"""What an article says, as rows: who appears in which roles, who says what, in which words events are told.

The rows belong to one version of an article, and each has the days over which that version counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert

from dateline.record.account import account
from dateline.record.matter import searchable
from dateline.record.mention import mention_id
from dateline.record.versions import Version
from dateline.store import schema
from dateline.store.rows import chunks
from dateline.types import Event, Reading, Statement
from dateline.types.naming import name_words

CONTENTS: tuple[Table, ...] = (schema.appearance, schema.role, schema.statement, schema.account)

Rows = dict[str, Any]


def keep_contents(connection: Connection, versions: Sequence[Version], known: Iterable[str]) -> None:
    """Keep what versions of articles say, and forget what was kept of those articles that were `known` before."""
    for some in chunks(known):
        for table in CONTENTS:
            connection.execute(delete(table).where(table.c.article.in_(some)))
    found: defaultdict[Table, list[Rows]] = defaultdict(list)
    for version in versions:
        for table, rows in content_rows(version):
            found[table] += rows
    for table, rows in found.items():
        if rows:
            connection.execute(insert(table), rows)


def content_rows(version: Version) -> Iterator[tuple[Table, list[Rows]]]:
    """What a version of an article says, as rows of each of the tables of contents."""
    days = {"since": version.since, "until": version.until}
    same = {"article": version.article, "version": version.reading.article.version} | days
    for table, rows in _rows(version.reading):
        yield table, [same | row for row in rows]


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
