"""A cast for tests: names are runs of capitals, "he" and "she" the last person, all else is made on demand."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.language import Document, Token
from dateline.types import Actor

_PERSONAL = {"he", "she", "him", "her", "his"}
_NEUTRAL = {"it", "its", "they", "their"}
_BODIES = {"Ministry", "House", "Office", "Times", "Post", "Agency", "Council", "Kremlin", "Company", "Court", "Norway"}


class NamedCast:
    """Actors of the documents, by the last word of their names."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.actors: dict[str, Actor] = {}
        self._who: dict[Token, str] = {}
        last = {"person": "", "organisation": ""}
        for token in (t for d in documents for t in d.tokens):
            if token.pos == "PROPN" and token.dep not in {"compound", "nmod"}:
                self._who[token] = self._named(token, last)
            elif token.lower in _PERSONAL and last["person"]:
                self._who[token] = last["person"]
            elif token.lower in _NEUTRAL and last["organisation"]:
                self._who[token] = last["organisation"]

    def _named(self, token: Token, last: dict[str, str]) -> str:
        words = [c for c in token.children if c.dep in {"compound", "nmod"} and c.pos == "PROPN" and c.i < token.i]
        kind = "organisation" if token.text in _BODIES else "person"
        ident = token.text if kind == "person" else " ".join(t.text for t in [*words, token])
        self.actors.setdefault(ident, Actor(id=ident, name=ident, kind=kind))
        if token.dep in {"nsubj", "nsubjpass", "ROOT", "appos", "dobj"} or not last[kind]:
            last[kind] = ident
        return ident

    def who(self, token: Token) -> tuple[str, ...]:
        """The actor of a name or pronoun."""
        return (self._who[token],) if token in self._who else ()

    def make(self, token: Token) -> str:
        """The head noun with what stands before it, articles apart."""
        before = [c for c in token.children if c.i < token.i and c.dep in {"compound", "amod", "nummod"}]
        ident = " ".join(t.text for t in [*before, token])
        self.actors.setdefault(ident, Actor(id=ident, name=ident, kind="group"))
        return ident
