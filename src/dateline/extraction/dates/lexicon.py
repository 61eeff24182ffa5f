"""The time words of a language, read from `lexicon/<language>/time.toml` and checked as they are loaded."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from dateline.extraction.dates.expression import Base, Unit, Which
from dateline.extraction.lexicon.files import Word, load
from dateline.types.when import check_date, check_time


def _fits(check: Callable[[str], object], pattern: str) -> Callable[[str], str]:
    """A check of a string that stands in a larger one of the standard, such as a zone in a clock time."""

    def checked(value: str) -> str:
        check(pattern.format(value))
        return value

    return checked


Month = Annotated[int, Field(ge=1, le=12)]
DayOfWeek = Annotated[int, Field(ge=0, le=6)]
Season = Annotated[int, Field(ge=21, le=24)]
Clock = Annotated[str, AfterValidator(check_time)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(check_date)]
DayOfYear = Annotated[str, Field(pattern=r"^\d{2}-\d{2}$"), AfterValidator(_fits(check_date, "XXXX-{}"))]
Zone = Annotated[str, AfterValidator(lambda zone: zone and _fits(check_time, "12:00[{}]")(zone))]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RelativeEntry(_Closed):
    """Phrases for one step: `count` units from `base`; a bound one is read only after a narrowing word."""

    base: Base
    unit: Unit
    count: int
    words: tuple[Word, ...]
    bound: bool = False


class KnownDay(_Closed):
    """A day that reports name without its year, with the nouns it is named with."""

    day: Day
    nouns: frozenset[Word]


class WordLists(_Closed):
    """Single words and phrases by what they do; the data file says which does what."""

    indefinite: tuple[Word, ...]
    hedges: tuple[Word, ...]
    length_cues: frozenset[Word]
    over_cues: frozenset[Word]
    narrowing: tuple[Word, ...]
    day_parts: tuple[Word, ...]
    ago: frozenset[Word]
    earlier: frozenset[Word]
    later: frozenset[Word]
    ahead: tuple[Word, ...]
    near: frozenset[Word]
    next_words: frozenset[Word]
    nearest: frozenset[Word]
    each: tuple[Word, ...]
    regularly: frozenset[Word]
    since: frozenset[Word]
    until: frozenset[Word]
    date_cues: frozenset[Word]
    sure_cues: frozenset[Word]
    no_date: tuple[Word, ...]
    not_weekday_after: frozenset[Word]
    not_weekday_before: frozenset[Word]
    not_date_before: frozenset[Word]
    event_nouns: frozenset[Word]


class VerbLists(_Closed):
    """Verbs by what they say of the time of their complement."""

    prospective: frozenset[Word]
    appointing: frozenset[Word]
    implicative: frozenset[Word]
    saying: frozenset[Word]
    support: frozenset[Word]
    same_time: frozenset[Word]


class TimeLexicon(_Closed):
    """All time words of one language. Months count from 1, weekdays from Monday as 0."""

    months: dict[Word, Month]
    months_short: dict[Word, Month]
    weekdays: dict[Word, DayOfWeek]
    weekdays_short: dict[Word, DayOfWeek]
    seasons: dict[Word, Season]
    ordinals: dict[Word, int]
    numbers: dict[Word, int]
    units: dict[Word, Unit]
    long_words: dict[Word, Unit]
    words: WordLists
    clock_words: dict[Word, Clock]
    relative: tuple[RelativeEntry, ...]
    shifts: dict[Word, Which]
    named_days: dict[Word, DayOfYear]
    known_days: tuple[KnownDay, ...]
    verbs: VerbLists
    zones: dict[Word, Zone]
    zone_places: dict[Word, Zone]


@cache
def load_lexicon(language: str = "english", extra: Path | None = None) -> TimeLexicon:
    """The time words of a language, with those of `time.toml` in a user's folder added.

    Raises `LexiconError`, naming file, entry and reason, when one of them does not hold what it should.
    """
    return load(TimeLexicon, language, "time.toml", extra)
