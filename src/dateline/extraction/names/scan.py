"""Every stretch of an article that can hold a name, with the titles that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extraction.catalogue import Catalogue, Person, State
from dateline.extraction.names.lexicon import NameWords
from dateline.extraction.names.runs import Piece, Runs, Writing
from dateline.extraction.names.segments import Segment, Segmenter
from dateline.language import Document, Sentence, Token
from dateline.types.evidence import LONGEST_NAME

SentenceRuns = Sequence[tuple[Sentence, Sequence[list[Piece]]]]
"""The sentences of an article, each with its runs of capitals."""


def runs_of(documents: Sequence[Document], catalogue: Catalogue, words: NameWords) -> SentenceRuns:
    """The runs of all sentences of an article, the body's before the headline's."""
    writing = _writing(documents)

    def is_known_alone(word: str) -> bool:
        return word in writing.alone or bool(catalogue.by_surname(word))

    runs = Runs(words, catalogue, writing, is_known_alone)
    ordered = sorted(documents, key=lambda d: d.place == "headline")
    sentences = [(s, d.place == "headline" or s.in_capitals) for d in ordered for s in d.sentences]
    return [(s, list(runs.find(s.tokens, by_tags))) for s, by_tags in sentences]


_OF_PLACE = frozenset({"of", "for", "to", "in"})
_BRACKETS = 4
"""Tokens of a bracket within a title ("(ret.)")."""


class Scan:
    """The segments of all sentences of an article; `covering` gives the one that a token belongs to."""

    def __init__(self, runs: SentenceRuns, catalogue: Catalogue, words: NameWords) -> None:
        self._words, self._catalogue = words, catalogue
        self._segmenter = Segmenter(words)
        self.segments: list[Segment] = []
        self.covering: dict[Token, Segment] = {}
        for sentence, found in runs:
            self._scan(sentence, found)

    def _scan(self, sentence: Sentence, runs: Sequence[list[Piece]]) -> None:
        tokens = sentence.tokens
        before: Segment | None = None
        for run in runs:
            for segment in self._segmenter.segments(run, tokens):
                segment.sentence = sentence
                if segment.size > LONGEST_NAME:
                    continue
                self._widen(segment, before, tokens)
                before = segment
                if segment.form != "title":
                    self.segments.append(segment)
                    self.covering.update(dict.fromkeys(segment.tokens, segment))

    def of_form(self, *forms: str) -> Iterator[Segment]:
        """The segments of one of the forms, in order."""
        return (s for s in self.segments if s.form in forms)

    def _widen(self, segment: Segment, before: Segment | None, tokens: Sequence[Token]) -> None:
        """Let a person's name begin at the title before it that small letters or a sentence's beginning set apart.

        "deputy spokesperson Nora Felling", "Special Envoy Dale Whitcomb", "US special envoy Dale Whitcomb".
        """
        if not isinstance(segment.entry, Person) and segment.form not in {"person", "name"}:
            if segment.form == "body" and segment.stop - segment.first == 1:
                segment.form = "title"  # "the Army", "the Ministry": a description, whatever its capital
            return
        at = self._of_place(segment, before, tokens)
        if segment.core == at and (at == 0 or not self._title_words(tokens, at, alone=True)):
            return
        while at > 0 and (words := self._title_words(tokens, at, alone=False)):
            at -= words
        while at < segment.first and (tokens[at].text in "-‑," or tokens[at].lower == "then"):
            at += 1
        if before is not None and before.stop == at and before.form in {"entry", "adjective", "body"}:
            at = before.first if not isinstance(before.entry, Person) else at
        segment.first = at
        segment.form = "entry" if segment.entry else "person"

    def _of_place(self, segment: Segment, before: Segment | None, tokens: Sequence[Token]) -> int:
        """Where a title's place before a name begins with its preposition ("envoy | for Libya Ana Soto"), else `at`."""
        at = segment.first
        if before is None or before.stop != at or segment.stop - at < 2:
            return at
        if before.form != "place" and not isinstance(before.entry, State):
            return at
        link = before.first - (2 if before.before is not None and before.before.lower == "the" else 1)
        linked = link > 0 and tokens[link].lower in _OF_PLACE and self._is_title(tokens[link - 1])
        return link if linked else at

    def _title_words(self, tokens: Sequence[Token], at: int, *, alone: bool) -> int:
        """How many tokens before `at` are part of a title: a word, "Gen.", "(ret.)"; 0 if none are.

        With `alone` it must be a word that heads titles.
        """
        before = tokens[at - 1]
        if self._is_title(before) or (not alone and self._is_title_part(before)):
            return 1
        if before.text == "." and at > 1 and f"{tokens[at - 2].lower}." in self._words.title_heads:
            return 2
        if before.text != ")":
            return 0
        inside = next((n for n in range(2, min(at, _BRACKETS) + 1) if tokens[at - n].text == "("), 0)
        said = {t.lower.rstrip(".") for t in tokens[at - inside + 1 : at - 1]} - {""}
        return inside if inside and said and said <= self._words.out_of_office else 0

    def _is_title(self, token: Token) -> bool:
        return token.lower in self._words.title_heads and token.tag not in {"VBZ", "VBD", "VBP"}

    def _is_title_part(self, token: Token) -> bool:
        known = self._catalogue.state_of_adjective(token.text) if token.text[0].isupper() else None
        if token.tag in {"VBZ", "VBD", "VBP"}:
            return False
        return bool(known) or token.lower in self._words.title_modifiers or token.text in "-‑"


def _writing(documents: Sequence[Document]) -> Writing:
    """How the article writes its words, over all its sentences."""
    proper: set[str] = set()
    alone: set[str] = set()
    common: set[str] = set()
    for document in documents:
        for sentence in document.sentences:
            tokens = sentence.tokens
            common.update(t.text for t in tokens if t.text[0].islower())
            for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
                if not token.text[0].isupper() or not token.tag.startswith("NNP"):
                    continue
                if before is not None and before.text[0].isalnum() and document.place == "body" and sentence.parsed:
                    proper.add(token.text)
                if all(n is None or n.text not in {"-", "‑"} for n in (before, after)):
                    alone.add(token.text)
    text = "\n".join(document.text for document in documents)
    return Writing(frozenset(proper), frozenset(alone), frozenset(common), text)
