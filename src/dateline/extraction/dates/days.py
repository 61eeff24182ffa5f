"""The grammar of calendar dates: days, months, seasons, quarters, years, and spans of them."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import replace

from dateline.extraction.dates.expression import Calendar, DateValue, Decade, Range, Unknown, Weekday
from dateline.extraction.dates.line import Found, Line

_DASHES = frozenset({"-", "–", "—", "‑"})
_MODIFIERS = frozenset({"compound", "nummod", "nmod", "amod", "npadvmod", "poss"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "s", "this", "that", "'"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_FULL_YEARS = range(1500, 2200)
_BARE_YEARS = range(1900, 2100)


def is_modifier(line: Line, i: int) -> bool:
    """Whether the token at `i` modifies a noun to its right."""
    token = line.token(i)
    return token is not None and token.dep in _MODIFIERS and token.head.i > token.i and token.head.tag.startswith("NN")


def _in_definite_phrase(line: Line, i: int) -> bool:
    """Whether the token at `i` modifies a noun that has an article or possessor: "the failed 2016 coup"."""
    token = line.token(i)
    return token is not None and is_modifier(line, i) and token.head.child("det", "poss") is not None


def as_date(end: int, value: DateValue) -> Found:
    """A date read up to `end`."""
    return Found(end, "date", value)


def _valid(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 2000, month)[1]


# --- numbers ---------------------------------------------------------------------------------------------------------


def _decimal_or_clock(line: Line, end: int) -> bool:
    """Whether the digits before `end` go on as another number: `1,000`, `3.5`, `10:30`, `20%`."""
    if line.word(end) == "%":
        return True
    joined = line.word(end) in {",", ".", ":", "/"} and line.glued(end) and line.glued(end + 1)
    return joined and line.number(end + 1) is not None


def _day_number(line: Line, i: int) -> tuple[int, int] | None:
    value = line.number(i)
    if value is None or not 1 <= value <= 31 or len(line.text(i)) > 2 or _decimal_or_clock(line, i + 1):
        return None
    if line.word(i + 1) in _ORDINAL_ENDINGS and line.glued(i + 1):
        return i + 2, value
    return i + 1, value


def _counts(line: Line, i: int) -> bool:
    """Whether a number counts the plural noun after it: "in 2000 cases"."""
    token = line.token(i)
    return token is not None and token.dep == "nummod" and token.head.i > token.i and token.head.tag == "NNS"


def _before_plural(line: Line, i: int) -> bool:
    """Whether a plural noun follows: in "on August 15, 2000 people" the number counts it."""
    after = line.token(i + 1)
    return after is not None and after.tag == "NNS"


def _year_number(line: Line, i: int, years: range = _FULL_YEARS) -> tuple[int, int] | None:
    value = line.number(i)
    if value is None or value not in years or len(line.text(i)) != 4 or _decimal_or_clock(line, i + 1):
        return None
    return i + 1, value


def _year_after(line: Line, i: int) -> tuple[int, Calendar] | None:
    """What follows a month or season to say its year: "2025", ", 2025", "of 2025", "last year", "that year"."""
    comma = line.word(i) == ","
    j = i + 1 if comma or line.word(i) == "of" else i
    if (year := _year_number(line, j)) and not (comma and _before_plural(line, j)):
        return year[0], Calendar(year=year[1])
    words = line.words
    if (shift := words.shifts.at(line, j)) and line.word(shift[0]) == "year":
        return shift[0] + 1, Calendar(year_step=shift[1])
    step = words.bound.at(line, j) or words.relative.at(line, j)
    if step and step[1].unit == "year":
        return step[0], Calendar(year_step=step[1].count, base=step[1].base)
    return None


def _with_year(line: Line, end: int, value: Calendar) -> tuple[int, Calendar]:
    after = _year_after(line, end)
    if after is None:
        return end, value
    return after[0], replace(value, year=after[1].year, year_step=after[1].year_step, base=after[1].base)


# --- days ------------------------------------------------------------------------------------------------------------


def numeric(line: Line, i: int, _cued: bool) -> Found | None:
    """`2025-08-15`, `15.08.2025`, `8/15/2025`. Where day and month could be either, no date is given."""
    if line.number(i) is None:
        return None
    numbers, mark = [line.number(i + k) for k in (0, 2, 4)], line.word(i + 1)
    a, b, c = numbers
    together = all(line.glued(i + k) for k in range(1, 5)) and line.word(i + 3) == mark and mark in {"-", ".", "/"}
    if a is None or b is None or c is None or not together or (line.glued(i) and line.word(i - 1) in {mark, "-", "."}):
        return None
    lengths = [len(line.text(i + k)) for k in (0, 2, 4)]
    if lengths[0] == 4 and _valid(a, b, c):
        return as_date(i + 5, Calendar(a, b, c))
    if lengths[2] != 4:
        return None
    days = {(m, d) for m, d in ([(b, a)] if mark == "." else [(a, b), (b, a)]) if _valid(c, m, d)}
    if len(days) > 1:
        return as_date(i + 5, Unknown())
    return as_date(i + 5, Calendar(c, *days.pop())) if days else None


def month_name(line: Line, i: int) -> tuple[int, int, bool] | None:
    """A month's name: the position after it, its number, and whether it is cut short."""
    month = line.words.months.get(line.word(i))
    if month is None or not line.capital(i):
        return None
    short = line.word(i) in line.words.lexicon.months_short
    stop = short and line.word(i + 1) == "." and line.glued(i + 1)
    return i + 1 + stop, month, short


