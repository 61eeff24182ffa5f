"""Titles of several at once, with the states and the names beside them: "the presidents of Malta and Cyprus, A and B".

The words are read as they stand, not by the parse, which often hangs a list of names on the last state before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extraction.names import phrases
from dateline.language import Token

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

_AND = frozenset({"and", "&"})
_BETWEEN = frozenset({"and", "&", ",", "the", "both", "visiting"})
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_MEMBERS = 8
_STEPS = 10


@dataclass(frozen=True, slots=True)
class Coordination:
    """What a plural title says: codes of its states, the tokens they stand at, and the persons named after it."""

    states: tuple[str, ...]
    at: tuple[Token, ...]
    persons: tuple[str, ...]
    first: Token
    last: Token


class Coordinations:
    """Reads the states before or behind a title, and the names that a comma adds to it."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader
        self._inside = reader.words.title_modifiers | reader.words.portfolios

    def read(self, head: Token) -> Coordination:
        """The coordination that a title heads; its parts are empty where none is said."""
        tokens = head.sentence.tokens
        at = head.i - tokens[0].i
        states, end = self._behind(tokens, at)
        if not states:
            states, end = self._before(tokens, at), at + 1
        codes = tuple(dict.fromkeys(c for _, c in states))
        if len(codes) < 2:
            codes, states = self._owners(head), []
        found, last = self._named(tokens, end)
        first = min([phrases.left_edge(head), *(t for t, _ in states)], key=lambda t: t.i)
        return Coordination(codes, tuple(t for t, _ in states), found, first, last or tokens[end - 1])

    def _behind(self, tokens: list[Token], at: int) -> tuple[list[tuple[Token, str]], int]:
        """The states of "ministers of foreign affairs of A and B", and where the phrase ends."""
        for i in range(at + 1, min(len(tokens), at + _STEPS)):
            if tokens[i].lower in {"of", "from"}:
                states, end = self._list(tokens, i + 1, self._state)
                if states:
                    return states, end
            elif tokens[i].lower not in self._inside:
                break
        return [], at + 1

    def _before(self, tokens: list[Token], at: int) -> list[tuple[Token, str]]:
        """The states of "A and B foreign ministers", in the order of the text."""
        i = at - 1
        while i > 0 and at - i < _STEPS and self._may_stand_between(tokens[i], tokens[at]):
            i -= 1
        found: list[tuple[Token, str]] = []
        links: list[set[str]] = []
        while i >= 0 and len(found) < _MEMBERS and self._precedes(tokens[i], found):
            found.insert(0, (tokens[i], self._state(tokens[i]) or ""))
            before = i = self._start(tokens, i) - 1
            while i > max(0, before - _STEPS) and tokens[i].lower in _BETWEEN | _GENITIVE:
                i -= 1
            if i == before:
                break
            links.append({t.lower for t in tokens[i + 1 : before + 1]})
        return found if self._is_list(found, links) else []

    def _may_stand_between(self, token: Token, head: Token) -> bool:
        """Whether a word between the states and a title goes with the title: "Kazakh and Uzbek *water* experts"."""
        if self._state(token) is not None:
            return False
        own = token.text[0].islower() and token.dep in {"compound", "amod", "nmod"} and token.head is head
        return own or token.lower in self._inside | _GENITIVE

    def _precedes(self, token: Token, found: list[tuple[Token, str]]) -> bool:
        """Whether a token is a state's own name or adjective that can stand before those found so far."""
        mention = self._r.named(token)
        if self._state(token) is None or mention is None or not (mention.state or self._is_adjective(token)):
            return False
        return not found or self._is_alike(token, found[0][0])

    @staticmethod
    def _is_list(found: list[tuple[Token, str]], links: list[set[str]]) -> bool:
        """Whether an "and" joins the last of those found to the others, or commas do that open the sentence."""
        if len(found) < 2:
            return False
        if len(found) == 2 and "," in links[0] and links[0] & _AND:
            return False
        return bool(links[0] & _AND) or found[0][0] is found[0][0].sentence.tokens[0]

    def _owners(self, head: Token) -> tuple[str, ...]:
        """The states of those whose the title is: "the two countries' ministers", "experts from both sides"."""
        holder = head.child("poss")
        link = next((c for c in head.childs("prep") if c.lower in {"of", "from"}), None)
        sides = link.child("pobj") if link is not None else None
        actors = self._r.book.actors
        if holder is not None:
            ids = [i for t in phrases.conjuncts(holder) for i in self._r.ids_at(t)]
        elif sides is not None and self._r.titles.noun(sides) in self._r.words.sides:
            ids = list(self._r.ids_later(sides))
        else:
            return ()
        known = self._r.catalogue.states
        return tuple(dict.fromkeys(c for i in ids if (c := actors[i].country) is not None and c in known))

    def _named(self, tokens: list[Token], at: int) -> tuple[tuple[str, ...], Token | None]:
        """The persons listed at `at`, after a comma or at once, two or more, and the last token of the list."""
        if at + 1 >= len(tokens):
            return (), None
        found, end = self._list(tokens, at + (tokens[at].text in {",", ":", "—", "–"}), self._person)
        ids = tuple(dict.fromkeys(i for _, i in found))
        return (ids, tokens[end - 1]) if len(ids) > 1 else ((), None)

    def _list(
        self, tokens: list[Token], at: int, read: Callable[[Token], str | None]
    ) -> tuple[list[tuple[Token, str]], int]:
        """Members of a list that begins at `at`, as far as `read` knows them, and where it ends."""
        found: list[tuple[Token, str]] = []
        end = i = at
        while i < len(tokens) and len(found) < _MEMBERS:
            while i < len(tokens) and tokens[i].lower in _BETWEEN and i - end < 3:
                i += 1
            value = read(tokens[i]) if i < len(tokens) else None
            if value is None or (found and not _joins(tokens, end, i, last=self._is_last(tokens, i, read))):
                break
            found.append((tokens[i], value))
            end = i = self._stop(tokens, i)
        return found, end

    def _is_last(self, tokens: list[Token], at: int, read: Callable[[Token], str | None]) -> bool:
        """Whether no "and" with a further member follows a member, so that a comma before it joins nothing."""
        i = self._stop(tokens, at)
        if i < len(tokens) and tokens[i].lower == ",":
            i += 1
        return not (i + 1 < len(tokens) and (tokens[i].lower in _AND or read(tokens[i]) is not None))

    def _state(self, token: Token) -> str | None:
        mention = self._r.named(token)
        if mention is None or not token.text[0].isupper():
            return None
        if mention.ids:
            draft = self._r.book.actors[mention.ids[0]]
            return draft.country if draft.kind == "state" else None
        word = token.sentence.document.text[mention.first.start : mention.last.end]
        state = self._r.catalogue.state_of_adjective(word)
        return state.code if state else None

    def _is_adjective(self, token: Token) -> bool:
        mention = self._r.named(token)
        word = token.sentence.document.text[mention.first.start : mention.last.end] if mention else token.text
        return self._r.catalogue.state_of_adjective(word) is not None

    def _is_alike(self, one: Token, other: Token) -> bool:
        """Whether two can be coordinated before a noun: both adjectives or both names; initials go with either."""
        if one.text.isupper() or self._is_adjective(one) == self._is_adjective(other):
            return True
        mentions = [self._r.named(t) for t in (one, other)]
        if all(m is not None and m.state for m in mentions):  # "Kosovo" is a name and an adjective
            return True
        return other.text.isupper() and one.dep != "pobj"

    def _person(self, token: Token) -> str | None:
        mention = self._r.named(token)
        if mention is None or len(mention.ids) != 1:
            return None
        draft = self._r.book.actors[mention.ids[0]]
        return draft.id if draft.kind == "person" else None

    def _start(self, tokens: list[Token], at: int) -> int:
        mention = self._r.named(tokens[at])
        return mention.first.i - tokens[0].i if mention else at

    def _stop(self, tokens: list[Token], at: int) -> int:
        mention = self._r.named(tokens[at])
        return mention.last.i - tokens[0].i + 1 if mention else at + 1


def _joins(tokens: list[Token], end: int, at: int, *, last: bool) -> bool:
    """Whether what stands between two members joins them; a comma alone does not join the last one to the others."""
    between = [t.lower for t in tokens[end:at]]
    if any(w in _AND for w in between):
        return True
    return "," in between and (not last or tokens[0].sentence.document.place == "headline")
