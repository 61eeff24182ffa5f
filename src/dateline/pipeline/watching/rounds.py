"""Round after round: feeds that are due, articles that wait, and whoever is to be told of changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from dateline.errors import DatelineError, InputError
from dateline.fetching import Client
from dateline.logs import logger
from dateline.pipeline.crew import Crew
from dateline.pipeline.watching.alerts import Alerts, Sent
from dateline.pipeline.watching.asking import Asked, Asking
from dateline.pipeline.watching.pages import Pages, Read
from dateline.store import Store, Subscriptions

log = logger(__name__)

_AT_A_TIME = 50
"""Articles that are fetched before feeds are looked at again."""

_SHORTEST, _LONGEST = 1.0, 3600.0

EVERY = timedelta(minutes=30)


class Watched(NamedTuple):
    """What a round did: the feeds that were asked for, the articles that were fetched, the notices that were sent."""

    asked: Asked = Asked()
    read: Read = Read()
    sent: Sent = Sent()

    @property
    def anything(self) -> bool:
        """Whether there was anything to do."""
        return self != Watched()

    @property
    def troubles(self) -> int:
        """How many feeds, articles and notices did not get through."""
        return self.asked.failed + self.read.later + self.read.failed + self.sent.pending

    @property
    def successes(self) -> int:
        """How many feeds and articles did."""
        kept = self.read.kept
        read = kept.new + kept.known + kept.new_versions + kept.reread + sum(self.read.passed.values())
        return self.asked.feeds - self.asked.failed + read


class Watch:
    """Follows the feeds of a record, by a client and who reads. `on_error` is told of what goes wrong."""

    def __init__(
        self,
        store: Store,
        client: Client,
        crew: Crew,
        *,
        alerts: Alerts | None = None,
        every: timedelta = EVERY,
        on_error: Callable[[InputError], None] = lambda _: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self.client, self.stop = client, stop
        self.feeds = Subscriptions(store)
        self._asking = Asking(self.feeds, client, on_error, every)
        self._pages = Pages(store, client, crew, on_error)
        self._alerts = alerts

    def round(self, *, early: bool = False, limit: int | None = None) -> Watched:
        """Ask for the feeds that are due, fetch at most `limit` articles, and tell what changed.

        `early` asks also for feeds that are not due yet, unless they failed. A round that is stopped ends after the
        article, or feed, that it is about; what it did not get to is left to the next one.
        """
        if self._alerts is not None:
            self._alerts.begin()
        asked = self._asking.ask(self.stop, early=early)
        read = self._pages.read(self.stop, limit)
        sent = self._alerts.tell() if self._alerts is not None else Sent()
        log.info("round ended", **asked._asdict(), new=read.kept.new, failed_articles=read.failed)
        return Watched(asked, read, sent)

    def rest(self) -> float:
        """Seconds until there is anything to do."""
        then = self.feeds.next()
        if then is None:
            return _LONGEST
        seconds = (datetime.fromisoformat(then) - self.client.clock.now()).total_seconds()
        return min(max(seconds, _SHORTEST), _LONGEST)


def watch_for_ever(watch: Watch, on_round: Callable[[Watched], None], limit: int | None = None) -> None:
    """Go round until somebody stops it; `on_round` is told of each round in which there was anything to do.

    A round fetches at most `limit` articles, and never so many that feeds would wait for long. Raises `DatelineError`
    where no feed is left.
    """
    while not watch.stop():
        done = watch.round(limit=min(limit or _AT_A_TIME, _AT_A_TIME))
        if done.anything:
            on_round(done)
        if watch.feeds.next() is None:
            raise DatelineError("no feed is left to be followed")
        if not watch.stop():
            watch.client.clock.sleep(watch.rest())
