"""What a person names to be followed: addresses of feeds, and files that list them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from dateline.errors import InputError
from dateline.fetching.addresses import check_url
from dateline.fetching.formats import read_feed

_LARGEST = 20_000_000


def listed(named: Iterable[str], *, private: bool = False) -> list[str]:
    """The addresses of the feeds: as they are, and those in files of OPML, or of an address a line.

    A line that begins with `#` is a remark. Raises `InputError` for what is neither, and for addresses that are not of
    the web.
    """
    urls = (url for name in named for url in _of(name))
    return list(dict.fromkeys(check_url(url, private=private) for url in urls))


def _of(name: str) -> Iterator[str]:
    if "://" in name:
        yield name
        return
    data = _bytes(Path(name))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        found = read_feed(data, name, datetime.now(UTC))
        if found.kind != "opml":
            raise InputError(name, "is a feed itself; to read what it tells of, name its address")
        yield from found.feeds
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(name, "is not text in UTF-8") from None
    yield from (line.strip() for line in io.StringIO(text) if line.strip() and not line.startswith("#"))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({(error.strerror or str(error)).lower()})") from None
    if len(data) > _LARGEST:
        raise InputError(str(path), f"is larger than {_LARGEST:,} bytes")
    return data
