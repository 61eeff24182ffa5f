"""The format of an input: by its extension, and by its first bytes where that does not tell."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Literal

Format = Literal["text", "html", "jsonl", "csv", "parquet", "warc"]

EXTENSIONS: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".pq": "parquet",
    ".warc": "warc",
}  # fmt: skip
"""Formats by extension."""

COLUMNS = frozenset({"id", "url", "headline", "published", "publisher", "byline", "language", "text", "html"})
"""Columns of a table that the program reads."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF; save the report as text or HTML"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it, or save the report as text or HTML"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive; unpack it"),
    (b"BZh", "a bzip2 archive; unpack it"),
    (b"\xfd7zXZ\x00", "an xz archive; unpack it"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive; unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image or a sound"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "an SQLite file"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save the report as text or HTML"),
    (b"{\\rtf", "an RTF document; save the report as text or HTML"),
    (b"WARC/", "a web archive"),
)  # fmt: skip
UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""Byte order marks of text that is not UTF-8."""

_MARKUP = re.compile(
    rb"\s*(?:(?><!--.*?-->)\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
BINARY = "it is binary, not text"
_CONTROLS = bytes(b for b in range(27) if b < 9 or b > 13)
_MAX_HEADER = 1000
_FRAGMENT = re.compile(rb"<(?:p|div|article|h1)\b[^>]*>", re.IGNORECASE)


def refusal(head: bytes) -> str | None:
    """What the first bytes show the input to be when it holds no text; None when it may hold some."""
    if not head.strip():
        return "it is empty"
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return f"it is {name}"
    return BINARY if is_binary(head) else None


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding: a zero byte (outside UTF-16 and UTF-32), or many controls."""
    if data.startswith(UNICODE_MARKS):
        return False
    return b"\x00" in data or len(data) - len(data.translate(None, _CONTROLS)) > len(data) / 20


def detect(name: str | None, head: bytes) -> Format:
    """Format by the name's extension, else by the first bytes; text where nothing else fits."""
    suffixes = [suffix.casefold() for suffix in PurePath(name).suffixes] if name else []
    known = "warc" if suffixes[-2:] == [".warc", ".gz"] else EXTENSIONS.get(suffixes[-1]) if suffixes else None
    if head.startswith(b"PAR1"):
        return "parquet"
    return known or _by_content(head)


def _by_content(head: bytes) -> Format:
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.match(head) or len(_FRAGMENT.findall(head)) >= 3:
        return "html"
    first = head.lstrip().split(b"\n", 1)[0]
    if _opens_object(first):
        return "jsonl"
    return "csv" if _is_header(first) else "text"


def _opens_object(line: bytes) -> bool:
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return re.match(rb'\{\s*"(?:[a-z]+)"\s*:', line) is not None


def _is_header(line: bytes) -> bool:
    """Whether the line names columns of a table of articles, each once."""
    text = line.decode("utf-8", errors="replace").strip()
    if len(text) > _MAX_HEADER:
        return False
    row = [name.strip(' "').casefold() for name in text.split(delimiter(text))]
    names = set(row)
    return len(names) == len(row) and bool(names & {"text", "html"}) and (len(names & COLUMNS) > 1 or len(row) == 1)


def delimiter(header: str) -> str:
    """The character that parts a CSV header's columns: tab, semicolon or comma, whichever there are most of."""
    return max(",;\t", key=header.count)