def _span_mark(line: Line, i: int) -> bool:
    return line.word(i) in _DASHES or line.word(i) in {"to", "and", "through", "until", "till", "&"}


def month_day(line: Line, i: int, _cued: bool) -> Found | None:
    """`August 15`, `Aug. 15th, 2025`, `August 1-15`, `August 30 to September 2`."""
    name = month_name(line, i)
    j = name[0] + (line.word(name[0]) == "the") if name else i
    number = _day_number(line, j) if name else None
    if name is None or number is None or not _valid(None, name[1], number[1]):
        return None
    last = _last_day(line, number[0], name[1])
    return _finish(line, last[0] if last else number[0], name[1], number[1], last)


def _last_day(line: Line, i: int, month: int) -> tuple[int, int, int] | None:
    """The end of a span of days: the position after it, its month and its day."""
    if not _span_mark(line, i):
        return None
    name = month_name(line, i + 1)
    if name:
        month = name[1]
    day = _day_number(line, name[0] if name else i + 1)
    if day is None or not _valid(None, month, day[1]) or line.words.months.get(line.word(day[0])):
        return None
    if name is None and line.word(i) not in _DASHES and line.word(day[0]) in line.words.units:
        return None
    return day[0], month, day[1]


def _finish(line: Line, end: int, month: int, day: int, last: tuple[int, int, int] | None) -> Found | None:
    """A day, or a span of days of one year, with the year that follows it."""
    end, start = _with_year(line, end, Calendar(month=month, day=day))
    if start.year is not None and not _valid(start.year, month, day):
        return None
    if line.word(end) in line.words.lexicon.words.not_date_before and line.capital(end):
        return Found(end, None, Unknown())
    if last is None:
        return as_date(end, start)
    return as_date(end, Range(start, replace(start, month=last[1], day=last[2])))


def day_month(line: Line, i: int, _cued: bool) -> Found | None:
    """`15 August 2025`, `the 15th of August`, `18 and 19 August`, `30 June - 2 July`."""
    j = i + (line.word(i) == "the")
    first = _day_number(line, j)
    ordinal = first is not None and (first[0] == j + 2 or line.word(first[0]) == "of")
    if (
        first is None
        or (j > i and not ordinal)
        or (line.glued(j) and line.word(j - 1) in {".", ":", ",", "/", "-", "$", "€", "£"})
    ):
        return None
    if (day := _day_with_month(line, j)) is not None:
        last = _day_with_month(line, day[0] + 1) if _span_mark(line, day[0]) and line.word(day[0]) != "and" else None
        return _finish(line, last[0] if last else day[0], day[1], day[2], last)
    last = _day_with_month(line, first[0] + 1) if _span_mark(line, first[0]) else None
    if last is None or first[1] >= last[2]:
        return None
    if line.word(first[0]) in {"and", "&"} and last[2] != first[1] + 1 and line.word(j - 1) != "between":
        return as_date(last[0], Unknown())
    return _finish(line, last[0], last[1], first[1], last)


def _day_with_month(line: Line, i: int) -> tuple[int, int, int] | None:
    day = _day_number(line, i)
    if day is None:
        return None
    name = month_name(line, day[0] + (line.word(day[0]) == "of"))
    if name is None or not _valid(None, name[1], day[1]):
        return None
    return name[0], name[1], day[1]


