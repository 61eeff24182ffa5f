"""Who wrote a report: bylines in their many forms, and the lines about authors that are none."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.reading.dates import date_line
from dateline.reading.lines import is_sentence, no_words, segments, tokens
from dateline.reading.names import is_medium, is_person, persons
from dateline.reading.words import begins_with, words

_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,40}?)\s*+(?::|\bby\b:?)\s*+(?P<rest>\S.*)\Z", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|from|at|reports from|for)\s+.*\Z|\s*,.*\Z|\s*\(.*\Z|\s+[-–—]\s+.*\Z")
_LISTED = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_IN_PLACE = re.compile(r"\s+in\s+[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*")
_MEDIUM_AFTER = re.compile(r"(?:\s*,\s*|\s+for\s+|\s*\(|\s+[-–—]\s+)(?P<medium>[^,()]+)\)?")


class Credit(NamedTuple):
    """What a line of credits gives: the byline, the medium, or neither (someone else's credit)."""

    byline: str | None = None
    publisher: str | None = None


def read_credit(text: str, *, bare_names: bool) -> Credit | None:
    """The credit that a line is, or None if it is none.

    A line that is nothing but a name counts only with `bare_names`, as between a headline and the first paragraph.
    """
    if len(text) > 200 or (is_sentence(text) and not text.startswith("(") and _labelled(text) is None):
        return None
    parts = _undated(text)
    found = [_segment(part, bare_names) for part in parts]
    known = [c for c in found if c is not None]
    if not known or (len(known) < len(found) - 1 and all(_labelled(p) is None for p in parts)):
        return None
    return Credit(
        next((c.byline for c in known if c.byline), None),
        next((c.publisher for c in known if c.publisher), None),
    )


def _undated(text: str) -> list[str]:
    """The parts of a line without its dates and clock times."""
    parts: list[str] = []
    for part in segments(text):
        dated = date_line(part)
        parts += dated.rest.split(" | ") if dated is not None else [part]
    return [p for p in parts if not no_words(p)]


def _segment(part: str, bare_names: bool) -> Credit | None:
    labelled = _labelled(part)
    if labelled is not None:
        return labelled
    if not bare_names:
        return None
    medium = part.partition(",")[0]
    return Credit(publisher=medium) if is_medium(medium) else _names(part)


def _names(text: str) -> Credit | None:
    """Bare names, perhaps with a medium, a place or an office after a comma ("Ann Low, Capital Ledger")."""
    whole = persons(_IN_PLACE.sub("", text))
    if whole:
        return Credit(byline=whole)
    name, _, rest = text.partition(",")
    if persons(name) is None or is_sentence(text):
        return None
    if is_medium(rest):
        return Credit(byline=name, publisher=rest.strip())
    return Credit(byline=name) if set(tokens(rest)) & words("names.writers") else None


def _labelled(text: str) -> Credit | None:
    """A credit that says what it is: "By NAME", "Original Author: NAME", "Source: MEDIUM", "Editing by NAME"."""
    inner = text.strip("()[] ")
    low = tokens(inner[:60])
    if begins_with(low, "credits.other") and _others(inner):
        return Credit()
    match = _LABEL.match(inner) if low[:1] != ["by"] else None
    label = tokens(match["label"] + (" by" if ":" not in inner[: match.start("rest")] else "")) if match else low[:1]
    if match is not None and begins_with(label, "credits.source") == len(label) and len(match["rest"].split()) <= 6:
        return Credit(publisher=_first_medium(match["rest"]))
    if not label or begins_with(label, "credits.author") != len(label):
        return None
    rest = match["rest"] if match else re.sub(r"^by\b:?\s*", "", inner, flags=re.IGNORECASE)
    return _author(rest, colon=match is not None and ":" in inner[: match.start("rest")])


def _others(text: str) -> bool:
    """Whether a line that begins with another's part than the author's is a credit: names and parts, no clause."""
    parts = {word for name in ("credits.other", "credits.author") for entry in words(name) for word in entry.split()}
    lower = [t for t in text.split() if t[0].islower()]
    return all(t.strip(",;:.") in parts | words("credits.connectives") for t in lower) and len(text.split()) > 1


def _author(rest: str, *, colon: bool) -> Credit | None:
    """The credit of what follows "By" or an author's label; None where that is no name."""
    plain = ", ".join(p for p in _LISTED.split(rest.rstrip(" .")) if p.casefold() not in words("names.generic"))
    name = persons(rest.rstrip(" .")) or persons(plain) or _PLACE.sub("", rest).strip(" .")
    if persons(_cased(name)) or (colon and is_person(name, surname_alone=True)):
        return Credit(byline=_cased(name), publisher=_medium_after(rest, name))
    if is_medium(name):
        return Credit(publisher=name)
    if name.casefold() in words("names.generic"):
        return Credit()
    return Credit() if colon and len(rest.split()) <= 6 else None


def _first_medium(named: str) -> str | None:
    """The first of the named sources that is not a mere "agencies"."""
    return next(
        (p.strip() for p in _LISTED.split(named) if p.strip(" .").casefold() not in words("names.generic")), None
    )


def _medium_after(rest: str, name: str) -> str | None:
    """The medium that follows an author's name ("Ann Low, Capital Ledger", "Ann Low for Steppe.kz")."""
    match = _MEDIUM_AFTER.match(rest[len(name) :]) if rest.startswith(name) else None
    medium = match["medium"].strip() if match else ""
    return medium if is_medium(medium) else None


def _cased(name: str) -> str:
    """Names in capitals ("ANNA LOW and PETR BERG") as they are written elsewhere."""
    return "".join(p.title() if p.isupper() and " " in p else p for p in re.split(r"(\s+and\s+|,\s*)", name))


def is_about_author(text: str, byline: str | None) -> bool:
    """Whether a line at the end tells who the author is ("NAME covers …", "The writer is a fellow at …")."""
    low = tokens(text)
    if byline:
        names = tokens(byline)
        if low[: len(names)] == names and set(low[len(names) : len(names) + 2]) & words("names.writer_verbs"):
            return True
    opens = low[:2] in (["the", "author"], ["the", "writer"], ["the", "authors"]) and low[2:3] in (["is"], ["are"])
    titled = any(f" {w} " in f" {' '.join(low[:20])} " for w in words("names.writers"))
    named = is_person(" ".join(text.split()[:2])) and set(low[2:4]) & {"is", "covers", "writes"}
    return opens or bool(named and titled)
