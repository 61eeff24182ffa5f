"""Nouns beside a name: "Viktor Novak, the Slovak prime minister", "the lender, Lindqvist Bank"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.names import phrases
from dateline.extraction.names.drafts import Draft
from dateline.extraction.names.offices import SHARING
from dateline.language import Token

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

_LINKS = frozenset({"of", "for", "to", "at", "in"})
_NOMINAL = frozenset({"IN", "TO", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "CD", "VBG", "HYPH"})
"""Tags of words within a noun phrase."""
_LONGEST = 14


class Appositions:
    """Finds the names beside nouns, and learns roles and kinds from the nouns."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader
        self._words = reader.words

    def is_described_person(self, head: Token) -> bool:
        """Whether a name stands in apposition to a noun that heads titles."""
        beside = [c for c in head.children if c.dep == "appos"]
        if head.dep == "appos" and head.head is not head:
            beside.append(head.head)
        return any(self._r.titles.noun(t) in self._words.title_heads and not phrases.is_plural(t) for t in beside)

    def is_described_body(self, head: Token) -> bool:
        """Whether a name stands in apposition to a noun that means a body."""
        beside = [c for c in head.children if c.dep == "appos"]
        if head.dep == "appos" and head.head is not head:
            beside.append(head.head)
        bases = {self._r.titles.noun(t) for t in beside}
        return bool(bases & self._words.collective.keys()) and not bases & self._words.title_heads

    def actors(self, head: Token, base: str) -> tuple[str, ...]:
        """The actors whose names stand in apposition to the noun; a person is given the role that it states."""
        if not self._is_actor_noun(base):
            return ()
        closed = phrases.determiner(head, self._words) == "definite"
        for other, members in self._neighbours(head):
            ids = tuple(dict.fromkeys(i for m in members for i in self._r.ids_at(m)))
            if not ids or (len(ids) > 1) != phrases.is_plural(head):
                continue
            drafts = [self._r.book.actors[i] for i in ids]
            if base in self._words.title_heads and all(
                d.kind == "person" or self._may_be_person(d, after=closed and other.i > head.i) for d in drafts
            ):
                self._state_role(head, other, drafts)
                return ids
            if base not in self._words.title_heads and all(d.kind not in {"person", "state"} for d in drafts):
                self._learn_kind(base, drafts)
                return ids
        return ()

    @staticmethod
    def _may_be_person(draft: Draft, *, after: bool) -> bool:
        """Whether a name of which nothing is known may be a person's; one word only after "the" and the title."""
        whole = " " in draft.name or (after and not draft.name.isupper())
        return draft.kind is None and draft.entry is None and whole

    def _is_actor_noun(self, base: str) -> bool:
        words = self._words
        return base in words.title_heads or base in words.collective or base in words.plural_bodies

    def _neighbours(self, head: Token) -> list[tuple[Token, list[Token]]]:
        found: list[tuple[Token, list[Token]]] = []
        if head.dep == "appos" and head.head is not head:
            found.append((head.head, [head.head]))
        found += [(c, phrases.conjuncts(c)) for c in head.children if c.dep == "appos" and c.i > head.i]
        if head.dep == "attr" and (subject := _subject_of_being(head.head)) is not None:
            found.append((subject, [subject]))
        if not found:
            tokens = head.sentence.tokens
            ends = {phrases.right_edge(head).i - tokens[0].i, self._complement(tokens, head.i - tokens[0].i)}
            for at in sorted(ends):
                if at + 2 < len(tokens) and tokens[at + 1].text == "," and self._closes(tokens, at + 2):
                    found.append((tokens[at + 2], [tokens[at + 2]]))
        return found

    def _complement(self, tokens: list[Token], at: int) -> int:
        """Where a title ends with all that says whose it is: "a spokesman for the junta in the capital"."""
        end = at
        if at + 1 < len(tokens) and tokens[at + 1].lower in _LINKS:
            while end + 1 < min(len(tokens), at + _LONGEST) and tokens[end + 1].tag in _NOMINAL:
                end += 1
        return end

    def _closes(self, tokens: list[Token], at: int) -> bool:
        """Whether the name at a token ends before a comma or the end: an apposition, not a list."""
        mention = self._r.named(tokens[at])
        if mention is None or mention.first is not tokens[at]:
            return False
        end = mention.last.i - tokens[0].i + 1
        return end >= len(tokens) or tokens[end].text in {",", ".", "—", "–"}

    def _state_role(self, head: Token, other: Token, drafts: list[Draft]) -> None:
        office = self._r.offices.office(head)
        if office is not None and office.head in SHARING:
            self._r.offices.share(self._r.offices.shared(head), office.country, drafts)
        if office is None or office.head in self._words.no_role or (office.former and len(drafts) > 1):
            return
        mention = self._r.named(other)
        text = head.sentence.document
        first, last = phrases.left_edge(head), phrases.right_edge(head)
        ends = [first.start, last.end, *([mention.first.start, mention.last.end] if mention else [])]
        for draft in drafts:
            draft.kind = "person"
            said = office if len(drafts) == 1 or office.country else office._replace(country=draft.country)
            self._r.roles.add(draft, said, text, min(ends), max(ends))

    def _learn_kind(self, base: str, drafts: list[Draft]) -> None:
        for draft in drafts:
            draft.kind = draft.kind or self._words.collective.get(base)
            draft.nouns.add(base)


def _subject_of_being(verb: Token) -> Token | None:
    """Who is said to be something now: "X is the mayor", "X, who is the mayor"; not after "not" or "if"."""
    subject = verb.child("nsubj")
    if verb.lower not in {"is", "are", "'s", "’s"} or subject is None or verb.child("neg", "mark") is not None:
        return None
    if subject.tag != "WP":
        return subject
    return verb.head if verb.dep == "relcl" and verb.head is not verb else None
