"""Parsed text as plain objects: documents, sentences, and tokens that know their head and children.

Labels are those of the parser's scheme: Penn Treebank tags (`tag`), Universal POS (`pos`), and for English the CLEAR
dependency labels of spaCy's models (`dep`: nsubj, dobj, prep, pobj, …).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol


@dataclass(slots=True, eq=False)
class Token:
    """One token. `i` counts in its document, `start` and `end` are code points in the document's text.

    The root of a sentence is its own head. Tokens compare by identity.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    sentence: Sentence = field(repr=False)
    head: Token = field(init=False, repr=False)
    children: list[Token] = field(default_factory=list, repr=False)

    @property
    def is_root(self) -> bool:
        """Whether the token heads its sentence."""
        return self.head is self

    def ancestors(self) -> Iterator[Token]:
        """Head, head's head, … up to the root; the token itself is not among them."""
        at = self
        while at.head is not at:
            at = at.head
            yield at

    def subtree(self) -> list[Token]:
        """The token and everything below it, in the order of the text."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=lambda t: t.i)

    def child(self, *deps: str) -> Token | None:
        """The first child with one of the labels, or None."""
        return next((c for c in self.children if c.dep in deps), None)

    def childs(self, *deps: str) -> list[Token]:
        """All children with one of the labels, in the order of the text."""
        return [c for c in self.children if c.dep in deps]

    def is_under(self, other: Token) -> bool:
        """Whether `other` is this token or one of its ancestors."""
        return self is other or any(a is other for a in self.ancestors())


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence. `paragraph` counts the lines of the body; an unparsed sentence has tokens but no tree.

    The letters of one `in_capitals` do not tell names from other words; the parser's tags do.
    """

    index: int
    paragraph: int
    start: int
    end: int
    document: Document = field(repr=False)
    tokens: list[Token] = field(default_factory=list, repr=False)
    parsed: bool = True
    in_capitals: bool = False

    @property
    def root(self) -> Token:
        """The head of the sentence."""
        return next(t for t in self.tokens if t.is_root)

    @property
    def text(self) -> str:
        """The characters of the sentence."""
        return self.document.text[self.start : self.end]


@dataclass(slots=True, eq=False)
class Document:
    """A parsed body or headline. Token and sentence offsets are into `text`, which is the article's own field."""

    text: str
    place: Literal["body", "headline"]
    sentences: list[Sentence] = field(default_factory=list, repr=False)

    @property
    def tokens(self) -> list[Token]:
        """All tokens, in order."""
        return [t for s in self.sentences for t in s.tokens]


class Known(NamedTuple):
    """What is known of the words of a headline before it is parsed, single words all.

    `names` of any kind keep their capital in title case; `persons` are those by which persons are called, `verbs` the
    base forms of the verbs that a headline may turn on.
    """

    names: Collection[str] = ()
    persons: Collection[str] = ()
    verbs: Collection[str] = ()


class Language(Protocol):
    """What a language module offers. Implementations are deterministic and download nothing."""

    code: str
    """ISO 639-1 code of the language."""

    def parse(
        self,
        texts: Sequence[tuple[str, Literal["body", "headline"]]],
        names: Collection[str] = (),
        persons: Collection[str] = (),
        verbs: Collection[str] = (),
    ) -> list[Document]:
        """Parse several texts of one article in one pass of the model; one document each, in order.

        The rest helps to read headlines (see `Known`).
        """
        ...
