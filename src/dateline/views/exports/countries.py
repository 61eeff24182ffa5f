"""What the package `Babel` knows of a state by its ISO 3166 alpha-3 code: its name and its time zones."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.core import get_global

_KOSOVO = "KOS"
"""The ontology's code for a state that ISO 3166 has none for."""


def alpha_2(code: str | None) -> str | None:
    """The alpha-2 code of a state; None for what is none."""
    if code == _KOSOVO:
        return "XK"
    found: list[str] = get_global("territory_aliases").get(code or "", [])
    return found[0] if len(found) == 1 and code and len(code) == 3 and code.isalpha() else None


@lru_cache(maxsize=512)
def country_name(code: str | None) -> str | None:
    """The English name of a state; None for what is none."""
    short = alpha_2(code)
    return Locale("en").territories.get(short) if short else None


def zones(code: str | None) -> tuple[str, ...]:
    """The time zones of a state, by their IANA names; none of what is no state."""
    return tuple(get_global("territory_zones").get(alpha_2(code) or "", ()))