def day_of_month(line: Line, i: int, _cued: bool) -> Found | None:
    """`the 10th`, where it is no rank: "on the 10th", not "on the 10th floor"."""
    day = _day_number(line, i + 1) if line.word(i) == "the" and line.parsed else None
    if day is None or day[0] != i + 3 or line.word(i - 1) not in {"on", "of", "until", "by", "since", "from"}:
        return None
    token, after = line.token(i + 1), line.token(i + 3)
    ranks = token is None or token.dep in _MODIFIERS or (after is not None and after.tag[:2] in {"NN", "JJ", "CD"})
    return None if ranks else as_date(i + 3, Calendar(day=day[1]))


def named_day(line: Line, i: int, _cued: bool) -> Found | None:
    """`New Year's Eve`, with a year where one follows."""
    named = line.words.named_days.at(line, i)
    if named is None or not line.capital(i):
        return None
    month, day = named[1].split("-")
    return _finish(line, named[0], int(month), int(day), None)


# --- weekdays --------------------------------------------------------------------------------------------------------


def _weekday_name(line: Line, i: int) -> tuple[int, int, bool] | None:
    """A weekday's name: the position after it, its number, and whether it must have a date beside it."""
    words = line.words.lexicon.words
    day = line.words.weekdays.get(line.word(i))
    if day is None or not line.capital(i) or line.word(i - 1) in words.not_weekday_after:
        return None
    if line.word(i) in line.words.lexicon.weekdays:
        return None if line.word(i + 1) in words.not_weekday_before and line.capital(i + 1) else (i + 1, day, False)
    stop = line.word(i + 1) == "." and line.glued(i + 1)
    return i + 1 + stop, day, not stop or line.word(i) in {"sun", "sat"}


def weekday(line: Line, i: int, _cued: bool) -> Found | None:
    """`Monday`, `next Friday`, `Saturday, April 26`, `Monday last week`, `Monday to Wednesday`."""
    shift = line.words.shifts.at(line, i)
    name = _weekday_name(line, shift[0] if shift else i)
    if name is None:
        return None
    end = name[0]
    if (dated := _date_beside(line, end, name[1])) is not None:
        return dated
    if name[2]:
        return None
    nearest = shift is not None and line.word(shift[0] - 1) in line.words.lexicon.words.nearest
    value = Weekday(name[1], shift[1] if shift and not nearest else None)
    if (part := line.words.day_parts.at(line, end)) is not None:
        end = part[0]
    j = end + (line.word(end) == "of")
    week = line.words.shifts.at(line, j)
    if week and line.word(week[0]) == "week":
        return as_date(week[0] + 1, Weekday(name[1], None, week[1]))
    return _next_weekday(line, i, end, value) or as_date(end, value)


def _date_beside(line: Line, end: int, day: int) -> Found | None:
    j = end + (line.word(end) in {",", "("})
    j += line.word(j) == "the"
    found = month_day(line, j, True) or day_month(line, j, True) or numeric(line, j, True)
    if found is None or not isinstance(found.value, Calendar):
        return found
    return as_date(found.end, replace(found.value, weekday=day))


def _next_weekday(line: Line, i: int, end: int, value: Weekday) -> Found | None:
    """The second half of `Monday to Wednesday` and `Saturday and Sunday`."""
    mark = line.word(end)
    name = _weekday_name(line, end + 1) if _span_mark(line, end) else None
    if name is None or name[2] or (mark in {"until", "till"} and line.word(i - 1) != "from"):
        return None
    apart = (name[1] - value.day) % 7
    if apart == 0 or (mark in {"and", "&"} and apart != 1 and line.word(i - 1) != "between"):
        return None
    return as_date(name[0], Range(value, Weekday(name[1])))


# --- months, seasons, quarters, years --------------------------------------------------------------------------------


def month(line: Line, i: int, cued: bool) -> Found | None:
    """`August 2025`, `in August`, `August last year`, `March to May 2024`, `the January summit`."""
    name = month_name(line, i)
    if name is None:
        return None
    end, value = _with_year(line, name[0], Calendar(month=name[1]))
    last = month_name(line, end + 1) if _span_mark(line, end) and line.word(end) != "until" else None
    if last and (line.word(i - 1) in {"from", "between"} or line.word(end) in _DASHES):
        end, until = _with_year(line, last[0], Calendar(month=last[1]))
        start = value if value.year else replace(until, month=value.month)
        return as_date(end, Range(start, until))
    dated = value.year is not None or value.year_step is not None
    if dated or (not name[2] and (cued or _month_is_cued(line, i, end))):
        return as_date(end, value)
    return None


