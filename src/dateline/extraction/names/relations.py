"""Nouns that say what somebody is to another party of a contact: "his host", "the visitor", "her rival"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.names import phrases
from dateline.language import Token

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

_REACH = 3
"""How many sentences back the contact may have been told."""


class Relations:
    """Finds the other party of a contact told just before."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader
        self._words = reader.words

    def actors(self, head: Token, base: str) -> tuple[str, ...]:
        """The party that the noun means, () where that cannot be told."""
        if base not in self._words.parties["host"] | self._words.parties["guest"] | self._words.parties["other"]:
            return ()
        said = phrases.determiner(head, self._words)
        if said == "possessive":
            return self._to(head, base)
        if said != "definite" or not phrases.is_bare(head):
            return ()
        host, guest = self._r.memory.hosting(head, _REACH)
        return host if base in self._words.parties["host"] else guest if base in self._words.parties["guest"] else ()

    def _other(self, head: Token, whose: tuple[str, ...]) -> tuple[str, ...]:
        """The one person besides several who was named in the sentences before."""
        found = {
            ident
            for heard in self._r.memory.around(head, _REACH)
            for ident in heard.ids
            if ident not in whose and self._r.book.is_person(ident)
        }
        return tuple(found) if len(found) == 1 else ()

    def _to(self, head: Token, base: str) -> tuple[str, ...]:
        """Who is host, guest or rival to those whom the genitive means."""
        holder = head.child("poss")
        whose = self._r.ids_at(holder) if holder is not None else ()
        if not whose:
            return ()
        host, guest = self._r.memory.hosting(head, _REACH)
        if base in self._words.parties["host"] and guest and set(whose) <= set(guest):
            return host
        if base in self._words.parties["host"] and len(whose) > 1:
            return self._other(head, whose)
        if base in self._words.parties["guest"] and host and set(whose) <= set(host):
            return guest
        group = self._r.memory.group(head, _REACH, self._r.book.is_person)
        if len(group) == 2 and len(whose) == 1 and set(whose) < set(group):
            return tuple(i for i in group if i not in whose)
        return ()
