"""The form in which names are compared, and the ids made from them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = "'’‘ʼʻʹ`´.·"
# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = {
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ə": "a", "Ə": "A",
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th",
}  # fmt: skip
_FOLDING = str.maketrans({**_LETTERS, **dict.fromkeys(_APOSTROPHES, "")})
_SIGNS = {"+": "plus", "&": "and"}
_GENITIVE = re.compile(r"['’]s\b")
_PIECE = re.compile(r"[^\W_]+|[,&+/]")


@lru_cache(maxsize=65536)
def pieces(text: str) -> tuple[str, ...]:
    """The folded words of `text`: no case, marks, apostrophes or full stops.

    A hyphen parts words, a comma is a word, and so is a genitive "s": tokenizers cut there.
    """
    plain = unicodedata.normalize("NFKD", _GENITIVE.sub(" s", text).translate(_FOLDING))
    bare = "".join(c for c in plain.translate(_FOLDING) if not unicodedata.combining(c))
    return tuple(_PIECE.findall(bare.casefold()))


def fold(text: str) -> str:
    """The normal form in which names are compared: `fold("Élysée")` is `"elysee"`, `fold("U.S.")` is `"us"`."""
    return " ".join(pieces(text))


def key(text: str) -> tuple[str, ...]:
    """The folded words of a name without a leading article: the form that the index holds."""
    found = pieces(text)
    return found[1:] if len(found) > 1 and found[0] == "the" else found


def slug(name: str) -> str:
    """The id of an actor of that name: `slug("Vladimir Putin")` is `"vladimir-putin"`, `slug("Orda.kz")` `"orda-kz"`.

    A leading "the" is dropped; a full stop inside a name that is no abbreviation parts words.
    """
    apart = re.sub(r"(?<=[^\W_]{2})\.(?=[^\W_]{2})", " ", name)
    words = (_SIGNS.get(word, word) for word in key(apart))
    return "-".join(word for word in words if word.isalnum())


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
