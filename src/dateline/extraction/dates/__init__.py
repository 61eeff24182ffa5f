"""Dates, clock times and durations in a parsed text: find them, count them out, say what they belong to.

Three steps that can be used and tested apart, as HeidelTime keeps them (Strötgen and Gertz 2010): `find` reads the
words, `normalise`, `clock` and `duration` give the values, `attach` finds the verb or noun that each belongs to. The
words are data, in `lexicon/english/time.toml`. Everything takes time linear in the text.
"""

from __future__ import annotations

from dateline.extraction.dates.attaching import attach, governor_of
from dateline.extraction.dates.expression import (
    Ahead,
    Calendar,
    ClockTime,
    Kind,
    Length,
    Range,
    Step,
    TimeExpression,
    Weekday,
)
from dateline.extraction.dates.finding import find
from dateline.extraction.dates.line import Vocabulary, vocabulary
from dateline.extraction.dates.resolving import Tense, normalise
from dateline.extraction.dates.tense import tense_of

__all__ = [
    "Ahead", "Calendar", "Kind", "Range", "Step", "Tense", "TimeExpression", "Vocabulary", "Weekday", "attach", "clock",
    "duration", "find", "governor_of", "normalise", "tense_of", "vocabulary",
]  # fmt: skip


def clock(expression: TimeExpression) -> str | None:
    """The clock time as `HH:MM`, with its zone in brackets where the text names one (RFC 9557); None for another kind.

    A time that only bounds something ("until 5 p.m.") is none.
    """
    value = expression.value
    if expression.kind != "time" or not isinstance(value, ClockTime):
        return None
    return f"{value.clock}[{value.zone}]" if value.zone else value.clock


def duration(expression: TimeExpression) -> tuple[str, str | None] | None:
    """The ISO 8601 duration and its hedge as written, or None where the words give no number."""
    value = expression.value
    if not isinstance(value, Length) or value.iso is None:
        return None
    return value.iso, value.hedge
