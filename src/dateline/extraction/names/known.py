"""Which words of a headline, or in capitals, are names, so that none is lost among the other words."""

from __future__ import annotations

import re

from dateline.extraction.catalogue import Catalogue
from dateline.extraction.catalogue.model import Person
from dateline.language import Known
from dateline.types import Article

_WORD = re.compile(r"[^\W_](?:[\w.]*[^\W_])?")
_CAPITALS = re.compile(r"[A-Z][^a-z\n]{15,}")
_LEADERS = frozenset({"head-of-state", "head-of-government"})
_REMEMBERED = 6
"""Years for which a headline calls a former leader by a surname that is also a common word."""


def known(article: Article, catalogue: Catalogue, names: frozenset[str]) -> Known:
    """Words that belong to a name of the catalogue, beside `names`, and those by which persons are called.

    A surname alone that is also a common word is known for those who lead a state about that day.
    """
    words = _WORD.findall("\n".join([article.headline or "", *_CAPITALS.findall(article.body)]))
    published = article.published
    found: set[str] = set()
    persons = {w for w in words if w[0].isupper() and catalogue.by_surname(w)}
    at = 0
    while at < len(words):
        length, entries = catalogue.match(words, at)
        found.update(words[at : at + length])
        if any(isinstance(e, Person) for e in entries):
            persons.update(words[at : at + length])
        at += length or 1
    leaders = {w for w in persons if w in found or _leads(w, catalogue, published)}
    return Known(names | found | leaders, frozenset(persons))


def _leads(word: str, catalogue: Catalogue, published: str | None) -> bool:
    since = int(published[:4]) - _REMEMBERED if published else 0
    led = [t for p in catalogue.by_surname(word) for t in p.terms if t.office in _LEADERS]
    return any(term.end is None or int(term.end[:4]) >= since for term in led)
