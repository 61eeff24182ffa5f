"""Rows → a Parquet file, of which only a little is in memory and which is there whole or not at all."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import duckdb

from dateline.views.files import settle

_ROW_GROUP = 2_048
"""Rows that are in memory together; the fewest that DuckDB writes as a group."""
_SHORTEST_BUFFER = 4 << 20
"""Bytes of the longest line that DuckDB makes room for at least."""


class Row(NamedTuple):
    """What was read of one article: `reading` is its JSON, `program` who read it."""

    article: str
    url: str | None
    published: str | None
    language: str | None
    program: str
    reading: str


class FailedRow(NamedTuple):
    """An input that could not be read: its row in a table or crawl, from 1, and why."""

    source: str
    row: int | None
    reason: str


_TYPES = {"row": "BIGINT", "published": "DATE"}


class Table:
    """A Parquet file at a path, of rows of one kind; used in a `with` statement. No row, no file."""

    def __init__(self, kind: type[Row] | type[FailedRow], path: Path, making: Path) -> None:
        self._columns = {name: _TYPES.get(name, "VARCHAR") for name in kind._fields}
        self._path = path
        self._folder = tempfile.TemporaryDirectory(prefix=f"{path.stem[:40]}-", dir=making)
        self._lines = Path(self._folder.name, "rows.jsonl").open("w", encoding="utf-8")  # noqa: SIM115 - until closed
        self._longest = 0

    def __enter__(self) -> Table:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lines.close()
        self._folder.cleanup()

    def add(self, row: Row | FailedRow) -> None:
        """Put a row at the end."""
        line = json.dumps(row._asdict()) + "\n"
        self._lines.write(line)
        self._longest = max(self._longest, len(line))

    def finish(self) -> None:
        """Put the file in its place; what was there before gives way, also to nothing."""
        self._lines.flush()
        if not self._longest:
            self._path.unlink(missing_ok=True)
            return
        whole = Path(self._folder.name, "rows.parquet")
        self._convert(whole)
        with whole.open("rb+") as file:
            settle(file)
        whole.replace(self._path)

    def _convert(self, whole: Path) -> None:
        # One thread keeps the order of the rows, and the same rows give the same bytes.
        with duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false", "threads": "1"}) as connection:
            longest = max(self._longest + 1, _SHORTEST_BUFFER)
            rows = connection.read_json(
                self._lines.name, columns=self._columns, format="newline_delimited", maximum_object_size=longest
            )
            rows.write_parquet(str(whole), compression="zstd", row_group_size=_ROW_GROUP)
