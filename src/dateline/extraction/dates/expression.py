"""A time expression as it was found: where it stands, of what kind it is, and what its words mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.language.tree import Token

Kind = Literal["date", "time", "duration", "since", "until", "set"]
Base = Literal["published", "anchor", "day"]
"""What a step counts from: the day of publication; the day the text last spoke of; the second or else the first."""
Unit = Literal[
    "second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter", "year", "decade",
    "century",
]  # fmt: skip
Which = Literal[-1, 0, 1]
"""Last, this or next."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month, season, quarter or year, as far as the text gives it.

    `month` is 1 to 12, or EDTF's number of a season or quarter. `year_step` counts years from `base` ("in August
    last year" is -1); `which` picks the last, this or the next month or season; `weekday` (Monday is 0) stood
    beside the day. `known` is the full day that these words are known to mean.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_step: int | None = None
    base: Base = "published"
    which: Which | None = None
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday (Monday is 0): the nearest the tense allows, or the last or next; `weeks` counts calendar weeks."""

    day: int
    which: Which | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """`count` units from a base: "yesterday", "two weeks ago", "the following day"."""

    unit: Unit
    count: int
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Ahead:
    """Units from the publication on, "in two days" or (`whole`) "within two days": no date in the past."""

    unit: Unit
    count: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another."""

    first: Calendar | Weekday | Step
    last: Calendar | Weekday | Step


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `start`."""

    start: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words of time that give no date or length: "soon", "in the coming days", "every week"."""


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A clock time as `HH:MM`, with its IANA zone where the text names one."""

    clock: str
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """An ISO 8601 duration, None where the words give no number, with its hedge as written."""

    iso: str | None
    hedge: str | None = None


DateValue = Calendar | Weekday | Step | Ahead | Range | Decade | Unknown
Value = DateValue | ClockTime | Length


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of time in a document: code points `start` to `end`, tokens `first` to `last`.

    `head` is the token within the expression that heads it in the parse. `kind` is "since" or "until" for a date or
    clock time that only bounds what happened ("since January", "by Friday"). `reference` is the word that heads what
    the expression counts from, where it stands beside it ("two days before the summit": summit).
    """

    start: int
    end: int
    first: Token
    last: Token
    head: Token
    kind: Kind
    value: Value
    reference: Token | None = None
