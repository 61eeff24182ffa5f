"""What this package passes on: attributions, and the cast of actors that it asks who a source is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from dateline.extraction.attribution.quotes import Quote
from dateline.language import Document, Token
from dateline.types import ActorKind, Stance

UNNAMED = "unnamed"
"""Speaker of what is attributed to nobody in particular ("reportedly")."""

Stretch = tuple[int, int]
"""Start and end in the document's text, in code points."""

Kind = Literal["clause", "quote", "infinitive", "object", "phrase", "noun", "hedge", "relay", "attitude"]
"""How the content stands to the cue; `relay` passes on what another attribution of the same content says."""


class Named(Protocol):
    """An actor, as far as attribution asks."""

    @property
    def name(self) -> str:
        """The name by which the article's reading will call the actor."""
        ...

    @property
    def kind(self) -> ActorKind | None:
        """What the actor is, where it is known."""
        ...


class Cast(Protocol):
    """The actors of an article, found from their mentions."""

    @property
    def actors(self) -> Mapping[str, Named]:
        """All actors by id."""
        ...

    def who(self, token: Token) -> tuple[str, ...]:
        """Ids of the actors that the mention headed by the token stands for; empty when it is no mention."""
        ...

    def make(self, token: Token) -> str:
        """The id of an actor for the noun phrase that the token heads, made if there is none yet."""
        ...


@dataclass(slots=True, eq=False)
class Attribution:
    """Content attributed to a source by a cue.

    `content` has one stretch for each run of words that the cue does not interrupt. `cue` is the head of the cue and
    `cue_span` its characters; `group` is the cue with its source and adjuncts. `parent` is the attribution inside whose
    content this one stands. `emits` says whether it makes a statement, `vouches` whether the source stands for what the
    content says happens: in "welcomed the talks" nobody says that there are talks.
    """

    document: Document = field(repr=False)
    cue: Token
    cue_span: Stretch
    kind: Kind
    stance: Stance
    source: Token | None
    content: list[Stretch]
    group: Stretch
    speaker: str = UNNAMED
    emits: bool = True
    vouches: bool = True
    hedged: bool = False
    negated: bool = False
    addressee: Token | None = None
    parent: Attribution | None = None
    quotes: list[Quote] = field(default_factory=list)
    source_span: Stretch | None = None

    @property
    def denied(self) -> bool:
        """Whether the source denies the content."""
        return self.stance == "denies"

    @property
    def direct(self) -> bool:
        """Whether the content is nothing but direct quotation."""
        return bool(self.content) and all(
            any(q.start <= s and e <= q.end for q in self.quotes) for s, e in self.content
        )

    @property
    def hull(self) -> Stretch:
        """From the first to the last character of the content."""
        return self.content[0][0], self.content[-1][1]

    def chain(self) -> list[Attribution]:
        """The attribution after all those that it stands in, outermost first."""
        found = [self]
        while found[-1].parent is not None:
            found.append(found[-1].parent)
        return found[::-1]
