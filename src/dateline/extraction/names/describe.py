"""The fourth sieve: whom a noun phrase without a name stands for, from title and description to unnamed actor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from dateline.extraction.catalogue import fold
from dateline.extraction.names import phrases
from dateline.extraction.names.bodies import adjective_states
from dateline.extraction.names.drafts import Mention
from dateline.extraction.names.memory import Heard
from dateline.language import Token
from dateline.types import ActorKind

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

_PLURAL = frozenset({"people", "police", "media"})
_MODIFYING = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "prt"})


class Describer:
    """Finds whom a noun phrase stands for, step by step; each step leaves what it is not sure of to the next."""

    def __init__(self, reader: Reader, named_later: Mapping[str, str]) -> None:
        """`named_later` has the persons whom descriptions stand for that come before the name, by these words."""
        self._r = reader
        self._words = reader.words
        self._pairs: dict[str, tuple[str, ...]] = {}
        self._made: dict[str, str] = {}
        self._named_later = named_later
        self.described: dict[str, str] = {}

    def describe(self, head: Token) -> Mention | None:
        """The mention that a common noun heads, None where it stands for nobody that can be told."""
        if head.dep in _MODIFYING and head.head.tag.startswith("NN") and head.head is not head:
            if phrases.is_plural(head) and self._r.named(head.head) is not None:
                self._r.plurals.actors(head, self._r.titles.noun(head))
            return None
        if self._is_hour(head) or _stands_before_names(head):
            return None
        base = self._r.titles.noun(head)
        ids = self._r.plurals.actors(head, base) or self._r.appositions.actors(head, base)
        if len(ids) == 1:
            self._name_earlier(head, base, ids[0])
        ids = ids or self._resolve(head, base)
        if not ids:
            return None
        if len(ids) > 1 and phrases.is_plural(head):
            self._pairs[base] = ids
        return Mention(phrases.left_edge(head), head, ids, "description")

    def _resolve(self, head: Token, base: str) -> tuple[str, ...]:
        words = self._words
        if base in words.pairs:
            return self._the_two(head)
        if self._is_portfolio(head):
            return ()
        plural = phrases.is_plural(head) or base in _PLURAL
        steps: list[Callable[[Token, str], tuple[str, ...]]] = []
        if base == "service":
            steps.append(self._r.bodies.press_service)
        if head.child("poss") is not None:
            steps.append(self._r.bodies.own_state)
        if base in words.for_state or base in words.sides or (base in words.acting and head.dep in {"nsubj", "agent"}):
            steps.append(self._r.bodies.of_state)
        if plural:
            steps += [self._several]
        elif base in words.title_heads:
            steps += [self._r.relations.actors, self._lately, self._r.offices.titled, self._r.identified.actors]
        if base in words.collective:
            steps += [self._r.bodies.collective]
        if base in words.people or base in words.title_heads or base in words.collective or base in words.plural_bodies:
            steps += [self._again, self._unnamed]
        if not plural and base in words.title_heads:
            steps.insert(-1, self._r.epithets.actors)
        return next((ids for step in steps if (ids := step(head, base))), ())

    def _is_hour(self, head: Token) -> bool:
        """Whether a title word stands behind a number, as that of a time of day does: "at 9 PM"."""
        tokens, at = head.sentence.tokens, head.i - head.sentence.tokens[0].i
        return at > 0 and head.lower in self._words.not_names and tokens[at - 1].tag == "CD"

    def _the_two(self, head: Token) -> tuple[str, ...]:
        """The last two persons for "the two are to meet"; not for "the two of us"."""
        if head.dep in _MODIFYING or head.child("det") is None or head.child("prep") is not None:
            return ()
        return self._r.offices.pair(head, self._r.book.is_person)

    def _name_earlier(self, head: Token, base: str, person: str) -> None:
        """Note that an unnamed person of before is the one whose name stands beside a definite description."""
        if phrases.determiner(head, self._words) != "definite" or not self._r.book.is_person(person):
            return
        draft = self._r.book.actors[person]
        for heard in self._r.memory.latest():
            other = self._r.book.actors[heard.ids[0]]
            if draft.id in heard.ids:
                return
            if other.named or other.plural or (draft.country and other.country not in {None, draft.country}):
                continue
            if base in other.nouns or other.nouns & self._words.classes.get(base, frozenset()):
                self.described.setdefault(fold(other.name), person)
                return

    def is_membership(self, token: Token) -> bool:
        """Whether a name stands behind an actor noun's "of": "the leaders of Peru and Chile" are the leaders."""
        while token.dep == "conj" and token.head is not token:
            token = token.head
        governor = token.head.head if token.dep == "pobj" and token.head.lower == "of" else None
        return governor is not None and (self._r.titles.noun(governor) in self._words.people | self._words.title_heads)

    def _is_portfolio(self, head: Token) -> bool:
        """Whether the noun belongs to a title: "state" in "secretary of state"."""
        governor = head.head.head if head.dep == "pobj" and head.head.lower == "of" else None
        return (
            governor is not None and head.lower in self._words.portfolios and governor.lower in self._words.title_heads
        )

    def _several(self, head: Token, base: str) -> tuple[str, ...]:
        """The actors of "the two leaders", "their ministers", "the presidents of Peru and Chile", "both officials"."""
        definite = phrases.determiner(head, self._words) in {"definite", "possessive"}
        count = phrases.number(head, self._words)
        if not definite and count != 2:
            return ()
        if base in self._pairs and phrases.is_bare(head) | (count == 2):
            return self._pairs[base]
        if base in self._words.fighters and definite and count is None:
            return self._again(head, base) or self._r.bodies.armed(head, base)
        if base in self._words.title_heads or base in self._words.classes or base in {"man", "woman"}:
            return self._r.offices.persons(head, base, count) or (self._again(head, base) if definite else ())
        return ()

    def _lately(self, head: Token, base: str) -> tuple[str, ...]:
        """An unnamed actor spoken of since anybody who bears the title: "the diplomat" after "a diplomat in Cairo"."""
        if base in self._words.national or not self._again(head, base):
            return ()
        for heard in self._r.memory.around(head, head.sentence.index):
            if any(base in office.head.split() for i in heard.ids for office in self._r.book.actors[i].offices):
                return ()
            if found := self._meant(heard, head, base):
                return found
        return ()

    def _again(self, head: Token, base: str) -> tuple[str, ...]:
        """An unnamed actor spoken of before: "the official" after "a White House official"."""
        if phrases.determiner(head, self._words) != "definite":
            return ()
        return next((found for heard in self._r.memory.latest() if (found := self._meant(heard, head, base))), ())

    def _meant(self, heard: Heard, head: Token, base: str) -> tuple[str, ...]:
        """The unnamed actor of a mention that a noun may mean again, with no more words than told of him before."""
        modified = {c.lower for c in head.children if c.dep in {"amod", "compound"} and c.i < head.i}
        for ident in heard.ids:
            draft = self._r.book.actors[ident]
            same = not draft.named and base in draft.nouns and draft.plural == phrases.is_plural(head)
            if same and modified <= set(fold(draft.name).split()):
                return (ident,)
        return ()

    def _unnamed(self, head: Token, base: str) -> tuple[str, ...]:
        """A new unnamed actor, unless the phrase says too little to be one: a bare definite title or body."""
        said = phrases.determiner(head, self._words)
        bare = phrases.is_bare(head)
        if said in {"definite", "none"} and bare and not phrases.is_plural(head) and base not in {"police", "people"}:
            return ()
        several = phrases.is_plural(head) and base in self._words.title_heads - self._words.no_role
        if base in self._words.weak and not several and not self._acts(head):
            return ()
        if any(c.lower in {"no", "own"} for c in head.children) or (base in self._words.sides and said == "definite"):
            return ()
        if said == "possessive" and not phrases.is_plural(head):
            return ()
        return (self.make(head),)

    @staticmethod
    def _acts(head: Token) -> bool:
        """Whether the phrase stands where an actor stands: a subject, or behind "by", "to" or "according to"."""
        if head.dep == "pobj":
            return head.head.lower in {"by", "to", "with", "against"}
        return head.dep in {"nsubj", "nsubjpass"}

    def make(self, head: Token) -> str:
        """The unnamed actor of the phrase that `head` heads: its words without a leading article."""
        name = self._name(head)
        known = self._made.get(fold(name)) or self._named_later.get(fold(name))
        if known is not None and known in self._r.book.actors:
            return known
        base = self._r.titles.noun(head)
        plural = phrases.is_plural(head) or base in _PLURAL
        kind: ActorKind | None = self._words.collective.get(base)
        if plural or base in self._words.people:
            kind = "group"
        elif kind is None and base in self._words.title_heads:
            kind = "person"
        draft = self._r.book.fresh(name, kind, self._r.country_of(adjective_states(self._r, head)))
        self._made[fold(name)] = draft.id
        draft.named, draft.plural, draft.gender = False, plural, self._words.gender.get(base)
        draft.nouns.add(base)
        return draft.id

    @staticmethod
    def _name(head: Token) -> str:
        """The words of a phrase without its article, and without a capital that only its place in the body gave it."""
        first, last = phrases.left_edge(head), phrases.right_edge(head)
        tokens = phrases.stretch(first, last)
        while len(tokens) > 1 and (tokens[0].lower in {"the", "a", "an", "both"} or tokens[0].dep == "punct"):
            tokens = tokens[1:]
        name = " ".join(head.sentence.document.text[tokens[0].start : tokens[-1].end].split())
        sentence = head.sentence
        opens = tokens[0] is sentence.tokens[0] and sentence.document.place == "body"
        opens = opens and not tokens[0].tag.startswith(("NNP", "JJ"))
        return name[0].lower() + name[1:] if opens and tokens[0].text.istitle() else name

    def another(self, token: Token) -> tuple[str, ...]:
        """A new unnamed actor of the sort last spoken of: "Another said" after "one resident"."""
        if token.dep != "nsubj":
            return ()
        for heard in self._r.memory.latest():
            draft = self._r.book.actors[heard.ids[0]]
            if not draft.named and not draft.plural and draft.nouns:
                noun = min(draft.nouns)
                made = self._r.book.fresh(f"another {noun}", draft.kind, draft.country)
                made.named = False
                made.nouns.add(noun)
                return (made.id,)
        return ()


def _stands_before_names(head: Token) -> bool:
    """Whether a plural is the title of names that the parser put beside it: "*Presidents* Ana Ruiz and João Lima"."""
    tokens, at = head.sentence.tokens, head.i - head.sentence.tokens[0].i
    if not phrases.is_plural(head) or at + 1 == len(tokens) or tokens[at + 1].pos != "PROPN":
        return False
    name = tokens[at + 1]
    while name.dep == "compound" and name.head is not name:
        name = name.head
    return name is not head and name.head is head.head and name.dep == head.dep
