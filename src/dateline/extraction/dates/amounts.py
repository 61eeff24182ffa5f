"""The grammar of amounts of time: durations ("nearly two and a half hours") and steps ("two days later")."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dateline.extraction.dates.expression import Ahead, Length, Step, Unit, Unknown
from dateline.extraction.dates.line import Found, Line

_HALVES = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_BETWEEN = frozenset({"to", "or", "-", "–", "—", "and"})
_ASK = frozenset({"for", "lasted", "lasts", "lasting", "took", "takes", "taking", "spent", "during"})
_WHOLE: dict[Unit, tuple[str, int]] = {
    "second": ("TS", 1), "minute": ("TM", 1), "hour": ("TH", 1), "day": ("D", 1), "week": ("W", 1),
    "fortnight": ("W", 2), "month": ("M", 1), "quarter": ("M", 3), "year": ("Y", 1), "decade": ("Y", 10),
    "century": ("Y", 100),
}  # fmt: skip
_SMALLER: dict[str, tuple[str, int]] = {
    "TH": ("TM", 60),
    "TM": ("TS", 60),
    "D": ("TH", 24),
    "Y": ("M", 12),
    "W": ("D", 7),
}
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount read at a position: `parts` is empty where no number is given; `article`: "an hour", "one day"."""

    end: int
    parts: tuple[tuple[Fraction, Unit], ...]
    unit: Unit
    article: bool = False
    hyphen: bool = False


