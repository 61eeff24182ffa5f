"""Descriptions that tell something new of somebody just named: "the 51-year-old", "the retired general".

No office says whom they mean, only that he is spoken of: the subject of the sentences just before, as far as gender and
country allow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.names import phrases
from dateline.extraction.names.bodies import adjective_states
from dateline.extraction.names.drafts import Draft
from dateline.language import Token

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

_NEAR, _FAR = 2, 3
"""How many sentences back somebody may have been named: as a subject, and as one of a state."""
_SUBJECT = 1
"""The highest rank of a mention that is a subject."""


class Epithets:
    """Finds whom a definite description means that states no office of anybody."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader
        self._words = reader.words

    def actors(self, head: Token, base: str) -> tuple[str, ...]:
        """Whom the description means; () where it may be somebody new."""
        if phrases.determiner(head, self._words) != "definite" or phrases.right_edge(head) is not head:
            return ()
        told = self.told(head)
        origin = any(c.dep == "npadvmod" and c.text[0].isupper() for t in told for c in t.children)
        states = () if origin else adjective_states(self._r, head)
        if self._limits(head, told, states):
            return self._newly_introduced(head, base)
        gender = self._words.gender.get(base)
        if states:
            country = self._r.country_of(states)
            return self._of_country(head, gender, country) if told or base in self._words.epithet_nouns else ()
        if told or base in self._words.epithet_heads:
            return self._subject(head, gender)
        return ()

    def _newly_introduced(self, head: Token, base: str) -> tuple[str, ...]:
        """The subject before of whom no office is told, for "the Labour leader", or an office of the same class."""
        if base not in self._words.introducing or any(c.dep == "det" and c.lower != "the" for c in head.children):
            return ()
        found = self._subject(head, self._words.gender.get(base))
        offices = self._r.book.actors[found[0]].offices if found else []
        wider = self._words.classes.get(base, frozenset())
        fits = all(o.head in wider and base not in self._words.classes["leader"] for o in offices)
        return found if fits else ()

    def _limits(self, head: Token, told: list[Token], states: tuple[str, ...]) -> bool:
        """Whether other words before the noun say which one is meant; a rank's do not ("the retired major general")."""
        others = [c for c in head.children if c.i < head.i and c.dep in {"amod", "compound", "nmod"} and c not in told]
        if states:
            return len(others) > 1
        rank = head.lower in self._words.epithet_nouns and all(c.lower in self._words.title_heads for c in others)
        return bool(others) and not (told and rank)

    def told(self, head: Token) -> list[Token]:
        """The words before a noun that tell of somebody what no office needs: "leftist", "retired", "85-year-old"."""
        before = [c for c in head.children if c.i < head.i]
        return [c for c in before if c.lower in self._words.epithets or is_age(c)]

    def aged(self, token: Token) -> tuple[str, ...]:
        """Whom "the 51-year-old" means by itself."""
        if not is_age(token) or not any(c.lower == "the" for c in token.children):
            return ()
        return self._subject(token, None)

    def compatriot(self, head: Token, country: str) -> tuple[str, ...]:
        """The person of a state last spoken of, for "the American"."""
        return self._of_country(head, None, country)

    def _subject(self, head: Token, gender: str | None) -> tuple[str, ...]:
        """The person who was the subject of a sentence just before."""
        for heard in self._r.memory.around(head, _NEAR):
            if heard.token.sentence is head.sentence or heard.rank > _SUBJECT:
                continue
            if len(heard.ids) == 1 and self._fits(heard.token, head, heard.ids[0], gender):
                return heard.ids
        return ()

    def _of_country(self, head: Token, gender: str | None, country: str | None) -> tuple[str, ...]:
        """The person of a state who was spoken of in one of the sentences before."""
        for heard in self._r.memory.around(head, _FAR):
            if heard.token.sentence is head.sentence or len(heard.ids) != 1 or country is None:
                continue
            draft = self._r.book.actors[heard.ids[0]]
            if draft.country == country and self._fits(heard.token, head, draft.id, gender):
                return heard.ids
        return ()

    def _fits(self, token: Token, head: Token, ident: str, gender: str | None) -> bool:
        draft: Draft = self._r.book.actors[ident]
        heard = self._r.memory.is_quoted(head) or not self._r.memory.is_quoted(token)
        return heard and draft.kind == "person" and draft.named and (not gender or draft.gender in {None, gender})


def is_age(token: Token) -> bool:
    """Whether a word is the "old" of "51-year-old"."""
    return token.lower == "old" and any(c.dep == "npadvmod" and c.lower == "year" for c in token.children)
