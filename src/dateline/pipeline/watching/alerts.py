"""Telling another program what changed in the record: a webhook, at least once, whatever is interrupted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from dateline.errors import DatelineError, InputError
from dateline.fetching import Client, FetchError
from dateline.fetching.addresses import check_url
from dateline.fetching.signing import secret_from, signed
from dateline.logs import logger
from dateline.pipeline.watching.asking import instant
from dateline.store import Notice, Notices, Store
from dateline.types import Query
from dateline.views.changes import Change, changes

log = logger(__name__)

WINDOW = timedelta(days=30)
"""Of changes that are dated earlier than so long before the newest article, nobody is told."""

SECRET = "DATELINE_NOTIFY_SECRET"
_AT_ONCE = 200
_PAUSES = (2.0, 10.0)
_KEY = 32


def secret_of(text: str | None) -> bytes:
    """The secret with which notices are signed. Raises `DatelineError` where there is none, or none that will do."""
    how = "make one with: openssl rand -base64 32"
    if not text:
        raise DatelineError(f"--notify needs a secret to sign with in {SECRET}; {how}")
    try:
        return secret_from(text)
    except ValueError as error:
        raise DatelineError(f"{SECRET} {error}; {how}") from None


class Sent(NamedTuple):
    """How many notices were taken, and how many are still to be delivered."""

    taken: int = 0
    pending: int = 0


class Alerts:
    """Tells an address of what `changes` finds that it did not find before.

    What is to be told is kept in the record, in the transaction that notes that it will have been, and forgotten once
    it was taken: an interruption between the two has it told twice under one id, and nothing is told never.
    """

    def __init__(
        self,
        store: Store,
        client: Client,
        url: str,
        secret: bytes,
        on_error: Callable[[InputError], None] = lambda _: None,
    ) -> None:
        self._store, self._client, self._secret, self._on_error = store, client, secret, on_error
        self._url = check_url(url, private=client.manners.private)
        self._notices = Notices(store)

    def begin(self) -> None:
        """The first time, take what the record holds already for known."""
        if not self._notices.begun():
            self._notices.begin({key_of(c): c.day for c in self._window()})

    def tell(self) -> Sent:
        """Note what changed since the last time, and deliver what is to be delivered."""
        found = self._window()
        unknown = self._notices.unknown(key_of(c) for c in found)
        new = [c for c in found if key_of(c) in unknown]
        if new:
            now = instant(self._client.clock.now())
            made = [notice_of(some, now) for some in _portions(new)]
            first = found[0].day if found else ""
            self._notices.make({key_of(c): c.day for c in new}, made, now, before=_before(first))
        return self._deliver()

    def _window(self) -> tuple[Change, ...]:
        newest = self._store.newest_day()
        if newest is None:
            return ()
        since = (date.fromisoformat(newest) - WINDOW).isoformat()
        with self._store.one_state():
            return changes(self._store, Query(since=since))

    def _deliver(self) -> Sent:
        """Deliver in order; where nobody answers, the rest waits for the next round."""
        pending = self._notices.pending()
        taken = 0
        for notice in pending:
            error = self._posted(notice)
            if error is None:
                self._notices.deliver(notice)
                taken += 1
                continue
            self._notices.refuse(notice, error.reason)
            self._on_error(InputError(self._url, f"the notice of changes {error.reason}"))
            if error.again:
                break
        return Sent(taken, len(pending) - taken)

    def _posted(self, notice: Notice) -> FetchError | None:
        """Post a notice, again after a pause where that may help; the error where it was not taken."""
        for pause in (*_PAUSES, None):
            body = notice.body.encode()
            at = int(self._client.clock.now().timestamp())
            try:
                self._client.post(self._url, body, signed(self._secret, notice.id, at, body))
            except FetchError as error:
                log.warning("notice refused", id=notice.id, reason=error.reason)
                if pause is None or not error.again or (error.wait or 0) > _PAUSES[-1]:
                    return error
                self._client.clock.sleep(max(pause, error.wait or 0))
                continue
            log.info("notice taken", id=notice.id)
            return None
        return None


def key_of(change: Change) -> str:
    """What tells a change from others: the event, the day, what changed, from what to what."""
    parts = [change.day, change.event, change.change, change.before, change.after]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:_KEY]


def notice_of(some: Sequence[Change], now: str) -> Notice:
    """A notice of changes. Its id is made of them, so that the same are never told under two."""
    name = hashlib.sha256("".join(map(key_of, some)).encode()).hexdigest()[:_KEY]
    body = {
        "type": "record.changed",
        "timestamp": now,
        "data": {"changes": [change.model_dump(mode="json") for change in some]},
    }
    return Notice(f"msg_{name}", json.dumps(body, ensure_ascii=False, separators=(",", ":")))


def _portions(new: Iterable[Change]) -> list[list[Change]]:
    rest = iter(new)
    return list(iter(lambda: list(islice(rest, _AT_ONCE)), []))


def _before(first: str) -> str:
    """Changes of days before this one need not be remembered: the window has passed them, with as much to spare."""
    return (date.fromisoformat(first) - WINDOW).isoformat() if first else ""
