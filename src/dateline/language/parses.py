"""Parses of sentences that were met before, so that what many publishers print is parsed once."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from spacy.tokens import Doc

MOST = 40_000
"""Sentences that are remembered: 15 MB of 25 tokens each. Of twice as many the older half is forgotten."""
_LONGEST = 255
"""Words, and labels, of which a byte can tell."""

Parse = list[tuple[str, str, int]]
"""For each token of the tokenizer, white space included, its tag, its label and the place of its head."""


def parse_of(doc: Doc) -> Parse:
    """What the parser told of each token."""
    return [(token.tag_, token.dep_, token.head.i) for token in doc]


class Parses:
    """Remembers parses by the text of their sentences, three bytes a token; with room for none, nothing.

    A parse depends on its sentence alone as far as the model can tell its choices apart: sentences that are parsed
    together share matrix products, whose last bits differ with what else is in them, and no choice was ever seen to.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._young: dict[bytes, bytes] = {}
        self._old: dict[bytes, bytes] = {}
        self._labels: dict[str, int] = {}
        self._names: list[str] = []

    def get(self, text: str) -> Parse | None:
        """The parse of a sentence that was kept, None of any other."""
        key = _key(text)
        kept = self._young.get(key)
        if kept is None and (kept := self._old.get(key)) is not None:
            self._put(key, kept)
        return list(self._unpacked(kept)) if kept is not None else None

    def keep(self, text: str, parse: Parse) -> None:
        """Remember the parse of a sentence, unless it is too long for a byte to count."""
        labels = [self._label(name) for tag, dep, _ in parse for name in (tag, dep)]
        if self._most and len(parse) <= _LONGEST and max(labels, default=0) <= _LONGEST:
            self._put(_key(text), bytes(labels) + bytes(head for _, _, head in parse))

    def _label(self, name: str) -> int:
        number = self._labels.setdefault(name, len(self._names))
        if number == len(self._names):
            self._names.append(name)
        return number

    def _unpacked(self, kept: bytes) -> Iterator[tuple[str, str, int]]:
        names, size = self._names, len(kept) // 3
        for i in range(size):
            yield names[kept[2 * i]], names[kept[2 * i + 1]], kept[2 * size + i]

    def _put(self, key: bytes, kept: bytes) -> None:
        self._young[key] = kept
        if len(self._young) >= self._most:
            self._young, self._old = {}, self._young


def _key(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
