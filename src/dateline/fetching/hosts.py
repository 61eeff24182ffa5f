"""How often each host is asked: not sooner than its delay after the last time, and not at all while it wants peace."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

_MOST = 10_000
"""Hosts that are remembered before those that may be asked again are forgotten."""


class Hosts:
    """When each host was asked last and when it may be asked again, in seconds of a clock."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None], delay: float) -> None:
        self._clock, self._sleep, self._delay = clock, sleep, delay
        self._free: dict[str, float] = {}
        self._held: dict[str, float] = {}

    def wait(self, url: str) -> None:
        """Wait until the host of an address may be asked again."""
        seconds = self.until(url)
        if seconds > 0:
            self._sleep(seconds)

    def until(self, url: str) -> float:
        """Seconds until then; 0 where it may be asked now."""
        return max(0.0, self._free.get(host_of(url), 0.0) - self._clock())

    def asked(self, url: str, delay: float | None = None) -> None:
        """Note that a host was asked now; `delay` is what it wants between two requests, if more than usual."""
        self._free[host_of(url)] = self._clock() + max(self._delay, delay or 0.0)
        if len(self._free) > _MOST:
            self._free, self._held = self._to_come(self._free), self._to_come(self._held)

    def _to_come(self, moments: dict[str, float]) -> dict[str, float]:
        """Those that are not past."""
        return {host: at for host, at in moments.items() if at > self._clock()}

    def hold(self, url: str, seconds: float) -> None:
        """Leave a host alone for so long."""
        self._held[host_of(url)] = self._clock() + seconds

    def held(self, url: str) -> float:
        """Seconds for which a host is still to be left alone."""
        return max(0.0, self._held.get(host_of(url), 0.0) - self._clock())


def host_of(url: str) -> str:
    """The host of an address, with its port where it has one."""
    return urlsplit(url).netloc.casefold()
