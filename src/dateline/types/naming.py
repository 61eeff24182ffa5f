"""The form in which names are compared, and the ids made from them.

Every room that compares names does so in this form: what extraction makes an actor's id of, the record finds in a
publisher's name and a view in what a person types.
"""

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


@lru_cache(maxsize=16_384)
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


@lru_cache(maxsize=16_384)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without the signs between them: `name_words("A&B, Inc.")` is `("a", "b", "inc")`."""
    return tuple(piece for piece in pieces(name) if piece[0].isalnum())
