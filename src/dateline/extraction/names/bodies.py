"""States and bodies by description: "Russian forces", "the two countries", "its foreign ministry", "the lender"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.extraction.catalogue import Body, fold
from dateline.extraction.names import phrases
from dateline.extraction.names.drafts import Draft
from dateline.language import Token

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

_LONGEST = 4
"""Words of an organ's name in small letters."""


def adjective_states(reader: Reader, head: Token) -> tuple[str, ...]:
    """The states that adjectives, names or a genitive before a noun say: "Indian forces", "Russia's troops"."""
    found: list[str] = []
    for child in head.children:
        if child.i > head.i:
            break
        if child.dep in {"amod", "compound", "nmod", "poss"}:
            linked = [c for c in child.children if is_linked(c, child)]
            for token in [*linked, child, *(c for c in child.children if c.dep == "conj")]:
                found += _state_said(reader, token)
    return tuple(dict.fromkeys(found))


def is_linked(token: Token, to: Token) -> bool:
    """Whether a hyphen or a dash without spaces joins a name to the one after it: "Franco-German".

    "US-backed" and "Beijing-based" say whose friend or where somebody is, not whose.
    """
    if to.text[0].islower():
        return False
    between = [c for c in to.children if c.dep == "punct" and token.i < c.i < to.i]
    return token.i == to.i - 2 and len(between) == 1 and between[0].start == token.end and between[0].end == to.start


def _state_said(reader: Reader, token: Token) -> list[str]:
    mention = reader.named(token)
    if mention is not None and mention.ids:
        return [i for i in mention.ids if reader.book.is_state(i)]
    text = token.text
    compounds = [c.text for c in token.children if c.dep in {"compound", "amod"} and c.i == token.i - 1]
    state = next(
        (s for t in [*(f"{c} {text}" for c in compounds), text] if (s := reader.catalogue.state_of_adjective(t))),
        None,
    )
    if state is None and token.lower in reader.words.combining and mention is not None:
        state = reader.catalogue.state(reader.words.combining[token.lower])
    return [reader.book.state(state).id] if state and text[0].isupper() else []


