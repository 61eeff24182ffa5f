"""Names of states, from the packages `countrynames` (spellings) and `Babel` (the states' own English names)."""

from __future__ import annotations

import functools
import warnings

import countrynames
from babel import Locale

from dateline.types.naming import name_words

_ARTICLE = ("the",)


@functools.lru_cache(maxsize=16384)
def country_of(name: str) -> str | None:
    """The ISO 3166 alpha-3 code of the state that a name stands for or, where the package knows it, lies in."""
    try:
        with warnings.catch_warnings():
            # The package asks for PyICU; without it names in Latin letters, all that stand here, are read as well.
            warnings.simplefilter("ignore", UnicodeWarning)
            code = countrynames.to_code_3(name, fuzzy=False)
    except KeyError:  # a body that the package knows and that has no alpha-3 code, such as the United Nations
        return None
    return code if code is not None and len(code) == 3 else None


@functools.lru_cache(maxsize=16384)
def is_state_name(name: str) -> bool:
    """Whether a name is that of a state and not of a city in it."""
    words = name_words(name)
    words = words[1:] if words[:1] == _ARTICLE else words
    return words in _state_names() or (country_of(name) is not None and sum(map(len, words)) <= 3)


@functools.lru_cache(maxsize=16384)
def states_in(name: str) -> tuple[str, ...]:
    """The states that a description names, longest names first: "the foreign ministers of Chad and South Sudan"."""
    words = [w.strip(",;.") for w in name.split()]
    found: list[str] = []
    start = 0
    while start < len(words):
        size = next((n for n in range(min(4, len(words) - start), 0, -1) if _names_state(words[start : start + n])), 0)
        if size:
            found.append(" ".join(words[start : start + size]))
        start += size or 1
    return tuple(found)


def _names_state(words: list[str]) -> bool:
    return words[0][:1].isupper() and words[-1][:1].isupper() and is_state_name(" ".join(words))


@functools.lru_cache(maxsize=1)
def _state_names() -> frozenset[tuple[str, ...]]:
    names = Locale("en").territories
    own = {name_words(n) for code, n in names.items() if code.isalpha()}
    long = {
        ("united", "states", "of", "america"),
        ("great", "britain"),
        ("turkey",),
        ("north", "korea"),
        ("south", "korea"),
    }
    return frozenset(own | long)
