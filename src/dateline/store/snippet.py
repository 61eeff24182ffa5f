"""The words of a text around what was searched for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.store.words import Word, words_of

_WORDS = 24
_BEFORE = 6
"""Words of a snippet, and how many of them stand before the first that was found if the text has so many."""


def snippet(text: str, phrases: Sequence[str]) -> str | None:
    """The stretch of a text that has most of the phrases, the first of several; None when it has none of them."""
    words = list(words_of(text))
    found = sorted(set(_places(words, phrases)))
    if not found:
        return None
    best = max(found, key=lambda place: (len({p for at, p in found if place[0] <= at < place[0] + _WORDS}), -place[0]))
    start = max(0, min(best[0] - _BEFORE, len(words) - _WORDS))
    end = min(start + _WORDS, len(words))
    shown = text[words[start].start if start else 0 : words[end - 1].end if end < len(words) else len(text)]
    cut = f"{'… ' if start else ''}{shown}{' …' if end < len(words) else ''}"
    return " ".join(cut.split())


def _places(words: Sequence[Word], phrases: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where which phrase begins, by the number of its first word."""
    folded = [w.folded for w in words]
    for phrase in phrases:
        parts = phrase.split()
        for at in range(len(folded) - len(parts) + 1):
            if folded[at : at + len(parts)] == parts:
                yield at, phrase
