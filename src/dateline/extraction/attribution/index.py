"""Look attributions up by token."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dateline.extraction.attribution.model import UNNAMED, Attribution
from dateline.extraction.attribution.quotes import QuoteIndex
from dateline.language import Token


class Attributions:
    """All attributions of an article, and who vouches for or speaks a given token."""

    def __init__(self, found: Sequence[Attribution], quotes: Sequence[QuoteIndex] = ()) -> None:
        self.all = list(found)
        self._quotes = {id(q.quotes[0].document): q for q in quotes if q.quotes}
        self._by_sentence: dict[tuple[int, int], list[Attribution]] = {}
        starts: dict[int, list[int]] = {}
        for attribution in self.all:
            document = attribution.document
            if id(document) not in starts:
                starts[id(document)] = [s.start for s in document.sentences]
            self._enter(attribution, starts[id(document)])

    def _enter(self, attribution: Attribution, starts: list[int]) -> None:
        sentences = attribution.document.sentences
        for start, end in attribution.content:
            k = max(bisect_right(starts, start) - 1, 0)
            while k < len(sentences) and sentences[k].start < end:
                held = self._by_sentence.setdefault((id(attribution.document), k), [])
                if not held or held[-1] is not attribution:
                    held.append(attribution)
                k += 1

    def governing(self, token: Token) -> list[Attribution]:
        """Every attribution by which a source vouches for the token's clause, outermost first."""
        held = self._by_sentence.get((id(token.sentence.document), token.sentence.index), [])
        found = [a for a in held if a.vouches and any(s <= token.start < e for s, e in a.content)]
        return sorted(found, key=lambda a: (len(a.chain()), -(a.hull[1] - a.hull[0])))

    def speaker_at(self, token: Token) -> str | None:
        """The id of who is speaking if the token stands inside a direct quotation (for "I" and "we"), else None."""
        quotes = self._quotes.get(id(token.sentence.document))
        quote = quotes.at(token.start) if quotes is not None else None
        if quote is None:
            return None
        for attribution in reversed(self.governing(token)):
            if attribution.cue.start < quote.start or attribution.cue.start >= quote.end:
                return attribution.speaker if attribution.speaker != UNNAMED else None
        return None
