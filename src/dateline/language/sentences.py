"""Where English sentences end: a splitter that never cuts a paragraph's characters, only marks stretches of them."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from dateline.toml import Word, shipped

_TERMINATOR = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}(?=\s|$|[A-Z“\"])")
_LAST_WORD = re.compile(r"[^\s(\[“\"'‘/—–]+$")
_DATELINE = re.compile(r"[A-Z][A-Z.'’\-]+[^\n]{0,80}?\s(?:--|[-–—])\s")
_CREDITED = re.compile(
    r"(?:[A-Z][\w.’'\-]*(?:[ /][A-Z][\w.’'\-]*){0,4},\s[A-Z][a-z]+\.?\s\d{1,2}(?:,\s\d{4})?\s?\([^()\n]{2,40}\)"
    r"|[A-Z]{3,}(?:[ /][A-Z]{2,}){0,3}\.)\s+(?:[-–—]+\s+)?(?=[A-Z“\"])"
)
_CLOCK = re.compile(r"\d{1,2}[.:h]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?(?:\s*+[:–—-])?\s++(?=[A-Z“\"])")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪‣]|\d{1,2}[.)])\s+")
_NEXT_WORD = re.compile(r"[\w’'.\-]+")
_OPENING = "\"'“‘«([—–- "
_WORD_WINDOW = 40
"""How far back the word before a full stop is looked for; longer runs are no abbreviation."""


class _Words(BaseModel):
    """What `english.toml` holds; its comments say what each list is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    abbreviations: frozenset[Word]
    may_end: frozenset[Word]
    openers: frozenset[str]
    speech: frozenset[Word]
    calendar: frozenset[str]


@cache
def language_words() -> _Words:
    """The lists of `english.toml`."""
    return shipped(_Words, "dateline.language", "english.toml")


def split(text: str) -> list[tuple[int, int, int]]:
    """Sentences of a text as (start, end, paragraph): code points, and the number of the line they stand in.

    A line is a paragraph; a sentence never runs over its end. A dateline ("PRAGUE, May 3 (Agency) -"), a
    bullet and a live blog's clock are left outside the sentence that they open, for they are no part of its grammar.
    """
    found: list[tuple[int, int, int]] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        found += [(at + s, at + e, number) for s, e in _split_line(line)]
        at += len(line) + 1
    return found


def _split_line(line: str) -> list[tuple[int, int]]:
    start, spans = 0, []
    for opening in (_BULLET, _CLOCK):
        if found := opening.match(line, start):
            start = found.end()
    dateline = _DATELINE.match(line, start)
    if dateline is None or not _is_dateline(dateline.group()):
        dateline = _CREDITED.match(line, start)
    if dateline:
        spans.append((start, dateline.end()))
        start = dateline.end()
    for stop in _TERMINATOR.finditer(line, start):
        if stop.start() >= start and _ends_sentence(line, stop):
            spans.append((start, stop.end()))
            start = stop.end()
    spans.append((start, len(line)))
    return [trimmed for s, e in spans if (trimmed := _trim(line, s, e))]


def _is_dateline(text: str) -> bool:
    """A place in capitals, then at most a date and an agency: no finite clause fits before its dash."""
    place = re.split(r"[,(\d]|\s[-–—]", text, maxsplit=1)[0]
    letters = [c for c in place if c.isalpha()]
    return len(letters) >= 3 and all(c.isupper() for c in letters)


def _trim(line: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends_sentence(line: str, stop: re.Match[str]) -> bool:
    words = language_words()
    rest = line[stop.end() : stop.end() + 200]
    after = rest.lstrip()
    if not after:
        return True
    following = _NEXT_WORD.search(after.lstrip(_OPENING))
    word = following.group() if following else ""
    mark = stop.group()
    glued = rest[:1] and not rest[0].isspace()
    if glued:
        return _glued_end(line, stop, word)
    if word[:1].islower():
        return False
    if mark.rstrip("\"'”’»)]") != mark and mark[0] in "?!" and not after.startswith(tuple('“"‘«')):
        return not any(w in words.speech for w in re.findall(r"\w+", after)[:7])
    if mark.startswith("."):
        return _full_stop_ends(line, stop, word, words)
    return True


def _full_stop_ends(line: str, stop: re.Match[str], word: str, words: _Words) -> bool:
    before = _LAST_WORD.search(line[max(0, stop.start() - _WORD_WINDOW) : stop.start()])
    last = before.group().casefold() if before else ""
    if last in words.may_end:
        return word in words.openers
    if last in words.abbreviations:
        return False
    return not (len(last) == 1 and last.isalpha() and last not in {"i", "x"})


def _glued_end(line: str, stop: re.Match[str], word: str) -> bool:
    """A lost space: "the talks.The minister". Both neighbours must look like words of running text."""
    before = line[max(0, stop.start() - 3) : stop.start()]
    if line[stop.end()] in '“"':
        return before.isalpha() and before.islower() and stop.group() in {".", "!", "?"}
    return len(before) == 3 and before.islower() and before.isalpha() and len(word) > 1 and word[1:2].islower()
