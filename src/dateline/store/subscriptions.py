"""The feeds that a record follows, and what became of the articles that they told of.

Nothing of this is part of the record: it says only what is still to be fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from dateline.record.source import FeedState
from dateline.store import schema
from dateline.store.connected import Connected
from dateline.store.failures import note_failure
from dateline.store.rows import AnyRow, chunks
from dateline.types.feeds import Entry, FeedKind

Outcome = Literal["kept", "passed"]
"""An article is in the record; or it was passed over, as all of its kind are."""

_F, _E = schema.feed.c, schema.entry.c


class Subscription(NamedTuple):
    """A feed to be asked for: what its host said of the version that is known, and how often it failed in a row.

    `new` is one that was never asked for.
    """

    url: str
    parent: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    every: float | None = None
    failures: int = 0
    new: bool = False


class Heard(NamedTuple):
    """What a feed said of itself. What it does not say is None, and it is not asked for again before `next`."""

    next: str
    kind: FeedKind | None = None
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    every: float | None = None


class Waiting(NamedTuple):
    """An article to be fetched: the id that an article at this address has, what its feed told, and earlier tries."""

    key: str
    feed: str
    entry: Entry
    tries: int = 0
    etag: str | None = None
    last_modified: str | None = None


class Subscriptions:
    """The feeds of a record. Instants are in ISO 8601, UTC; each method is one transaction."""

    def __init__(self, kept: Connected) -> None:
        self._kept = kept

    def follow(self, urls: Iterable[str], now: str, parent: str | None = None) -> int:
        """Follow feeds from now on, or those that a list names; returns how many were not followed before."""
        wanted = list(dict.fromkeys(urls))
        with self._kept._noting() as connection:
            return _follow(connection, wanted, now, parent)

    def due(self, now: str, *, early: bool = False) -> list[Subscription]:
        """The feeds to be asked for now, in the order in which they were added; `early` also those that need not be.

        Those that failed are left alone until it is time to try again in any case.
        """
        when = _F.next <= now
        when = or_(when, _F.failures == 0) if early else when
        with self._kept._reading() as connection:
            found = connection.execute(select(schema.feed).where(when).order_by(_F.id)).all()
        return [
            Subscription(r.url, r.parent, r.etag, r.last_modified, r.every, r.failures, r.checked is None)
            for r in found
        ]

    def left_alone(self, now: str) -> list[tuple[str, str]]:
        """The feeds that failed and are to be asked for later, with the instant from which they are, soonest first."""
        held = select(_F.url, _F.next).where(_F.failures > 0, _F.next > now).order_by(_F.next, _F.id)
        with self._kept._reading() as connection:
            return [(row.url, row.next) for row in connection.execute(held)]

    def next(self) -> str | None:
        """When the next feed or article is due; None where nothing is followed."""
        with self._kept._reading() as connection:
            feed = connection.execute(select(func.min(_F.next))).scalar()
            entry = connection.execute(select(func.min(_E.next)).where(_E.state == "waiting")).scalar()
        return min((at for at in (feed, entry) if at is not None), default=None)

    def hear(
        self, url: str, heard: Heard, now: str, *, entries: Sequence[tuple[str, Entry]] = (), feeds: Iterable[str] = ()
    ) -> int:
        """Note what a feed said, the articles of which it told with their ids, and the feeds that it lists.

        Articles that were not told of before are to be fetched, and those that it says were updated since, again.
        Returns how many. What is noted here is lost by no interruption: a feed may have forgotten it the next time.
        """
        known = {name: value for name, value in heard._asdict().items() if value is not None}
        with self._kept._noting() as connection:
            connection.execute(
                update(schema.feed)
                .where(_F.url == url)
                .values(checked=now, succeeded=now, failures=0, error=None, **known)
            )
            _follow(connection, list(dict.fromkeys(feeds)), now, url)
            return sum(_tell(connection, url, some, now) for some in chunks(entries))

    def miss(self, url: str, reason: str, now: str, then: str) -> None:
        """Note that a feed could not be read, and when to try again."""
        with self._kept._noting() as connection:
            values = {"checked": now, "error": reason, "failures": _F.failures + 1, "next": then}
            connection.execute(update(schema.feed).where(_F.url == url).values(values))

    def waiting(self, now: str, limit: int | None = None) -> list[Waiting]:
        """Articles to be fetched now: the first of each feed, then the second of each, so that none holds up others."""
        turn = func.row_number().over(partition_by=_E.feed, order_by=_E.id)
        todo = select(schema.entry).where(_E.state == "waiting", _E.next <= now).order_by(turn, _E.id).limit(limit)
        with self._kept._reading() as connection:
            return [_waiting(row) for row in connection.execute(todo)]

    def attempt(self, one: Waiting) -> None:
        """Count a try before it is made: what ends the program each time must not be tried for ever."""
        with self._kept._noting() as connection:
            connection.execute(update(schema.entry).where(_E.key == one.key).values(tries=one.tries + 1))

    def settle(
        self,
        one: Waiting,
        outcome: Outcome,
        reason: str | None = None,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> None:
        """Note what became of an article that was fetched; it is no failure any more."""
        values = {"state": outcome, "reason": reason, "tries": 0, "etag": etag, "last_modified": last_modified}
        with self._kept._noting() as connection:
            connection.execute(update(schema.entry).where(_E.key == one.key).values(values))
            connection.execute(delete(schema.failure).where(schema.failure.c.source == one.entry.url))

    def postpone(self, one: Waiting, reason: str, now: str, then: str, *, tried: bool = True) -> None:
        """Note why an article could not be fetched, and when to try again; `tried` counts among its tries."""
        values = {"reason": reason, "tries": one.tries + tried, "next": then}
        with self._kept._noting() as connection:
            connection.execute(update(schema.entry).where(_E.key == one.key).values(values))
            if tried:
                note_failure(connection, one.entry.url, reason, None, now)

    def fail(self, one: Waiting, reason: str, now: str) -> None:
        """Note why an article will not be fetched any more."""
        values = {"state": "failed", "reason": reason, "tries": one.tries + 1}
        with self._kept._noting() as connection:
            connection.execute(update(schema.entry).where(_E.key == one.key).values(values))
            note_failure(connection, one.entry.url, reason, None, now)

    def forget(self, url: str) -> bool:
        """Follow a feed, or a list with what it lists, no longer; returns whether it was followed.

        What it told of stays known.
        """
        with self._kept._noting() as connection:
            found = connection.execute(delete(schema.feed).where((_F.url == url) | (_F.parent == url)))
            return found.rowcount > 0

    def states(self) -> Iterator[FeedState]:
        """Every feed in the order in which they were added, with how many articles it told of."""
        with self._kept._reading() as connection:
            yield from states(connection)


def states(connection: Connection) -> Iterator[FeedState]:
    """Every feed in the order in which they were added, with how many articles it told of."""
    by_state = select(_E.feed, _E.state, func.count()).group_by(_E.feed, _E.state)
    counts = {(feed, state): number for feed, state, number in connection.execute(by_state)}
    for row in connection.execute(select(schema.feed).order_by(_F.id)):
        told = {s: counts.get((row.url, s), 0) for s in ("waiting", "kept", "passed", "failed")}
        state: Literal["new", "well", "failing"] = "failing" if row.failures else "well" if row.checked else "new"
        yield FeedState(
            row.url, row.title, row.kind, state, row.parent, row.checked, row.succeeded, row.next, row.failures,
            row.error, **told,
        )  # fmt: skip


def _follow(connection: Connection, urls: Sequence[str], now: str, parent: str | None) -> int:
    new = []
    for some in chunks(urls):
        known = set(connection.execute(select(_F.url).where(_F.url.in_(some))).scalars())
        new += [url for url in some if url not in known]
    if new:
        rows = [{"url": u, "parent": parent, "added": now, "next": now, "failures": 0} for u in new]
        connection.execute(insert(schema.feed), rows)
    return len(new)


def _tell(connection: Connection, feed: str, told: Sequence[tuple[str, Entry]], now: str) -> int:
    """Note of which articles a feed told, each once; returns how many are to be fetched for it."""
    wanted = dict(reversed(told))
    known = {r.key: r for r in connection.execute(select(schema.entry).where(_E.key.in_(list(wanted))))}
    again = {"state": "waiting", "tries": 0, "next": now}
    new = [{"key": k, "feed": feed, **again, **wanted[k]._asdict()} for k in dict(told) if k not in known]
    if new:
        connection.execute(insert(schema.entry), new)
    changed = [key for key, row in known.items() if _is_newer(wanted[key], row, feed)]
    for key in changed:
        values = {**again, **wanted[key]._asdict(), "reason": None}
        connection.execute(update(schema.entry).where(_E.key == key).values(values))
    return len(new) + len(changed)


def _is_newer(entry: Entry, row: AnyRow, feed: str) -> bool:
    """Whether the feed that told of an article says now that it was updated since."""
    if row.feed != feed or row.state == "waiting" or entry.updated is None:
        return False
    return row.updated is not None and entry.updated > row.updated


def _waiting(row: AnyRow) -> Waiting:
    entry = Entry(row.url, row.published, row.updated, row.byline, row.source)
    return Waiting(row.key, row.feed, entry, row.tries, row.etag, row.last_modified)
