"""The body of an answer unpacked piece by piece, so that little of a bomb goes off."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from dateline.fetching.trouble import StopError

ACCEPTED = "gzip, deflate"
"""What is asked for: two forms that every server knows, and a single decompressor that is told where to stop."""

_PLAIN = frozenset({"", "identity"})
_GZIP_OR_ZLIB, _BARE = 32 + zlib.MAX_WBITS, -zlib.MAX_WBITS
_PIECE = 1 << 16


def unpacked(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """The pieces of a body as they were before they were packed, none of them large.

    Raises `StopError` for a form that was not asked for, for what is not packed so, and for what breaks off.
    """
    name = coding.strip().casefold()
    if name in _PLAIN:
        yield from pieces
        return
    if name not in {"gzip", "x-gzip", "deflate"}:
        raise StopError(f"is packed as {name[:20]!r}, which was not asked for")
    try:
        yield from _inflated(pieces)
    except zlib.error:
        raise StopError("is not packed as it says", again=True) from None


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """One stream after the other, as gzip has it; the first may be deflated without a header, as some servers do."""
    unpacking = None
    for piece in pieces:
        rest = piece
        while rest:
            if unpacking is None:
                unpacking = zlib.decompressobj(_GZIP_OR_ZLIB if _has_header(rest) else _BARE)
            yield unpacking.decompress(rest, _PIECE)
            rest = unpacking.unconsumed_tail
            if unpacking.eof:
                rest, unpacking = unpacking.unused_data, None
    if unpacking is not None:
        raise StopError("breaks off", again=True)


def _has_header(data: bytes) -> bool:
    return data[:1] == b"\x1f" or (data[0] & 15 == 8 and (len(data) < 2 or (data[0] * 256 + data[1]) % 31 == 0))
