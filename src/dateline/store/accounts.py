"""The words in which articles tell events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, select

from dateline.record.account import Account
from dateline.record.mention import mention_id
from dateline.store import schema
from dateline.store.histories import day_of, holds
from dateline.store.rows import AnyRow, chunks
from dateline.types import Member


def accounts(connection: Connection, members: Iterable[Member], as_of: str | None) -> Iterator[Account]:
    """In which words some members tell their events, by day of publication (undated last), then article."""
    a = schema.account.c
    # A parameter for them all: values that are put into the statement one by one cost more than to find them.
    among = a.mention.in_(bindparam("mentions", expanding=True))
    wanted = select(a.payload, a.since, a.article).where(among, holds(schema.account, day_of(as_of)))
    told: list[AnyRow] = []
    for some in chunks(mention_id(m.article, m.event) for m in members):
        told += connection.execute(wanted, {"mentions": some}).all()
    for row in sorted(told, key=lambda r: (r.since, r.article)):
        yield Account.model_validate_json(row.payload)


def accounts_of(connection: Connection, mentions: Iterable[str]) -> dict[tuple[str, str], Account]:
    """The accounts of some mentions by their ids and the days since which they count."""
    a = schema.account.c
    statement = select(a.mention, a.since, a.payload)
    return {
        (row.mention, row.since): Account.model_validate_json(row.payload)
        for some in chunks(sorted(mentions))
        for row in connection.execute(statement.where(a.mention.in_(some)))
    }
