"""An index of names for longest-match scanning over the words of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.extraction.catalogue.model import Entry
from dateline.extraction.catalogue.text import key, pieces, spells

_SILENT = frozenset("-‐‑–.'’")


class NameIndex:
    """Names by their folded words; each keeps how it is written, since acronyms and capitals count."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], list[tuple[str, Entry]]] = {}
        self._longest: dict[str, int] = {}

    def add(self, name: str, entry: Entry) -> None:
        """Enter a name. The same entry under the same folded name is kept once for each way of writing it."""
        words = key(name)
        if not words:
            return
        there = self._found.setdefault(words, [])
        if (name, entry) not in there:
            there.append((name, entry))
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    @property
    def openings(self) -> Iterable[str]:
        """The folded words that begin a name."""
        return self._longest.keys()

    def equal(self, text: str) -> list[Entry]:
        """The entries of which `text` is a name; only acronyms have to be written in capitals."""
        bare = text.strip()
        return _once(e for written, e in self._found.get(key(bare), ()) if spells(written, bare))

    def match(self, words: Sequence[str], start: int) -> tuple[int, list[Entry]]:
        """How many words from `start` the longest name takes, and the entries that it names; `(0, [])` if none."""
        first = pieces(words[start])
        if not first or first[0] not in self._longest:
            return 0, []
        limit = self._longest[first[0]]
        best: tuple[int, list[Entry]] = (0, [])
        so_far: tuple[str, ...] = ()
        for end in range(start, len(words)):
            found = pieces(words[end])
            if not found and (words[end] not in _SILENT or end == start):
                break
            so_far += found
            if len(so_far) > limit:
                break
            if found and so_far in self._found:
                entries = self._written_so(so_far, words[start : end + 1])
                best = (end + 1 - start, entries) if entries else best
        return best

    def _written_so(self, folded: tuple[str, ...], words: Sequence[str]) -> list[Entry]:
        text = " ".join(words)
        return _once(
            e
            for written, e in self._found[folded]
            if spells(written, text) and (text[:1].isupper() or not written[:1].isupper())
        )


def _once(entries: Iterable[Entry]) -> list[Entry]:
    return list(dict.fromkeys(entries))
