"""OPML: lists of feeds, as readers of feeds write them, nested as deep as anyone likes."""

from __future__ import annotations

from dateline.fetching.formats import words
from dateline.fetching.formats.values import MOST_FEEDS, Feed
from dateline.fetching.formats.xml import elements


def read_opml(text: str, url: str) -> Feed:
    """The feeds of a list, in order, each once; of more than are taken, the first."""
    feeds: dict[str, None] = {}
    title = None
    for element in elements(text, ("outline", "title"), url):
        if element.tag == "title":
            title = title or words.line(element.text)
            continue
        named = {name.casefold(): value for name, value in element.attrib.items()}
        there = words.address(named.get("xmlurl"), url)
        if there is not None:
            feeds[there] = None
    return Feed("opml", title, feeds=tuple(feeds)[:MOST_FEEDS], more=len(feeds) > MOST_FEEDS)
