"""Find quotations: what stands between quotation marks, told apart from apostrophes, primes and stray marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.language import Document

_CLOSERS = {
    "“": ("”",), "„": ("“", "”"), "«": ("»",), "‹": ("›",), '"': ('"',), "''": ("''",), "``": ("''", "``"),
    "‘": ("’",), "'": ("'",), "‚": ("‘", "’"), "`": ("'", "´", "`"),
}  # fmt: skip
"""Opening mark → the marks that close it."""
_SLIPS = {"“": '"', "‘": "'"}
"""What closes a quotation whose proper closing mark is missing."""
_DOUBLED = frozenset({"''", "``"})
_OPENING = re.compile("|".join(re.escape(mark) for mark in sorted(_CLOSERS, key=len, reverse=True)))
_SINGLE = frozenset("‘'‚`")
_ELISIONS = ("n' ", "n’ ", "tis", "twas", "em ", "cause ", "til ", "bout ")
_TERMINAL = frozenset(".!?,…")
_SCARE_WORDS = 3


@dataclass(slots=True)
class Quote:
    """What stands between two quotation marks: `start` and `end` inside them, `outer_start` and `outer_end` with them.

    A quotation that runs over several paragraphs, each with an opening mark of its own, is one `Quote` a
    paragraph; `continues` says that the next one belongs to the same quotation. `scare` marks a word or two in
    quotation marks that nobody is said to have spoken.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    document: Document = field(repr=False)
    scare: bool = False
    continues: bool = False

    @property
    def text(self) -> str:
        """The exact characters between the marks."""
        return self.document.text[self.start : self.end]


class QuoteIndex:
    """The quotations of a document, found by position in logarithmic time."""

    def __init__(self, quotes: list[Quote]) -> None:
        self.quotes = quotes
        self._starts = [q.outer_start for q in quotes]
        self._by_end = {q.outer_end: q for q in quotes}

    def at(self, position: int) -> Quote | None:
        """The quotation, marks included, that the character at `position` belongs to."""
        k = bisect_right(self._starts, position) - 1
        if k >= 0 and self.quotes[k].outer_start <= position < self.quotes[k].outer_end:
            return self.quotes[k]
        return None

    def inside(self, start: int, end: int) -> bool:
        """Whether the stretch lies between the marks of one quotation."""
        quote = self.at(start)
        return quote is not None and quote.start <= start and end <= quote.outer_end

    def ending_at(self, position: int) -> Quote | None:
        """The quotation whose closing mark is the character before `position`."""
        return self._by_end.get(position)

    def within(self, start: int, end: int) -> list[Quote]:
        """All quotations that lie in the stretch, in the order of the text."""
        k = max(bisect_right(self._starts, start) - 1, 0)
        found: list[Quote] = []
        while k < len(self.quotes) and self.quotes[k].outer_start < end:
            if self.quotes[k].start >= start and self.quotes[k].end <= end:
                found.append(self.quotes[k])
            k += 1
        return found

    def next_from(self, position: int) -> Quote | None:
        """The first quotation that opens at `position` or later."""
        k = bisect_right(self._starts, position - 1)
        return self.quotes[k] if k < len(self.quotes) else None

    def chain(self, quote: Quote) -> list[Quote]:
        """The quotation with the paragraphs that continue it."""
        k = bisect_right(self._starts, quote.outer_start) - 1
        found = [quote]
        while found[-1].continues and k + 1 < len(self.quotes):
            k += 1
            found.append(self.quotes[k])
        return found


