"""What a site's robots.txt forbids (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from protego import Protego

from dateline.fetching.trouble import FetchError

PRODUCT = "Dateline"
"""The name to which robots.txt speaks."""

LARGEST = 512_000
"""Bytes of a robots.txt that are looked at; the standard asks for 500 KiB."""

_DAY, _SOON = 86_400.0, 600.0
_LONGEST_DELAY = 60.0
_MOST = 2000


class _Rules(NamedTuple):
    """What holds for a site until a moment of the clock; without a parsed file everything is allowed or put off."""

    until: float
    parsed: Protego | None = None
    trouble: FetchError | None = None


class Robots:
    """The rules of each site, asked for once a day.

    `fetch` gives the first bytes of a file, or raises `FetchError`: with `again` the site cannot be reached now, which
    forbids everything until it can; without it there is no such file, which allows everything.
    """

    def __init__(self, fetch: Callable[[str], bytes], clock: Callable[[], float]) -> None:
        self._fetch, self._clock = fetch, clock
        self._rules: dict[str, _Rules] = {}

    def check(self, url: str) -> float | None:
        """Seconds that the site wants between two requests, if it says so; at most a minute.

        Raises `FetchError` where robots.txt forbids the address, or cannot be read now.
        """
        rules = self._of(url)
        if rules.trouble is not None:
            raise FetchError(url, rules.trouble.reason, again=rules.trouble.again, wait=_SOON)
        if rules.parsed is None:
            return None
        if not rules.parsed.can_fetch(url, PRODUCT):
            raise FetchError(url, "robots.txt of its site forbids it")
        delay = rules.parsed.crawl_delay(PRODUCT)
        return None if delay is None else min(max(0.0, delay), _LONGEST_DELAY)

    def _of(self, url: str) -> _Rules:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        known = self._rules.pop(site, None)
        if known is None or known.until <= self._clock():
            known = self._read(f"{site}/robots.txt")
        self._rules[site] = known
        if len(self._rules) > _MOST:
            del self._rules[next(iter(self._rules))]
        return known

    def _read(self, address: str) -> _Rules:
        try:
            text = self._fetch(address).decode("utf-8", "replace")
        except FetchError as error:
            if error.status is not None and not error.again:
                return _Rules(self._clock() + _DAY)
            reason = f"robots.txt of its site cannot be read ({error.reason})"
            trouble = FetchError(address, reason, again=error.again)
            return _Rules(self._clock() + _SOON, trouble=trouble)
        return _Rules(self._clock() + _DAY, Protego.parse(text))
