"""Connections whose address was checked at the moment of connecting, and that cost no more than a request may.

Checking a name before it is asked for would not do: whoever owns it can let it mean another address a moment later. So
it is resolved here, once, every answer is checked, and the connection goes to an address that was. TLS still asks for
the certificate of the name.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from threading import Thread
from typing import Any

import httpcore2
import httpx2

from dateline.fetching.addresses import Resolver, refusal
from dateline.fetching.trouble import StopError

_SHORTEST = 0.001


class Budget:
    """What a request may cost, from its first byte to its last: seconds on a clock, and bytes as they come in.

    A timeout between bytes would let a server that drips hold on for ever.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end, self._bytes, self._seconds, self._size = float("inf"), 0, 0.0, 0

    def begin(self, seconds: float, size: int) -> None:
        """Grant a request so many seconds and bytes."""
        self._end, self._bytes = self._clock() + seconds, size
        self._seconds, self._size = seconds, size

    def left(self, timeout: float | None) -> float:
        """Seconds that the next step may take; raises `StopError` where none are left."""
        left = self._end - self._clock()
        if left <= 0:
            raise StopError(f"took longer than {self._seconds:g} seconds", again=True)
        return max(_SHORTEST, left if timeout is None else min(left, timeout))

    def spend(self, number: int) -> None:
        """Count bytes that came in; raises `StopError` where they are too many."""
        self._bytes -= number
        if self._bytes < 0:
            raise StopError(f"is larger than {self._size:,} bytes")


class _Stream(httpcore2.NetworkStream):
    """A connection that keeps to a budget."""

    def __init__(self, stream: httpcore2.NetworkStream, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._budget.left(timeout))
        self._budget.spend(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._budget.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, self._budget.left(timeout))
        return _Stream(secure, self._budget)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class CheckedNetwork(httpcore2.NetworkBackend):
    """Connects to addresses that may be connected to, and to nothing else."""

    def __init__(self, budget: Budget, resolver: Resolver, *, private: bool) -> None:
        self._budget, self._resolve, self._private = budget, resolver, private
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of a host that answers.

        Raises `StopError` where the name has no address, or one that may not be connected to: a name that stands for
        a public and a private address at once is up to no good.
        """
        *others, last = self._checked(host, port)
        for address in others:
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return self._to(address, port, timeout, local_address, socket_options)
        return self._to(last, port, timeout, local_address, socket_options)

    def _to(self, address: str, port: int, timeout: float | None, *more: Any) -> httpcore2.NetworkStream:
        stream = self._plain.connect_tcp(address, port, self._budget.left(timeout), *more)
        return _Stream(stream, self._budget)

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = self._resolved(host, port)
        for address in addresses:
            refused = refusal(address, private=self._private)
            if refused is not None:
                raise StopError(f"may not be asked for: {refused}")
        return addresses

    def _resolved(self, host: str, port: int) -> list[str]:
        """The addresses of a host. The system's resolver takes no timeout: what it does not say in time is left to it.

        Raises `StopError` where it says nothing, or that there are none.
        """
        answer: list[str] = []

        def ask() -> None:
            with suppress(OSError, UnicodeError):
                answer.extend(self._resolve(host, port))

        asking = Thread(target=ask, daemon=True)
        asking.start()
        asking.join(self._budget.left(None))
        if asking.is_alive():
            raise StopError("its host's address was not found in time", again=True)
        if not answer:
            raise StopError("its host has no address", again=True)
        return answer


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        close: Callable[[], None] | None = getattr(self._stream, "close", None)
        if close is not None:
            close()


class CheckedTransport(httpx2.BaseTransport):
    """Carries requests over checked connections; HTTP/1.1, no proxy."""

    def __init__(self, network: httpcore2.NetworkBackend) -> None:
        # Between two requests to one host lie seconds, in which it may close a connection: each has one of its own.
        self._pool = httpcore2.ConnectionPool(max_keepalive_connections=0, network_backend=network)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request and give what comes back, its body unread."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        body = _Body(answer.stream)  # type: ignore[arg-type]
        return httpx2.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
