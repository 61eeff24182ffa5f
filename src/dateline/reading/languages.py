"""The language of a text: as its publisher declares it where the words bear that out, else as they show."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dateline.reading.words import words

READABLE = frozenset({"en"})
"""Codes (ISO 639-1) of the languages that the program reads at present."""

_SAMPLE = 4000
_GLANCE = 1500
_SURE, _LIKELY = 0.9, 0.4
_PLAIN, _KINDS = 0.18, 8
_SHORT = 200
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?\Z")
_ALIASES = {"eng": "en", "english": "en"}


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def detectable() -> frozenset[str]:
    """Codes of every language that can be told."""
    return frozenset(_identifier().labels)


def code(declared: str | None) -> str | None:
    """ISO 639 code of a declaration such as `en-GB`, `en_US` or `English`; None where it is none."""
    if not declared:
        return None
    low = declared.strip().casefold()
    match = _CODE.match(low)
    return _ALIASES.get(low) or (_ALIASES.get(match[1], match[1]) if match else None)


def surely(text: str) -> str | None:
    """ISO 639-1 code of the language that a text is in beyond doubt, None for any other and for a short text."""
    sample = " ".join(text[: 2 * _GLANCE].split())[:_GLANCE]
    if len(sample) < _SHORT:
        return None
    if _is_plain_english(sample):
        return "en"
    best, chance = _ranked(sample)[0]
    return best if chance >= _SURE else None


def language_of(text: str, declared: str | None = None) -> str:
    """ISO 639-1 code of the text's language.

    A declaration holds unless a long text is surely in another language, as on pages whose template declares the
    language of the site. A short undeclared text counts as English where nothing else is likely, or not much likelier.
    """
    stated = code(declared)
    sample = " ".join(text[: 2 * _SAMPLE].split())[:_SAMPLE]
    if len(sample) >= _SHORT and _is_plain_english(sample):
        return "en"
    ranked = _ranked(sample)
    best, chance = ranked[0]
    if stated is not None:
        return best if chance >= _SURE and len(sample) >= _SHORT else stated
    unsure = chance < _LIKELY or chance < 3 * dict(ranked).get("en", 0.0)
    return "en" if len(sample) < _SHORT and unsure else best


@lru_cache(maxsize=4)
def _ranked(sample: str) -> list[tuple[str, float]]:
    """Languages with their chances, likeliest first; a page is asked for before and after its furniture is told."""
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    return ranked


def _is_plain_english(sample: str) -> bool:
    """Whether a text is surely English by its commonest words, which no other language has so many of."""
    found, common = sample.casefold().split(), words("language.english")
    plain = [word for word in found if word in common]
    return len(plain) > len(found) * _PLAIN and len(set(plain)) >= _KINDS
