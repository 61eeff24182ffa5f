"""The room's small word lists (`words.toml`), loaded once and checked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dateline.errors import LexiconError


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(
        files("dateline.reading").joinpath("words.toml").read_text(encoding="utf-8")
    )
    for table, lists in tables.items():
        for name, entries in lists.items():
            for entry in entries:
                if entry != entry.casefold().strip() or not entry:
                    raise LexiconError(f"reading/words.toml, {table}.{name}: {entry!r} is not a lower-case word")
    return tables


@cache
def words(name: str) -> frozenset[str]:
    """The list `table.name`, such as `names.media`; raises `LexiconError` for an entry that is not lower case."""
    table, _, key = name.partition(".")
    return frozenset(_tables()[table][key])


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
