"""The room's small word lists (`words.toml`), loaded once and checked."""

from __future__ import annotations

from functools import cache

from pydantic import RootModel

from dateline.toml import Word, shipped


class _Tables(RootModel[dict[str, dict[str, frozenset[Word]]]]):
    """Word lists by table and name."""


@cache
def _tables() -> dict[str, dict[str, frozenset[str]]]:
    return shipped(_Tables, "dateline.reading", "words.toml").root


@cache
def words(name: str) -> frozenset[str]:
    """The list `table.name`, such as `names.media`; raises `LexiconError` for an entry that is not lower case."""
    table, _, key = name.partition(".")
    return _tables()[table][key]


@cache
def longest(name: str) -> int:
    """How many words the longest entry of the list has."""
    return max(len(entry.split()) for entry in words(name))


def begins_with(tokens: list[str], name: str) -> int:
    """How many of the lower-case `tokens` the longest entry of the list covers at their beginning; 0 if none does."""
    entries = words(name)
    for size in range(min(longest(name), len(tokens)), 0, -1):
        if " ".join(tokens[:size]) in entries:
            return size
    return 0


def count_in(tokens: list[str], name: str) -> int:
    """How many entries of the list, longest first and without overlap, stand anywhere in the lower-case `tokens`."""
    found = at = 0
    while at < len(tokens):
        size = begins_with(tokens[at : at + longest(name)], name)
        found += size > 0
        at += size or 1
    return found
