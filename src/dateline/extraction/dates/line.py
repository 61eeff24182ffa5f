"""A sentence as atoms: runs of letters, runs of digits, single marks.

Tokenizers differ on "2025-08-15" and "p.m."; atoms do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from dateline.extraction.dates.expression import Kind, Step, Unit, Value, Which
from dateline.extraction.dates.lexicon import TimeLexicon, load_lexicon
from dateline.language.tree import Sentence, Token

_ATOM = re.compile(r"[0-9]+|[^\W\d_]+|\S")
_DIGIT = re.compile(r"[0-9]")
T = TypeVar("T")


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def atoms_of(text: str) -> tuple[str, ...]:
    """The atoms of a text in lower case, with straight apostrophes."""
    return tuple(_plain(m.group()) for m in _ATOM.finditer(text))


class PhraseTable(Generic[T]):
    """Phrases with a value each, looked up by their first atom; the longest that fits is found."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._values: dict[tuple[str, ...], T] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, value in phrases:
            atoms = atoms_of(phrase)
            self._values.setdefault(atoms, value)
            lengths.setdefault(atoms[0], set()).add(len(atoms))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    @property
    def first_words(self) -> set[str]:
        """Every atom that begins a phrase."""
        return set(self._lengths)

    def last_words_without(self, telling: set[str]) -> set[str]:
        """The last atom of each phrase that holds none of `telling`."""
        return {atoms[-1] for atoms in self._values if telling.isdisjoint(atoms)}

    def at(self, line: Line, i: int) -> tuple[int, T] | None:
        """The longest phrase that stands at atom `i`: the position after it and its value."""
        for length in self._lengths.get(line.word(i), ()):
            atoms = line.stretch(i, length)
            if atoms in self._values:
                return i + len(atoms), self._values[atoms]
        return None


class Vocabulary:
    """A time lexicon made ready for look-up at a position."""

    def __init__(self, lexicon: TimeLexicon) -> None:
        self.lexicon = lexicon
        words = lexicon.words
        self.relative = self._steps(lexicon, bound=False)
        self.bound = self._steps(lexicon, bound=True)
        self.shifts: PhraseTable[Which] = PhraseTable(lexicon.shifts.items())
        self.narrowing = PhraseTable((phrase, None) for phrase in words.narrowing)
        self.day_parts = PhraseTable((phrase, None) for phrase in words.day_parts)
        self.hedges = PhraseTable((phrase, None) for phrase in words.hedges)
        self.indefinite = PhraseTable((phrase, None) for phrase in words.indefinite)
        self.ahead = PhraseTable((phrase, None) for phrase in words.ahead)
        self.each = PhraseTable((phrase, None) for phrase in words.each)
        self.no_date = PhraseTable((phrase, None) for phrase in words.no_date)
        self.named_days = PhraseTable(lexicon.named_days.items())
        self.zones = PhraseTable(lexicon.zones.items())
        self.zone_places = PhraseTable((f"{place} time", zone) for place, zone in lexicon.zone_places.items())
        self.months = {**lexicon.months, **lexicon.months_short}
        self.weekdays = {**lexicon.weekdays, **lexicon.weekdays_short}
        self.units: dict[str, Unit] = lexicon.units
        self.starters = self._starters()
        self._timely = self._timely_words()

    @staticmethod
    def _steps(lexicon: TimeLexicon, bound: bool) -> PhraseTable[Step]:
        return PhraseTable(
            (phrase, Step(entry.unit, entry.count, entry.base))
            for entry in lexicon.relative
            if entry.bound == bound
            for phrase in entry.words
        )

    def _starters(self) -> frozenset[str]:
        lexicon = self.lexicon
        tables: tuple[PhraseTable[Step] | PhraseTable[Which] | PhraseTable[None] | PhraseTable[str], ...] = (
            self.relative, self.shifts, self.narrowing, self.hedges, self.indefinite, self.each, self.no_date,
            self.named_days,
        )  # fmt: skip
        words = {word for table in tables for word in table.first_words}
        words |= {f"{day}s" for day in lexicon.weekdays}
        words |= lexicon.words.near | lexicon.words.regularly | {"the", "a", "an", "half", "q", "½", "¼", "¾"}
        for group in (self.months, self.weekdays, lexicon.seasons, lexicon.ordinals, lexicon.numbers, self.units):
            words |= set(group)
        return frozenset(words | set(lexicon.long_words) | set(lexicon.clock_words))

    def _timely_words(self) -> frozenset[str]:
        lexicon = self.lexicon
        tables: tuple[PhraseTable[Step] | PhraseTable[None] | PhraseTable[str], ...] = (
            self.relative, self.bound, self.no_date, self.named_days,
        )  # fmt: skip
        words = {f"{day}s" for day in lexicon.weekdays} | lexicon.words.regularly
        for group in (self.months, self.weekdays, lexicon.seasons, self.units, lexicon.long_words, lexicon.clock_words):
            words |= set(group)
        return frozenset(words.union(*(table.last_words_without(words) for table in tables)))

    def may_tell_time(self, text: str) -> bool:
        """Whether a text has a digit or a word without which nothing in it is an expression of time."""
        return _DIGIT.search(text) is not None or not self._timely.isdisjoint(atoms_of(text))


