"""Fetching the articles of which feeds told, and keeping them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

from dateline.errors import InputError
from dateline.fetching import Client, Fetched, FetchError, Validators
from dateline.logs import logger
from dateline.pipeline.articles import articles_of
from dateline.pipeline.crew import Crew
from dateline.pipeline.faults import fault
from dateline.pipeline.keeping import keep
from dateline.pipeline.kept import Kept, total
from dateline.pipeline.watching.asking import instant
from dateline.pipeline.watching.turns import after_failure, in_turn
from dateline.reading import Given, RawPage
from dateline.reading.formats import refusal
from dateline.store import Store, Subscriptions, Waiting
from dateline.types import Skip, Skipped

if TYPE_CHECKING:
    pass

log = logger(__name__)

TRIES = 6
"""How often an article is asked for that cannot be fetched: within five hours, if it is not told to wait longer."""

_FIRST_RETRY = 10.0
_HEAD = 65_536
_MARKUP, _TEXT = ("text/html", "application/xhtml+xml", ""), "text/plain"


class Read(NamedTuple):
    """What became of articles that were to be fetched: kept, passed over by reason, put off, failed for good."""

    kept: Kept = Kept()
    passed: Mapping[Skip, int] = MappingProxyType({})
    later: int = 0
    failed: int = 0

    def plus(self, other: Read) -> Read:
        """The sum of both."""
        kept, passed = total((self.kept, other.kept)), Counter(self.passed) + Counter(other.passed)
        return Read(kept, passed, self.later + other.later, self.failed + other.failed)


class Pages:
    """Fetches articles. What is wrong with one is told to `on_error` and kept with the record's failures."""

    def __init__(self, store: Store, client: Client, crew: Crew, on_error: Callable[[InputError], None]) -> None:
        self._store, self._client, self._crew, self._on_error = store, client, crew, on_error
        self._feeds = Subscriptions(store)

    def read(self, stop: Callable[[], bool], limit: int | None) -> Read:
        """Fetch and keep the articles that are due, at most `limit`.

        What became of one is noted after it was kept: if that is interrupted, it is fetched again and known.
        """
        done = Read()
        todo = self._feeds.waiting(instant(self._client.clock.now()), limit)
        for one in in_turn(todo, lambda w: w.entry.url, self._client.hosts):
            if stop():
                break
            done = done.plus(self._one(one))
        return done

    def _one(self, one: Waiting) -> Read:
        if one.tries >= TRIES:
            return self._failed(one, InputError(one.entry.url, "could not be read: it ended the program each time"))
        try:
            got = self._client.get(one.entry.url, known=Validators(one.etag, one.last_modified))
            page = self._page(one, got)
        except InputError as error:
            return self._missed(one, error)
        except Exception as error:
            return self._failed(one, fault(one.entry.url, error))
        if page is None:
            return self._settled(one, got, Kept(known=1))
        if isinstance(page, Skipped):
            return self._passed(one, got, page)
        return self._kept(one, got, page)

    def _page(self, one: Waiting, got: Fetched) -> RawPage | Skipped | None:
        """What was fetched as a page; None where it has not changed."""
        if got.content is None:
            return None
        asked, there = urlsplit(one.entry.url), urlsplit(got.url)
        if asked.path.strip("/") and not there.path.strip("/") and not there.query:
            raise InputError(one.entry.url, "leads to the front page of its site: it is gone")
        refused = refusal(got.content[:_HEAD])
        if refused is not None:
            raise InputError(one.entry.url, refused)
        kind = _kind(got.media)
        if kind is None:
            return Skipped(one.entry.url, "media", url=got.url)
        fetched = instant(self._client.clock.now())
        told = one.entry
        # The page is that of whoever republished an article; its feed says who published it first.
        given = Given(
            url=got.url, publisher=told.source, announced=told.published, credited=told.byline, fetched=fetched
        )
        return RawPage(told.url, kind, got.content, given, crawled=True)

    def _kept(self, one: Waiting, got: Fetched, page: RawPage) -> Read:
        self._feeds.attempt(one)
        errors: list[InputError] = []
        skips: list[Skipped] = []
        found = articles_of([page], self._crew)
        kept = total(keep(self._store, found, self._crew, on_error=errors.append, on_skip=skips.append))
        if errors:
            return self._failed(one, InputError(one.entry.url, errors[0].reason))
        return self._passed(one, got, skips[0]) if skips else self._settled(one, got, kept)

    def _settled(self, one: Waiting, got: Fetched, kept: Kept) -> Read:
        etag, last_modified = got.validators
        self._feeds.settle(one, "kept", etag=etag, last_modified=last_modified)
        log.info("article kept", article=one.entry.url, feed=one.feed, new=kept.new, events=kept.events)
        return Read(kept)

    def _passed(self, one: Waiting, got: Fetched, skipped: Skipped) -> Read:
        etag, last_modified = got.validators
        self._feeds.settle(one, "passed", skipped.reason, etag=etag, last_modified=last_modified)
        log.info("article passed over", article=one.entry.url, feed=one.feed, reason=skipped.reason)
        return Read(passed=Counter([skipped.reason]))

    def _missed(self, one: Waiting, error: InputError) -> Read:
        """Put an article off that may be had later; a host that wants peace is none of its tries."""
        if not isinstance(error, FetchError) or not error.again:
            return self._failed(one, error)
        tries = one.tries + (not error.held)
        if tries >= TRIES:
            return self._failed(one, error)
        now = self._client.clock.now()
        then = after_failure(one.entry.url, one.tries, now, first=_FIRST_RETRY, wait=error.wait)
        self._feeds.postpone(one, error.reason, instant(now), instant(then), tried=not error.held)
        log.warning("article put off", article=one.entry.url, reason=error.reason, tries=tries, again=instant(then))
        if not error.held:
            self._on_error(InputError(one.entry.url, error.reason))
        return Read(later=1)

    def _failed(self, one: Waiting, error: InputError) -> Read:
        self._feeds.fail(one, error.reason, instant(self._client.clock.now()))
        log.warning("article failed", article=one.entry.url, reason=error.reason)
        self._on_error(InputError(one.entry.url, error.reason))
        return Read(failed=1)


def _kind(media: str) -> Literal["html", "text"] | None:
    """What a page is read as, by the type that its host gives; None where it is no page."""
    named = media.partition(";")[0].strip().casefold()
    return "text" if named == _TEXT else "html" if named in _MARKUP else None