def quotations(document: Document) -> list[Quote]:
    """All outermost quotations of the document, in order: double and single, straight and curly, guillemets.

    Takes time linear in the text. A mark that nothing closes opens no quotation, unless the next paragraph begins
    with the same mark, as newspapers set long quotations.
    """
    found: list[Quote] = []
    lines = list(_lines(document.text))
    for k, (start, end) in enumerate(lines):
        following = _mark_at(document.text, lines[k + 1][0]) if k + 1 < len(lines) else ""
        found.extend(_in_paragraph(document, start, end, following))
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that is not blank, without the space around it."""
    position = 0
    for line in text.split("\n"):
        body = line.strip()
        if body:
            start = position + line.index(body[0])
            yield start, start + len(body)
        position += len(line) + 1


def _mark_at(text: str, i: int) -> str:
    """The character at `i`, or two of them where they are one mark ('')."""
    return text[i : i + 2] if text[i : i + 2] in _DOUBLED else text[i : i + 1]


def _in_paragraph(document: Document, start: int, end: int, following: str) -> Iterator[Quote]:
    text = document.text
    closers = _Closers(text, start, end)
    position = start
    while (found := _OPENING.search(text, position, end)) is not None:
        position, mark = found.start(), found.group()
        if not _opens(text, position, mark, start):
            position += len(mark)
            continue
        close = closers.after(position, mark)
        if close is not None and close > position + len(mark):
            yield _quote(document, position + len(mark), close, position)
            position = close + len(_mark_at(text, close))
        elif close is None and following == mark and mark != "'":
            yield Quote(position + len(mark), end, position, end, document, continues=True)
            return
        else:
            position += len(mark)


def _quote(document: Document, start: int, end: int, outer_start: int) -> Quote:
    inner = document.text[start:end]
    quote = Quote(start, end, outer_start, end + len(_mark_at(document.text, end)), document)
    quote.scare = len(inner) < 60 and len(inner.split()) <= _SCARE_WORDS and inner[-1:] not in _TERMINAL
    return quote


def _opens(text: str, i: int, mark: str, start: int) -> bool:
    """Whether the mark opens a quotation: it stands at the beginning of a word."""
    if mark not in _CLOSERS:
        return False
    before = text[i - 1] if i > start else " "
    after = text[i + len(mark) : i + len(mark) + 8]
    if not after or after[0].isspace() or after[0] in ",.;:!?)" or after.startswith(_CLOSERS[mark]):
        return False
    if mark in "“«‹„":
        return True
    if before.isalnum() or before in "”’.,!?":
        return False
    return mark not in _SINGLE or not (after[0].isdigit() or after.lower().startswith(_ELISIONS))


class _Closers:
    """Where the marks of one paragraph close, found in one pass for each kind of mark."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._places: dict[str, list[int]] = {}
        self._sure: dict[str, list[int]] = {}

    def after(self, opening: int, mark: str) -> int | None:
        """The place of the mark that closes the one at `opening`, or None."""
        first = self._first(opening, mark)
        if first is None or mark not in _SINGLE:
            return first
        # "the ministers' call" ends in an apostrophe: a mark after punctuation is the safer end
        if self._text[first - 1] == "s" and self._text[first + 1 : first + 2] == " ":
            return _next(self._sure[mark], first) or first
        return first

    def _first(self, opening: int, mark: str) -> int | None:
        if mark not in self._places:
            self._scan(mark, _CLOSERS[mark])
        found = _next(self._places[mark], opening + len(mark))
        if found is not None or mark not in _SLIPS:
            return found
        slip = mark + _SLIPS[mark]
        if slip not in self._places:
            self._scan(slip, (_SLIPS[mark],))
        return _next(self._places[slip], opening + 1)

    def _scan(self, mark: str, closing: tuple[str, ...]) -> None:
        places = [
            i for i in range(self._start, self._end)
            if self._text.startswith(closing, i) and self._closes(i, _mark_at(self._text, i), closing)
        ]  # fmt: skip
        self._places[mark] = places
        self._sure[mark] = [i for i in places if self._text[i - 1] in ".,!?" or self._text[i + 1 : i + 2] in ",.;:"]

    def _closes(self, i: int, mark: str, closing: tuple[str, ...]) -> bool:
        if i == self._start or mark not in closing:
            return False
        after = self._text[i + len(mark)] if i + len(mark) < self._end else " "
        if mark in {"'", "’", "´", "`", "‘"}:
            return not self._text[i - 1].isspace() and not after.isalnum()
        return mark not in {'"', "''"} or not self._text[i - 1].isspace() or after.isspace() or after in ",.;:!?)"


def _next(places: list[int], position: int) -> int | None:
    k = bisect_right(places, position)
    return places[k] if k < len(places) else None
