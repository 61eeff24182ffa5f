"""Sources named on a command line → articles: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import io
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from dateline.errors import InputError
from dateline.reading.articles import Given, Settings
from dateline.reading.characters import decode
from dateline.reading.formats import BINARY, EXTENSIONS, UNICODE_MARKS, detect, is_binary, refusal
from dateline.reading.html import article_from_html
from dateline.reading.tables import Row, csv_rows, jsonl_rows, parquet_rows
from dateline.reading.text import article_from_text
from dateline.types import Article

T = TypeVar("T")

MAX_PAGE = 20_000_000
"""Bytes of the longest page that is read."""

STDIN = "standard input"
_PEEK = 1 << 16
# Documents that a person may expect to be read; a folder's other files are a saved page's scripts, styles and pictures.
_DOCUMENTS = {
    ".pdf",
    ".doc",
    ".docx",
    ".odt",
    ".rtf",
    ".epub",
    ".zip",
    ".gz",
    ".7z",
    ".rar",
    ".tar",
    ".xz",
    ".bz2",
    ".warc",
    ".mhtml",
    "",
}


def read_sources(
    sources: Sequence[str],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    languages: frozenset[str] | None = None,
) -> Iterator[Article | InputError]:
    """Read every source in the order given: paths, folders (recursive, sorted), patterns, `-` for standard input.

    Yields an `Article` for each report and an `InputError` for each input or row that cannot be read. `published`
    dates what nothing else dates; raises `InputError` before reading only when it is no date. `languages` are the
    codes of the languages to read.
    """
    settings = (
        Settings(published=published, languages=languages) if languages is not None else Settings(published=published)
    )
    return _read_all(sources, settings, stdin)


def _read_all(sources: Sequence[str], settings: Settings, stdin: BinaryIO | None) -> Iterator[Article | InputError]:
    return from_streams(sources, stdin, lambda raw, source, path: _read_stream(raw, source, path, settings))


def from_streams(
    sources: Sequence[str], stdin: BinaryIO | None, read: Callable[[BinaryIO, str, Path | None], Iterator[T]]
) -> Iterator[T | InputError]:
    """What `read` finds in every source, one after the other; it is given a stream, its name, and its path if any."""
    for source in sources:
        if source == "-":
            yield from read(stdin or sys.stdin.buffer, STDIN, None)
            continue
        for path in _paths(source):
            yield from (path,) if isinstance(path, InputError) else _read_path(path, read)


def _paths(source: str) -> Iterator[Path | InputError]:
    """The files that a source stands for, sorted."""
    path = Path(source)
    try:
        if path.is_dir():
            yield from _in_folder(path)
            return
        exists = path.exists()
    except (OSError, ValueError) as error:
        yield InputError(_shown(source), f"cannot be read: {_reason(error)}")
        return
    if exists or not glob.has_magic(source):
        yield path
        return
    matches = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    if not matches:
        yield InputError(_shown(source), "no file matches the pattern")
    for match in matches:
        if Path(match).is_dir():
            if not source.rstrip("/").endswith("**"):
                yield from _in_folder(Path(match))
        else:
            yield Path(match)


def _in_folder(folder: Path) -> Iterator[Path | InputError]:
    """A folder's files that may hold reports, by path; an error when there is none."""
    errors: list[InputError] = []
    found: list[Path] = []

    def unreadable(error: OSError) -> None:
        errors.append(InputError(_shown(error.filename), f"cannot be read: {_reason(error)}"))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [f for f in folders if not f.startswith(".")]
        found += [Path(parent, n) for n in names if not n.startswith(".") and _may_hold_report(n)]
    yield from errors
    yield from sorted(found)
    if not found and not errors:
        yield InputError(_shown(folder), "there is nothing to read in the folder")


def _may_hold_report(name: str) -> bool:
    suffix = Path(name).suffix.casefold()
    return suffix in EXTENSIONS or suffix in _DOCUMENTS


def _shown(path: str | Path) -> str:
    """The path as text that can be printed and kept: bytes that are not UTF-8 show as U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _read_path(path: Path, read: Callable[[BinaryIO, str, Path | None], Iterator[T]]) -> Iterator[T | InputError]:
    source = _shown(path)
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            yield InputError(source, "it is not a regular file")
            return
        with path.open("rb") as stream:
            yield from read(stream, source, path)
    except FileNotFoundError:
        yield InputError(source, "there is no such file or folder")
    except (OSError, ValueError) as error:
        yield InputError(source, f"cannot be read: {_reason(error)}")


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)


def _read_stream(raw: BinaryIO, source: str, path: Path | None, settings: Settings) -> Iterator[Article | InputError]:
    """Everything in one stream; `path` where it is a file, which Parquet needs."""
    stream, head = peeked(raw)
    refused = refusal(head) if not head.startswith(b"PAR1") else None
    if refused is not None:
        yield InputError(source, refused)
        return
    form = detect(source if path is not None else None, head)
    if form in {"jsonl", "csv"} and head.startswith(UNICODE_MARKS):
        yield InputError(source, "it is a table in UTF-16; save it as UTF-8")
        return
    if form == "jsonl":
        yield from _rows(jsonl_rows(stream, source), source, settings)
    elif form == "csv":
        yield from _rows(csv_rows(stream, source), source, settings)
    elif form == "parquet":
        yield from _parquet(stream, source, path, settings)
    else:
        yield _page(stream, source, form == "html", settings)


def peeked(raw: BinaryIO) -> tuple[BinaryIO, bytes]:
    """A stream and its first bytes, which still are to be read from it."""
    stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, raw), _PEEK)
    return stream, stream.peek(_PEEK)[:_PEEK]


def _parquet(stream: BinaryIO, source: str, path: Path | None, settings: Settings) -> Iterator[Article | InputError]:
    if path is not None and path.is_file():
        yield from _rows(parquet_rows(path, source), source, settings)
        return
    with tempfile.NamedTemporaryFile(suffix=".parquet") as copy:
        while block := stream.read(_PEEK):
            copy.write(block)
        copy.flush()
        yield from _rows(parquet_rows(Path(copy.name), source), source, settings)


def _page(stream: BinaryIO, source: str, markup: bool, settings: Settings) -> Article | InputError:
    data = stream.read(MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        return InputError(source, f"longer than {MAX_PAGE:,} bytes, which no page is")
    try:
        if markup:
            return article_from_html(data, Given(), settings, source)
        if is_binary(data):
            return InputError(source, BINARY)
        return article_from_text(decode(data, source), Given(), settings, source)
    except InputError as error:
        return error


def _rows(rows: Iterator[Row | InputError], source: str, settings: Settings) -> Iterator[Article | InputError]:
    """Articles of a table's rows; an error when the table has no row."""
    empty = True
    for row in rows:
        empty = False
        yield row if isinstance(row, InputError) else _from_row(row, source, settings)
    if empty:
        yield InputError(source, "the table has no rows")


def _from_row(row: Row, source: str, settings: Settings) -> Article | InputError:
    number, kind, content, given = row
    read = article_from_text if kind == "text" else article_from_html
    try:
        return read(content, given, settings, source)
    except InputError as error:
        return InputError(source, error.reason, number)
