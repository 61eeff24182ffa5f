"""A crawl's bytes, unpacked, in stretches: runs that are whole, between the places where the file is damaged.

A file of gzip members has a new stretch at each member that begins a record, so that no record with a wrong length
reaches into the next. Behind a damaged member the next one is looked for that can be unpacked (RFC 1952, section 2).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dateline.reading.crawls.packed import Packed
from dateline.reading.crawls.stretch import Chunks, DamagedError, Stretch

_RECORD = b"WARC/"
_END = b"\r\n\r\n"
_GZIP = b"\x1f\x8b"
_PLAIN = re.compile(rb"WARC/\d\.\d\r\n(?=[A-Za-z])")
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_CHECKED = 31  # zlib's window for a gzip header, and a sum that is checked at the end
_BLOCK, _SAMPLE, _FAR = 1 << 16, 64, 1 << 20


def begins_crawl(head: bytes) -> bool:
    """Whether the first bytes of a file, packed or not, are those of a record."""
    return _sample(head).startswith(_RECORD) if head.startswith(_GZIP) else _PLAIN.match(head) is not None


def _sample(packed: bytes) -> bytes:
    """The first bytes that a gzip member unpacks to; none where it does not."""
    try:
        return zlib.decompressobj(_CHECKED).decompress(packed, _SAMPLE)
    except zlib.error:
        return b""


def stretches(stream: BinaryIO) -> Iterator[Stretch]:
    """The stretches of a WARC file, packed or not. Each must be used up before the next is asked for."""
    packed = Packed(stream)
    is_packed = _is_packed(packed)
    packed.go_to(0)
    if is_packed:
        yield from _Members(packed).stretches()
    else:
        yield Stretch(0, packed.blocks(), packed=False, reopened=packed.reopened if packed.seekable else None)


def _is_packed(packed: Packed) -> bool:
    """Whether a file holds gzip members; where its beginning is damaged, what comes first behind that decides."""
    head = packed.more(quiet=True)
    if begins_crawl(head):
        return head.startswith(_GZIP)
    while len(head) < _FAR and (block := packed.more(quiet=True)):
        head += block
    members = (found.start() for found in _MEMBER.finditer(head))
    member = next((at for at in members if _sample(head[at : at + _BLOCK]).startswith(_RECORD)), len(head))
    if _PLAIN.search(head, 0, member):
        return False
    return member < len(head) or head.startswith(_GZIP)


class _Members:
    """The members of a gzip file, one after the other, also those behind damaged ones."""

    def __init__(self, packed: Packed) -> None:
        self._packed, self._member = packed, _Member(packed)
        self._bare = False  # whether members were met that begin in the middle of a record

    def stretches(self) -> Iterator[Stretch]:
        """A stretch for each member that begins a record, with those that carry on with it."""
        while not self._member.is_end:
            yield Stretch(self._member.at, self._joined(), packed=True)

    def _joined(self) -> Chunks:
        joined = True
        while joined:
            last = b""
            try:
                for piece in self._member.pieces():
                    last = piece[-len(_END) :] if len(piece) >= len(_END) else (last + piece)[-len(_END) :]
                    yield piece
            except DamagedError:
                self._find_next(self._member.at + 1)
                self._member = _Member(self._packed)
                raise
            self._member = _Member(self._packed)
            joined = self._member.carries_on and (self._bare or last != _END)
            self._bare = self._bare or joined

    def _find_next(self, after: int) -> None:
        """Go to the next member that can be unpacked and, where members do in this file, begins a record."""
        self._packed.go_to(after)
        last = b""
        while block := self._packed.more(quiet=True):
            window, end = last + block, self._packed.at
            for found in _MEMBER.finditer(window):
                self._packed.go_to(end - len(window) + found.start())
                sample = _sample(self._packed.more(quiet=True))
                if sample.startswith(_RECORD) or (sample and self._bare):
                    self._packed.go_to(end - len(window) + found.start())
                    return
            self._packed.go_to(end)
            last = window[-3:]


class _Member:
    """The gzip member at hand, of which the first bytes are unpacked at once."""

    def __init__(self, packed: Packed) -> None:
        packed.forget()
        self.at, self._packed, self._pieces = packed.at, packed, self._unpacked()
        self._first, self.is_end = b"", False
        self._fault: DamagedError | None = None
        try:
            self.is_end = not packed.peek()
            while not self.is_end and len(self._first) < len(_RECORD) and (piece := next(self._pieces, b"")):
                self._first += piece
        except DamagedError as fault:
            self._fault = fault

    @property
    def carries_on(self) -> bool:
        """Whether it may go on with the record of the member before it."""
        return not self.is_end and self._fault is None and not self._first.startswith(_RECORD)

    def pieces(self) -> Chunks:
        """All that it holds; raises `DamagedError`."""
        if self._fault is not None:
            raise self._fault
        yield self._first
        yield from self._pieces

    def _unpacked(self) -> Chunks:
        if not self._packed.peek().startswith(_GZIP):
            raise DamagedError("no gzip member begins there", spoils=False)
        unzip, block = zlib.decompressobj(_CHECKED), b""
        while not unzip.eof:
            block = block or self._packed.more()
            if not block:
                raise DamagedError("it is cut short, in the middle of a gzip member", spoils=True)
            try:
                piece = unzip.decompress(block, _BLOCK)
            except zlib.error as error:
                raise DamagedError(
                    f"its gzip member is damaged ({str(error).rpartition(': ')[2]})", spoils=True
                ) from None
            block = unzip.unconsumed_tail
            if piece:
                yield piece
        self._packed.go_to(self._packed.at - len(unzip.unused_data))
