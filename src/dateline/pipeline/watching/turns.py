"""In which order hosts are asked, and when those that failed are asked again."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import TypeVar

from dateline.fetching.hosts import Hosts, host_of

T = TypeVar("T")

_MINUTE, _DAY = 60.0, 86_400.0


def in_turn(things: Iterable[T], address: Callable[[T], str], hosts: Hosts) -> Iterator[T]:
    """The things, those of one host in their order, and of all hosts always one that may be asked soonest."""
    queues: dict[str, deque[T]] = {}
    for thing in things:
        queues.setdefault(host_of(address(thing)), deque()).append(thing)
    while queues:
        host, queue = min(queues.items(), key=lambda held: hosts.until(address(held[1][0])))
        yield queue.popleft()
        if not queue:
            del queues[host]
        else:
            queues[host] = queues.pop(host)


def after_failure(address: str, failures: int, now: datetime, *, first: float, wait: float | None) -> datetime:
    """When to try an address again that failed so often in a row: ever later, from `first` minutes to a day.

    Not before `wait` seconds. Each address has a moment of its own, so that many do not come back at once.
    """
    seconds = min(first * _MINUTE * 2.0 ** min(failures, 20), _DAY)
    share = hashlib.sha256(f"{address} {failures}".encode()).digest()[0] / 255
    return now + timedelta(seconds=max(seconds * (0.9 + share / 5), wait or 0.0))
