"""JSON Feed, versions 1 and 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from dateline.errors import InputError
from dateline.fetching.formats import moments, words
from dateline.fetching.formats.values import MOST_ENTRIES, Feed
from dateline.types.feeds import Entry


def read_jsonfeed(text: str, url: str, now: datetime) -> Feed:
    """The feed of a JSON text."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(url, "is broken JSON") from None
    if not isinstance(said, dict) or "jsonfeed.org" not in str(said.get("version")):
        raise InputError(url, "is JSON, and no JSON Feed")
    items = said.get("items")
    items = items if isinstance(items, list) else []
    site = words.line(said.get("title"))
    entries: dict[str, Entry] = {}
    for item in items[:MOST_ENTRIES]:
        entry = _entry(item, site, url, now) if isinstance(item, dict) else None
        if entry is not None:
            entries.setdefault(entry.url, entry)
    return Feed("json", site, tuple(entries.values()), more=len(items) > MOST_ENTRIES)


def _entry(item: Mapping[str, Any], site: str | None, url: str, now: datetime) -> Entry | None:
    link = next((a for key in ("url", "external_url", "id") if (a := _absolute(item, key, url))), None)
    if link is None:
        return None
    return Entry(
        link,
        published=moments.day(moments.instant(item.get("date_published"), now)),
        updated=moments.utc(moments.instant(item.get("date_modified"), now)),
        byline=words.byline(", ".join(_names(item)), site),
    )


def _absolute(item: Mapping[str, Any], key: str, url: str) -> str | None:
    """An address of an item; an id is one only where it is whole."""
    value = item.get(key)
    if key == "id" and not str(value).startswith(("http://", "https://")):
        return None
    return words.address(value, url)


def _names(item: Mapping[str, Any]) -> Iterator[str]:
    authors = item.get("authors")
    for author in authors if isinstance(authors, list) else [item.get("author")]:
        name = author.get("name") if isinstance(author, dict) else None
        if isinstance(name, str):
            yield name
