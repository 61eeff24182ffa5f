"""Tables of rows as Parquet."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Union, get_args, get_origin

import duckdb
from pydantic.fields import FieldInfo

from dateline.record.source import RecordSource
from dateline.types import Query
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.views.exports.format import Options
from dateline.views.exports.tables import table

_CHUNK = 1 << 20
_LONGEST_ROW = 64 << 20


def write(source: RecordSource, query: Query, options: Options) -> Iterator[bytes]:
    """What a query asks for as one Parquet file; lists are lists, days are days."""
    return parquet_of(*table(source, query, options))


def parquet_of(kind: type[Value], rows: Iterable[Value]) -> Iterator[bytes]:
    """Rows of one kind as a Parquet file; in memory is only a part of them."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        lines, whole = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        with lines.open("wb") as out:
            out.writelines(row.model_dump_json().encode() + b"\n" for row in rows)
        # One thread keeps the order of the rows, and the same rows give the same bytes.
        with duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false", "threads": "1"}) as connection:
            columns = {name: _column_type(field) for name, field in kind.model_fields.items()}
            read = connection.read_json(
                str(lines), columns=columns, format="newline_delimited", maximum_object_size=_LONGEST_ROW
            )
            read.write_parquet(str(whole), compression="zstd")
        with whole.open("rb") as written:
            while chunk := written.read(_CHUNK):
                yield chunk


def _column_type(field: FieldInfo) -> str:
    """The SQL type of a column, from the type of the rows' field."""
    annotation = field.annotation
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    if get_origin(annotation) is tuple:
        return "VARCHAR[]"
    days = annotation is date or annotation == Day
    return "DATE" if days else {int: "INTEGER", bool: "BOOLEAN"}.get(annotation, "VARCHAR")  # type: ignore[arg-type]
