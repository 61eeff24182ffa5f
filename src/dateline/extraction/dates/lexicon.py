"""The time words of a language, read from `lexicon/<language>/time.toml` and checked as they are loaded."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.errors import LexiconError
from dateline.extraction.dates.expression import Base, Unit, Which


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RelativeEntry(_Closed):
    """Phrases for one step: `count` units from `base`; a bound one is read only after a narrowing word."""

    base: Base
    unit: Unit
    count: int
    words: tuple[str, ...]
    bound: bool = False


class KnownDay(_Closed):
    """A day that reports name without its year, with the nouns it is named with."""

    day: str
    nouns: frozenset[str]


class WordLists(_Closed):
    """Single words and phrases by what they do; the data file says which does what."""

    indefinite: tuple[str, ...]
    hedges: tuple[str, ...]
    length_cues: frozenset[str]
    over_cues: frozenset[str]
    narrowing: tuple[str, ...]
    day_parts: tuple[str, ...]
    ago: frozenset[str]
    earlier: frozenset[str]
    later: frozenset[str]
    ahead: tuple[str, ...]
    near: frozenset[str]
    next_words: frozenset[str]
    each: tuple[str, ...]
    regularly: frozenset[str]
    since: frozenset[str]
    until: frozenset[str]
    date_cues: frozenset[str]
    sure_cues: frozenset[str]
    no_date: tuple[str, ...]
    not_weekday_after: frozenset[str]
    not_weekday_before: frozenset[str]
    not_date_before: frozenset[str]
    event_nouns: frozenset[str]


class VerbLists(_Closed):
    """Verbs by what they say of the time of their complement."""

    prospective: frozenset[str]
    appointing: frozenset[str]
    implicative: frozenset[str]
    saying: frozenset[str]
    support: frozenset[str]
    same_time: frozenset[str]


class TimeLexicon(_Closed):
    """All time words of one language. Months count from 1, weekdays from Monday as 0."""

    months: dict[str, int]
    months_short: dict[str, int]
    weekdays: dict[str, int]
    weekdays_short: dict[str, int]
    seasons: dict[str, int]
    ordinals: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, Unit]
    long_words: dict[str, Unit]
    words: WordLists
    clock_words: dict[str, str]
    relative: tuple[RelativeEntry, ...]
    shifts: dict[str, Which]
    named_days: dict[str, str]
    known_days: tuple[KnownDay, ...]
    verbs: VerbLists
    zones: dict[str, str]
    zone_places: dict[str, str]


def read_lexicon(text: str, name: str) -> TimeLexicon:
    """The time words in a TOML text; `name` is the file named in a `LexiconError` when the text does not hold them."""
    try:
        return TimeLexicon.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(f"{name}: not TOML: {problem}") from problem
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise LexiconError(f"{name}: {where}: {first['msg']}") from problem


@cache
def load_lexicon(language: str = "english") -> TimeLexicon:
    """The time words that come with the program. Raises `LexiconError` if the file is missing or wrong."""
    name = f"lexicon/{language}/time.toml"
    file = files("dateline").joinpath("extraction", name)
    if not file.is_file():
        raise LexiconError(f"{name}: there is no such file")
    return read_lexicon(file.read_text(encoding="utf-8"), name)
