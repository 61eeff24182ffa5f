"""RSS of every version, and Atom."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

import feedparser

from dateline.errors import InputError
from dateline.fetching.formats import moments, words
from dateline.fetching.formats.values import MOST_ENTRIES, Feed
from dateline.types.feeds import Entry, FeedKind

_BEGINS = re.compile(r"<(?:[A-Za-z][\w-]*:)?(?:item|entry)(?=[\s>])")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+))", re.IGNORECASE)
_LONGEST_REFERENCE = 8
_NAME = re.compile(r"<([\w.:-]+)")
_LARGEST, _LARGEST_BROKEN = 5_000_000, 1_000_000
_PERIODS = {"hourly": 3600.0, "daily": 86_400.0, "weekly": 604_800.0, "monthly": 2_592_000.0, "yearly": 31_536_000.0}


def read_syndication(text: str, url: str, now: datetime) -> Feed:
    """The feed of a text that begins with the root of RSS or Atom; broken XML is read as far as it makes sense."""
    data, more = _within_reason(text)
    parsed = _parsed(data, url)
    if not parsed.version:
        raise InputError(url, "is RSS or Atom of no known version")
    site = words.line(dict.get(parsed.feed, "title"))
    entries: dict[str, Entry] = {}
    for found in parsed.entries:
        entry = _entry(found, site, url, now)
        if entry is not None:
            entries.setdefault(entry.url, entry)
    kind: FeedKind = "atom" if parsed.version.startswith("atom") else "rss"
    return Feed(kind, site, tuple(entries.values()), every=_every(parsed.feed), more=more)


def _parsed(data: bytes, url: str) -> feedparser.FeedParserDict:
    """What feedparser makes of a feed; `InputError` where that ends in any error: it is not made for hostile ones."""
    try:
        return feedparser.parse(
            io.BytesIO(data),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:120]
        raise InputError(url, f"is RSS or Atom that cannot be read ({said})") from error


def _within_reason(text: str) -> tuple[bytes, bool]:
    """As much of the text as is worth its time, and whether that leaves entries out.

    The time is that of the whole for what is well-formed. For what is not, the parser is slower by far.
    """
    beyond = next(islice(_BEGINS.finditer(text), MOST_ENTRIES, None), None)
    end = min(beyond.start() if beyond else len(text), _LARGEST)
    whole = text if end == len(text) else text[:end] + _closing(text)
    data = whole.encode("utf-8", "replace")
    if _is_well_formed(data):
        return data, end < len(text)
    data = _REFERENCE.sub(_within_unicode, whole).encode("utf-8", "replace")
    return data[:_LARGEST_BROKEN], end < len(text) or len(data) > _LARGEST_BROKEN


def _closing(text: str) -> str:
    """What closes the elements around the entries of a feed that is cut."""
    root = _NAME.match(text)
    name = root[1] if root else "rss"
    return f"</channel></{name}>" if name == "rss" else f"</{name}>"


def _within_unicode(reference: re.Match[str]) -> str:
    """A reference to a character, or the replacement character where there is none, which the parser expects."""
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    is_one = len(digits) <= _LONGEST_REFERENCE and int(digits, base) <= sys.maxunicode
    return reference[0] if is_one else "&#xFFFD"


def _is_well_formed(data: bytes) -> bool:
    try:
        ParserCreate().Parse(data, True)
    except ExpatError:
        return False
    return True


def _entry(entry: Mapping[str, Any], site: str | None, url: str, now: datetime) -> Entry | None:
    """An entry; None without an address. What it does not say itself is not taken from what it says otherwise."""
    said = dict(entry)
    link = words.address(said.get("link"), url)
    if link is None:
        return None
    source = said.get("source") or {}
    return Entry(
        link,
        published=moments.day(moments.instant(said.get("published"), now, said.get("published_parsed"))),
        updated=moments.utc(moments.instant(said.get("updated"), now, said.get("updated_parsed"))),
        byline=_byline(said, site),
        source=words.origin(source.get("title"), source.get("href") or source.get("link"), url) if source else None,
    )


def _byline(said: Mapping[str, Any], site: str | None) -> str | None:
    names = [author.get("name") for author in said.get("authors") or () if author]
    return words.byline(", ".join(n for n in names if n) or said.get("author"), site)


def _every(feed: Mapping[str, Any]) -> float | None:
    """After how many seconds the feed asks to be looked at again; None for what cannot be meant."""
    said = dict(feed)
    try:
        if said.get("ttl"):
            seconds = float(said["ttl"]) * 60
        else:
            period = _PERIODS.get(str(said.get("sy_updateperiod", "")).casefold(), 0.0)
            seconds = period / max(1.0, float(said.get("sy_updatefrequency") or 1))
    except (ValueError, OverflowError):
        return None
    return seconds if 0 < seconds <= _PERIODS["yearly"] else None
