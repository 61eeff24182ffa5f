"""What a server packed a page in, taken off: chunks and compression, never more than a page's bytes."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Sequence

from fastwarc.stream_io import BrotliReader, ZstdReader

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<")
_GZIP, _ZLIB, _BARE = 31, 15, -15


class ContentError(ValueError):
    """A page's bytes that are not in the encoding that the server stated, or too many."""


def unpacked(data: bytes, encodings: Sequence[str], most: int) -> bytes:
    """The page in `data`, which was packed in `encodings`, in that order; raises `ContentError`.

    Crawlers take an encoding off and leave its name: what is plain markup and not in that encoding stays as it is.
    """
    for name in reversed(encodings):
        try:
            data = _DECODERS[name](data, most)
        except KeyError:
            raise ContentError(f"its content is in an encoding that is not known, {name[:40]!r}") from None
        except (ContentError, zlib.error, OSError) as error:
            if not _MARKUP.match(data):
                reason = str(error).rpartition(": ")[2]
                raise ContentError(f"its content is no {name} that can be taken apart ({reason})") from None
    if len(data) > most:
        raise ContentError(f"longer than {most:,} bytes, which no page is")
    return data


def _chunked(data: bytes, most: int) -> bytes:
    """The parts of a body in chunks (RFC 9112, section 7.1), put together."""
    parts: list[bytes] = []
    at = 0
    while True:
        head = _CHUNK.match(data, at)
        if head is None:
            raise ContentError(f"no chunk begins at byte {at:,}" if at < len(data) else "its last chunk is missing")
        size, at = int(head[1], 16), head.end()
        if size == 0:
            return b"".join(parts)
        parts.append(data[at : at + size])
        if at + size > len(data):
            raise ContentError("a chunk is cut short")
        at += size
        at += 2 if data.startswith(b"\r\n", at) else data.startswith(b"\n", at)


def _gzip(data: bytes, most: int) -> bytes:
    return _inflated(data, _GZIP, most)


def _deflate(data: bytes, most: int) -> bytes:
    """What servers call deflate: a zlib stream, or the bare one."""
    try:
        return _inflated(data, _ZLIB, most)
    except zlib.error:
        return _inflated(data, _BARE, most)


def _inflated(data: bytes, window: int, most: int) -> bytes:
    unzip = zlib.decompressobj(window)
    found = unzip.decompress(data, most + 1)
    if not unzip.eof and len(found) <= most:
        raise ContentError("it is cut short")
    return found


def _by(reader: type[BrotliReader] | type[ZstdReader]) -> Callable[[bytes, int], bytes]:
    return lambda data, most: reader(io.BytesIO(data)).read(most + 1)


def _plain(data: bytes, _most: int) -> bytes:
    return data


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "chunked": _chunked,
    "gzip": _gzip, "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _by(BrotliReader),
    "zstd": _by(ZstdReader),
    "identity": _plain, "none": _plain, "utf-8": _plain,
}  # fmt: skip
