"""The records of a crawl → its pages: each record is a page, something that was passed over, or a failure."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, NamedTuple
from urllib.parse import urlsplit

from fastwarc.warc import HeaderMap

from dateline.errors import InputError
from dateline.reading.articles import Given
from dateline.reading.crawls.encodings import ContentError, unpacked
from dateline.reading.crawls.records import MAX_RECORD, Damage, Record, records
from dateline.reading.formats import detect
from dateline.reading.raw import RawPage
from dateline.types import Skip, Skipped

_MAX_HEAD = 1 << 16
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(r"HTTP/\d(?:\.\d)? (\d{3})(?: |\Z)")
_MEDIA = {"text/html", "application/xhtml+xml"}
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:\-]{2,40})""", re.IGNORECASE)
_DATE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)\Z")


_HTTP = ("http:", "https:")
_SHOWN = 60


class _Page(NamedTuple):
    content: bytes
    charset: str | None


class _PassedOverError(Exception):
    """A record that is no page, which is no failure."""

    def __init__(self, reason: Skip) -> None:
        super().__init__(reason)
        self.reason: Skip = reason


def crawl_pages(stream: BinaryIO, source: str) -> Iterator[RawPage | InputError | Skipped]:
    """What each record of a WARC file is, in the order of the file: its `row` is its number, from 1."""
    row = 0
    for row, found in enumerate(records(stream), 1):
        if isinstance(found, Damage):
            yield InputError(source, f"{found.reason} (at byte {found.at:,})", row)
        else:
            yield _told(found, source, row)
    if not row:
        yield InputError(source, "there is no WARC record in it")


def _told(record: Record, source: str, row: int) -> RawPage | InputError | Skipped:
    head = _headers(record.head)
    url = (head.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">") or None
    try:
        page = _page(record, head, url)
        given = Given(url=url, fetched=_fetched(head.get("WARC-Date")))
    except _PassedOverError as passed:
        return Skipped(source, passed.reason, row, url)
    except ContentError as error:
        return InputError(source, f"{error} (at byte {record.at:,})", row)
    return RawPage(source, "html", page.content, given, row, crawled=True, charset=page.charset)


def _page(record: Record, head: HeaderMap, url: str | None) -> _Page:
    kind = (head.get("WARC-Type") or "").strip().casefold()
    if not kind:
        raise ContentError("the record has no WARC-Type")
    if kind not in {"response", "resource"} or (url is not None and not url.casefold().startswith(_HTTP)):
        raise _PassedOverError("kind")
    _check_address(url)
    if "WARC-Segment-Number" in head:
        raise ContentError("the record is in several segments, not put together")
    if kind == "resource":
        return _content(record, record.block, head.get("Content-Type"), [])
    return _response(record)


def _check_address(url: str | None) -> None:
    if url is None:
        raise ContentError("the record has no WARC-Target-URI")
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    if not host or not url.isprintable() or " " in url:
        raise ContentError(f"its WARC-Target-URI is no address, {url[:_SHOWN]!r}")


def _response(record: Record) -> _Page:
    """The page that a server answered with."""
    end = _HEAD_END.search(record.block[:_MAX_HEAD])
    if end is None:
        raise ContentError("its HTTP head has no end")
    # Servers end lines as they like; the parser knows but one end.
    lines = record.block[: end.start()].replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    head = _headers(lines + b"\r\n\r\n", "latin1")
    status = _STATUS.match(head.status_line or "")
    if status is None:
        raise ContentError(f"its HTTP head begins with no status, but {(head.status_line or '')[:_SHOWN]!r}")
    if status[1] != "200":
        raise _PassedOverError("status")
    packed = [*_listed(head.get("Content-Encoding")), *_listed(head.get("Transfer-Encoding"))]
    return _content(record, record.block[end.end() :], head.get("Content-Type"), packed)


def _listed(names: str | None) -> list[str]:
    return [name.strip().casefold() for name in (names or "").split(",") if name.strip()]


def _content(record: Record, body: bytes, media: str | None, packed: list[str]) -> _Page:
    """The page in a body, unpacked."""
    kind = (media or "").partition(";")[0].strip().casefold()
    if kind and kind not in _MEDIA:
        raise _PassedOverError("media")
    if record.length > MAX_RECORD:
        raise ContentError(f"longer than {MAX_RECORD:,} bytes, which no page is")
    content = unpacked(body, packed, MAX_RECORD)
    if not content.strip():
        raise _PassedOverError("empty")
    if not kind and detect(None, content[:_MAX_HEAD]) != "html":
        raise _PassedOverError("media")
    charset = _CHARSET.search(media or "")
    return _Page(content, charset[1] if charset else None)


def _headers(head: bytes, encoding: str = "utf-8") -> HeaderMap:
    found = HeaderMap(encoding)
    found.parse(io.BytesIO(head))
    return found


def _fetched(stated: str | None) -> str:
    """The instant of a `WARC-Date`, in UTC and whole seconds."""
    match = _DATE.match((stated or "").strip())
    try:
        instant = datetime.fromisoformat("".join(match.groups())).astimezone(UTC) if match else None
    except (ValueError, OverflowError):
        instant = None
    if instant is None:
        raise ContentError(f"its WARC-Date is no instant, {(stated or '')[:_SHOWN]!r}")
    return instant.isoformat()