@cache
def vocabulary(language: str = "english", extra: Path | None = None) -> Vocabulary:
    """The time words of a language made ready, with those of a user's folder; raises as `load_lexicon` does."""
    return Vocabulary(load_lexicon(language, extra))


class Atom(NamedTuple):
    """One atom, its place in the document (code points) and the token that it is part of."""

    start: int
    end: int
    text: str
    word: str
    token: Token


class Line:
    """The atoms of a sentence. A position outside it holds the empty word."""

    def __init__(self, sentence: Sentence, words: Vocabulary) -> None:
        self.words = words
        self.parsed = sentence.parsed
        self.atoms = _atoms(sentence)
        self._words = tuple(atom.word for atom in self.atoms)

    def __len__(self) -> int:
        return len(self.atoms)

    def word(self, i: int) -> str:
        """The atom in lower case."""
        return self._words[i] if 0 <= i < len(self._words) else ""

    def stretch(self, i: int, length: int) -> tuple[str, ...]:
        """So many atoms from a position on, fewer where the sentence ends before."""
        return self._words[i : i + length]

    def text(self, i: int) -> str:
        """The atom as written."""
        return self.atoms[i].text if 0 <= i < len(self.atoms) else ""

    def token(self, i: int) -> Token | None:
        """The token that the atom is part of."""
        return self.atoms[i].token if 0 <= i < len(self.atoms) else None

    def glued(self, i: int) -> bool:
        """Whether nothing stands between the atom and the one before it."""
        return 0 < i < len(self.atoms) and self.atoms[i].start == self.atoms[i - 1].end

    def capital(self, i: int) -> bool:
        """Whether the atom begins with a capital letter."""
        return self.text(i)[:1].isupper()

    def number(self, i: int) -> int | None:
        """The value of a short run of digits."""
        text = self.text(i)
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None

    def past_hyphen(self, i: int) -> int:
        """The position after a hyphen at `i`, if one is there."""
        return i + 1 if self.word(i) in {"-", "‑"} else i


def _atoms(sentence: Sentence) -> list[Atom]:
    tokens = sentence.tokens
    if not tokens:
        return []
    atoms, k, text = [], 0, sentence.document.text
    for m in _ATOM.finditer(text, tokens[0].start, tokens[-1].end):
        while tokens[k].end <= m.start() and k + 1 < len(tokens):
            k += 1
        atoms.append(Atom(m.start(), m.end(), m.group(), _plain(m.group()), tokens[k]))
    return atoms


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule of the grammar read: the position after it, its kind (None: words to pass over) and its value."""

    end: int
    kind: Kind | None
    value: Value
