"""Crawls of generated pages, of which some are broken in ways that are known, and what becomes of each record."""

from __future__ import annotations

import gzip
import io
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.webpages import Report, page, reports
from dateline.errors import InputError
from dateline.reading import read_sources
from dateline.types import Article, Skipped

_LEVEL = 1
_GARBAGE = "garbage in the place of a member"
_BOMB = gzip.compress(b" " * 30_000_000, 9)
_STATUS = Path("/proc/self/status")


class Crawl(NamedTuple):
    """What a crawl of so many pages holds: how many of them are to be articles, passed over by reason, and failures."""

    articles: int
    skipped: Counter[str]
    failures: Counter[str]

    @property
    def records(self) -> int:
        """How many inputs it is."""
        return self.articles + self.skipped.total() + self.failures.total()


class Account(NamedTuple):
    """What became of the records of a crawl, in how many seconds, and the most MB that were held in each quarter."""

    articles: int
    skipped: Counter[str]
    failures: int
    seconds: float
    memory: list[float]


def member(report: Report) -> bytes:
    """The record of a page as a gzip member."""
    return _packed(_record(report, _answer(page(report).encode())))


def wrapped(number: int, html: bytes) -> bytes:
    """The record of a page that somebody else made."""
    report = Report(number, "", "", "2024-06-12", "herald", ())
    return _packed(_record(report, _answer(html, media="text/html")))


def _packed(record: bytes) -> bytes:
    return gzip.compress(record, _LEVEL, mtime=0)


def _record(report: Report, block: bytes, *, kind: str = "response", length: int | None = None) -> bytes:
    stated = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{report.number:032x}>\r\n"
        f"WARC-Target-URI: {report.url}\r\nWARC-Date: {report.day}T09:10:11Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {stated}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _answer(body: bytes, *fields: str, status: str = "200 OK", media: str = "text/html; charset=utf-8") -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Type: {media}", *fields, "", ""]
    return "\r\n".join(head).encode() + body


def _cut(report: Report) -> bytes:
    return member(report)[: -random.Random(report.number).randint(9, 200)]


def _changed(report: Report) -> bytes:
    data = bytearray(member(report))
    data[len(data) // 2] ^= 0xFF
    return bytes(data)


def _wrong_sum(report: Report) -> bytes:
    data = bytearray(member(report))
    data[-7] ^= 0x01
    return bytes(data)


def _garbage(report: Report) -> bytes:
    return random.Random(report.number).randbytes(5000)


def _too_long(report: Report) -> bytes:
    block = _answer(page(report).encode())
    return _packed(_record(report, block, length=len(block) * 10))


def _too_short(report: Report) -> bytes:
    block = _answer(page(report).encode())
    return _packed(_record(report, block, length=len(block) // 2))


def _no_address(report: Report) -> bytes:
    return _packed(_record(report, _answer(page(report).encode())).replace(b"WARC-Target-URI", b"X-Target", 1))


def _no_head(report: Report) -> bytes:
    return _packed(_record(report, page(report).encode()))


def _broken_chunks(report: Report) -> bytes:
    body = b"fff\r\n" + page(report).encode()[:0x900]
    return _packed(_record(report, _answer(body, "Transfer-Encoding: chunked")))


def _bomb(report: Report) -> bytes:
    return _packed(_record(report, _answer(_BOMB, "Content-Encoding: gzip")))


BROKEN: dict[str, Callable[[Report], bytes]] = {
    "member cut short": _cut,
    "byte changed": _changed,
    "sum of a member wrong": _wrong_sum,
    _GARBAGE: _garbage,
    "Content-Length too long": _too_long,
    "Content-Length too short": _too_short,
    "no address": _no_address,
    "no HTTP head": _no_head,
    "chunks cut short": _broken_chunks,
    "decompression bomb": _bomb,
}
"""The ways in which pages are broken."""


def _foreign(report: Report) -> bytes:
    (german,) = reports(1, german=True)
    return _packed(_record(report, _answer(page(german).encode())))


PASSED_OVER: dict[str, Callable[[Report], bytes]] = {
    "kind": lambda r: _packed(_record(r, b"GET / HTTP/1.1\r\n\r\n", kind="request")),
    "status": lambda r: _packed(_record(r, _answer(b"", "Location: /", status="301 Moved"))),
    "media": lambda r: _packed(_record(r, _answer(b"\xff\xd8\xff", media="image/jpeg"))),
    "empty": lambda r: _packed(_record(r, _answer(b"<html><body><p>Menu</p></body></html>"))),
    "language": _foreign,
}
"""Records that hold no article in English, by the reason for which they are passed over."""


def crawl(pages: int, broken: float = 0.01, passed_over: float = 0.05) -> tuple[Crawl, Iterator[bytes]]:
    """A crawl of so many records, and its members one after the other; shares of them are broken or passed over."""
    rng = random.Random(5)
    ways: list[str | None] = []
    for _ in range(pages):
        way = _way(rng.random(), broken, passed_over, rng)
        # Garbage behind a damaged member is not told from what is left of that member.
        ways.append(None if way == _GARBAGE and ways and ways[-1] in BROKEN else way)
    holds = Crawl(
        ways.count(None), Counter(w for w in ways if w in PASSED_OVER), Counter(w for w in ways if w in BROKEN)
    )
    return holds, (_made(report, way) for report, way in zip(reports(pages), ways, strict=True))


def _way(chance: float, broken: float, passed_over: float, rng: random.Random) -> str | None:
    if chance < broken:
        return rng.choice(list(BROKEN))
    return rng.choice(list(PASSED_OVER)) if chance < broken + passed_over else None


def _made(report: Report, way: str | None) -> bytes:
    return member(report) if way is None else (BROKEN | PASSED_OVER)[way](report)


class Stream(io.RawIOBase):
    """Bytes as a file that can be read once, of which no more is held than is asked for."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces, self._rest = pieces, b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """What comes next."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def account(pieces: Iterator[bytes], records: int) -> Account:
    """Read a crawl to its articles and count what became of every record."""
    start, skipped, articles, failures = perf_counter(), Counter[str](), 0, 0
    memory = [0.0] * 4
    for number, found in enumerate(read_sources(["-"], stdin=io.BufferedReader(Stream(pieces)))):
        articles += isinstance(found, Article)
        failures += isinstance(found, InputError)
        skipped.update([found.reason] if isinstance(found, Skipped) else [])
        if number % 16 == 0:
            quarter = min(number * 4 // records, 3)
            memory[quarter] = max(memory[quarter], resident())
    return Account(articles, skipped, failures, perf_counter() - start, memory)


def resident() -> float:
    """MB that this process holds; 0 where the system does not tell."""
    if not _STATUS.exists():
        return 0.0
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1000
