"""Parquet files → rows of cells, in batches, so that a large one does not fill the memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import duckdb

from dateline.errors import InputError

_BATCH = 100
_COPIED = 1 << 20


@contextmanager
def on_disk(stream: BinaryIO, path: Path | None) -> Iterator[Path]:
    """The path of what a stream holds: its own where it is a file, else that of a copy."""
    if path is not None and path.is_file():
        yield path
        return
    with tempfile.NamedTemporaryFile(suffix=".parquet") as copy:
        while block := stream.read(_COPIED):
            copy.write(block)
        copy.flush()
        yield Path(copy.name)


def parquet_rows(
    path: Path, source: str, one_of: frozenset[str], *, alone: bool = False
) -> Iterator[dict[str, Any] | InputError]:
    """The cells of each row by the names of their columns, of which `one_of` some must be there.

    With `alone` only these columns are read. What is wrong with the file is an `InputError` that names `source`, and
    ends it.
    """
    number = 0
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false", "threads": "1"}) as connection:
        try:
            named = connection.execute("SELECT * FROM read_parquet(?) LIMIT 0", [_literal(path)])
            names = [column[0] for column in named.description or ()]
            if not (found := [n for n in names if n.casefold() in one_of]):
                wanted = " or ".join(f"`{name}`" for name in sorted(one_of, reverse=True))
                yield InputError(source, f"no column {wanted}, only {', '.join(sorted(names))[:200]}")
                return
            names = found if alone else names
            columns = ", ".join('"' + name.replace('"', '""') + '"' for name in names)
            cursor = connection.execute(f"SELECT {columns} FROM read_parquet(?)", [_literal(path)])
            while batch := cursor.fetchmany(_BATCH):
                for cells in batch:
                    number += 1
                    yield dict(zip(names, cells, strict=True))
        except (duckdb.Error, RuntimeError) as error:
            # A RuntimeError comes of names that are no text, before DuckDB itself looks at them.
            wrong = "broken Parquet" if number else "not Parquet that can be read"
            yield InputError(source, f"{wrong}: {str(error).splitlines()[0]}", number + 1 if number else None)


def _literal(path: Path) -> str:
    """The path as DuckDB reads it literally: it would take `*`, `?` and `[` for a pattern."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path))
