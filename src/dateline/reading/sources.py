"""Sources named on a command line → pages and articles: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import io
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal, TypeVar, cast

from dateline.errors import InputError
from dateline.reading.articles import Settings
from dateline.reading.crawls import begins_crawl, crawl_pages
from dateline.reading.extent import Extent
from dateline.reading.formats import EXTENSIONS, UNICODE_MARKS, detect, refusal
from dateline.reading.parquet import on_disk
from dateline.reading.raw import RawPage, article_of
from dateline.reading.tables import csv_rows, jsonl_rows, parquet_table
from dateline.types import Article, Skipped

T = TypeVar("T")

Opener = Callable[[str], BinaryIO]
"""Gives the bytes behind a URL, and raises `OSError` where they cannot be had; reading itself fetches nothing."""

MAX_PAGE = 20_000_000
"""Bytes of the longest page that is read."""

STDIN = "standard input"
_PEEK = 1 << 16
_ADDRESS = re.compile(r"(?P<scheme>s3|https?)://(?:[^/?#]*@)?(?P<host>[^/?#]*)(?P<path>[^?#]*)", re.IGNORECASE)
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
    opener: Opener | None = None,
) -> Iterator[Article | InputError | Skipped]:
    """Read every source in the order given: paths, folders (recursive, sorted), patterns, `-` for standard input.

    Yields an `Article` for each report, an `InputError` for each input or row that cannot be read, and a `Skipped` for
    each that is passed over in a crawl. `published`
    dates what nothing else dates; raises `InputError` before reading only when it is no date. `languages` are the
    codes of the languages to read, `opener` fetches what is behind a URL.
    """
    settings = (
        Settings(published=published, languages=languages) if languages is not None else Settings(published=published)
    )
    pages = raw_pages(sources, stdin=stdin, opener=opener)
    return (article_of(page, settings) if isinstance(page, RawPage) else page for page in pages)


def raw_pages(
    sources: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    opener: Opener | None = None,
    extent: Extent | None = None,
) -> Iterator[RawPage | InputError | Skipped]:
    """The pages that every source holds, in the order given, before anything is read in them.

    Yields an `InputError` for each input or row that holds none, and a `Skipped` for what is passed over in a crawl.
    In `extent` the place of each is noted.
    """
    if extent is None:
        return from_streams(sources, stdin, _pages, opener)
    return extent.noted(from_streams(sources, stdin, extent.followed(_pages), opener))


def extent_of(sources: Sequence[str]) -> Extent:
    """How many bytes some sources have, of which nothing has been dealt with; nobody knows of addresses and streams."""
    if any(source == "-" or is_address(source) for source in sources):
        return Extent(None)
    return Extent(file for source in sources for file in source_files(source) if isinstance(file, Path))


def from_streams(
    sources: Sequence[str],
    stdin: BinaryIO | None,
    read: Callable[[BinaryIO, str, Path | None], Iterator[T]],
    opener: Opener | None = None,
) -> Iterator[T | InputError]:
    """What `read` finds in every source, one after the other; it is given a stream, its name, and its path if any."""
    for source in sources:
        if source == "-":
            yield from read(stdin or sys.stdin.buffer, STDIN, None)
            continue
        if is_address(source):
            yield from _read_address(source, read, opener)
            continue
        for path in source_files(source):
            yield from (path,) if isinstance(path, InputError) else _read_path(path, read)


def is_address(source: str) -> bool:
    """Whether a source is a URL, and no path or pattern."""
    return _ADDRESS.match(source) is not None


def address_shown(address: str) -> str:
    """A URL as it may be shown: without user and password, and without a query, in which they sign what may be had."""
    parts = _ADDRESS.match(address)
    assert parts is not None
    return f"{parts['scheme']}://{parts['host']}{parts['path']}"


def _read_address(
    address: str, read: Callable[[BinaryIO, str, Path | None], Iterator[T]], opener: Opener | None
) -> Iterator[T | InputError]:
    source = address_shown(address)
    if opener is None:
        yield InputError(source, "it is an address, and nothing is fetched here; save it to a file first")
        return
    try:
        with opener(address) as stream:
            yield from read(stream, source, None)
    except OSError as error:
        yield InputError(source, f"cannot be read: {_reason(error)}")


def source_files(source: str) -> Iterator[Path | InputError]:
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


def _pages(raw: BinaryIO, source: str, path: Path | None) -> Iterator[RawPage | InputError | Skipped]:
    """Everything in one stream; `path` where it is a file, which Parquet needs."""
    stream, head = peeked(raw)
    form = "warc" if begins_crawl(head) else detect(source if source != STDIN else None, head)
    refused = refusal(head) if form not in {"parquet", "warc"} or not head else None
    if refused is not None:
        yield InputError(source, refused)
    elif form == "warc":
        yield from crawl_pages(stream, source)
    elif form in {"jsonl", "csv"} and head.startswith(UNICODE_MARKS):
        yield InputError(source, "it is a table in UTF-16; save it as UTF-8")
    elif form == "jsonl":
        yield from _rows(jsonl_rows(stream, source), source)
    elif form == "csv":
        yield from _rows(csv_rows(stream, source), source)
    elif form == "parquet":
        yield from _parquet(stream, source, path)
    elif path is None and source != STDIN:
        yield InputError(source, "it is a page; save it to a file first, or follow its feed with `dateline watch`")
    else:
        yield _page(stream, source, form)


def peeked(raw: BinaryIO) -> tuple[BinaryIO, bytes]:
    """A stream and its first bytes, which still are to be read from it."""
    stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, raw), _PEEK)
    return stream, stream.peek(_PEEK)[:_PEEK]


def _parquet(stream: BinaryIO, source: str, path: Path | None) -> Iterator[RawPage | InputError]:
    with on_disk(stream, path) as file:
        yield from _rows(parquet_table(file, source), source)


def _page(stream: BinaryIO, source: str, form: Literal["text", "html"]) -> RawPage | InputError:
    data = stream.read(MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        return InputError(source, f"longer than {MAX_PAGE:,} bytes, which no page is")
    return RawPage(source, form, data)


def _rows(rows: Iterator[RawPage | InputError], source: str) -> Iterator[RawPage | InputError]:
    """Pages of a table's rows; an error when the table has no row."""
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty:
        yield InputError(source, "the table has no rows")
