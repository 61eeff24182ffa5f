"""The closed classes of the grammar, from `grammar.toml`."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from dateline.language import Token
from dateline.toml import shipped


class Words(BaseModel):
    """Closed classes of function words; the file's comments say what each is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    relative: frozenset[str]
    object_control: frozenset[str]
    using: frozenset[str]
    control: frozenset[str]
    reciprocal: frozenset[str]
    distributive: frozenset[str]
    further: frozenset[str]
    willing: frozenset[str]
    supposed: frozenset[str]
    pluperfect: frozenset[str]
    time: frozenset[str]
    eve: frozenset[str]
    lasting: frozenset[str]
    light_objects: frozenset[str]
    joining: frozenset[str]
    currency: frozenset[str]
    contrast: frozenset[str]
    sequel: frozenset[str]
    event_pronouns: frozenset[str]
    any_such: frozenset[str]
    conceding: frozenset[str]
    back_pointing: frozenset[str]
    taking_part: tuple[str, ...]
    definite: frozenset[str]
    first_person: frozenset[str]
    own: frozenset[str]
    nobody: frozenset[str]
    at_contact: frozenset[str]
    ahead: frozenset[str]
    scant: frozenset[str]
    unable: frozenset[str]
    unreached: frozenset[str]
    granted: frozenset[str]
    obliging: frozenset[str]
    place: tuple[str, ...]
    there: frozenset[str]
    where: frozenset[str]
    meanwhile: frozenset[str]
    ground: tuple[str, ...]
    ownership: tuple[str, ...]
    partner: tuple[str, ...]
    manner: frozenset[str]
    holding: frozenset[str]
    matter: frozenset[str]
    aiming: tuple[str, ...]
    readiness: frozenset[str]
    suffering: frozenset[str]
    engaged: frozenset[str]
    awaiting: frozenset[str]
    sending: tuple[str, ...]
    attributive: frozenset[str]
    accompanying: frozenset[str]
    setting: frozenset[str]
    within: frozenset[str]
    complement: frozenset[str]
    guarding: frozenset[str]
    topical: frozenset[str]
    about: tuple[str, ...]
    focus: tuple[str, ...]
    occasion: frozenset[str]
    at_wish: frozenset[str]
    on_agenda: tuple[str, ...]
    set_for: frozenset[str]
    moved_to: frozenset[str]
    right_after: frozenset[str]
    later: frozenset[str]
    copulas: frozenset[str]
    singling: frozenset[str]
    loose: frozenset[str]
    counting: frozenset[str]
    around: frozenset[str]
    standing_in: frozenset[str]
    so: frozenset[str]
    phases: frozenset[str]
    ordinals: tuple[str, ...]
    counted: frozenset[str]
    times: frozenset[str]
    pair: frozenset[str]


def is_first_person(token: Token) -> bool:
    """Whether a word is a pronoun of the speaker. In capitals it is none: "US" is a state."""
    return token.lower in words().first_person and (len(token.text) == 1 or not token.text.isupper())


def forms(word: str) -> tuple[str, ...]:
    """A lower-cased word and what it may be the plural of."""
    if word.endswith("ies"):
        return word, f"{word[:-3]}y"
    return (word, word[:-1], word[:-2]) if word.endswith("es") else (word, word.removesuffix("s"))


@cache
def words(language: str = "english") -> Words:
    """The closed classes of a language."""
    return shipped(Words, __package__, f"{language}/grammar.toml")