def iso_duration(parts: tuple[tuple[Fraction, Unit], ...]) -> str | None:
    """Amounts as an ISO 8601 duration, a fraction in the next smaller unit; None where that is not exact."""
    totals: dict[str, int] = {}
    for value, unit in parts:
        if unit not in _WHOLE:
            return None
        name, times = _WHOLE[unit]
        rest = value * times
        while rest.denominator != 1:
            totals[name] = totals.get(name, 0) + rest.numerator // rest.denominator
            if name not in _SMALLER:
                return None
            name, times = _SMALLER[name]
            rest = (rest - rest.numerator // rest.denominator) * times
        totals[name] = totals.get(name, 0) + int(rest)
    return _written(totals)


def _written(totals: dict[str, int]) -> str | None:
    days = "".join(f"{totals[n]}{n}" for n in _ORDER[:4] if totals.get(n))
    clock = "".join(f"{totals[n]}{n[1]}" for n in _ORDER[4:] if totals.get(n))
    if not days and not clock:
        return None
    return f"P{days}T{clock}" if clock else f"P{days}"


# --- numbers ---------------------------------------------------------------------------------------------------------


def number_at(line: Line, i: int) -> tuple[int, Fraction] | None:
    """A number in digits or words at `i`: the position after it and its value."""
    read = _digits(line, i) if line.text(i)[:1].isdigit() else _spelled(line, i)
    if read is None:
        return (i + 1, _HALVES[line.word(i)]) if line.word(i) in _HALVES else None
    end, value = read
    if line.word(end) in _HALVES and line.glued(end):
        return end + 1, value + _HALVES[line.word(end)]
    j = line.past_hyphen(end)
    k = line.past_hyphen(j + 1)
    m = line.past_hyphen(k + 1)
    if line.word(j) == "and" and line.word(k) in {"a", "one"} and line.word(m) == "half":
        return m + 1, value + Fraction(1, 2)
    return end, value


def _digits(line: Line, i: int) -> tuple[int, Fraction] | None:
    text = line.text(i)
    if (
        not text.isascii()
        or len(text) > 6
        or (line.glued(i) and line.word(i - 1) in {".", ",", ":", "/", "$", "€", "£"})
    ):
        return None
    end = i + 1
    while (
        line.word(end) == ","
        and line.glued(end)
        and line.glued(end + 1)
        and len(line.text(end + 1)) == 3
        and len(text) < 7
    ):
        if line.number(end + 1) is None:
            break
        text += line.text(end + 1)
        end += 2
    decimals = line.word(end) == "." and line.glued(end) and line.glued(end + 1) and line.number(end + 1) is not None
    return (end + 2, Fraction(f"{text}.{line.text(end + 1)}")) if decimals else (end, Fraction(text))


def _spelled(line: Line, i: int) -> tuple[int, Fraction] | None:
    numbers = line.words.lexicon.numbers
    value = numbers.get(line.word(i))
    if value is None and line.word(i) == "a" and line.word(i + 1) == "hundred":
        return i + 2, Fraction(100)
    if value is None:
        return None
    j = line.past_hyphen(i + 1)
    ones = numbers.get(line.word(j), 0)
    if 20 <= value < 100 and 0 < ones < 10:
        return j + 1, Fraction(value + ones)
    return i + 1, Fraction(value)


# --- amounts ---------------------------------------------------------------------------------------------------------


def amount_at(line: Line, i: int) -> Amount | None:
    """An amount of time at `i`: `two and a half hours`, `half an hour`, `a few days`, `one hour and 30 minutes`."""
    first = _fraction_of_unit(line, i) or _article(line, i) or _counted(line, i) or _indefinite(line, i)
    if first is None or not first.parts or (first.article and first.unit == "second"):
        return first
    j = first.end + (line.word(first.end) in {"and", ","})
    j += line.word(j) == "and"
    more = _counted(line, j)
    if more is not None and len(more.parts) == 1 and _smaller(more.unit, first.unit):
        return Amount(more.end, first.parts + more.parts, first.unit)
    return first


def _smaller(a: Unit, b: Unit) -> bool:
    order = list(_WHOLE)
    return a in order and b in order and order.index(a) < order.index(b)


def _unit(line: Line, i: int) -> tuple[int, Unit, bool] | None:
    """A unit at `i`, with a hyphen before it or not: the position after it, the unit, whether a hyphen stood there."""
    j = line.past_hyphen(i)
    unit = line.words.units.get(line.word(j))
    return (j + 1, unit, j > i) if unit is not None else None


def _fraction_of_unit(line: Line, i: int) -> Amount | None:
    """`half an hour`, `half a year`, `half-hour`, `a half hour`, `three quarters of an hour`."""
    j = i + (line.word(i) in {"a", "an"} and line.word(i + 1) == "half")
    if line.word(j) == "half":
        k = line.past_hyphen(j + 1)
        k += line.word(k) in {"a", "an"}
        unit = _unit(line, k)
        return Amount(unit[0], ((Fraction(1, 2), unit[1]),), unit[1], hyphen=True) if unit else None
    quarters = {"a": 1, "three": 3, "one": 1}.get(line.word(i))
    k = line.past_hyphen(i + 1)
    if quarters and line.word(k) in {"quarter", "quarters"} and line.word(k + 1) == "of":
        unit = _unit(line, k + 3) if line.word(k + 2) in {"an", "a"} else None
        return Amount(unit[0], ((Fraction(quarters, 4), unit[1]),), unit[1], hyphen=True) if unit else None
    return None


def _article(line: Line, i: int) -> Amount | None:
    """`an hour`, `an hour and a half`; a hyphen after the unit begins an adjective, read elsewhere."""
    if line.word(i) not in {"a", "an"}:
        return None
    unit = line.words.units.get(line.word(i + 1))
    if unit is None or line.word(i + 1).endswith("s") or unit in {"quarter", "weekend"}:
        return None
    if [line.word(i + k) for k in (2, 3, 4)] == ["and", "a", "half"]:
        return Amount(i + 5, ((Fraction(3, 2), unit),), unit)
    if line.word(i + 2) == "-" and line.glued(i + 2):
        return None
    return Amount(i + 2, ((Fraction(1), unit),), unit, article=True)


def _counted(line: Line, i: int) -> Amount | None:
    """`two hours`, `40-minute`, `two-and-a-half-hour`; `two to three hours` has no one number."""
    number = number_at(line, i)
    if number is None:
        return None
    end, value = number
    if line.word(end) in _BETWEEN and (other := number_at(line, end + 1)) and (unit := _unit(line, other[0])):
        return Amount(unit[0], (), unit[1])
    unit = _unit(line, end)
    if unit is None or unit[1] == "weekend" or (line.word(unit[0] - 1) == "second" and value != 1 and not unit[2]):
        return None
    article = value == 1 and not unit[2] and unit[1] == "day"
    return Amount(unit[0], ((value, unit[1]),), unit[1], article, unit[2])


def _indefinite(line: Line, i: int) -> Amount | None:
    """`a few days`, `several hours`, and a bare plural: `hours`."""
    some = line.words.indefinite.at(line, i)
    end = some[0] if some else i
    end += line.word(end) == "more"
    unit = line.words.units.get(line.word(end))
    if unit is None or not line.word(end).endswith("s"):
        return None
    return Amount(end + 1, (), unit, article=some is None)


# --- what the amount does in the sentence ----------------------------------------------------------------------------


def length_at(line: Line, i: int) -> Found | None:
    """A length of time or a step counted in units at `i`, with its hedge."""
    if (compound := _long(line, i)) is not None:
        return compound
    hedge = _hedge(line, i)
    start = hedge or i
    amount = amount_at(line, start)
    if amount is None:
        return None
    if _is_age(line, amount.end):
        return Found(amount.end, None, Unknown())
    step = (
        None
        if line.word(i - 1) in _ASK
        else _step(line, amount, hedge is not None or line.word(i - 1) in {"over", "under"})
    )
    if step is not None:
        return step
    if line.word(i - 1) in {"within", "in"} and not amount.hyphen and hedge is None:
        return _ahead(line, i, amount)
    return _duration(line, i, hedge, amount)


def _hedge(line: Line, i: int) -> int | None:
    hedge = line.words.hedges.at(line, i)
    if hedge is None:
        return None
    if line.word(i) in {"over", "under"} and line.word(i - 1) not in line.words.lexicon.words.over_cues:
        return None
    return hedge[0]


def _is_age(line: Line, end: int) -> bool:
    return line.word(line.past_hyphen(end)) in {"old", "olds"}


def _long(line: Line, i: int) -> Found | None:
    """`hour-long`, `weeklong`, `hours-long`."""
    unit = line.words.lexicon.long_words.get(line.word(i))
    if unit is not None:
        return Found(i + 1, "duration", Length(iso_duration(((Fraction(1), unit),))))
    unit = line.words.units.get(line.word(i))
    if unit is None or line.word(i + 1) != "-" or line.word(i + 2) != "long":
        return None
    many = line.word(i).endswith("s")
    return Found(i + 3, "duration", Length(None if many else iso_duration(((Fraction(1), unit),))))


def _whole_step(amount: Amount) -> tuple[int, Unit] | None:
    """The amount as a count of one unit that a date can be counted by, or None."""
    if len(amount.parts) != 1:
        return None
    value, unit = amount.parts[0]
    if unit == "fortnight":
        value, unit = value * 2, "week"
    if value.denominator != 1 and unit == "year" and (value * 12).denominator == 1:
        value, unit = value * 12, "month"
    if value.denominator != 1 or value > 5000 or unit not in {"day", "week", "month", "year"}:
        return None
    return int(value), unit


def _step(line: Line, amount: Amount, hedged: bool) -> Found | None:
    """`two days ago`, `a week later`, `hours after`: a step, or nothing sure where the amount is not."""
    words, word = line.words.lexicon.words, line.word(amount.end)
    if word in words.ago:
        return Found(amount.end + 1, "date", _counted_step(amount, hedged, -1, "published"))
    if (ahead := line.words.ahead.at(line, amount.end)) is not None:
        return Found(ahead[0], "date", _counted_step(amount, hedged, 1, "published"))
    if word in words.later:
        return Found(amount.end + 1, "date", _counted_step(amount, hedged, 1, "anchor"))
    if word in words.earlier:
        return Found(
            amount.end + 1, "date", _counted_step(amount, hedged, -1, "day" if word == "earlier" else "anchor")
        )
    return None


def _counted_step(amount: Amount, hedged: bool, sign: int, base: str) -> Step | Unknown:
    short = amount.unit in _CLOCK_UNITS and all(value < 12 for value, _ in amount.parts)
    if short and base == "anchor":
        return Step("day", 0, "anchor")
    step = _whole_step(amount)
    if step is None or hedged:
        return Unknown()
    return Step(
        step[1], sign * step[0], "published" if base == "published" else "anchor" if base == "anchor" else "day"
    )


def _ahead(line: Line, i: int, amount: Amount) -> Found:
    step = _whole_step(amount)
    end = amount.end
    if line.word(end) == "'" and line.word(end + 1) == "time":
        end += 2
    whole = line.word(i - 1) == "within"
    if step is None or (amount.article and amount.unit == "day" and not whole):
        return Found(end, "date", Unknown())
    return Found(end, "date", Ahead(step[1], step[0], whole))


def _duration(line: Line, i: int, hedge: int | None, amount: Amount) -> Found | None:
    cued = hedge is not None or line.word(i - 1) in line.words.lexicon.words.length_cues
    if amount.article and (not cued or amount.unit == "second"):
        return None
    end, j = amount.end, line.past_hyphen(amount.end)
    if line.word(j) == "long":
        end = j + 1
    as_written = " ".join(line.text(k) for k in range(i, hedge)) if hedge else None
    iso = iso_duration(amount.parts)
    return Found(end, "duration", Length(iso, as_written if iso else None))


def near_at(line: Line, i: int) -> Found | None:
    """`the coming days`, `recent weeks`, `the next two weeks`, `the past few months`."""
    words = line.words.lexicon.words
    j = i + (line.word(i) == "the")
    if line.word(j) not in words.near:
        return None
    start = j + 1
    amount = amount_at(line, start)
    if amount is None or amount.hyphen or (amount.article and not line.word(start).endswith("s")):
        return None
    step = _whole_step(amount)
    if step is not None and line.word(j) in words.next_words:
        return Found(amount.end, "date", Ahead(step[1], step[0], True))
    return Found(amount.end, "date", Unknown())


def repeated_at(line: Line, i: int) -> Found | None:
    """`every day`, `each Friday`, `weekly`, `on Mondays`."""
    word = line.word(i)
    if word in line.words.lexicon.words.regularly or word[:-1] in line.words.lexicon.weekdays:
        return Found(i + 1, "set", Unknown())
    each = line.words.each.at(line, i)
    if each is None:
        return None
    j = each[0]
    number = number_at(line, j)
    j = number[0] if number else j
    named = line.word(j) in line.words.weekdays or line.word(j) in line.words.months
    if named or line.word(j) in line.words.units:
        return Found(j + 1, "set", Unknown())
    return None


def no_date_at(line: Line, i: int) -> Found | None:
    """`soon`, `in due course`: words of time without a date."""
    found = line.words.no_date.at(line, i)
    return Found(found[0], "date", Unknown()) if found else None
