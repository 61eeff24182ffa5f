"""Is there anything political in it? A look at an article's words, before any of it is parsed.

An event needs a trigger and somebody who acts for a state or a cause. Triggers are in every text ("met", "agreed",
"struck"), so it is those who act who tell: states, whoever else the catalogue knows, offices, and matters of politics.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import Literal

from dateline.extraction.catalogue import Catalogue
from dateline.extraction.catalogue.model import Body, Person, State
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import forms
from dateline.types import Article

Sign = Literal["actor", "office", "matter", "state", "contest"]

WEIGHTS: dict[Sign, float] = {"actor": 1.0, "office": 0.8, "matter": 0.5, "state": 0.3, "contest": -0.3}
"""What the words of a kind count for. A state alone says little: it wins matches, and its people make wine."""
ENOUGH = 1.25
"""The weight from which an article is read."""
BRIEF = 80
"""In a text of no more words a single sign is enough."""
CAUTION = 0.8
"""The part of that weight with which the paragraphs of a page still have it looked at closely."""
MUCH = 2.0
"""The weight of a stretch for which an article on other things is read: a digest, a live blog."""
STRETCH = 250
"""Words of an article or a page that are weighed by themselves."""
_FEWEST = 60
"""Signs are counted to the hundred words; in a shorter text they count as they would in one of this length."""
_REMEMBERED = 200_000
"""Forms of words whose meaning is kept."""
_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_ACTING = frozenset({"organ", "organisation", "group"})


class Politics:
    """Tells whether an article may be of politics, by the words of a lexicon and the names of a catalogue."""

    def __init__(self, lexicon: Lexicon, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        classes = lexicon.classes
        self._signs: dict[Sign, frozenset[str]] = {
            "office": classes["officials"] - classes["civic"],
            "matter": classes["political-matters"],
            "contest": classes["contest"],
        }
        self._known: dict[str, tuple[Sign | None, bool]] = {}

    def is_in(self, article: Article) -> bool:
        """Whether anything political may be in an article: its headline and body."""
        return self.is_in_text(f"{article.headline or ''}\n{article.body}")

    def is_in_text(self, text: str) -> bool:
        """Whether anything political may be in a text."""
        words = _WORD.findall(text)
        if len(words) > BRIEF:
            stretches = list(self._stretches(words))
            much = any(weight(counts, size) >= MUCH for counts, size in stretches)
            return much or weight(sum((counts for counts, _ in stretches), Counter()), len(words)) >= ENOUGH
        counts = self._counts(words)
        return any(count for sign, count in counts.items() if WEIGHTS[sign] > 0) or self._calls_somebody(words)

    def is_on_page(self, paragraphs: str, shown: str) -> bool:
        """Whether anything political may be in the article of a page, by its paragraphs and by all that it shows.

        It may be in one stretch of the page, wherever the article is.
        """
        words = _WORD.findall(paragraphs)
        if weight(self._counts(words), len(words)) >= CAUTION * ENOUGH:
            return True
        return any(weight(counts, size) >= ENOUGH for counts, size in self._stretches(_WORD.findall(shown)))

    def _stretches(self, words: Sequence[str]) -> Iterator[tuple[Counter[Sign], int]]:
        """The signs in each stretch, and of how many words it is."""
        for at in range(0, len(words), STRETCH):
            stretch = words[at : at + STRETCH]
            yield self._counts(stretch), len(stretch)

    def _calls_somebody(self, words: Sequence[str]) -> bool:
        """Whether a word is a surname that the catalogue knows, by which headlines call people."""
        return any(word[0].isupper() and self._catalogue.by_surname(word) for word in words)

    def _counts(self, words: Sequence[str]) -> Counter[Sign]:
        counts: Counter[Sign] = Counter()
        for sign, width in self._found(words):
            counts[sign] += width
        return counts

    def _found(self, words: Sequence[str]) -> Iterator[tuple[Sign, int]]:
        """Every sign with the number of its words."""
        known, at = self._known, 0
        while at < len(words):
            sign, opens = known.get(words[at]) or self._meaning(words[at])
            width = 1
            if opens:
                name, length = self._name(words, at)
                sign, width = name or sign, length or 1
            if sign is not None:
                yield sign, width
            at += width

    def _meaning(self, word: str) -> tuple[Sign | None, bool]:
        """What a word by itself is a sign of, and whether a name may begin with it."""
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        low = forms(word.lower())
        sign = next((s for s, those in self._signs.items() if not those.isdisjoint(low)), None)
        self._known[word] = sign, word[0].isupper() and self._catalogue.may_begin(word)
        return self._known[word]

    def _name(self, words: Sequence[str], at: int) -> tuple[Sign | None, int]:
        """Whom the longest name at a word means, and of how many words it is."""
        length, entries = self._catalogue.match(words, at)
        if not length:
            word = words[at]
            people = self._catalogue.state_of_adjective(word) or self._catalogue.state_of_people(word)
            return ("state" if people else None), 1
        return next((sign for entry in entries if (sign := _sign_of(entry))), None), length


def weight(counts: Mapping[Sign, int], words: int) -> float:
    """How political a text of so many words is.

    The root of each count lets several kinds of sign weigh more than many of one kind.
    """
    share = 100 / max(words, _FEWEST)
    return sum(WEIGHTS[sign] * sqrt(count * share) for sign, count in counts.items())


def _sign_of(entry: object) -> Sign | None:
    if isinstance(entry, State):
        return "state"
    return "actor" if isinstance(entry, Person) or (isinstance(entry, Body) and entry.kind in _ACTING) else None