class Bodies:
    """Finds states, organs, companies and other bodies by the nouns that mean them."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader
        self._words = reader.words
        self._sides: tuple[str, ...] = ()

    def press_service(self, head: Token, base: str) -> tuple[str, ...]:
        """The press service of a body speaks for the body."""
        holder = phrases.owner(head)
        press = any(c.lower in {"press", "media", "information"} for c in head.children)
        return self._r.ids_at(holder) if press and holder is not None else ()

    def of_state(self, head: Token, base: str) -> tuple[str, ...]:
        """The states of "Russian forces", "the Iranian delegation", "the two countries", "both sides"."""
        acting = self._words.for_state | self._words.acting
        own = adjective_states(self._r, head) if base in acting else ()
        if own:
            organ = None if phrases.is_plural(head) else self._organ(head, self._r.book.actors[own[0]].country or "")
            return (organ.id,) if organ else own
        if base in self._words.of_states or base in self._words.for_state:
            members = self._behind_of(head)
            if members and all(self._r.book.is_state(i) for i in members):
                return members
            if self._led_by(head):
                return self._led_by(head)
        count = phrases.number(head, self._words)
        definite = phrases.determiner(head, self._words) == "definite"
        if base not in self._words.sides or not (count == 2 or (definite and phrases.is_plural(head))):
            return ()
        return self._two_sides(head, base)

    def _led_by(self, head: Token) -> tuple[str, ...]:
        """Who leads them, for "delegations headed by the two ministers"."""
        clause = head.child("acl")
        if clause is None or clause.lower not in {"headed", "led"}:
            return ()
        leader = next((c.child("pobj") for c in clause.children if c.lower == "by"), None)
        return self._r.ids_later(leader) if leader is not None else ()

    def own_state(self, head: Token, base: str) -> tuple[str, ...]:
        """The person's state for "his country", "her government" or "his administration"."""
        holder = head.child("poss")
        ids = self._r.ids_at(holder) if holder is not None else ()
        if len(ids) != 1 or phrases.is_plural(head):
            return ()
        draft = self._r.book.actors[ids[0]]
        if (
            base not in {"country", "nation", "government", "homeland", "administration"}
            or draft.country not in self._r.catalogue.states
        ):
            return ()
        return (self._r.book.state(self._r.catalogue.state(draft.country)).id,)

    def _behind_of(self, head: Token) -> tuple[str, ...]:
        preposition = next((c for c in head.childs("prep") if c.lower in {"of", "from", "in"}), None)
        target = preposition.child("pobj") if preposition else None
        if target is None:
            return ()
        return tuple(dict.fromkeys(i for t in phrases.conjuncts(target) for i in self._r.ids_at(t)))

    def _two_sides(self, head: Token, base: str) -> tuple[str, ...]:
        if base in {"side", "party"}:
            persons = self._r.memory.group(head, 1, self._r.book.is_person)
            if len(persons) == 2 and self._r.country_of(persons) is None:
                return persons
        states = self._r.memory.group(head, 1, self._r.book.is_state, inner=True)
        if len(states) != 2:
            states = self._sides or self._main_states(2)
        self._sides = states
        return states

    def _main_states(self, count: int) -> tuple[str, ...]:
        """The states most spoken of so far, by their own names or through their people; () where others come level."""
        heard: Counter[str] = Counter()
        for mention in self._r.memory.latest():
            if self._r.memory.is_quoted(mention.token):
                continue
            for ident in mention.ids:
                country = self._r.book.actors[ident].country
                if country in self._r.catalogue.states:
                    heard[country or ""] += 2 if self._r.book.is_state(ident) else 1
        ranked = heard.most_common(count + 1)
        if len(ranked) < count or (len(ranked) > count and ranked[count][1] == ranked[count - 1][1]):
            return ()
        return tuple(self._r.book.state(self._r.catalogue.state(c)).id for c, _ in ranked[:count] if c)

    def collective(self, head: Token, base: str) -> tuple[str, ...]:
        """A body by its sort: the organ of a state said, else the latest body of that sort."""
        own = adjective_states(self._r, head) or tuple(i for i in self._owner_states(head))
        if own:
            organ = self._organ(head, self._r.book.actors[own[0]].country or "")
            return (organ.id,) if organ else ()
        if phrases.determiner(head, self._words) not in {"definite", "possessive"} and not head.text[0].isupper():
            return ()
        return self._latest_body(head, base) or self._by_words(head)

    def _by_words(self, head: Token) -> tuple[str, ...]:
        """The organ whose name the words are, in small letters: "the state department"."""
        words = [t.text for t in phrases.stretch(phrases.left_edge(head), head) if t.dep != "det"]
        found = self._r.catalogue.entries(" ".join(words)) if 1 < len(words) <= _LONGEST else []
        organs = [e for e in found if isinstance(e, Body) and e.kind == "organ"]
        return (self._r.names.entry(organs[0]).id,) if len(organs) == 1 == len(found) else ()

    def _owner_states(self, head: Token) -> tuple[str, ...]:
        holder = phrases.owner(head)
        if holder is None:
            return ()
        country = self._r.country_of(self._r.ids_at(holder))
        return (self._r.book.state(self._r.catalogue.state(country)).id,) if country in self._r.catalogue.states else ()

    def _organ(self, head: Token, country: str) -> Draft | None:
        """The organ of a state that the words of a phrase mean: "its foreign ministry" after Peru."""
        first = phrases.left_edge(head)
        words = phrases.stretch(first, head)
        for i in range(len(words)):
            body = self._r.catalogue.organ(" ".join(t.text for t in words[i:]), country)
            if body is not None:
                return self._r.names.entry(body)
        return None

    def armed(self, head: Token, base: str) -> tuple[str, ...]:
        """The one armed group that the article has named so far, for "the separatists"; () where it has several."""
        alike = self._words.same_sort.get(base, frozenset())
        found = {
            ident
            for heard in self._r.memory.latest()
            for ident in heard.ids
            if (draft := self._r.book.actors[ident]).named
            and (draft.kind == "group" or (draft.entry is None and alike & {fold(draft.name).split()[-1]}))
        }
        return tuple(found) if len(found) == 1 else ()

    def _latest_body(self, head: Token, base: str) -> tuple[str, ...]:
        kind = self._words.collective.get(base)
        modified = {c.lower for c in head.children if c.dep in {"amod", "compound"} and c.i < head.i}
        quoted = self._r.memory.is_quoted
        for heard in self._r.memory.latest():
            if quoted(heard.token) and not quoted(head):
                continue
            for ident in heard.ids:
                draft = self._r.book.actors[ident]
                if draft.kind in {"person", "state"} or not draft.named:
                    continue
                name = fold(draft.name).split()
                alike = self._words.same_sort.get(base, frozenset()) | {base}
                same = bool(alike & {*name[-1:], *draft.nouns}) or (base in name and kind == "organ")
                same = same or (base in self._words.generic and draft.kind in {"company", None})
                if (same or self._is_organ(draft, base)) and modified <= {*name, "same"}:
                    return (ident,)
        return ()

    def _is_organ(self, draft: Draft, base: str) -> bool:
        """Whether the organ of that sort in the draft's state is the draft."""
        organ = self._r.catalogue.organ(base, draft.country or "") if draft.kind == "organ" else None
        return organ is not None and organ.id == draft.id
