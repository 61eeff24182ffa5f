"""Sources cut into parts, each of which is read on its own and leaves one file: always the same cuts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from dateline.errors import InputError
from dateline.pipeline import open_url
from dateline.reading import RawPage, is_address, raw_pages, source_files
from dateline.types import Skipped

SMALL = 8 << 20
"""Bytes of a file below which it is read together with its neighbours."""
TOGETHER = 32 << 20
"""Bytes of the small files of one part, about."""
MOST_FILES = 2_000
LARGE = 256 << 20
"""Bytes of a share of a large file."""
_TURN = 64
"""Pages that go to one share of a file before the next share has its turn."""
ENDS = 256
"""One in so many paths ends its part, whatever comes before: a file that is added changes the part that it is in."""


class Share(NamedTuple):
    """One of `of` shares of the pages of a file, counted from 0."""

    number: int = 0
    of: int = 1


class Part(NamedTuple):
    """Files that are read one after the other, or a share of one file, or what is behind an address.

    `name` is that of what it leaves. `stamp` changes when the files do; it is empty where there is nothing to read.
    What is behind an address is taken to be always the same.
    """

    name: str
    sources: tuple[str, ...]
    stamp: str
    share: Share = Share()

    def pages(self) -> Iterator[RawPage | InputError | Skipped]:
        """What its files hold. Each page of a file is in exactly one of its shares."""
        pages = raw_pages(self.sources, opener=open_url)
        if self.share.of == 1:
            yield from pages
        else:
            yield from (p for n, p in enumerate(pages) if n // _TURN % self.share.of == self.share.number)


class _File(NamedTuple):
    path: str
    size: int
    stamp: str


def cut(sources: Iterable[str]) -> list[Part]:
    """The parts of all sources, each source of which is a file, a folder, a pattern or an address."""
    files = {file.path: file for source in sources for file in _files(source)}
    parts: list[Part] = []
    for small, neighbours in groupby(files.values(), key=lambda f: bool(f.stamp) and f.size < SMALL):
        some = list(neighbours)
        parts += _grouped(some) if small else [part for file in some for part in _shares(file)]
    return parts


def _files(source: str) -> Iterator[_File]:
    if is_address(source):
        yield _File(source, LARGE, "address")
        return
    for found in source_files(source):
        if isinstance(found, InputError):
            yield _File(source, 0, "")
        else:
            yield _file(found.absolute())


def _file(path: Path) -> _File:
    try:
        status = path.stat()
    except OSError:
        return _File(str(path), 0, "")
    return _File(str(path), status.st_size, f"{status.st_size} {status.st_mtime_ns}")


def _shares(file: _File) -> Iterator[Part]:
    of = max(-(-file.size // LARGE), 1)
    for number in range(of):
        yield _part([file], Share(number, of))


def _grouped(files: Iterable[_File]) -> Iterator[Part]:
    """Neighbours together, as long as they are few and small."""
    some: list[_File] = []
    for file in files:
        some.append(file)
        ends = int.from_bytes(_digest(file.path)) % ENDS == 0
        if ends or len(some) >= MOST_FILES or sum(f.size for f in some) >= TOGETHER:
            yield _part(some)
            some = []
    if some:
        yield _part(some)


def _part(files: list[_File], share: Share = Share()) -> Part:  # noqa: B008 - a value
    sources = tuple(file.path for file in files)
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", Path(sources[0]).name)[:60].strip(".-") or "part"
    name = f"{stem}-{_digest(*sources, *map(str, share)).hex()[:12]}"
    whole = all(file.stamp for file in files)
    return Part(name, sources, _digest(*(f.stamp for f in files)).hex()[:16] if whole else "", share)


def _digest(*texts: str) -> bytes:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogateescape")).digest()
