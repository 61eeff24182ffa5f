"""Names in pictures: one line without characters that would do something, and as short as there is room."""

from __future__ import annotations

import unicodedata

_JOINERS = "\u200c\u200d"
"""They make letters of some scripts what they are."""


def shown(text: str, most: int = 1000) -> str:
    """A text in one line, without control characters and marks of direction, cut to a number of characters."""
    kept = (c for c in " ".join(text.split()) if c in _JOINERS or not unicodedata.category(c).startswith("C"))
    line = "".join(kept)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def counted(number: int, noun: str) -> str:
    """A number of things: "1 contact", "1,204 contacts"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def signed(number: float) -> str:
    """A score: "+2.5", "−3", "0"."""
    rounded = round(number, 1)
    return f"{rounded:+g}".replace("-", "−") if rounded else "0"
