"""Addresses and names as feeds write them."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from dateline.errors import InputError
from dateline.fetching.addresses import check_url
from dateline.reading.characters import clean
from dateline.reading.metadata import author_name

_LONGEST = 300


def address(raw: object, base: str) -> str | None:
    """The address of an article or feed, made whole by that of the feed; None where it leads to nothing on the web."""
    if not isinstance(raw, str) or not raw.strip():
        return None
    try:
        return check_url(urljoin(base, raw.strip()), private=True)
    except (InputError, ValueError):
        return None


def line(raw: object) -> str | None:
    """A name or title on one line, not longer than any is; None where there is none."""
    if not isinstance(raw, str):
        return None
    # JSON can hold halves of characters, which no database takes.
    whole = raw[: 2 * _LONGEST].encode("utf-8", "replace").decode("utf-8")
    return " ".join(clean(whole).split())[:_LONGEST] or None


def byline(raw: object, site: str | None) -> str | None:
    """The persons that an author's name names; None for the site itself, an address of mail or "admin"."""
    named = line(raw)
    return author_name(named, site) if named else None


def origin(name: object, link: object, feed: str) -> str | None:
    """Who published an article first, by the source that its entry names; None where that is the feed's own site."""
    there = address(link, feed)
    host = _host(there) if there else ""
    if host and host == _host(feed):
        return None
    return line(name) or host or None


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
