"""What the tests of attribution share: the English parser, loaded once, and a cast of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extraction.attribution import Attributions, attribute, statements
from dateline.language import Document
from dateline.language.english import English
from dateline.types import Article, Statement
from tests.extraction.attribution.named_cast import NamedCast

Read = Callable[..., tuple[list[Statement], Attributions, list[Document]]]


@pytest.fixture(scope="session")
def english() -> English:
    return English()


@pytest.fixture(scope="session")
def read(english: English) -> Read:
    """Statements, attributions and documents of a body and, if given, a headline."""

    def run(body: str, headline: str | None = None) -> tuple[list[Statement], Attributions, list[Document]]:
        article = Article(id="test", headline=headline, body=body)
        documents = english.parse([(body, "body"), *([(headline, "headline")] if headline else [])])
        people = NamedCast(documents)
        found = attribute(article, documents, people)
        return statements(found, article, people), found, documents

    return run
