"""The cue lexicon: which words attribute content, what complement they take, what stance they give."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.extraction.lexicon.files import Word, load
from dateline.types import Stance

Frame = Literal[
    "quote", "clause", "infinitive", "order", "call", "gerund", "object", "predicate",
    "of", "for", "as", "against", "with", "to", "on", "about", "over",
]  # fmt: skip
Words = Annotated[frozenset[Word], Field(min_length=1)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Verbs(_Closed):
    stance: Stance
    frames: Annotated[tuple[Frame, ...], Field(min_length=1)]
    words: Words
    emits: bool = True


class _Nouns(_Closed):
    stance: Stance
    words: Words
    emits: bool = True


class _Prepositions(_Closed):
    to_source: Words
    in_words: Words
    by_account: Words
    with_words: Words
    occasions: Words


class _Sources(_Closed):
    documents: Words
    mouthpieces: Words
    mouthpiece_marks: Words
    speakers: Words
    silent: Words


class _Relays(_Closed):
    citing: Words
    learning: Words


class _Hedges(_Closed):
    adverbs: Words


class _Undone(_Closed):
    verbs: Words
    modals: Words


class _Attitudes(_Closed):
    adjectives: Words
    prepositions: Words
    passives: Words
    raising: Words


class _Content(_Closed):
    obliging: Words
    false: Words
    true: Words
    claims: Words


class _Topics(_Closed):
    prepositions: Words


class _Times(_Closed):
    words: Words


class Manners(_Closed):
    """Cue verbs that behave alike; `cues.toml` says how."""

    telling: Words
    addressing: Words
    asking: Words
    plain: Words
    giving: Words
    inferring: Words
    granting: Words
    acting: Words


class CueFile(_Closed):
    """What `cues.toml` may hold; anything else in it is an error."""

    verbs: tuple[_Verbs, ...]
    nouns: tuple[_Nouns, ...]
    prepositions: _Prepositions
    sources: _Sources
    relays: _Relays
    hedges: _Hedges
    undone: _Undone
    content: _Content
    attitudes: _Attitudes
    times: _Times
    topics: _Topics
    manners: Manners


@dataclass(frozen=True, slots=True)
class Sense:
    """One use of a cue: a complement, the stance it gives, and whether it makes a statement."""

    stance: Stance
    emits: bool


@dataclass(frozen=True, slots=True)
class CueWord:
    """A cue verb with the fixed words after it ("point *out*", "make *it clear*") and its senses by frame."""

    words: tuple[str, ...]
    senses: dict[Frame, Sense]


class Cues:
    """The cue lexicon, looked up by base form."""

    def __init__(self, data: CueFile) -> None:
        self.prepositions, self.sources, self.relays = data.prepositions, data.sources, data.relays
        self.hedges = data.hedges.adverbs
        self.undone, self.content = data.undone, data.content
        self.attitudes = data.attitudes
        self.manners = data.manners
        self.times, self.topics = data.times.words, data.topics.prepositions
        self.nouns = {word: Sense(g.stance, g.emits) for g in data.nouns for word in g.words}
        self._verbs = _by_head(data.verbs)

    def verbs(self, lemma: str) -> tuple[CueWord, ...]:
        """The cues that a verb with this base form may be, those with the most fixed words first."""
        return self._verbs.get(lemma, ())

    def denies(self, lemma: str) -> bool:
        """Whether a verb or noun with this base form denies what is said behind it."""
        noun = self.nouns.get(lemma)
        senses = [s for word in self.verbs(lemma) if len(word.words) == 1 for s in word.senses.values()]
        return any(s.stance == "denies" for s in (*senses, *([noun] if noun is not None else [])))


def _by_head(groups: tuple[_Verbs, ...]) -> dict[str, tuple[CueWord, ...]]:
    senses: dict[tuple[str, ...], dict[Frame, Sense]] = {}
    for group in groups:
        for phrase in sorted(group.words):
            known = senses.setdefault(tuple(phrase.split()), {})
            for frame in group.frames:
                known.setdefault(frame, Sense(group.stance, group.emits))
    heads: dict[str, list[CueWord]] = {}
    for words in sorted(senses, key=lambda w: (-len(w), w)):
        heads.setdefault(words[0], []).append(CueWord(words, senses[words]))
    return {head: tuple(found) for head, found in heads.items()}


@cache
def load_cues(language: str = "english", extra: Path | None = None) -> Cues:
    """The cues of a language, with those of `cues.toml` in a user's folder added.

    Raises `LexiconError` that names the file and the entry when it does not hold what it should.
    """
    return Cues(load(CueFile, language, "cues.toml", extra))
