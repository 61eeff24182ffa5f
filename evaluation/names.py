"""When two names, contents or numbers of an answer and a reading are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

_NOT_WORD = re.compile(r"[^\w\s]")


def fold(text: str | None) -> str:
    """The text without case, accents, punctuation and runs of white space."""
    decomposed = unicodedata.normalize("NFKD", text or "")
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return " ".join(_NOT_WORD.sub(" ", bare).split())


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")


def dice(one: str | None, other: str | None) -> float:
    """Share of words that two texts have in common: twice the common ones over all of both; 0 where either has none."""
    left, right = set(fold(one).split()), set(fold(other).split())
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


class Names:
    """The forms under which each name of the answers may be read."""

    def __init__(self, aliases: Mapping[str, Iterable[str]]) -> None:
        self._forms = {name: frozenset(map(_bare, (name, *forms))) for name, forms in aliases.items()}

    def same(self, right: str, read: str | None) -> bool:
        """Whether `read` is the answer's name or one of its other forms."""
        return read is not None and _bare(read) in self._forms.get(right, {_bare(right)})

    def any_of(self, choices: Iterable[str | None], read: Iterable[str]) -> bool:
        """Whether one of the accepted names was read."""
        there = list(read)
        return any(self.same(choice, name) for choice in choices if choice is not None for name in there)

    def same_chain(self, right: Sequence[str], read: Sequence[str]) -> bool:
        """Whether two chains of sources name the same ones in the same order."""
        return len(right) == len(read) and all(map(self.same, right, read))
