"""Article → Reading: parse, cast, attributions, events and statements in one pure function."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from dateline.collecting import collector_paused
from dateline.extraction.attribution import UNNAMED, attribute, load_cues, statements
from dateline.extraction.attribution.occasions import Occasions
from dateline.extraction.catalogue import Catalogue, load_catalogue
from dateline.extraction.dates import vocabulary
from dateline.extraction.events import events
from dateline.extraction.lexicon import load_lexicon
from dateline.extraction.lexicon.files import check_folder, folder_files
from dateline.extraction.names import Cast, cast, load
from dateline.extraction.names.known import known
from dateline.extraction.politics import Politics
from dateline.language import English, Language
from dateline.language.english import DEFAULT_MODEL
from dateline.types import Actor, Article, Event, Reading, Statement
from dateline.version import __version__

PROGRAM = f"dateline {__version__}"


class Reader:
    """Reads articles of one language. The same article, program and settings give the same reading.

    `model` names the parser's package or folder; `lexicon` a folder of the user's own TOML files. Raises
    `LanguageError` when the model cannot be loaded, `LexiconError` when a lexicon file is not what it should be.
    `program` is the program's version, with a short hash of these settings where any is given: readings that differ
    in it may differ in what was read. Without `remember` a sentence that was parsed before is parsed again, which takes
    longer and makes no other difference.
    """

    def __init__(self, model: str | None = None, lexicon: Path | None = None, *, remember: bool = True) -> None:
        own_catalogue = None
        if lexicon is not None:
            check_folder(lexicon)
            own_catalogue = lexicon / "catalogue" if (lexicon / "catalogue").is_dir() else None
        self._lexicon = load_lexicon("english", lexicon)
        self._names = load("en", lexicon)
        self._cues = load_cues("english", lexicon)
        self._times = vocabulary("english", lexicon)
        self._catalogue = load_catalogue(own_catalogue)
        self._proper = _proper_words(self._catalogue)
        self._politics = Politics(self._lexicon, self._catalogue)
        self._verbs = frozenset(self._lexicon.frames.verbs)
        self._language: Language = English(model or DEFAULT_MODEL, remember=remember)
        self.program = _program(model, lexicon)

    def is_political(self, article: Article) -> bool:
        """Whether anything political may be in an article, by its words alone, which costs little beside reading it."""
        return self._politics.is_in(article)

    def is_political_page(self, paragraphs: str, shown: str) -> bool:
        """Whether anything political may be in the article of a page, by its paragraphs and by all that it shows."""
        return self._politics.is_on_page(paragraphs, shown)

    def read(self, article: Article) -> Reading:
        """What the article says."""
        with collector_paused():
            return self._read(article)

    def _read(self, article: Article) -> Reading:
        texts: list[tuple[str, Literal["body", "headline"]]] = [(article.body, "body")]
        if article.headline:
            texts.append((article.headline, "headline"))
        words = known(article, self._catalogue, self._proper)
        documents = self._language.parse(texts, words.names, words.persons, self._verbs)
        people = cast(article, documents, self._catalogue, self._names)
        attributions = attribute(article, documents, people, self._cues)
        found = events(article, documents, people, attributions, self._lexicon, times=self._times)
        occasions = Occasions(found, self._cues.prepositions.occasions)
        said = statements(attributions, article, people, occasion=lambda a: occasions.of(a, people))
        return Reading(
            article=article,
            actors=tuple(_actors(people, found, said)),
            events=tuple(found),
            statements=tuple(said),
            program=self.program,
        )

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Readings of many articles, one after the other, in order."""
        return map(self.read, articles)


def _proper_words(catalogue: Catalogue) -> frozenset[str]:
    """Words of states, their peoples and capitals, which a headline in title case must not lose among the others."""
    states = catalogue.states.values()
    names = (name for s in states for name in (*s.names, *s.adjectives, *s.people, *s.capitals))
    return frozenset(word for name in names for word in name.split() if word[0].isupper() and len(word) > 3)


def _program(model: str | None, lexicon: Path | None) -> str:
    """The program's version and what the settings add to it; where a folder lies makes no difference."""
    if model is None and lexicon is None:
        return PROGRAM
    parts = [(model or "").encode()]
    if lexicon is not None:
        for file in folder_files(lexicon):
            parts += [file.relative_to(lexicon).as_posix().encode(), file.read_bytes()]
    digest = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts))
    return f"{PROGRAM} {digest.hexdigest()[:8]}"


def _actors(people: Cast, found: list[Event], said: list[Statement]) -> Iterator[Actor]:
    """Everybody whom an event or a statement names, and every named person."""
    used = {i for e in found for i in (*e.actors, *e.recipients, *([e.initiator] if e.initiator else []))}
    used |= {i for e in found for r in e.reports for i in (*r.according_to, *([r.initiator] if r.initiator else []))}
    used |= {i for s in said for i in (s.speaker, *s.via)}
    if UNNAMED in used:
        yield Actor(id=UNNAMED, name=UNNAMED)
    for draft in people.actors.values():
        if draft.id in used or draft.kind == "person":
            yield Actor(id=draft.id, name=draft.name, kind=draft.kind, country=draft.country, roles=tuple(draft.roles))
