"""The records of a WARC file (ISO 28500), and what is damaged between them.

fastwarc takes records apart but ends its iteration at the first that is damaged, and gives one that was cut short as
if it were whole. So where records begin and end is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from dateline.reading.crawls.members import stretches
from dateline.reading.crawls.stretch import Stretch

MAX_RECORD = 20_000_000
"""Bytes of the longest record that is held."""

_MAX_HEAD = 1 << 16
_BLANK = b"\r\n\r\n"
_FIRST = re.compile(rb"WARC/\d\.\d\r\n")
_ANOTHER = re.compile(rb"WARC/\d\.\d\r\n(?=[A-Za-z])")
_HEAD_END = re.compile(_BLANK)
_SPACE = re.compile(rb"[\r\n]*")
_LENGTH = re.compile(rb"(?im)^content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r$")
_RECORD = b"WARC/"
_BLOCK, _NEAR = 1 << 16, 64


class Record(NamedTuple):
    """A record: where it begins in the file, its head and its block. `length` is that of the whole block in bytes.

    Of a block of more than `MAX_RECORD` bytes the beginning is there.
    """

    at: int
    head: bytes
    block: bytes
    length: int


class Damage(NamedTuple):
    """A record, or bytes between two, that cannot be read, by where it begins in the file."""

    at: int
    reason: str


def records(stream: BinaryIO) -> Iterator[Record | Damage]:
    """The records of a file that is packed with gzip or not; one that is damaged costs itself alone."""
    for stretch in stretches(stream):
        yield from _in_stretch(stretch)


def _in_stretch(stretch: Stretch) -> Iterator[Record | Damage]:
    found: Record | Damage | None = None
    while _goes_on(stretch):
        found = _next(stretch)
        yield found
        if isinstance(found, Damage):
            _find_another(stretch)
    fault = stretch.fault
    if fault and not (isinstance(found, Damage) and (fault.spoils or found.reason == fault.reason)):
        yield Damage(stretch.at, fault.reason)


def _goes_on(stretch: Stretch) -> bool:
    """Whether anything but blank lines follows, which are taken."""
    while stretch.fill(1) and (blank := stretch.find(_SPACE, _BLOCK)) and stretch.drop(blank.end()):
        pass
    return stretch.fill(1) > 0


def _next(stretch: Stretch) -> Record | Damage:
    """The record that begins here; it is taken only where it is whole."""
    at = stretch.at
    if not _FIRST.match(stretch.peek(0, 10)):
        return Damage(at, "no WARC record begins there")
    ends = stretch.find(_HEAD_END, _MAX_HEAD)
    if ends is None:
        return Damage(at, _cut(stretch) or "the head of the record has no end")
    head = stretch.peek(0, ends.end())
    if _ANOTHER.search(head, 1):
        return Damage(at, "the head of the record has no end")
    stated = _LENGTH.search(head)
    if stated is None:
        return Damage(at, "the record has no Content-Length")
    if int(stated[1]) > MAX_RECORD:
        return _long(stretch, at, head, int(stated[1]))
    return _whole(stretch, at, head, int(stated[1]))


def _whole(stretch: Stretch, at: int, head: bytes, length: int) -> Record | Damage:
    end = len(head) + length
    there = stretch.fill(end + len(_BLANK) + 1)  # one byte more, for the sum of a member to be checked
    if there < end:
        return Damage(at, _cut(stretch) or f"the record is cut short, {end - there:,} bytes before its end")
    after = stretch.peek(end, end + len(_BLANK))
    if not _BLANK.startswith(after):
        return Damage(at, f"the record's Content-Length of {length:,} is wrong, it does not end there")
    if stretch.fault and stretch.fault.spoils and there <= end + len(_BLANK):
        return Damage(at, stretch.fault.reason)
    if not _is_followed(stretch, end) and (stretch.packed or stretch.find(_ANOTHER, end, len(head))):
        return Damage(at, f"the record's Content-Length of {length:,} is wrong, it does not end there")
    record = Record(at, head, stretch.peek(len(head), end), length)
    stretch.drop(end + len(after))
    return record


def _is_followed(stretch: Stretch, end: int) -> bool:
    """Whether a record or nothing stands behind the one that ends there."""
    after = stretch.peek(end, end + _NEAR).lstrip(b"\r\n")
    return not after or after.startswith(_RECORD)


def _long(stretch: Stretch, at: int, head: bytes, length: int) -> Record | Damage:
    """A record that is passed over without being held, if it is as long as it states."""
    begins = stretch.peek(len(head), len(head) + _BLOCK)
    there = stretch.skip(len(head) + length)
    after = stretch.peek(0, len(_BLANK))
    if there and _BLANK.startswith(after):
        stretch.drop(len(after))
        return Record(at, head, begins, length)
    reason = _cut(stretch) or f"the record's Content-Length of {length:,} is wrong, it does not end there"
    stretch.unskip()
    return Damage(at, reason)


def _cut(stretch: Stretch) -> str | None:
    return stretch.fault.reason if stretch.fault else None


def _find_another(stretch: Stretch) -> None:
    """Take what belongs to no record, up to the next."""
    stretch.fill(1)
    stretch.drop(1)
    while size := stretch.fill(_BLOCK):
        found = stretch.find(_ANOTHER, size)
        if found is not None:
            stretch.drop(found.start())
            return
        stretch.drop(size - 16 if size >= _BLOCK else size)
