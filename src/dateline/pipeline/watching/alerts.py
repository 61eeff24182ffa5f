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
from dateline.record.mention import mention_id
from dateline.store import Notice, Notices, Store
from dateline.types import Query, RecordEvent
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
        self._looked_at: str | None = None

    def begin(self) -> None:
        """The first time, take what the record holds already for known."""
        if not self._notices.begun():
            self._notices.begin({key: c.day for c, keys in self._keyed(self._window()) for key in keys})

    def tell(self) -> Sent:
        """Note what changed since the last time, and deliver what is to be delivered."""
        revision = self._store.revision()
        if revision != self._looked_at:
            self._note(self._keyed(self._window()))
            self._looked_at = revision
        return self._deliver()

    def _note(self, found: Sequence[_Keyed]) -> None:
        """Keep notices of the changes that are news: of which none of the reports was told."""
        unknown = self._notices.unknown(key for _, keys in found for key in keys)
        if not unknown:
            return
        now = instant(self._client.clock.now())
        made = [notice_of(some, now) for some in _portions(f for f in found if unknown.issuperset(f.keys))]
        keys = {key: change.day for change, of_it in found for key in of_it if key in unknown}
        self._notices.make(keys, made, now, before=_before(found[0].change.day))

    def _keyed(self, found: Sequence[Change]) -> list[_Keyed]:
        events = {e.id: e for e in self._store.among({c.event for c in found}, Query())}
        return [_Keyed(change, keys_of(change, events.get(change.event))) for change in found]

    def _window(self) -> tuple[Change, ...]:
        """The changes that may be news. An article may claim to be of another century; the window stays in this one."""
        newest = self._store.newest_day()
        if newest is None:
            return ()
        last = min(date.fromisoformat(newest), self._client.clock.now().date())
        with self._store.one_state():
            return changes(self._store, Query(since=(last - WINDOW).isoformat()))

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


class _Keyed(NamedTuple):
    change: Change
    keys: tuple[str, ...]


def keys_of(change: Change, event: RecordEvent | None) -> tuple[str, ...]:
    """What tells a change from others: the day, what changed, from what to what, and for each report which it is.

    An event gets another id when a report joins it, and is no news for that.
    """
    parts = [change.day, change.change]
    parts += [] if change.change == "joined" else [change.before or "", change.after or ""]
    reports = [mention_id(m.article, m.event) for m in event.members] if event else [change.event]
    return tuple(_digest([*parts, report]) for report in reports)


def notice_of(some: Sequence[_Keyed], now: str) -> Notice:
    """A notice of changes. Its id is made of them, so that the same are never told under two."""
    body = {
        "type": "record.changed",
        "timestamp": now,
        "data": {"changes": [found.change.model_dump(mode="json") for found in some]},
    }
    name = _digest(sorted(key for found in some for key in found.keys))
    return Notice(f"msg_{name}", json.dumps(body, ensure_ascii=False, separators=(",", ":")))


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:_KEY]


def _portions(new: Iterable[_Keyed]) -> list[list[_Keyed]]:
    rest = iter(new)
    return list(iter(lambda: list(islice(rest, _AT_ONCE)), []))


def _before(first: str) -> str:
    """Changes of days before this one need not be remembered: the window has passed them, with as much to spare."""
    return (date.fromisoformat(first) - WINDOW).isoformat()
