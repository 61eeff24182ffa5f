"""How many bytes the sources have, and how many of them have been dealt with."""

from __future__ import annotations

import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

T = TypeVar("T")
Read = Callable[[BinaryIO, str, Path | None], Iterator[T]]


class Extent:
    """The bytes of files, of which `total` there are; None where that cannot be known.

    What was found in them is dealt with in its order, later than it was found. As far as that has come is noted.
    """

    def __init__(self, files: Iterable[Path] | None) -> None:
        sizes = [_size(file) for file in files] if files is not None else [None]
        self.total = None if None in sizes else sum(size or 0 for size in sizes)
        self._before = self._here = 0
        self._found: deque[int] = deque()
        self._dealt_with = self._passed = 0

    def followed(self, read: Read[T]) -> Read[T]:
        """What reads a stream, with the place noted at which it is."""

        def follow(stream: BinaryIO, source: str, path: Path | None) -> Iterator[T]:
            for one in read(stream, source, path):
                with suppress(OSError, ValueError):
                    self._here = self._before + stream.tell()
                yield one
            if path is not None:
                self._before += _size(path) or 0
                self._here = self._before

        return follow

    def noted(self, things: Iterable[T]) -> Iterator[T]:
        """What is found, with the place noted at which each was."""
        for thing in things:
            self._found.append(self._here)
            yield thing

    def share(self, dealt_with: int) -> float | None:
        """How much of the bytes has been dealt with, from 0 to 1, when so many things have been."""
        while self._dealt_with < dealt_with and self._found:
            self._passed = self._found.popleft()
            self._dealt_with += 1
        return self._passed / self.total if self.total else None


def _size(file: Path) -> int | None:
    try:
        status = file.stat()
    except (OSError, ValueError):
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else None
