"""WARC files made for tests, record by record."""

from __future__ import annotations

import gzip

URL = "https://herald.example/2025/10/03/border"
BODY = "The foreign ministers met in Riverton on Friday. They agreed to reopen the border."
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Border to reopen after talks</title></head><body><article>"
    f"<h1>Border to reopen after talks</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"
).encode()


def record(
    block: bytes,
    *,
    kind: str = "response",
    url: str | None = URL,
    day: str | None = "2025-10-04T05:06:07Z",
    media: str = "application/http; msgtype=response",
    length: int | None = None,
    extra: str = "",
) -> bytes:
    """One record; None leaves a field out, and `length` states another than it has."""
    lines = ["WARC/1.0", f"WARC-Type: {kind}", "WARC-Record-ID: <urn:uuid:0>", f"Content-Type: {media}"]
    lines += [f"WARC-Target-URI: {url}"] if url is not None else []
    lines += [f"WARC-Date: {day}"] if day is not None else []
    lines += [extra] if extra else []
    lines += [f"Content-Length: {len(block) if length is None else length}", "", ""]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def answer(body: bytes = PAGE, *, status: str = "HTTP/1.1 200 OK", **fields: str) -> bytes:
    """What a server answers; fields are headers, with `_` for `-`."""
    named = {"Content_Type": "text/html; charset=utf-8"} | fields
    head = [status, *(f"{name.replace('_', '-')}: {value}" for name, value in named.items() if value)]
    return "\r\n".join([*head, "", ""]).encode() + body


def numbered(number: int) -> bytes:
    """A record of a page of its own."""
    return record(answer(PAGE.replace(b"Riverton", b"Riverton %d" % number)), url=f"{URL}/{number}")


def packed(records: list[bytes]) -> bytes:
    """The records as gzip members, a member each."""
    return b"".join(gzip.compress(r, mtime=0) for r in records)
