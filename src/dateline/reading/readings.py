"""Readings made elsewhere → readings: JSON Lines as `dateline read` writes them, tables as `dateline bulk` does.

Each is checked whole; what is wrong with one is said with the file, the line or row, the article and the field.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from dateline.errors import InputError
from dateline.reading.extent import Extent
from dateline.reading.formats import UNICODE_MARKS, refusal
from dateline.reading.parquet import on_disk, parquet_rows
from dateline.reading.sources import from_streams, peeked
from dateline.reading.tables import each_line, json_object
from dateline.types import Reading
from dateline.types.evidence import shown
from dateline.types.reading import field_path

MAX_READING = 50_000_000
"""Bytes of the longest line that is read."""

BULK_RUN, BULK_READINGS = "run.json", "readings"
"""What a folder has in it that `dateline bulk` left: how it was made, and the tables of readings."""

_PARQUET = b"PAR1"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_NUL = "\0"


def read_readings(
    sources: Sequence[str], *, stdin: BinaryIO | None = None, extent: Extent | None = None
) -> Iterator[Reading | InputError]:
    """Readings from files of JSON Lines or Parquet, folders and patterns of them; `-` is standard input.

    Of a folder that `dateline bulk` left its readings are meant. Yields an `InputError` for each file and each line
    that cannot be taken, and goes on with the next. In `extent` the place of each is noted.
    """
    places = [readings_in(source) for source in sources]
    if extent is None:
        return from_streams(places, stdin, _read_stream)
    return extent.noted(from_streams(places, stdin, extent.followed(_read_stream)))


def readings_in(source: str) -> str:
    """The folder of readings within one that `dateline bulk` left; any other source as it is."""
    path = Path(source)
    try:
        is_bulk = (path / BULK_RUN).is_file() and (path / BULK_READINGS).is_dir()
    except (OSError, ValueError):
        return source
    return str(path / BULK_READINGS) if is_bulk else source


def _read_stream(raw: BinaryIO, source: str, path: Path | None) -> Iterator[Reading | InputError]:
    stream, head = peeked(raw)
    is_table = head.startswith(_PARQUET)
    refused = None if is_table else _refusal(head)
    if refused is not None:
        yield InputError(source, refused)
        return
    seen = _Seen(source)
    lines = _cells(stream, source, path) if is_table else each_line(stream, MAX_READING)
    for number, line in enumerate(lines, 1):
        if isinstance(line, InputError):
            yield line
        elif line is None or len(line) > MAX_READING:
            yield InputError(source, f"longer than {MAX_READING:,} bytes", number)
        elif line.strip(_BLANK):
            try:
                yield seen.checked(_reading(source, number, line), number)
            except InputError as error:
                yield error


def _cells(stream: BinaryIO, source: str, path: Path | None) -> Iterator[bytes | InputError]:
    """The readings of a table, each as JSON."""
    with on_disk(stream, path) as file:
        for row in parquet_rows(file, source, frozenset({"reading"}), alone=True):
            if isinstance(row, InputError):
                yield row
                continue
            (cell,) = row.values()
            if isinstance(cell, str):
                yield cell.encode("utf-8", "surrogatepass")
            else:
                yield InputError(source, f"reading is {type(cell).__name__}, not text")


def _refusal(head: bytes) -> str | None:
    """Why a file can hold no readings, by its first bytes."""
    if head.startswith(UNICODE_MARKS):
        return "it is in UTF-16; save it as UTF-8"
    if head.strip(_BLANK).startswith(b"["):
        return "it is one JSON array; write the readings with --format jsonl, one a line"
    return refusal(head)


def _reading(source: str, number: int, line: bytes) -> Reading:
    try:
        reading = Reading.model_validate_json(line.strip(_BLANK))
    except ValidationError as error:
        raise _fault(source, number, line, error) from None
    if b"\\u0000" in line and (where := _with_nul(reading.model_dump(mode="json"), ())) is not None:
        raise InputError(source, f"article {shown(reading.article.id)}: {where}: holds a zero character", number)
    return reading


def _fault(source: str, number: int, line: bytes, error: ValidationError) -> InputError:
    """What is wrong with a line: that it is no JSON, or the first field that is not what it should be."""
    try:
        cells = json_object(source, number, line)
    except InputError as unreadable:
        ends = "" if line.endswith(b"\n") else "; the file ends in this line and may have been cut off"
        return InputError(source, unreadable.reason + ends, number)
    if "article" not in cells and {"text", "html"} & cells.keys():
        return InputError(source, "it is an article, not a reading; add it without --readings", number)
    article = cells.get("article")
    name = article.get("id") if isinstance(article, dict) else None
    of = f"article {shown(name)}: " if isinstance(name, str) else ""
    return InputError(source, of + _in_words(error), number)


def _in_words(error: ValidationError) -> str:
    """The first fault that the types found, in a line: the field and what is wrong with it."""
    fault = error.errors()[0]
    said = fault["msg"].removeprefix("Value error, ")
    if fault["type"] == "json_invalid":
        said = said.replace("Invalid JSON", "not JSON").replace("line 1 column", "character")
    elif fault["type"] == "missing":
        said = "is missing"
    elif fault["type"] == "extra_forbidden":
        said = "there is no such field"
    elif fault["type"] == "literal_error":
        said = f"{shown(fault['input'])} is none of {fault['ctx']['expected'].replace(chr(39), '')}"
    elif fault["type"] != "value_error":
        said = f"{said[0].lower()}{said[1:]}, not {shown(fault['input'])}"
    where = field_path(fault["loc"])
    return f"{where}: {said}" if where else said


def _with_nul(value: Any, steps: tuple[str | int, ...]) -> str | None:
    """The path of the first text with a zero character, which databases do not keep."""
    if isinstance(value, str):
        return field_path(steps) if _NUL in value else None
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = (_with_nul(part, (*steps, step)) for step, part in parts)
    return next((f for f in found if f is not None), None)


class _Seen:
    """What the lines of one file were about, so that one id is not taken for two texts.

    Another text under an id is another version of the article if it came out on another day. On one day nothing says
    which of two texts, or of two readings of one text, is to hold.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        # Of each article and day the line, and hashes of the text and of the reading, in one number to save memory.
        self._known: dict[int, int] = {}

    def checked(self, reading: Reading, number: int) -> Reading:
        """The reading; raises `InputError` when an earlier line has another of the same article and day."""
        article = reading.article
        version = int(article.version[:16], 16)
        said = version << 64 | _hash(reading.model_dump_json(exclude={"program"}))
        key = _hash(f"{article.id}\n{article.published}")
        line, before = divmod(self._known.setdefault(key, number << 128 | said), 1 << 128)
        if before != said:
            other = "reading" if before >> 64 == version else "text"
            what = (
                f"row {line} has another {other} under this id and day of publication ({article.published or 'none'})"
            )
            raise InputError(self.source, f"article {shown(article.id)}: {what}", number)
        return reading


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
