"""Shapes of personal names: which part can stand alone, and when two spellings are one person."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from dateline.extraction.catalogue import fold
from dateline.extraction.names.lexicon import NameWords

_ALIKE = 0.8


def tidy(name: str) -> str:
    """A name with single spaces, without quotation marks; one written in capitals throughout gets small letters."""
    clean = " ".join(name.replace("“", "").replace("”", "").replace('"', "").split())
    words = clean.split(" ")
    if len(words) > 1 and all(w.isupper() and len(w.strip(".")) > 2 for w in words):
        return " ".join(_small(w) for w in words)
    return clean


def _small(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def keys(name: str, words: NameWords) -> list[str]:
    """The folded forms under which somebody may be named again without the whole name, the likeliest first.

    "Ursula von der Leyen" gives "von der leyen", "der leyen" and "leyen"; "Xi Jinping" gives "xi"; "Mohammed bin
    Salman" "bin salman" and "salman"; "Luiz Inácio Lula da Silva" "lula" as well.
    """
    parts = [p for p in fold(name).split() if p not in words.suffixes]
    if len(parts) < 2:
        return parts
    found: list[str] = []
    if _family_first(name, parts, words):
        found.append(parts[0])
    start = next((i for i, p in enumerate(parts[1:], 1) if p in words.particles), len(parts) - 1)
    found += [" ".join(parts[i:]) for i in range(start, len(parts))]
    found += ["".join(parts[i:]) for i in range(start, len(parts) - 1)]
    found += [" ".join(parts[i:]) for i in range(1, start)]
    if len(parts) > 3:
        found += [p for p in parts[1:-1] if p not in words.particles]
    return list(dict.fromkeys(k for k in found if k not in words.particles))


def _family_first(name: str, parts: Sequence[str], words: NameWords) -> bool:
    if parts[0] not in words.family_first:
        return False
    return len(name.split()) == 2 or len(parts) == 3


def same_person(one: str, other: str, words: NameWords) -> bool:
    """Whether two full names with a common surname are spellings of one name: given names alike, or an initial."""
    a, b = fold(one).split(), fold(other).split()
    if min(len(a), len(b)) < 2 or not set(keys(one, words)) & set(keys(other, words)):
        return False
    first, second = a[0], b[0]
    if first == second and _family_first(one, a, words):
        first, second = "".join(a[1:]), "".join(b[1:])
    if first == second or set(a) <= set(b) or set(b) <= set(a):
        return True
    if min(len(first), len(second)) <= 2:
        return first[0] == second[0]
    return SequenceMatcher(None, first[:20], second[:20], autojunk=False).ratio() >= _ALIKE
