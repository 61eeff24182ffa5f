"""Servers on loopback: one that answers as it is told, byte by byte if need be."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

from dateline.fetching import Client, Clock, Manners

Talk = Callable[[socket.socket, "Served"], None]
Answer = bytes | Talk


class Request:
    """What was asked: the path and the headers, in small letters."""

    def __init__(self, head: bytes, body: bytes) -> None:
        first, *rest = head.decode("latin-1").split("\r\n")
        self.method, self.path, _ = first.split(" ", 2)
        pairs = (line.partition(":") for line in rest if ":" in line)
        self.headers = {name.casefold(): value.strip() for name, _, value in pairs}
        self.body = body


class Served:
    """A server's pages by path, what was asked of it, and whether it is closing.

    A page is the bytes of a whole answer, or a function that is given the connection and talks over it as it likes.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Answer | list[Answer]] = {"/robots.txt": page(b"", status="404 Not Found")}
        self.asked: list[Request] = []
        self.closing = threading.Event()
        self.address = ""

    def url(self, path: str = "/") -> str:
        return f"{self.address}{path}"

    def paths(self) -> list[str]:
        return [r.path for r in self.asked if r.path != "/robots.txt"]

    def answer(self, connection: socket.socket, request: Request) -> None:
        self.asked.append(request)
        known = self.pages.get(request.path, page(b"nothing", status="404 Not Found"))
        if isinstance(known, list):
            known = known.pop(0) if len(known) > 1 else known[0]
        if isinstance(known, bytes):
            connection.sendall(known)
        else:
            known(connection, self)


def page(body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """A whole answer; its length may be a lie."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return ("\r\n".join([*lines, "Connection: close"]) + "\r\n\r\n").encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return page(b"", f"Location: {to}", status=status)


@contextmanager
def serving() -> Iterator[Served]:
    """A server on loopback, a thread for each connection."""
    served = Served()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        served.address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        accepting = threading.Thread(target=_accept, args=(listening, served), daemon=True)
        accepting.start()
        try:
            yield served
        finally:
            served.closing.set()
            with suppress(OSError), socket.create_connection(listening.getsockname(), 1):
                pass
            accepting.join(5)


def _accept(listening: socket.socket, served: Served) -> None:
    while not served.closing.is_set():
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        threading.Thread(target=_talk, args=(connection, served), daemon=True).start()


def _talk(connection: socket.socket, served: Served) -> None:
    with connection, suppress(OSError, ValueError):
        data = b""
        while b"\r\n\r\n" not in data:
            piece = connection.recv(65536)
            if not piece:
                return
            data += piece
        head, _, body = data.partition(b"\r\n\r\n")
        request = Request(head, body)
        while len(request.body) < int(request.headers.get("content-length", "0")):
            request.body += connection.recv(65536)
        served.answer(connection, request)
        with suppress(OSError):
            connection.shutdown(socket.SHUT_WR)


class Time:
    """A clock that goes on only when somebody waits."""

    def __init__(self) -> None:
        self.start = datetime(2031, 3, 10, 12, tzinfo=UTC)
        self.ticks, self.waited = 1000.0, [0.0]
        self.clock = Clock(lambda: self.start + timedelta(seconds=self.ticks - 1000.0), lambda: self.ticks, self.sleep)

    def sleep(self, seconds: float) -> None:
        self.ticks += seconds
        self.waited.append(seconds)


def client(time: Time | None = None, **manners: object) -> Client:
    """A client that may ask this machine, and does not wait."""
    settings = {"private": True, "delay": 0.0, "seconds": 10.0, **manners}
    return Client(Manners(**settings), (time or Time()).clock)  # type: ignore[arg-type]
