"""Tables of articles, row by row: JSONL, CSV and Parquet. A row is a page, which `row` numbers from 1."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

from dateline.errors import InputError
from dateline.reading.articles import Given
from dateline.reading.characters import decode
from dateline.reading.dates import parse_day
from dateline.reading.formats import COLUMNS, delimiter
from dateline.reading.parquet import parquet_rows
from dateline.reading.raw import RawPage

MAX_ROW = 10_000_000
"""Bytes of the longest row that is read."""

_MAX_RECORD_LINES = 20_000
_SKIP = 1 << 16
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def _row(source: str, number: int, cells: Mapping[str, Any]) -> RawPage:
    """Check one row's cells; raises `InputError` with the row's number."""
    known = {str(k).strip().casefold(): v for k, v in cells.items() if k is not None}
    values = {k: _cell(source, number, k, known.get(k)) for k in COLUMNS}
    kind: Literal["text", "html"] = "text" if values["text"] else "html"
    if {"article", "events"} <= known.keys():
        raise InputError(source, "it is a reading, not an article; add it with --readings", number)
    if not COLUMNS & {"text", "html"} & known.keys():
        raise InputError(source, "neither `text` nor `html` in it", number)
    content = values[kind]
    if not content or not content.strip():
        raise InputError(source, "its text is empty", number)
    published = values["published"]
    if published is not None:
        published = parse_day(published)
        if published is None:
            raise InputError(source, f"published is {values['published']!r}, not a date (such as 2025-07-03)", number)
    given = {k: values[k] for k in ("id", "url", "headline", "publisher", "byline", "language")}
    return RawPage(source, kind, content, Given(published=published, **given), number)


def _cell(source: str, number: int, name: str, value: object) -> str | None:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, date) and name == "published":
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and name == "id":
        return str(value)
    if not isinstance(value, str):
        raise InputError(source, f"{name} is {type(value).__name__}, not text", number)
    if _HALF_PAIR.search(value):
        raise InputError(source, f"{name} holds half a surrogate pair, which is no character", number)
    if name in {"text", "html"}:
        return value or None
    if "\0" in value:
        raise InputError(source, f"{name} holds a zero character", number)
    return value.strip() or None


def each_line(stream: BinaryIO, most: int = MAX_ROW) -> Iterator[bytes | None]:
    """Lines of the stream; None for one longer than `most` bytes, which is passed over without being kept."""
    while line := stream.readline(most):
        if len(line) < most or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(_SKIP)) and not rest.endswith(b"\n"):
            pass
        yield None


def jsonl_rows(stream: BinaryIO, source: str) -> Iterator[RawPage | InputError]:
    """Rows of a JSONL stream (UTF-8, one object a line); an `InputError` for each line that is none."""
    for number, line in enumerate(each_line(stream), 1):
        if line is None:
            yield InputError(source, f"longer than {MAX_ROW:,} bytes", number)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _attempt(_jsonl_row, source, number, line)


def _attempt(make: Callable[..., RawPage], *arguments: object) -> RawPage | InputError:
    try:
        return make(*arguments)
    except InputError as error:
        return error


def _jsonl_row(source: str, number: int, line: bytes) -> RawPage:
    return _row(source, number, json_object(source, number, line))


def json_object(source: str, number: int, line: bytes) -> dict[str, Any]:
    """The object of one line of JSON Lines; raises `InputError` where the line holds none."""
    try:
        value = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(source, f"broken UTF-8 at byte {error.start} of the line", number) from None
    except json.JSONDecodeError as error:
        raise InputError(source, f"not JSON: {error.msg} at character {error.pos + 1}", number) from None
    except (RecursionError, ValueError):
        raise InputError(source, "not JSON that can be read: nested too deeply or a number too long", number) from None
    if not isinstance(value, dict):
        raise InputError(source, f"a JSON {type(value).__name__}, not an object", number)
    return value


def csv_rows(stream: BinaryIO, source: str) -> Iterator[RawPage | InputError]:
    """Rows of a CSV stream with a header; rows are numbered by the line that they begin on, the header being 1."""
    columns: _Columns | None = None
    for number, lines in _records(stream, source):
        if isinstance(lines, InputError):
            yield lines
        elif columns is None:
            try:
                columns = _columns(source, "".join(lines))
            except InputError as error:
                yield error
                return
        elif any(line.strip() for line in lines):
            yield from _csv_record(source, number, lines, columns)


class _Columns(NamedTuple):
    names: list[str]
    separator: str


class _BrokenRecordError(InputError):
    """A record whose quotation marks do not fit, so that its lines may be rows of their own."""


def _columns(source: str, header: str) -> _Columns:
    if "\r" in header.rstrip():
        raise InputError(source, "its lines end in carriage returns alone; save it with line feeds")
    separator = delimiter(header.split("\n", 1)[0])
    try:
        names = next(csv.reader(header.splitlines(), delimiter=separator), [])
    except csv.Error as error:
        raise InputError(source, f"not CSV: {error}", 1) from None
    known = {name.strip().casefold() for name in names}
    if not known & {"text", "html"}:
        raise InputError(source, f"no column `text` or `html`, only {', '.join(sorted(known))[:200]}")
    return _Columns(names, separator)


def _csv_record(source: str, number: int, lines: list[str], columns: _Columns) -> Iterator[RawPage | InputError]:
    """The row of a record; where its quotation marks are broken, an error and what rows its further lines are.

    Only lines with a quoted cell are taken for rows then: a paragraph with as many commas would pass for one.
    """
    row = _attempt(_csv_row, source, number, "".join(lines), columns)
    yield row
    if isinstance(row, _BrokenRecordError):
        for following, line in enumerate(lines[1:], number + 1):
            alone = _attempt(_csv_row, source, following, line, columns) if '"' in line else row
            if isinstance(alone, RawPage):
                yield alone


def _csv_row(source: str, number: int, record: str, columns: _Columns) -> RawPage:
    csv.field_size_limit(MAX_ROW)
    try:
        cells = next(csv.reader(record.splitlines(keepends=True), delimiter=columns.separator, strict=True))
    except (csv.Error, StopIteration) as error:
        raise _BrokenRecordError(source, f"not CSV: {error}", number) from None
    if len(cells) != len(columns.names):
        raise InputError(source, f"{len(cells)} cells under {len(columns.names)} columns", number)
    return _row(source, number, dict(zip(columns.names, cells, strict=True)))


def _records(stream: BinaryIO, source: str) -> Iterator[tuple[int, list[str] | InputError]]:
    """Lines of each CSV record with the number of its first; quotation marks may carry one over several lines."""
    pending: list[str] = []
    start = size = quotes = 0
    for number, line in enumerate(each_line(stream), 1):
        text = _decoded(line, source, number)
        if isinstance(text, InputError):
            yield number, text
            continue
        start = start if pending else number
        pending.append(text)
        size += len(text)
        quotes += text.count('"')
        if quotes % 2 == 0 or size > MAX_ROW or len(pending) > _MAX_RECORD_LINES:
            yield start, pending
            pending, size, quotes = [], 0, 0
    if pending:
        yield start, pending


def _decoded(line: bytes | None, source: str, number: int) -> str | InputError:
    if line is None:
        return InputError(source, f"longer than {MAX_ROW:,} bytes", number)
    try:
        return decode(line, source)
    except InputError as error:
        return InputError(source, error.reason, number)


def parquet_table(path: Path, source: str) -> Iterator[RawPage | InputError]:
    """Rows of a Parquet file, read in batches."""
    for number, cells in enumerate(parquet_rows(path, source, frozenset({"text", "html"})), 1):
        yield cells if isinstance(cells, InputError) else _attempt(_row, source, number, cells)
