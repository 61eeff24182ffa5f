"""Organs that every state has, found by the form of the phrase: "Russian Foreign Ministry", "Foreign Ministry of X"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from dateline.extraction.catalogue.build import Organ
from dateline.extraction.catalogue.model import Body, State
from dateline.extraction.catalogue.text import key, pieces, slug

_GENITIVES = frozenset({"'s", "’s", "'", "’"})


class Organs:
    """The sorts of organ, and those that the catalogue has under names of their own."""

    def __init__(self, organs: Sequence[Organ], bodies: Sequence[Body]) -> None:
        self._sorts = {key(words): organ for organ in organs for words in (*organ.words, organ.name)}
        self._firsts = {words[0] for words in self._sorts}
        self._longest = max((len(words) for words in self._sorts), default=0)
        self._own = {(body.organ, body.country): body for body in reversed(bodies) if body.organ}

    @property
    def openings(self) -> Iterable[str]:
        """The folded words that begin a phrase for a sort of organ."""
        return self._firsts

    def sort(self, phrase: str) -> Organ | None:
        """The sort of organ that a phrase without a state means ("foreign ministry")."""
        return self._sorts.get(key(phrase))

    def of(self, organ: Organ, state: State) -> Body:
        """The organ of that sort in that state: the catalogue's own body, else one named by the pattern."""
        own = self._own.get((organ.organ, state.code))
        if own is not None:
            return own
        name = f"{next(iter(state.adjectives), state.name)} {organ.name}"
        return Body(slug(name), name, "organ", state.code, (name,), False, organ.state, organ.organ)

    def phrase(self, words: Sequence[str], start: int) -> tuple[int, Organ | None]:
        """The longest phrase for a sort of organ at `words[start]`, and how many words it takes."""
        best: tuple[int, Organ | None] = (0, None)
        so_far: tuple[str, ...] = ()
        for end in range(start, len(words)):
            so_far += pieces(words[end])
            if len(so_far) > self._longest or not so_far or so_far[0] not in self._firsts:
                break
            if so_far in self._sorts:
                best = (end + 1 - start, self._sorts[so_far])
        return best

    def match(
        self,
        words: Sequence[str],
        start: int,
        adjective: Callable[[str], State | None],
        named: Callable[[Sequence[str], int], tuple[int, State | None]],
    ) -> tuple[int, Body | None]:
        """The organ of a state whose phrase begins at `words[start]`, and how many words it takes; `(0, None)` if none.

        `adjective` gives the state of an adjective, `named` the length of a state's name at a word and the state.
        """
        length, organ = self.phrase(words, start)
        if organ is not None:
            return self._of_phrase(words, start, start + length, organ, named)
        for width, state in _states_before(words, start, adjective, named):
            length, organ = self.phrase(words, start + width)
            if organ is not None:
                return width + length, self.of(organ, state)
        return 0, None

    def _of_phrase(
        self,
        words: Sequence[str],
        start: int,
        end: int,
        organ: Organ,
        named: Callable[[Sequence[str], int], tuple[int, State | None]],
    ) -> tuple[int, Body | None]:
        rest = [word.casefold() for word in islice(words, end, end + 2)]
        if not rest or rest[0] != "of":
            return 0, None
        at = end + (2 if rest[1:] == ["the"] else 1)
        length, state = named(words, at) if at < len(words) else (0, None)
        return (at + length - start, self.of(organ, state)) if state is not None else (0, None)


def _states_before(
    words: Sequence[str],
    start: int,
    adjective: Callable[[str], State | None],
    named: Callable[[Sequence[str], int], tuple[int, State | None]],
) -> Iterator[tuple[int, State]]:
    """The states that may be meant at `words[start]`, by name (with its genitive 's) or adjective, longest first."""
    width, state = named(words, start)
    if state is not None:
        after = words[start + width] if start + width < len(words) else ""
        yield (width + 1 if after in _GENITIVES else width), state
    for width in (2, 1):
        state = adjective(" ".join(words[start : start + width])) if words[start][:1].isupper() else None
        if state is not None:
            yield width, state
