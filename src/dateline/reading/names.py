"""Whether a few words are a person's name or a medium's, by their form."""

from __future__ import annotations

import re

from dateline.reading.lines import tokens
from dateline.reading.words import words

_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?\Z")
_NAME_WORD = re.compile(r"[\w.&'’+-]+\Z")
_DOMAIN = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,6}\Z")


def is_domain(text: str) -> bool:
    """Whether the text is a site's name as its address says it ("Orda.kz")."""
    return _DOMAIN.match(text) is not None


def _capitalised(word: str) -> bool:
    return _WORD.match(word) is not None and word[0].isupper()


def is_person(text: str, *, surname_alone: bool = False) -> bool:
    """Whether the text has the form of one person's name: two to five capitalised words, none of a medium or a section.

    With `surname_alone` a single word is enough.
    """
    parts = text.split()
    if not (1 if surname_alone else 2) <= len(parts) <= 5 or is_domain(text):
        return False
    if not all(_capitalised(p) or p.casefold() in words("names.particles") for p in parts) or not _capitalised(
        parts[-1]
    ):
        return False
    if sum(p.isupper() and len(p) > 2 for p in parts) == len(parts) > 3:
        return False
    low = set(tokens(text)) | {text.casefold()}
    return not low & (
        words("names.media") | words("names.not_persons") | words("names.generic") | words("names.writers")
    )


def persons(text: str) -> str | None:
    """The text if it is one or several persons' names ("A", "A and B", "A, B and C"), else None."""
    parts = [p for p in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+", text) if p]
    return text if parts and all(is_person(p) for p in parts) else None


def is_medium(text: str) -> bool:
    """Whether the text has a medium's name's form: a site's domain, or capitalised words with one such as *Times*."""
    text = text.strip()
    low = text.casefold()
    if not text or low in words("names.generic") or len(text.split()) > 6 or " and " in low:
        return False
    if is_domain(text):
        return True
    parts = text.split()
    if not (parts[0][0].isupper() and parts[-1][0].isupper() and all(_NAME_WORD.match(p) for p in parts)):
        return False
    low_words = set(low.replace("-", " ").split())
    if low_words <= words("names.section_media") | words("names.not_persons"):
        return False
    office = low_words & words("names.offices") and not low.endswith("world service")
    return bool(low_words & words("names.media")) and not office


def is_agency(text: str) -> bool:
    """Whether the text could name an agency where only one can stand, as in the brackets of a dateline."""
    parts = text.strip().split()
    if not 1 <= len(parts) <= 6 or text.casefold() in words("names.generic") or any(c.isdigit() for c in text[:1]):
        return False
    return parts[0][0].isupper() and all(p[0].isupper() or p in {"of", "and", "the", "de"} for p in parts)


def is_often_quoted(text: str) -> bool:
    """Whether other media quote this one so often that its name in a lead does not tell who publishes."""
    return re.sub(r"^the ", "", text.casefold()) in words("names.quoted_agencies")
