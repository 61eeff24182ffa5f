"""How the catalogue's names may be written: folded, with or without "the"; acronyms as they are."""

from __future__ import annotations

from dateline.types.naming import fold, key, pieces, slug

__all__ = ["fold", "is_acronym", "key", "pieces", "slug", "spells"]


def is_acronym(name: str) -> bool:
    """Whether `name` is one short word with two capitals or more ("US", "U.N.", "G20", "AfD"): its case then counts."""
    bare = name.replace(".", "")
    capitals = sum(c.isupper() for c in bare)
    return bare.isalnum() and len(bare) <= 6 and (capitals > 1 or (bare.isupper() and len(bare) > 1))


def spells(name: str, text: str) -> bool:
    """Whether `text`, which folds to the same as `name`, may stand for it: an acronym has to be written as it is."""
    if not is_acronym(name):
        return True
    plain = text.replace(".", "").replace(" ", "")
    return name.replace(".", "") in (plain, plain.removeprefix("the"), plain.removeprefix("The"))
