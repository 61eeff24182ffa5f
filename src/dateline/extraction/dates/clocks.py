"""The grammar of clock times: `3:35 p.m.`, `15.00 Moscow time`, `noon`."""

from __future__ import annotations

from dateline.extraction.dates.expression import ClockTime
from dateline.extraction.dates.line import Found, Line

_AT = frozenset({"at", "from", "until", "till", "by", "since", "before", "after", "around", "about", "and"})


def clock_at(line: Line, i: int) -> Found | None:
    """The clock time at atom `i`. Without a.m., p.m., a zone or two digits of hours, no time of day is given."""
    fixed = line.words.lexicon.clock_words.get(line.word(i))
    if fixed is not None:
        end, zone = _zone(line, i + 1)
        return Found(end, "time", ClockTime(fixed, zone))
    read = _hour_minute(line, i)
    if read is None:
        return None
    end, hour, minute, mark = read
    half = _half_day(line, end)
    if half is not None:
        end, hour = half[0], hour % 12 + 12 * half[1]
        minute = minute or 0
    after, zone = _zone(line, end)
    zoned = after > end
    if half is None and not (minute is not None and (zoned or _plainly_clock(line, i, end, mark))):
        return None
    return Found(after, "time", ClockTime(f"{hour:02d}:{minute or 0:02d}", zone))


def _hour_minute(line: Line, i: int) -> tuple[int, int, int | None, str] | None:
    """`3:35`, `15.00`, `1700` or `5`: the position after it, hour, minute (None if not said) and the mark between."""
    hour = line.number(i)
    if hour is None or (line.glued(i) and line.word(i - 1) in {".", ":", ",", "/", "-", "$", "€", "£"}):
        return None
    if len(line.text(i)) == 4:
        return (i + 1, hour // 100, hour % 100, "") if hour // 100 < 24 and hour % 100 < 60 else None
    if hour > 24 or len(line.text(i)) > 2:
        return None
    mark, minute = line.word(i + 1), line.number(i + 2)
    joined = mark in {":", "."} and line.glued(i + 1) and line.glued(i + 2)
    if joined and minute is not None and minute < 60 and len(line.text(i + 2)) == 2 and hour < 24:
        return _past_seconds(line, i + 3), hour, minute, mark
    return (i + 1, hour, None, "") if 1 <= hour <= 12 and not joined else None


def _past_seconds(line: Line, i: int) -> int:
    seconds = line.word(i) == ":" and line.glued(i) and line.glued(i + 1) and line.number(i + 1) is not None
    return i + 2 if seconds else i


def _half_day(line: Line, i: int) -> tuple[int, int] | None:
    """`p.m.`, `pm`, `a.m.`, `am`: the position after it, and 1 for the second half of the day."""
    word = line.word(i)
    if word in {"am", "pm"}:
        return i + 1, int(word == "pm")
    if word in {"a", "p"} and line.word(i + 1) == "." and line.word(i + 2) == "m" and line.glued(i + 1):
        stop = line.word(i + 3) == "." and line.glued(i + 3)
        return i + 3 + stop, int(word == "p")
    return None


def _plainly_clock(line: Line, i: int, end: int, mark: str) -> bool:
    two_digits = len(line.text(i)) == 2
    if mark == ":":
        return two_digits
    return mark == "." and two_digits and line.word(i - 1) in _AT and not _goes_on(line, end)


def _goes_on(line: Line, end: int) -> bool:
    """Whether a noun or a sign makes the number before it an amount: "at 15.00 percent"."""
    token = line.token(end)
    if line.word(end) in {"%", "."} and line.glued(end + 1):
        return True
    return token is not None and token.tag[:2] in {"NN", "CD"}


def _zone(line: Line, i: int) -> tuple[int, str | None]:
    """The zone at `i`: the position after it and its IANA name, None where the words leave it open."""
    j = i + (line.word(i) == "(")
    found = line.words.zone_places.at(line, j) or line.words.zones.at(line, j)
    if found is None or (line.word(j) in line.words.lexicon.zones and not line.capital(j)):
        return (found[0], None) if found and line.word(found[0] - 1) == "time" else (i, None)
    end, name = found
    if name == "UTC" and line.word(end) in {"+", "-", "−"} and line.number(end + 1) is not None and line.glued(end):
        sign = "-" if line.word(end) == "+" else "+"
        hours = line.number(end + 1) or 0
        # POSIX names count the other way: three hours ahead of UTC is Etc/GMT-3.
        return end + 2, f"Etc/GMT{sign}{hours}" if 0 < hours <= 14 else None
    return end, name or None
