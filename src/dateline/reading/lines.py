"""A page as lines, and what the form of a line alone says about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_CLOSERS = "\"'”’»)]"
_WITHIN = re.compile(r"[a-z][.!?][\"”’)]* [\"“‘(A-Z]")  # a sentence ends within the line
_CARRIED = re.compile(r"(?!by [A-Z])[a-zà-öø-ÿ]")
_END_SIGNS = " ■□▪◼●◆∎"
_BULLET = re.compile(r"(?:[-–—•*·▪■●►‣◦→»]|\d{1,2}[.)](?=\s))\s*(?=\S)")
_QUOTES = re.compile('([“«”»"])')
_MARKS_ONLY = re.compile(r"[\W_]*\Z")
WORD = re.compile(r"[^\W_]+(?:[-'’.&+][^\W_]+)*")
"""A word as `tokens` counts them."""

_ABBREVIATIONS = ("...", "U.S.", "U.K.", "D.C.", "U.N.", "E.U.", "Inc.", "Ltd.", "Co.", "Jr.")
_MIN_WRAP, _MAX_WRAP = 45, 120
_SHORT = 2000


class Line(NamedTuple):
    """A line without the spaces around it; `gap` says that a blank line stands before it."""

    text: str
    gap: bool


def split(text: str) -> list[Line]:
    """The lines of a page that hold anything, hard-wrapped paragraphs joined."""
    lines: list[Line] = []
    gap = True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            lines.append(Line(stripped, gap))
        gap = not stripped
    return _unwrap(lines)


def _unwrap(lines: list[Line]) -> list[Line]:
    """Join lines that were broken because the next word did not fit; pages with a line a paragraph stay as they are.

    A line that goes on in lower case is joined in any case: no paragraph begins so.
    """
    width = max((len(line.text) for line in lines), default=0)
    if _is_wrapped(lines, width):
        lines = _join(lines, lambda last, line: _broken_off(last, line.text, width))
    return _join(lines, lambda last, line: _CARRIED.match(line.text) is not None and _goes_on(last))


def _is_wrapped(lines: list[Line], width: int) -> bool:
    """Whether most lines that end within a sentence end where the next word would have gone over the width."""
    if not _MIN_WRAP <= width <= _MAX_WRAP:
        return False
    within = [(a.text, b.text) for a, b in pairwise(lines) if not b.gap and _goes_on(a.text) and bullet(b.text) is None]
    full = [(a, b) for a, b in within if _broken_off(a, b, width)]
    return len(full) >= 2 and len(full) * 10 >= len(within) * 8 and any(b[0].islower() for _, b in full)


def _goes_on(text: str) -> bool:
    """Whether the line can go on in the next: it is no label, no control of the page and no whole sentence."""
    return len(tokens(text)) >= 4 and not text.endswith(":") and not ends_sentence(text)


def _join(lines: list[Line], carries_on: Callable[[str, Line], bool]) -> list[Line]:
    """Lines joined to the one before where `carries_on(text before, line)` and no blank line stands between them."""
    paragraphs: list[list[str]] = []
    gaps: list[bool] = []
    for line in lines:
        if paragraphs and not line.gap and carries_on(paragraphs[-1][-1], line):
            paragraphs[-1].append(line.text)
        else:
            paragraphs.append([line.text])
            gaps.append(line.gap)
    return [Line(" ".join(p), gap) for p, gap in zip(paragraphs, gaps, strict=True)]


def _broken_off(text: str, following: str, width: int) -> bool:
    return len(text) + 1 + len(following.split(maxsplit=1)[0]) > width and not bullet(following)


def tokens(text: str) -> list[str]:
    """The words of a line in lower case, apostrophes straight, without punctuation."""
    return list(_remembered(text)) if len(text) <= _SHORT else _tokens(text)


def _tokens(text: str) -> list[str]:
    if text.isascii():
        return WORD.findall(text.lower())
    return [t.casefold().replace("’", "'") for t in WORD.findall(text)]


@lru_cache(maxsize=256)
def _remembered(text: str) -> tuple[str, ...]:
    """Every test of a line asks for its words."""
    return tuple(_tokens(text))


def _as_written(text: str) -> Sequence[str]:
    return _remembered_as_written(text) if len(text) <= _SHORT else WORD.findall(text)


@lru_cache(maxsize=256)
def _remembered_as_written(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text))


def bullet(text: str) -> str | None:
    """What follows the bullet or number at the beginning of the line; None when there is none."""
    match = _BULLET.match(text)
    if match is None or _MARKS_ONLY.match(text):
        return None
    return text[match.end() :].strip()


def no_words(text: str) -> bool:
    """Whether the line has no letter: rules, page numbers, bare clock times."""
    return not any(c.isalpha() for c in text)


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does, closing quotation marks, brackets and end signs aside."""
    return text.rstrip(_CLOSERS + _END_SIGNS).endswith((".", "!", "?", "…"))


