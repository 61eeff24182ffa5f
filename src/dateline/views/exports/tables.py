"""Tables of rows, and how they are CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.record.source import RecordSource
from dateline.types import Query
from dateline.types.evidence import Value
from dateline.views.exports.events import EventLine, event_lines
from dateline.views.exports.format import Options
from dateline.views.exports.gathering import batches
from dateline.views.statements import StatementRow, statements

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")


def write(source: RecordSource, query: Query, options: Options) -> Iterator[bytes]:
    """What a query asks for as CSV in UTF-8."""
    return csv_of(*table(source, query, options))


def csv_of(kind: type[Value], rows: Iterable[Value]) -> Iterator[bytes]:
    """Rows of one kind as CSV with a line of column names."""
    yield _lines([list(kind.model_fields)])
    for some in batches(rows):
        yield _lines([cell(value) for value in row.model_dump(mode="json").values()] for row in some)


def cell(value: Any) -> str:
    """A value as a cell of CSV: lists are joined with `; `, nested values are JSON, and nothing is a formula."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict | list) for v in value)):
        text = json.dumps(value, ensure_ascii=False)
    elif isinstance(value, list):
        text = "; ".join(str(v) for v in value)
    else:
        text = "" if value is None else str(value)
    return no_formula(text)


def no_formula(text: str) -> str:
    """The text of a cell, which a spreadsheet would run if it began like a formula and were no number."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.match(text) else text


def table(source: RecordSource, query: Query, options: Options) -> tuple[type[Value], Iterable[Value]]:
    """The kind of rows that is asked for, and the rows."""
    if options.of == "statements":
        return StatementRow, statements(source, query)
    return EventLine, event_lines(source, query)


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode(errors="replace")
