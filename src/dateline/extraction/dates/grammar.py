"""The grammar of dates: calendar dates, words that count from a day ("last week"), and words that narrow either."""

from __future__ import annotations

from dateline.extraction.dates.days import CALENDAR_RULES, as_date, month_name
from dateline.extraction.dates.expression import Calendar, Step, Unknown
from dateline.extraction.dates.line import Found, Line


def date_at(line: Line, i: int, cued: bool = False) -> Found | None:
    """The longest date at atom `i`. `cued`: a word before it has shown that a date follows."""
    found = [f for rule in _RULES if (f := rule(line, i, cued)) is not None]
    return max(found, key=lambda f: f.end) if found else None


def relative(line: Line, i: int, _cued: bool) -> Found | None:
    """`yesterday`, `the following day`, `at the weekend`."""
    step = line.words.relative.at(line, i)
    if step is None or (line.word(step[0]) == "of" and line.word(step[0] - 1) != "eve"):
        return None
    return as_date(step[0], step[1])


def shifted(line: Line, i: int, _cued: bool) -> Found | None:
    """`last week`, `next summer`, `this August`. After "the" ("over the last week") no date is given."""
    shift = line.words.shifts.at(line, i)
    if shift is None:
        return None
    end, which = shift
    word, value = line.word(end), None
    unit = line.words.units.get(word)
    if unit in {"week", "weekend", "month", "quarter", "year", "decade"} and not word.endswith("s"):
        value = Step(unit, which)
    elif (name := month_name(line, end)) and not name[2]:
        return as_date(end + 1, Calendar(month=name[1], which=which))
    elif (number := line.words.lexicon.seasons.get(word)) and line.word(end + 1) not in {"in", "of"}:
        return as_date(end + 1, Calendar(month=number, which=which))
    if value is None:
        return None
    vague = which != 0 and (line.word(i - 1) == "the" or line.word(i) == "the")
    return as_date(end + 1, Unknown() if vague else value)


def narrowed(line: Line, i: int, cued: bool) -> Found | None:
    """`late August`, `early next year`, `the end of the month`: the date that the words narrow."""
    prefix = line.words.narrowing.at(line, i)
    if prefix is None or cued:
        return None
    j = line.past_hyphen(prefix[0])
    bound = line.words.bound.at(line, j)
    if bound is not None and line.word(j - 1) in {"of", "in"} and line.word(bound[0]) != "of":
        return as_date(bound[0], bound[1])
    return date_at(line, j, cued=True)


_RULES = (*CALENDAR_RULES, relative, shifted, narrowed)