def title_share(text: str) -> float:
    """Share of the longer words after the first that begin with a capital: near 1 in a title-cased headline."""
    long = [t for t in _as_written(text)[1:] if len(t) > 3 and t[0].isalpha()]
    return sum(t[0].isupper() for t in long) / len(long) if long else 0.0


def is_sentence(text: str) -> bool:
    """Whether the line reads as running text: it ends as a sentence and has lower-case words, or it is very long."""
    return _remembered_as_sentence(text) if len(text) <= _SHORT else _is_sentence(text)


@lru_cache(maxsize=256)
def _remembered_as_sentence(text: str) -> bool:
    return _is_sentence(text)


def _is_sentence(text: str) -> bool:
    found = _as_written(text)
    lower = sum(t[0].islower() for t in found)
    if len(found) >= 25:
        # A report may open with names and offices for the most part, and then ends in a full stop.
        return lower * (5 if _has_full_stop(text) else 3) >= len(found)
    if len(found) >= 12 and title_share(text) < 0.6 and _WITHIN.search(text):
        return True
    if not ends_sentence(text) or len(found) < 2 or not lower:
        return False
    return _has_full_stop(text) or len(found) < 4 or title_share(text) < 0.85


def _has_full_stop(text: str) -> bool:
    """Whether the line ends in a full stop that is none of an abbreviation."""
    return text.rstrip(_CLOSERS + _END_SIGNS).endswith(".") and not text.endswith(_ABBREVIATIONS)


def introduces(text: str) -> bool:
    """Whether the line is a clause that leads over to what follows ("The two sides agreed on three points:")."""
    found = _as_written(text)
    return text.endswith((":", ",", ";", "—", "–")) and len(found) >= 5 and title_share(text) < 0.6


def is_headline(text: str) -> bool:
    """Whether the line could be a headline: three to thirty words that do not end in a full stop or a colon."""
    count = len(tokens(text))
    stop = text.rstrip(_CLOSERS).endswith(".") and not text.endswith(_ABBREVIATIONS)
    return 3 <= count <= 30 and not text.endswith(":") and not stop


def outside_quotes(text: str) -> str:
    """The line without what stands between double or curly quotation marks."""
    kept: list[str] = []
    depth = 0
    straight = False
    for part in _QUOTES.split(text):
        if part in {"“", "«"}:
            depth += 1
        elif part in {"”", "»"}:
            depth = max(0, depth - 1)
        elif part == '"':
            straight = not straight
        elif not depth and not straight:
            kept.append(part)
    return "".join(kept)


def segments(text: str) -> Sequence[str]:
    """The parts of a line between `|`, `·`, `•`, runs of spaces and dashes that stand free."""
    return [s.strip() for s in re.split(r"\s*[|·•]\s*|\s{3,}|\s+[-–—/]\s+", text) if s.strip()]
