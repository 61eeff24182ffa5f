"""A run of bytes that is taken from its beginning on, with the fault that ended it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Chunks = Iterator[bytes]


class DamagedError(Exception):
    """Bytes that cannot be had; `spoils` where those just before them are not to be trusted either."""

    def __init__(self, reason: str, *, spoils: bool) -> None:
        super().__init__(reason)
        self.reason, self.spoils = reason, spoils


class Stretch:
    """Bytes to come, of which no more are held than were asked for at once.

    `fault` is what ended it, once its end has been met; None where nothing did but the end of the file or a member.
    """

    def __init__(
        self, at: int, chunks: Chunks, *, packed: bool, reopened: Callable[[int], Chunks] | None = None
    ) -> None:
        """`at` is where it begins in the file; `reopened` gives what follows an offset of a file that can be sought."""
        self._at, self.packed, self._chunks, self._reopened = at, packed, chunks, reopened
        self._taken, self._before, self._held, self._ended = 0, 0, bytearray(), False
        self.fault: DamagedError | None = None

    @property
    def at(self) -> int:
        """Where the next byte stands in the file; in a packed one, where the first member of the stretch does."""
        return self._at if self.packed else self._at + self._taken

    def fill(self, size: int) -> int:
        """Have `size` bytes at hand; gives how many there are, fewer only at the end."""
        while len(self._held) < size and not self._ended:
            try:
                chunk = next(self._chunks, None)
            except DamagedError as fault:
                self.fault, chunk = fault, None
            self._ended = chunk is None
            self._held += chunk or b""
        return len(self._held)

    def peek(self, start: int, end: int) -> bytes:
        """Of the bytes to come those from `start` to `end` (exclusive), as far as there are so many."""
        self.fill(end)
        return bytes(self._held[start:end])

    def find(self, what: re.Pattern[bytes], most: int, start: int = 0) -> re.Match[bytes] | None:
        """The first place of a pattern in the next `most` bytes, from `start` on."""
        return what.search(self._held, start, min(self.fill(most), most))

    def drop(self, size: int) -> int:
        """Take up to `size` bytes of those at hand; gives how many."""
        size = min(size, len(self._held))
        del self._held[:size]
        self._taken += size
        return size

    def skip(self, size: int) -> bool:
        """Take any number of bytes, holding few; False where there are not so many."""
        self._before = self._taken
        if self._reopened is not None and size > len(self._held):
            self._go_to(self._taken + size - 1, self._reopened)  # the last of them shows whether they are there
            size = 1
        while size and self.fill(1):
            size -= self.drop(size)
        return size == 0

    def unskip(self) -> None:
        """Undo what `skip` did, where the file can be sought: a wrong number then hides nothing that follows."""
        if self._reopened is not None:
            self._go_to(self._before, self._reopened)

    def _go_to(self, taken: int, reopened: Callable[[int], Chunks]) -> None:
        self._chunks, self._taken, self._ended, self.fault = reopened(self._at + taken), taken, False, None
        self._held.clear()