def _month_is_cued(line: Line, i: int, end: int) -> bool:
    before, words = line.word(i - 1), line.words.lexicon.words
    if before in words.sure_cues:
        return True
    common = line.word(i) in {"may", "march"}
    if before in words.date_cues and not common and not (line.capital(end) and line.word(end).isalpha()):
        return True
    named = line.capital(end) or (common and before not in _DETERMINERS)
    return is_modifier(line, i) and line.word(end).isalpha() and not named


def season(line: Line, i: int, cued: bool) -> Found | None:
    """`the spring of 2024`, `spring 2024`, `in the summer`, `planned for the summer`."""
    j = i + (line.word(i) == "the")
    number = line.words.lexicon.seasons.get(line.word(j))
    if number is None or line.words.shifts.at(line, i - 1):
        return None
    end, value = _with_year(line, j + 1, Calendar(month=number))
    if value.year or value.year_step is not None:
        return as_date(end, value)
    before = line.word(i - 1)
    cue = cued or before in line.words.lexicon.words.date_cues or before == "over" or (before == "for" and j > i)
    other = line.word(end) in {"of", "in", "from"} if line.word(j) == "fall" else line.word(end) == "of"
    if not cue or other or is_modifier(line, j) or (line.word(j) in {"fall", "spring"} and j == i and not cued):
        return None
    return as_date(end, value)


def quarter(line: Line, i: int, _cued: bool) -> Found | None:
    """`the first quarter of 2026`, `Q3 2025`, `the second half of the year`."""
    if line.word(i) == "q" and line.number(i + 1) in range(1, 5) and line.glued(i + 1):
        end, value = _with_year(line, i + 2, Calendar(month=32 + int(line.text(i + 1))))
        return as_date(end, value)
    j = i + (line.word(i) == "the")
    rank = line.words.lexicon.ordinals.get(line.word(j))
    k = line.past_hyphen(j + 1)
    part = line.word(k)
    if rank is None or part not in {"quarter", "half"}:
        return None
    end, value = _with_year(line, k + 1, Calendar(month=32 + rank))
    dated = value.year is not None or value.year_step is not None
    if part == "quarter" and (dated or (j > i and line.word(end) != "of" and line.word(i - 1) == "in")):
        return as_date(end, value)
    if part == "half" and dated and rank <= 2:
        start = replace(value, month=6 * rank - 5)
        return as_date(end, Range(start, replace(value, month=6 * rank)))
    return None


def year(line: Line, i: int, cued: bool) -> Found | None:
    """`in 2018`, `the 2019 election`, `the 1990s`, `between 2021 and 2023`, `2015-18`."""
    j = i + (line.word(i) == "the")
    number = _year_number(line, j, _BARE_YEARS)
    if number is None or (line.glued(j) and line.word(j - 1) in {"-", "–", "/", ".", ":", ",", "$", "€", "£"}):
        return None
    if line.word(j + 1) == "s" and line.glued(j + 1):
        return as_date(j + 2, Decade(number[1])) if number[1] % 10 == 0 else None
    return _one_year(line, i, cued, number[1]) if j == i else None


def _one_year(line: Line, i: int, cued: bool, start: int) -> Found | None:
    if (last := _last_year(line, i)) is not None:
        return as_date(last[0], Range(Calendar(year=start), Calendar(year=last[1])))
    cue = cued or line.word(i - 1) in line.words.lexicon.words.date_cues
    if _in_definite_phrase(line, i) or (cue and not _counts(line, i)):
        return as_date(i + 1, Calendar(year=start))
    return None


def _last_year(line: Line, i: int) -> tuple[int, int] | None:
    start, mark = int(line.text(i)), line.word(i + 1)
    if mark in _DASHES and line.glued(i + 1) and line.glued(i + 2):
        number = line.number(i + 2)
        if number is not None and len(line.text(i + 2)) == 2:
            number += start // 100 * 100
        fits = number in _BARE_YEARS and len(line.text(i + 2)) in {2, 4}
        mark = "to" if fits else ""
    else:
        found = _year_number(line, i + 2, _BARE_YEARS)
        number = found[1] if found else None
    spans = mark == "to" or (mark in {"and", "through"} and line.word(i - 1) in {"between", "from"})
    return (i + 3, number) if spans and number is not None and number > start else None


CALENDAR_RULES: tuple[Callable[[Line, int, bool], Found | None], ...] = (
    numeric, month_day, day_month, day_of_month, named_day, weekday, month, season, quarter, year,
)  # fmt: skip
"""Rules of one shape: the line, the atom to begin at, whether a word before it has shown that a date follows."""
