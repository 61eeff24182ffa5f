"""Documents for the tests of dates: with the parser, and without it."""

import re
from collections.abc import Callable

import pytest

from dateline.language.english import English
from dateline.language.tree import Document, Sentence, Token


def _unparsed(text: str) -> Document:
    """A document of one sentence whose tokens are words and marks without a tree."""
    document = Document(text, "body")
    sentence = Sentence(0, 0, 0, len(text), document, parsed=False)
    for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
        word = m.group()
        token = Token(i, m.start(), m.end(), word, word.lower(), word.lower(), "", "", "", sentence)
        token.head = token
        sentence.tokens.append(token)
    document.sentences.append(sentence)
    return document


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Document]:
    english = English()
    return lambda text: english.parse([(text, "body")])[0]


@pytest.fixture(scope="session")
def unparsed() -> Callable[[str], Document]:
    return _unparsed
