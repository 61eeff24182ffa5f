"""What was mentioned so far in a document: whom a pronoun or a description can reach back to."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from dateline.language import Sentence, Token

_INNER = 9
_OPENING = frozenset({"“", "«", "``"})
_MARKS = _OPENING | {"”", "»", "''", '"'}
REACH = 120
"""Mentions that are remembered: old ones cannot be meant, and the cost of each look back stays bounded."""


@dataclass(slots=True, eq=False)
class Heard:
    """One mention of actors in a sentence. `rank`: 0 subject of the main clause, 1 of another, 2 anything else."""

    ids: tuple[str, ...]
    token: Token
    rank: int


def rank(token: Token) -> int:
    """How prominent the grammar makes a mention: 0 main subject or source of the sentence, 1 other subject, 2 other."""
    while token.dep in {"conj", "appos", "compound"} and token.head is not token:
        token = token.head
    if token.is_root:
        return 1
    if token.dep in {"nsubj", "nsubjpass"}:
        verb = token.head
        return 0 if verb.is_root or (verb.dep in {"ccomp", "conj"} and verb.head.is_root) else 1
    source = token.dep == "pobj" and token.head.lower == "to" and token.head.head.lower == "according"
    agent = token.dep == "pobj" and token.head.dep == "agent" and token.head.head.is_root
    return 0 if source or agent else 2


class Memory:
    """The mentions of one document, latest last."""

    def __init__(self) -> None:
        self._heard: deque[Heard] = deque(maxlen=REACH)
        self._groups: deque[Heard] = deque(maxlen=REACH)
        self._hosted: deque[tuple[Heard, Heard]] = deque(maxlen=REACH)
        self._quoted: set[Token] = set()
        self._open = False

    def hear(self, sentence: Sentence) -> None:
        """Note which tokens of a sentence stand within quotation marks; a quotation ends with its paragraph."""
        if not sentence.index or sentence.document.sentences[sentence.index - 1].paragraph != sentence.paragraph:
            self._open = False
        for token in sentence.tokens:
            if token.text in _MARKS:
                self._open = token.text in _OPENING or (token.text == '"' and not self._open)
            elif self._open:
                self._quoted.add(token)

    def is_quoted(self, token: Token) -> bool:
        """Whether a token that was heard stands within quotation marks."""
        return token in self._quoted

    def add(self, ids: tuple[str, ...], token: Token) -> None:
        """Remember that `token` stands for the actors."""
        if ids:
            self._heard.append(Heard(ids, token, rank(token)))

    def add_group(self, ids: tuple[str, ...], token: Token, *, inner: bool = False) -> None:
        """Remember actors that were named together; `inner` if only to say whose somebody is ("leaders of A and B")."""
        if ids:
            self._groups.append(Heard(ids, token, _INNER if inner else rank(token)))

    def add_hosting(self, host: tuple[str, ...], guest: tuple[str, ...], token: Token) -> None:
        """Remember that somebody received somebody else."""
        self._hosted.append((Heard(host, token, 0), Heard(guest, token, 0)))

    def hosting(self, token: Token, reach: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who received whom last before `token`, at most `reach` sentences back; nobody and nobody if none did."""
        for host, guest in reversed(self._hosted):
            if token.sentence.index - host.token.sentence.index > reach:
                break
            if host.token.i < token.i:
                return host.ids, guest.ids
        return (), ()

    def latest(self) -> Iterator[Heard]:
        """Mentions, the latest first."""
        return reversed(self._heard)

    def group(self, token: Token, reach: int, fits: Callable[[str], bool], *, inner: bool = False) -> tuple[str, ...]:
        """The latest group named before `token`, at most `reach` sentences back, all of whose members fit.

        One named in a quotation is not meant outside of it.
        """
        here = token.sentence.index
        for heard in reversed(self._groups):
            if here - heard.token.sentence.index > reach:
                break
            wanted = inner or heard.rank != _INNER
            wanted = wanted and (token in self._quoted or heard.token not in self._quoted)
            if wanted and heard.token.i < token.i and all(fits(i) for i in heard.ids):
                return heard.ids
        return ()

    def together(self, ids: tuple[str, ...], fits: Callable[[str], bool]) -> tuple[str, ...]:
        """All who fit in the latest sentence in which all of `ids` were mentioned, in order; () where there is none."""
        for _, mentions in groupby(self.latest(), key=lambda h: h.token.sentence.index):
            found = [i for heard in list(mentions)[::-1] for i in heard.ids if fits(i)]
            if ids and set(ids) <= set(found):
                return tuple(dict.fromkeys(found))
        return ()

    def around(self, token: Token, reach: int) -> Iterator[Heard]:
        """Mentions that a pronoun at `token` may mean, the likeliest first.

        The sentence's own before the pronoun, main subject first; then sentence by sentence back to `reach`.
        """
        here = token.sentence.index
        by_sentence: dict[int, list[Heard]] = {}
        for heard in self._heard:
            if here - heard.token.sentence.index <= reach and heard.token.i < token.i:
                by_sentence.setdefault(heard.token.sentence.index, []).append(heard)
        for index in sorted(by_sentence, reverse=True):
            yield from sorted(by_sentence[index], key=lambda h: (h.rank, h.token.i))

    def last_distinct(self, count: int, fits: Callable[[str], bool]) -> tuple[str, ...]:
        """The last `count` different actors that fit, in the order of their latest mentions; fewer gives none."""
        found: list[str] = []
        for heard in self.latest():
            for ident in reversed(heard.ids):
                if ident not in found and fits(ident):
                    found.append(ident)
            if len(found) >= count:
                break
        return tuple(reversed(found[:count])) if len(found) >= count else ()
