"""Article → Reading: parse, cast, attributions, events and statements in one pure function."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from dateline.extraction.attribution import UNNAMED, attribute, statements
from dateline.extraction.catalogue import load_catalogue
from dateline.extraction.events import events
from dateline.extraction.lexicon import load_lexicon
from dateline.extraction.names import Cast, cast
from dateline.language import English, Language
from dateline.types import Actor, Article, Event, Reading, Statement

PROGRAM = "dateline 0.1.0"


class Reader:
    """Reads articles of one language. The same article, program and settings give the same reading.

    `model` names the parser's package or folder; `lexicon` a folder of the user's own TOML files. Raises
    `LanguageError` when the model cannot be loaded, `LexiconError` when a lexicon file is not what it should be.
    """

    def __init__(self, model: str | None = None, lexicon: Path | None = None) -> None:
        self._language: Language = English(model) if model else English()
        self._lexicon = load_lexicon("english", lexicon)
        self._catalogue = load_catalogue()

    def read(self, article: Article) -> Reading:
        """What the article says."""
        texts: list[tuple[str, Literal["body", "headline"]]] = [(article.body, "body")]
        if article.headline:
            texts.append((article.headline, "headline"))
        documents = self._language.parse(texts)
        people = cast(article, documents, self._catalogue)
        attributions = attribute(article, documents, people)
        found = events(article, documents, people, attributions, self._lexicon)
        said = statements(attributions, article, people)
        return Reading(
            article=article, actors=tuple(_actors(people, found, said)), events=tuple(found), statements=tuple(said)
        )

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Readings of many articles, one after the other, in order."""
        return map(self.read, articles)


def _actors(people: Cast, found: list[Event], said: list[Statement]) -> Iterator[Actor]:
    """Everybody whom an event or a statement names, and every named person."""
    used = {i for e in found for i in (*e.actors, *e.recipients, *([e.initiator] if e.initiator else []))}
    used |= {i for e in found for r in e.reports for i in r.according_to}
    used |= {i for s in said for i in (s.speaker, *s.via)}
    if UNNAMED in used:
        yield Actor(id=UNNAMED, name=UNNAMED)
    for draft in people.actors.values():
        if draft.id in used or draft.kind == "person":
            yield Actor(id=draft.id, name=draft.name, kind=draft.kind, country=draft.country, roles=tuple(draft.roles))
