"""Offices: what a title phrase says (title, state, whether former) and whose title a description can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.extraction.catalogue import Body, Catalogue, Person, State, Term, fold
from dateline.extraction.names.lexicon import NameWords
from dateline.extraction.names.runs import look_up
from dateline.language import Token
from dateline.types import first_day, last_day

_FORMER = frozenset({"former", "ex", "ex-", "then", "late", "ousted", "predecessor"})
_DROPPED = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "my", "'s", "’s", ",", "both", "two", "three"}
)
_SPELLINGS = {"defence": "defense", "labour": "labor"}
_TOP = frozenset({"top"})
"""Words of a description that no title has."""
_SECOND = frozenset({"vice", "deputy", "assistant", "first"})
"""Words that make a title another office than the same title without them."""
_HYPHENS = frozenset({"-", "‑", "‐"})
_LINKS_TO = frozenset({"to", "for"})
_LINKS = frozenset({"of", "to", "for", "at", "in", "on"})


class Office(NamedTuple):
    """A title as one text gives it.

    `title` is without its state, `head` its head noun, `meaning` the catalogue's office, if it has one.
    """

    title: str
    head: str
    country: str | None
    meaning: str | None
    former: bool = False

    @property
    def words(self) -> frozenset[str]:
        """The words of the title, folded, without small ones."""
        return frozenset(_SPELLINGS.get(w, w) for w in fold(self.title).split()) - _LINKS - {"the"}


def _spelled(tokens: Sequence[Token]) -> str:
    """The words as written, with one space where the text has any and where words between them were left out."""
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append(token.text if before.end == token.start else f" {token.text}")
    return "".join(parts)


class Titles:
    """Reads title phrases and compares them."""

    def __init__(self, words: NameWords, catalogue: Catalogue, day: str | None) -> None:
        self._words, self._catalogue, self.day = words, catalogue, day
        self._doubled = {phrase.split()[-1] for phrase in words.doubles}

    def read(self, tokens: Sequence[Token], country: str | None = None) -> Office | None:
        """The office that a phrase names, None where no word heads a title. `country` is one known from outside."""
        kept, found = self._without_state(tokens)
        head = self._head(kept)
        if head is None:
            return None
        while kept and kept[-1].lower in _LINKS | {"the"}:
            kept.pop()
        country = found or country
        title = self._singular(kept, head)
        former = any(t.lower in _FORMER for t in kept)
        return Office(title, head, country, self._meaning(title.split(), country), former)

    def _singular(self, tokens: Sequence[Token], head: str) -> str:
        """A title as written, with its head noun in the singular: "foreign ministers" is a foreign minister's title."""
        title = _spelled(tokens)
        for token in tokens:
            if token.lower in _LINKS:
                break
            base = self.base(token)
            if token.tag in {"NNS", "NNPS"} and base in head.split() and base != token.lower:
                return title.replace(token.text, token.text[0] + base[1:], 1)
        return title

    def meaning(self, tokens: Sequence[Token], country: str | None) -> str | None:
        """The catalogue's office for a title, without the words that say nothing of the office ("former", "then")."""
        return self._meaning([t.text for t in tokens], country)

    def _meaning(self, words: Sequence[str], country: str | None) -> str | None:
        said = [w.lower() for w in words if w.lower().rstrip(".") not in self._words.honorifics]
        while said and (said[0] in _FORMER or said[0] in {"-", "outgoing", "incoming", "new", "current", "acting"}):
            said = said[1:]
        return self._catalogue.title(" ".join(said), country) if said else None

    def _without_state(self, tokens: Sequence[Token]) -> tuple[list[Token], str | None]:
        texts = [t.text for t in tokens]
        kept: list[Token] = []
        country: str | None = None
        i = 0
        while i < len(tokens):
            piece = look_up(self._catalogue, texts, i) if tokens[i].text[0].isupper() else None
            state = piece and (piece.adjective or (piece.entry if isinstance(piece.entry, State) else None))
            if piece and state:
                posted = any(t.lower in _LINKS_TO for t in kept[-2:]) and any(
                    t.lower in self._words.posted for t in kept
                )
                country = country or (None if posted else state.code)
                if " ".join(texts[i : piece.stop]).lower() in self._words.communities:
                    kept += tokens[i : piece.stop]
                    i = piece.stop
                    continue
                linked = bool(kept) and kept[-1].lower in _LINKS
                self._drop_link(kept)
                i = piece.stop
                if linked and i < len(tokens) and tokens[i].lower in self._words.title_heads:
                    break  # "spokeswoman for Peruvian President Ana Soto": whose she is, not what
                continue
            if piece and isinstance(piece.entry, Body):
                country = country or piece.entry.country
                kept += tokens[i : piece.stop]
                i = piece.stop
                continue
            if kept or tokens[i].lower not in _DROPPED:
                kept.append(tokens[i])
            i += 1
        while kept and kept[-1].lower in _DROPPED:
            kept.pop()
        return kept, country

    @staticmethod
    def _drop_link(kept: list[Token]) -> None:
        while kept and (kept[-1].lower in _LINKS or kept[-1].lower in {"the", "'s", "’s"}):
            kept.pop()

    def _head(self, tokens: Sequence[Token]) -> str | None:
        """The head noun: the last title word before "of", with the word before it where both make one office."""
        head: str | None = None
        for i, token in enumerate(tokens):
            if token.lower in _LINKS and head:
                break
            base = self.base(token)
            if base in self._words.title_heads:
                pair = f"{tokens[i - 1].lower} {base}" if i else base
                head = pair if pair in self._words.title_phrases else base
        return head

    def noun(self, head: Token) -> str:
        """The noun that heads a phrase, in the singular and in small letters."""
        tokens = head.sentence.tokens
        at = head.i - tokens[0].i
        if head.lower in self._words.chosen and at > 1 and tokens[at - 1].text in _HYPHENS:
            return self.base(tokens[at - 2])
        if head.lower in self._doubled:
            before = tokens[max(0, at - 1)]
            if (meant := self._words.doubles.get(f"{before.lower} {head.lower}")) is not None:
                return meant
        lemma = head.lemma.lower() if head.tag not in {"NNP", "NNPS"} else head.lower
        if head.tag in {"NNS", "NNPS"} and lemma == head.lower:
            return self.base(head)
        return lemma

    def base(self, token: Token) -> str:
        """A title word in the singular."""
        word = token.lower.rstrip(".") or token.lower
        if word in self._words.title_heads:
            return word
        if token.lemma.lower() in self._words.title_heads:
            return token.lemma.lower()
        if word.endswith("men"):
            return word[:-3] + "man"
        return word[:-1] if word.endswith("s") else word

    def held(self, person: Person) -> list[Office]:
        """The offices of a person of the catalogue on the day of publication."""
        return [
            Office(t.title, self._term_head(t), t.country or person.country, t.office, self._past(t))
            for t in person.terms
        ]

    def _term_head(self, term: Term) -> str:
        words = fold(term.title).split()
        for i in range(len(words)):
            pair = " ".join(words[i : i + 2])
            if pair in self._words.title_phrases:
                return pair
        before = words[: next((i for i, w in enumerate(words) if w in _LINKS and i), len(words))]
        return next((w for w in reversed(before) if w in self._words.title_heads), words[-1] if words else "")

    def _past(self, term: Term) -> bool:
        if self.day is None:
            return term.end is not None
        return bool(term.end and last_day(term.end).isoformat() < self.day) or bool(
            term.start and first_day(term.start).isoformat() > self.day
        )

    def fits(self, said: Office, offices: Iterable[Office]) -> bool:
        """Whether a description ("the foreign minister", "the aide") can mean somebody with one of the offices."""
        return any(self._fits(said, o) for o in offices)

    def _fits(self, said: Office, held: Office) -> bool:
        if (said.country and said.country != held.country) or (held.former and not said.former):
            return False
        bare = len(said.words - _TOP) <= len(said.head.split())
        wider = self._words.classes.get(said.head, frozenset())
        if not bare and held.head in self._words.chiefs.get(said.head, ()) and said.words - {said.head} <= held.words:
            return True
        same_office = said.country and said.meaning and said.meaning == held.meaning
        if same_office or (bare and (held.head in wider or fold(held.title) in wider)):
            return True
        if held.words & _SECOND and not said.words & _SECOND:
            return False
        if bare:
            return said.head == held.head or (" " not in said.head and said.head == held.head.split()[-1])
        return said.words <= held.words
