"""The first step: find the words of time in a document and read what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.extraction.dates.amounts import length_at, near_at, no_date_at, repeated_at
from dateline.extraction.dates.clocks import clock_at
from dateline.extraction.dates.expression import Calendar, Kind, Range, Step, TimeExpression, Unknown
from dateline.extraction.dates.grammar import date_at
from dateline.extraction.dates.line import Found, Line, Vocabulary, vocabulary
from dateline.language.tree import Document, Token

_RULES: tuple[Callable[[Line, int], Found | None], ...] = (
    date_at, clock_at, length_at, near_at, repeated_at, no_date_at,
)  # fmt: skip


def find(document: Document, words: Vocabulary | None = None) -> list[TimeExpression]:
    """Every time expression of the document, in the order of the text; none overlaps another.

    `words` are the time words to read by, by default the program's own.
    """
    words = words or vocabulary()
    found: list[TimeExpression] = []
    for sentence in document.sentences:
        if words.may_tell_time(sentence.text):
            found += _in_line(Line(sentence, words))
    return found


def _in_line(line: Line) -> list[TimeExpression]:
    found, i = [], 0
    while i < len(line):
        read = _read(line, i)
        if read is not None and read.kind is not None:
            found.append(_expression(line, i, read))
        i = read.end if read is not None else i + 1
    return found


def _read(line: Line, i: int) -> Found | None:
    """What the longest rule reads at `i`; the first of equals."""
    if line.word(i) not in line.words.starters and line.number(i) is None:
        return None
    best: Found | None = None
    for rule in _RULES:
        read = rule(line, i)
        if read is not None and (best is None or read.end > best.end):
            best = read
    return best


def _expression(line: Line, i: int, read: Found) -> TimeExpression:
    first, last = line.atoms[i], line.atoms[read.end - 1]
    head = _head(first.token, last.token)
    value = read.value
    reference = None
    if isinstance(value, Step) and value.base == "anchor":
        reference = _reference(line, read.end)
    if isinstance(value, Calendar):
        value = _known(line, value, head)
    return TimeExpression(first.start, last.end, first.token, last.token, head, _kind(line, i, read), value, reference)


def _head(first: Token, last: Token) -> Token:
    """The token of the stretch whose head lies outside it: the last such one that is not punctuation."""
    tokens = first.sentence.tokens[first.i - first.sentence.tokens[0].i : last.i - first.sentence.tokens[0].i + 1]
    outside = [t for t in tokens if t.is_root or not first.i <= t.head.i <= last.i]
    return next((t for t in outside if t.dep != "punct" and t.pos != "DET"), first)


def _kind(line: Line, i: int, read: Found) -> Kind:
    assert read.kind is not None
    if read.kind not in {"date", "time"} or isinstance(read.value, Unknown):
        return read.kind
    before, words = line.word(i - 1), line.words.lexicon.words
    if before in words.until or (before == "than" and line.word(i - 2) == "later"):
        return "until"
    if before in words.since and not (before == "from" and (read.kind == "time" or isinstance(read.value, Range))):
        return "since"
    return read.kind


def _reference(line: Line, end: int) -> Token | None:
    """The word that heads what a step counts from: "before the summit", "after he visited", "the eve of the talks"."""
    for token in (line.token(end - 1), line.token(end)):
        if token is None or token.pos not in {"ADP", "SCONJ"}:
            continue
        if token.dep == "mark":
            return token.head
        noun = token.child("pobj", "pcomp")
        if noun is not None:
            return noun
    return None


def _known(line: Line, value: Calendar, head: Token) -> Calendar:
    """The day that "the Oct. 7 attack" means, from the noun that stands beside the date."""
    if value.year is not None or value.day is None:
        return value
    for known in line.words.lexicon.known_days:
        month, day = int(known.day[5:7]), int(known.day[8:10])
        if (month, day) == (value.month, value.day) and head.head.lower in known.nouns:
            return replace(value, known=known.day)
    return value
