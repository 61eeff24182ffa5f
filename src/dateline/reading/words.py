"""The room's small word lists (`words.toml`), loaded once and checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from pydantic import RootModel

from dateline.toml import Word, shipped


class _Tables(RootModel[dict[str, dict[str, frozenset[Word]]]]):
    """Word lists by table and name."""


@cache
def _tables() -> dict[str, dict[str, frozenset[str]]]:
    return shipped(_Tables, "dateline.reading", "words.toml").root


@cache
@cache
def words(name: str) -> frozenset[str]:
    """The list `table.name`, such as `names.media`; raises `LexiconError` for an entry that is not lower case."""
    table, _, key = name.partition(".")
    return _tables()[table][key]


@cache
def _sizes(name: str) -> dict[str, tuple[int, ...]]:
    """How many words the entries of the list have, longest first, by their first word."""
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for entry in words(name):
        split = entry.split()
        sizes[split[0]].add(len(split))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def begins_with(tokens: Sequence[str], name: str) -> int:
    """How many of the lower-case `tokens` the longest entry of the list covers at their beginning; 0 if none does."""
    return _covered(tokens, 0, name)


def _covered(tokens: Sequence[str], at: int, name: str) -> int:
    sizes = _sizes(name).get(tokens[at], ()) if at < len(tokens) else ()
    for size in sizes:
        if at + size <= len(tokens) and " ".join(tokens[at : at + size]) in words(name):
            return size
    return 0


@cache
def first_words(name: str) -> frozenset[str]:
    """What the entries of the list begin with."""
    return frozenset(_sizes(name))


def count_in(tokens: Sequence[str], name: str) -> int:
    """How many entries of the list, longest first and without overlap, stand anywhere in the lower-case `tokens`."""
    found = at = 0
    if first_words(name).isdisjoint(tokens):
        return 0
    while at < len(tokens):
        size = _covered(tokens, at, name)
        found += size > 0
        at += size or 1
    return found
