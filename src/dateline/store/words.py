"""The words by which a search finds events."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from dateline.record.matter import searchable
from dateline.types import Reading

_WORD = re.compile(r"[^\W_]+")
_COMBINING = "".join(chr(c) for c in range(0x300, 0x370))
_ACCENTED_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_COMBINING}])*")

_LONGEST = 100
"""Letters of a word that count; what is longer is a key or an address, and an index takes no word of any length."""


class Word(NamedTuple):
    """A word of a text as it is compared (case, accents and marks gone) and the offsets of where it stands."""

    folded: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """The words of a text: runs of letters and digits in any script, with the accents that stand on them."""
    pattern, fold = (_WORD, str.lower) if text.isascii() else (_ACCENTED_WORD, _fold)
    for found in pattern.finditer(text):
        yield Word(fold(found[0])[:_LONGEST], found.start(), found.end())


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def folded(text: str) -> str:
    """The words of a text as they are compared, with a space between them."""
    return " ".join(w.folded for w in words_of(text))


def about(reading: Reading, event_id: str) -> str:
    """What a search by matter looks through: type, topics, place and the words of the evidence, as `searchable`."""
    event = next(e for e in reading.events if e.id == event_id)
    words = [event.type, event.mode or "", *event.topics, event.place.name if event.place else ""]
    words += [s.text for r in event.reports for s in r.evidence if s.role == "clause"]
    return searchable(filter(None, words), reading.actors, [event.place.country] if event.place else ())
