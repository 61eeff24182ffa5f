"""A parsed article whose mentions can be asked for by their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extraction.catalogue import load_catalogue
from dateline.extraction.names import Cast, Draft, cast
from dateline.language import Document, English, Token
from dateline.types import Article, Place


class Told:
    """An article with its cast; words are looked up in the body, then in the headline."""

    def __init__(self, documents: list[Document], found: Cast) -> None:
        self.documents, self.cast = documents, found

    def token(self, word: str, nth: int = 1, place: str | None = None) -> Token:
        tokens = [t for d in self.documents if place in {None, d.place} for t in d.tokens if t.text == word]
        return tokens[nth - 1]

    def who(self, word: str, nth: int = 1, place: str | None = None) -> list[str]:
        """Names of the actors that the phrase headed by the word stands for."""
        return self.names(self.cast.who(self.token(word, nth, place)))

    def whose(self, word: str, nth: int = 1) -> list[str]:
        return self.names(self.cast.possessor(self.token(word, nth)))

    def where(self, word: str, nth: int = 1) -> Place | None:
        return self.cast.place(self.token(word, nth))

    def names(self, ids: tuple[str, ...]) -> list[str]:
        return [self.cast.actors[i].name for i in ids]

    def actor(self, name: str) -> Draft:
        return next(d for d in self.cast.actors.values() if d.name == name)

    def people(self) -> list[str]:
        return [d.name for d in self.cast.actors.values() if d.kind == "person" and d.named]

    def roles(self, name: str) -> list[tuple[str, str | None]]:
        return [(r.title, r.country) for r in self.actor(name).roles]


@pytest.fixture(scope="session")
def tell() -> Callable[..., Told]:
    english = English()

    def told(body: str, headline: str | None = None, published: str | None = "2025-10-17") -> Told:
        article = Article(id="a", headline=headline, body=body, published=published)
        texts = [(body, "body"), *([(headline, "headline")] if headline else [])]
        documents = english.parse(texts)
        return Told(documents, cast(article, documents, load_catalogue()))

    return told
