"""The bytes of a file as they stand in it, of which some are kept to be used again."""

from __future__ import annotations

from typing import BinaryIO

from dateline.reading.crawls.stretch import Chunks, DamagedError

_BLOCK, _LEAST = 1 << 16, 1 << 12
"""Bytes that are read at once, and that a block has unless the file ends."""
_MOST_KEPT = 1 << 25


class Packed:
    """Blocks of a file from its beginning; what was used since `forget` can be used again, the last 16 MB at least."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._kept, self._from, self.at = stream, bytearray(), 0, 0
        self._ended = False
        self._break: DamagedError | None = None
        self.seekable = stream.seekable() and stream.tell() == 0

    def more(self, *, quiet: bool = False) -> bytes:
        """The next block, empty at the end.

        Raises `DamagedError`, once, where the stream breaks; a `quiet` call leaves that to a later one.
        """
        start = self.at - self._from
        # A member may begin with the last byte that was read, and is known by more than that.
        while len(self._kept) - start < _LEAST and self._read():
            pass
        if start == len(self._kept) and self._break and not quiet:
            fault, self._break = self._break, None
            raise fault
        block = bytes(self._kept[start : start + _BLOCK])
        self.at += len(block)
        if len(self._kept) > _MOST_KEPT:
            self._drop(min(_MOST_KEPT // 2, start))
        return block

    def peek(self) -> bytes:
        """The next block, still to be used; raises as `more` does."""
        at, block = self.at, self.more()
        self.at = at
        return block

    def blocks(self) -> Chunks:
        """All that follows, in blocks; raises as `more` does."""
        while block := self.more():
            yield block
            self.forget()

    def reopened(self, at: int) -> Chunks:
        """What follows an offset of a file that is `seekable`, in blocks."""
        self._kept.clear()
        self._from, self.at, self._ended = at, at, False
        try:
            self._stream.seek(at)
        except OSError as error:
            self._note(error)
        yield from self.blocks()

    def go_to(self, at: int) -> None:
        """Use again what follows an offset, as far back as it is kept."""
        self.at = max(at, self._from)

    def forget(self) -> None:
        """Keep nothing of what has been used."""
        self._drop(self.at - self._from)

    def _drop(self, size: int) -> None:
        del self._kept[:size]
        self._from += size

    def _read(self) -> bool:
        """Whether another block was read."""
        block = b""
        try:
            block = b"" if self._ended else self._stream.read(_BLOCK)
        except OSError as error:
            self._note(error)
        self._ended = not block
        self._kept += block
        return bool(block)

    def _note(self, error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        self._break = DamagedError(
            f"cannot be read beyond byte {self._from + len(self._kept):,}: {reason}", spoils=False
        )
        self._ended = True
