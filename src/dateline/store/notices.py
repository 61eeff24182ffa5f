"""Notices of changes: of what somebody was told, and what is still to be delivered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import delete, insert, select, update

from dateline.store import schema
from dateline.store.connected import Connected
from dateline.store.rows import chunks

_BEGUN = ""
"""The key of no change: it says that there was a first time."""


class Notice(NamedTuple):
    """A notice as it will be delivered: its id, which stays the same, and its text."""

    id: str
    body: str


class Notices:
    """The notices of a record; each method is one transaction."""

    def __init__(self, kept: Connected) -> None:
        self._kept = kept

    def begun(self) -> bool:
        """Whether anybody was ever told of anything; what a record held before that is no news."""
        with self._kept._reading() as connection:
            found = select(schema.told_change.c.key).where(schema.told_change.c.key == _BEGUN)
            return connection.execute(found).first() is not None

    def begin(self, changes: Mapping[str, str]) -> None:
        """Take changes, by key with their days, for known."""
        self.make({_BEGUN: "9999-12-31", **changes}, (), "")

    def unknown(self, keys: Iterable[str]) -> set[str]:
        """Those of some changes of which nobody was told."""
        wanted = set(keys)
        t = schema.told_change.c
        with self._kept._reading() as connection:
            for some in chunks(wanted):
                wanted.difference_update(connection.execute(select(t.key).where(t.key.in_(some))).scalars())
        return wanted

    def make(self, changes: Mapping[str, str], notices: Sequence[Notice], now: str, before: str = "") -> None:
        """Keep notices until they are delivered, and that they tell of some changes, by key with their days.

        Changes of days `before` one are forgotten: nobody asks for them again.
        """
        t = schema.told_change
        with self._kept._noting() as connection:
            if changes:
                connection.execute(insert(t), [{"key": key, "day": day} for key, day in changes.items()])
            if notices:
                connection.execute(insert(schema.notice), [{**n._asdict(), "made": now} for n in notices])
            connection.execute(delete(t).where(t.c.day < before))

    def pending(self) -> list[Notice]:
        """What is still to be delivered, in order."""
        n = schema.notice.c
        with self._kept._reading() as connection:
            return [Notice(r.id, r.body) for r in connection.execute(select(schema.notice).order_by(n.number))]

    def deliver(self, notice: Notice) -> None:
        """Forget a notice that was taken."""
        with self._kept._noting() as connection:
            connection.execute(delete(schema.notice).where(schema.notice.c.id == notice.id))

    def refuse(self, notice: Notice, reason: str) -> None:
        """Note why a notice could not be delivered."""
        with self._kept._noting() as connection:
            connection.execute(update(schema.notice).where(schema.notice.c.id == notice.id).values(error=reason))
