"""One document while its attributions are being found: text, quotations, trees, cast and cue lexicon."""

from __future__ import annotations

import re
from bisect import bisect_right

from dateline.extraction.attribution.cues import Cues
from dateline.extraction.attribution.model import Cast, Stretch
from dateline.extraction.attribution.quotes import Quote, QuoteIndex, quotations
from dateline.extraction.attribution.trees import FINITE, Tree
from dateline.language import Document, Sentence, Token

_DATELINE = re.compile(r"[A-Z][^()\n.]{1,50}(?:\.[^()\n.]{0,20})?\([A-Z][^()\n]{1,40}\)\s*+[-–—]{0,2}+\s*+(?=[\w“\"‘])")
"""Place, day and agency before the first words: "OSLO, May 3 (Nordvik) -- "."""
_LEFT_TRIM = " \t\n\u00a0,;:.—–-)…"
_RIGHT_TRIM = " \t\n\u00a0,;:—–-(…"
_OPENING = "“„«‹‘'\""
_CLOSING = "”»›’'\""


class Scene:
    """What the finders ask about the document."""

    def __init__(self, document: Document, cast: Cast, cues: Cues) -> None:
        self.document, self.cast, self.cues = document, cast, cues
        self.text = document.text
        self.quotes = QuoteIndex(quotations(document))
        self._trees: dict[int, Tree] = {}
        self._starts = [s.start for s in document.sentences]

    def tree(self, sentence: Sentence) -> Tree:
        """The extents of the sentence's subtrees."""
        if sentence.index not in self._trees:
            self._trees[sentence.index] = Tree(sentence)
        return self._trees[sentence.index]

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that the character at `position` stands in."""
        k = bisect_right(self._starts, position) - 1
        if k < 0 or self.document.sentences[k].end <= position:
            return None
        return self.document.sentences[k]

    def skip_space(self, position: int) -> int:
        """The first position from `position` on that is no white space."""
        while position < len(self.text) and self.text[position].isspace():
            position += 1
        return position

    def back_over(self, position: int, characters: str) -> int:
        """The end of the text before `position` without trailing white space and `characters`."""
        while position > 0 and (self.text[position - 1].isspace() or self.text[position - 1] in characters):
            position -= 1
        return position

    def quote_closing_before(self, position: int) -> Quote | None:
        """The quotation that ends right before `position`, but for white space and a comma or stop."""
        return self.quotes.ending_at(self.back_over(position, "")) or self.quotes.ending_at(
            self.back_over(position, ",.—–-")
        )

    def quote_opening_at(self, position: int) -> Quote | None:
        """The quotation that opens at `position`, but for white space, comma, stop or colon before it."""
        while position < len(self.text) and (self.text[position].isspace() or self.text[position] in ",.:—–-"):
            position += 1
        quote = self.quotes.at(position)
        return quote if quote is not None and quote.outer_start == position else None

    def outside(self, start: int, verb: int) -> int:
        """`start`, or the end of the quotation that it stands in where the cue at `verb` stands after it."""
        quote = self.quotes.at(start)
        if quote is None or quote.outer_start <= verb < quote.outer_end:
            return start
        position = quote.outer_end
        while position < verb and (self.text[position].isspace() or self.text[position] in ",.—–-"):
            position += 1
        return position

    def has_predicate(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a finite verb of the sentence stands in the stretch, or a headline's participle."""
        inside = (t for t in sentence.tokens if start <= t.start < end)
        return any(t.tag in FINITE or (t.tag == "VBN" and t.child("nsubjpass") is not None) for t in inside)

    def clause_start(self, sentence: Sentence, end: int) -> int:
        """Where the stretch up to `end` begins: after a semicolon or colon outside quotations, or with the sentence."""
        line = _DATELINE.match(self.text, sentence.start, min(sentence.end, sentence.start + 100))
        start = line.end() if line is not None and line.end() < end else sentence.start
        for token in sentence.tokens:
            if token.start >= end - 1:
                break
            if token.text in {";", ":"} and self.quotes.at(token.start) is None:
                start = token.end
        return start

    def clause_end(self, sentence: Sentence, start: int) -> int:
        """Where the stretch from `start` on ends: before a semicolon outside quotations, else with the sentence."""
        for token in sentence.tokens:
            if token.start > start and token.text == ";" and self.quotes.at(token.start) is None:
                return token.start
        return sentence.end

    def widen(self, start: int, end: int, cue: int) -> Stretch:
        """The stretch with the whole of every quotation that it cuts through.

        A quotation in which the cue itself stands (at `cue`) bounds the stretch instead.
        """
        around = self.quotes.at(cue)
        first, last = self.quotes.at(start), self.quotes.at(end - 1)
        if around is not None:
            return max(start, around.start), min(end, around.end)
        if first is not None:
            start = first.outer_start
        if last is not None:
            end = self.quotes.chain(last)[-1].outer_end
        return start, end

    def trim(self, start: int, end: int) -> Stretch | None:
        """The stretch without white space and punctuation around it; None when nothing is left.

        Quotation marks go only where one quotation is the whole stretch, and then the stop inside it stays.
        """
        while start < end and self.text[start] in _LEFT_TRIM:
            start += 1
        quote = self.quotes.at(start)
        if quote is not None and quote.continues and quote.outer_start == start and end >= quote.outer_end:
            return quote.start, self._trim_end(quote.start, quote.end)
        end = self._trim_end(start, end)
        if start >= end:
            return None
        if quote is not None and quote.outer_start == start and quote.outer_end == end:
            return quote.start, self._without_comma(quote.start, quote.end)
        return start, end

    def _trim_end(self, start: int, end: int) -> int:
        while end > start and (
            self.text[end - 1] in _RIGHT_TRIM or (self.text[end - 1] == "." and not self._abbreviated(end))
        ):
            end -= 1
        return end

    def _abbreviated(self, end: int) -> bool:
        """Whether the full stop before `end` belongs to an abbreviation such as "p.m." or "U.S."."""
        return end >= 3 and self.text[end - 2].isalpha() and self.text[end - 3] == "."

    def _without_comma(self, start: int, end: int) -> int:
        while end > start and (self.text[end - 1] == "," or self.text[end - 1].isspace()):
            end -= 1
        return end

    def token_from(self, sentence: Sentence, position: int) -> Token | None:
        """The first token of the sentence that starts at `position` or later."""
        return next((t for t in sentence.tokens if t.start >= position), None)
