"""Datelines, and the medium that a report names as its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.reading.dates import make_day, month_number
from dateline.reading.lines import tokens
from dateline.reading.names import is_agency, is_domain, is_medium, is_often_quoted
from dateline.reading.words import words

# A word of a place is taken whole: with a hyphen in it and one between words there would be very many ways to part it.
_PLACE = r"[A-Z][\w'’.-]*+(?:[ /,-]{1,3}(?:[A-Z][\w'’.-]*+|of|and|the|de|am|upon)){0,7}"
_DAY = (
    r"(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?"
    r"|(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2,8})\.?(?:,? (?P<year2>\d{4}))?"
)
_BRACKET = r"\((?P<bracket>[^()]{2,40})\)"
_DASH = r"\s*+(?:[-–—]{1,3}|:)\s"
_DATELINES = tuple(
    re.compile(form)
    for form in (
        rf"(?P<place>{_PLACE})[,.]? (?:{_DAY})\s*+[,.]?\s*+{_BRACKET}(?:{_DASH}|\s)",
        rf"(?P<place>{_PLACE})[,.]? (?:{_DAY})[,.]?\s*+/(?P<slash>[^/]{{2,30}})/\.?(?:{_DASH}|\s)",
        rf"(?P<place>{_PLACE})[,.]? (?:{_DAY})[,.]?\s*+(?P<bare>[A-Z][\w.-]*(?: [A-Z][\w.-]*){{0,3}})?(?:{_DASH}|/\s?)",
        rf"(?P<place>{_PLACE})\s*+{_BRACKET}{_DASH}",
    )
)
_HEAD, _LEAD, _NOTICE = 160, 700, 300  # characters of a paragraph, a lead and a notice that are looked at
_NAME = (
    r"(?P<name>[A-Za-z][\w.-]*\.[a-z]{2,6}\b|[A-Z][\w.&’'-]*(?: (?:of |the )?[A-Z][\w.&’'-]*){0,3})"
    r"(?P<noun> (?:news )?agency)?"
)
_REPORTS = r"(?:reports?|reported|writes|has learned|has learnt|understands|can reveal)"
_OWN = (
    # ", Orda.kz reports." and "Irtysh Info reports, citing …"
    re.compile(
        rf"(?:^|[,;] |[”\"] )(?P<the>the )?{_NAME} {_REPORTS}"
        r"(?=[.,:;]|\s+(?:that|from|with|citing|referring)|\s*$)"
    ),
    # ", reports Orda.kz."
    re.compile(
        rf"[,;”\"] ?(?:reports|reported|writes) (?P<the>the )?{_NAME}(?=[.,;]|\s+(?:citing|with|referring)|\s*$)"
    ),
)
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Dr)(?<!Gen)(?<!Sen)(?<!St)[.!?][\"”’)]*\s+(?=[\"“‘A-Z])")
_SHORTEST = 20
_RELAYED = (" as", "As", "to", "by")
_HEARD = re.compile(
    r"\b(?:[Tt]old|[Ss]een by|[Oo]btained by|[Ii]nterview with|[Ss]hared with|[Cc]orrespondents? of)"
    rf"\s+(?:the )?{_NAME}"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?(?:by\s+)?"
    r"(?P<name>[A-Z](?:[\w.&'-]| ++)*?)\s*+(?:,?\s*+\d{4}|[.,|]|$)"
)


class Dateline(NamedTuple):
    """What a dateline says: the agency, and month and day with the year if it gives one."""

    agency: str | None
    month: int | None
    day: int | None
    year: int | None

    def published(self, year: int | None) -> str | None:
        """The ISO day, with `year` where the dateline has none; None where it names no day."""
        known = self.year or year
        return make_day(known, self.month, self.day) if known and self.month and self.day else None


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the beginning of a first paragraph ("MOSCOW, Oct 16 (Agency) —"), or None."""
    for form in _DATELINES:
        match = form.match(paragraph[:_HEAD])
        found = _parts(match.groupdict()) if match else None
        if found is not None:
            return found
    return None


def _parts(got: dict[str, str | None]) -> Dateline | None:
    name = got.get("month") or got.get("month2")
    month = month_number(name) if name else None
    if name and month is None:
        return None
    day, year = got.get("day") or got.get("day2"), got.get("year") or got.get("year2")
    agency = (got.get("bracket") or got.get("slash") or got.get("bare") or "").strip()
    if agency and not is_agency(agency):
        return None
    return Dateline(agency or None, month, int(day) if day else None, int(year) if year else None)


def own_medium(lead: str) -> str | None:
    """The medium that a lead's first sentence names as the one reporting ("…, reports Orda.kz."), or None.

    A medium named with an article or as an agency, or one that everybody quotes, is a relay and not the publisher.
    """
    end = _SENTENCE_END.search(lead, _SHORTEST, _LEAD)
    sentence = lead[: end.end() if end else _LEAD]
    for match in (m for form in _OWN for m in form.finditer(sentence)):
        name = match["name"].strip(" ,")
        relayed = lead[: match.start("name")].rstrip().endswith(_RELAYED)
        if match["the"] or match["noun"] or relayed or is_often_quoted(name):
            continue
        if is_domain(name) or is_medium(name):
            return name.rstrip(".")
    return None


def confirmed_medium(paragraphs: Sequence[str], furniture: Sequence[str]) -> str | None:
    """A medium that people in the report speak to and that the page's own furniture names as well, or None."""
    marks = {t for line in furniture for t in tokens(line)}
    for match in (m for p in paragraphs for m in _HEARD.finditer(p)):
        name = match["name"].rstrip(".’'")
        own = set(tokens(name)) - {"the", "news"}
        if is_medium(name) and not is_often_quoted(name) and any(t in marks for t in own if len(t) > 3):
            return name
    return None


def copyright_holder(lines: Sequence[str]) -> tuple[str | None, int | None]:
    """Holder and year of the page's copyright line; None for what it does not give."""
    for line in lines:
        match = _COPYRIGHT.match(line[:_NOTICE])
        if match is None:
            continue
        name = match["name"].strip()
        years = {int(y) for y in re.findall(r"\b(?:19|20)\d{2}\b", line[:_NOTICE])}
        holder = name if is_agency(name) and name.casefold() not in words("names.generic") else None
        return holder, years.pop() if len(years) == 1 else None
    return None, None
