"""Asking for the feeds that are due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from dateline.errors import InputError
from dateline.fetching import Client, Fetched, FetchError, Validators
from dateline.fetching.formats import Feed, read_feed
from dateline.logs import logger
from dateline.pipeline.faults import fault
from dateline.pipeline.watching.turns import after_failure, in_turn
from dateline.reading.articles import article_id
from dateline.store import Heard, Subscription, Subscriptions

log = logger(__name__)

_SOONEST, _LATEST = 60.0, 6 * 3600.0
"""Seconds: no feed is asked for more often, or less often because of what it says itself."""

_FIRST_RETRY = 5.0


class Asked(NamedTuple):
    """What came of feeds: how many were asked for, of these without news and failing; how many articles are new."""

    feeds: int = 0
    unchanged: int = 0
    failed: int = 0
    told: int = 0


class Asking:
    """Asks for feeds. One that fails is told to `on_error` and asked for again later; the others go on."""

    def __init__(
        self, feeds: Subscriptions, client: Client, on_error: Callable[[InputError], None], every: timedelta
    ) -> None:
        self._feeds, self._client, self._on_error, self._every = feeds, client, on_error, every

    def ask(self, stop: Callable[[], bool], *, early: bool) -> Asked:
        """Ask for all feeds that are due, and those that these list; `early` also for those that are not due yet."""
        done: dict[str, Asked] = {}
        while due := [f for f in self._feeds.due(self._now(), early=early) if f.url not in done]:
            for feed in in_turn(due, lambda f: f.url, self._client.hosts):
                if stop():
                    return _added(done)
                done[feed.url] = self._one(feed)
        return _added(done)

    def _one(self, feed: Subscription) -> Asked:
        try:
            got = self._client.get(feed.url, known=Validators(feed.etag, feed.last_modified))
            found = self._read(feed, got)
        except InputError as error:
            if feed.new and feed.parent is None and not (isinstance(error, FetchError) and error.again):
                return self._refused(feed, error)
            return self._failed(feed, error)
        except Exception as error:
            return self._failed(feed, fault(feed.url, error))
        every = feed.every if found is None else found.every
        heard = Heard(self._next(every, got.holds), None, None, *got.validators, every)
        told = 0
        if found is None:
            self._feeds.hear(feed.url, heard, self._now())
        else:
            heard = heard._replace(kind=found.kind, title=found.title)
            entries = [(article_id(e.url, None, None, ""), e) for e in found.entries]
            told = self._feeds.hear(feed.url, heard, self._now(), entries=entries, feeds=found.feeds)
        log.info("feed asked for", feed=feed.url, changed=found is not None, told=told, cut=bool(found and found.more))
        return Asked(1, int(found is None), 0, told)

    def _read(self, feed: Subscription, got: Fetched) -> Feed | None:
        if got.content is None:
            return None
        found = read_feed(got.content, got.url, self._client.clock.now())
        if found.feeds and feed.parent is not None:
            raise InputError(feed.url, f"is a list of feeds within a list ({feed.parent}), which is not followed")
        return found

    def _refused(self, feed: Subscription, error: InputError) -> Asked:
        """Do not follow what somebody named and is no feed: asking again would not make it one."""
        self._feeds.forget(feed.url)
        log.warning("feed refused", feed=feed.url, reason=error.reason)
        self._on_error(InputError(feed.url, f"{error.reason}; it is not followed"))
        return Asked(1, 0, 1, 0)

    def _failed(self, feed: Subscription, error: InputError) -> Asked:
        wait = error.wait if isinstance(error, FetchError) else None
        now = self._client.clock.now()
        then = after_failure(feed.url, feed.failures, now, first=_FIRST_RETRY, wait=wait)
        self._feeds.miss(feed.url, error.reason, instant(now), instant(then))
        log.warning("feed failed", feed=feed.url, reason=error.reason, again=instant(then))
        self._on_error(InputError(feed.url, error.reason))
        return Asked(1, 0, 1, 0)

    def _next(self, *told: float | None) -> str:
        """When to ask again: after the usual time, or what the feed or its host say if that is more."""
        longest = max((seconds for seconds in told if seconds is not None), default=0.0)
        seconds = max(_SOONEST, self._every.total_seconds(), min(longest, _LATEST))
        return instant(self._client.clock.now() + timedelta(seconds=seconds))

    def _now(self) -> str:
        return instant(self._client.clock.now())


def instant(at: datetime) -> str:
    """An instant as it is kept."""
    return at.isoformat(timespec="seconds")


def _added(done: dict[str, Asked]) -> Asked:
    return Asked(*map(sum, zip(Asked(), *done.values(), strict=True)))
