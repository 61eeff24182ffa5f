"""The third and fourth sieves: titles ("the U.S. president") and descriptions ("both sides", "the ministry")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.extraction.catalogue import fold
from dateline.extraction.names import phrases
from dateline.extraction.names.drafts import Draft, Mention
from dateline.extraction.names.titles import Office
from dateline.language import Token

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

_MODIFYING = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "prt"})
_LEADERS = ("head-of-state", "head-of-government")


class Describer:
    """Finds whom a noun phrase without a name stands for."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader
        self._words = reader.words
        self._pairs: dict[str, tuple[str, ...]] = {}
        self._made: dict[str, str] = {}
        self._sides: tuple[str, ...] = ()

    def describe(self, head: Token) -> Mention | None:
        """The mention that a common noun heads, None where it stands for nobody that can be told."""
        if head.dep in _MODIFYING and head.head.tag.startswith("NN") and head.head is not head:
            return None
        base = self._base(head)
        ids = self._named_beside(head, base) or self._resolve(head, base)
        if not ids:
            return None
        if len(ids) > 1 and phrases.is_plural(head):
            self._pairs[base] = ids
        return Mention(phrases.left_edge(head), head, ids, "description")

    def _base(self, head: Token) -> str:
        lemma = head.lemma.lower() if head.tag not in {"NNP", "NNPS"} else head.lower
        if head.tag in {"NNS", "NNPS"} and lemma == head.lower:
            lemma = self._r.titles.base(head)
        return lemma

    def _resolve(self, head: Token, base: str) -> tuple[str, ...]:
        words = self._words
        if base == "two":
            return self._the_two(head)
        if self._is_portfolio(head):
            return ()
        plural = phrases.is_plural(head) or base in {"people", "police", "media"}
        steps: list[Callable[[Token, str], tuple[str, ...]]] = []
        if base == "service":
            steps.append(self._press_service)
        if head.child("poss") is not None:
            steps.append(self._own_state)
        if base in words.for_state or base in words.sides or (base in words.acting and head.dep in {"nsubj", "agent"}):
            steps.append(self._of_state)
        if plural:
            steps += [self._several]
        elif base in words.title_heads:
            steps += [self._titled]
        if base in words.collective:
            steps += [self._collective]
        if base in words.people or base in words.title_heads or base in words.collective or base in words.plural_bodies:
            steps += [self._again, self._unnamed]
        return next((ids for step in steps if (ids := step(head, base))), ())

    def _the_two(self, head: Token) -> tuple[str, ...]:
        """ "The two are to meet": the last two persons; not "the two of us"."""
        if head.dep in _MODIFYING or head.child("det") is None or head.child("prep") is not None:
            return ()
        return self._pair(head, self._is_person)

    def is_membership(self, token: Token) -> bool:
        """Whether a name is coordinated behind an actor noun's "of": "the leaders of Peru and Chile" are the leaders."""
        while token.dep == "conj" and token.head is not token:
            token = token.head
        governor = token.head.head if token.dep == "pobj" and token.head.lower == "of" else None
        return governor is not None and (self._base(governor) in self._words.people | self._words.title_heads)

    def _is_portfolio(self, head: Token) -> bool:
        """Whether the noun belongs to a title: "state" in "secretary of state"."""
        governor = head.head.head if head.dep == "pobj" and head.head.lower == "of" else None
        return governor is not None and head.lower in self._words.portfolios and self._r.is_title(governor)

    def _press_service(self, head: Token, base: str) -> tuple[str, ...]:
        """The press service of a body speaks for the body."""
        holder = phrases.owner(head)
        press = any(c.lower in {"press", "media", "information"} for c in head.children)
        return self._r.ids_at(holder) if press and holder is not None else ()

    # --- beside a name -------------------------------------------------------------------------------------------

    def is_described_person(self, head: Token) -> bool:
        """Whether a name stands in apposition to a noun that heads titles."""
        beside = [c for c in head.children if c.dep == "appos"]
        if head.dep == "appos" and head.head is not head:
            beside.append(head.head)
        return any(self._base(t) in self._words.title_heads and not phrases.is_plural(t) for t in beside)

    def _named_beside(self, head: Token, base: str) -> tuple[str, ...]:
        """The actors whose names stand in apposition to the noun; a person is given the role that it states."""
        if not self._is_actor_noun(base):
            return ()
        for other, members in self._neighbours(head):
            ids = tuple(dict.fromkeys(i for m in members for i in self._r.ids_at(m)))
            if not ids or (len(ids) > 1) != phrases.is_plural(head):
                continue
            drafts = [self._r.book.actors[i] for i in ids]
            if base in self._words.title_heads and all(d.kind == "person" or self._may_be_person(d) for d in drafts):
                self._state_role(head, other, drafts)
                return ids
            if base not in self._words.title_heads and all(d.kind not in {"person", "state"} for d in drafts):
                self._learn_kind(base, drafts)
                return ids
        return ()

    def is_described_body(self, head: Token) -> bool:
        """Whether a name stands in apposition to a noun that means a body."""
        beside = [c for c in head.children if c.dep == "appos"]
        if head.dep == "appos" and head.head is not head:
            beside.append(head.head)
        bases = {self._base(t) for t in beside}
        return bool(bases & self._words.collective.keys()) and not bases & self._words.title_heads

    @staticmethod
    def _may_be_person(draft: Draft) -> bool:
        return draft.kind is None and draft.entry is None and " " in draft.name

    def _is_actor_noun(self, base: str) -> bool:
        words = self._words
        return base in words.title_heads or base in words.collective or base in words.plural_bodies

    def _neighbours(self, head: Token) -> list[tuple[Token, list[Token]]]:
        found: list[tuple[Token, list[Token]]] = []
        if head.dep == "appos" and head.head is not head:
            found.append((head.head, [head.head]))
        found += [(c, phrases.conjuncts(c)) for c in head.children if c.dep == "appos" and c.i > head.i]
        if not found:
            tokens = head.sentence.tokens
            at = phrases.right_edge(head).i - tokens[0].i
            if at + 2 < len(tokens) and tokens[at + 1].text == "," and self._closes(tokens, at + 2):
                found.append((tokens[at + 2], [tokens[at + 2]]))
        return found

    def _closes(self, tokens: list[Token], at: int) -> bool:
        """Whether the name at a token ends before a comma or the end: an apposition, not a list."""
        mention = self._r.named(tokens[at])
        if mention is None or mention.first is not tokens[at]:
            return False
        end = mention.last.i - tokens[0].i + 1
        return end >= len(tokens) or tokens[end].text in {",", ".", "—", "–"}

    def _state_role(self, head: Token, other: Token, drafts: list[Draft]) -> None:
        office = self.office(head)
        if office is None or office.head in self._words.no_role or (office.former and len(drafts) > 1):
            return
        mention = self._r.named(other)
        text = head.sentence.document
        first, last = phrases.left_edge(head), phrases.right_edge(head)
        ends = [first.start, last.end, *([mention.first.start, mention.last.end] if mention else [])]
        for draft in drafts:
            draft.kind = "person"
            said = office if len(drafts) == 1 or office.country else office._replace(country=draft.country)
            self._r.add_role(draft, said, text, min(ends), max(ends))

    def _learn_kind(self, base: str, drafts: list[Draft]) -> None:
        for draft in drafts:
            draft.kind = draft.kind or self._words.collective.get(base)
            draft.nouns.add(base)

    # --- offices -------------------------------------------------------------------------------------------------

    def office(self, head: Token) -> Office | None:
        """The office that a description states, with the state of its owner where a genitive gives one."""
        return self._read(head, phrases.right_edge(head))

    def _read(self, head: Token, last: Token) -> Office | None:
        first = phrases.left_edge(head)
        tokens = [t for t in head.sentence.tokens if first.i <= t.i <= last.i]
        holder = phrases.owner(head)
        country = self._r.country_of(self._r.ids_at(holder)) if holder is not None else None
        if holder is not None and holder.i < head.i:
            tokens = [t for t in tokens if t.i > holder.i and t.tag != "POS"]
        elif holder is not None and (country or len(phrases.conjuncts(holder)) > 1):
            tokens = [t for t in tokens if t.i <= head.i]
        return self._r.titles.read([t for t in tokens if t.dep != "nummod"], country)

    def _titled(self, head: Token, base: str) -> tuple[str, ...]:
        said = self.office(head)
        if said is None or phrases.determiner(head, self._words) == "indefinite" or self._owner_unknown(head):
            return ()
        if base in {"counterpart", "colleague", "opposite"}:
            return self._counterpart(head, said)
        found = self._person(head, said)
        if found is None and self.adjective_states(head) and phrases.right_edge(head) is not head:
            shorter = self._read(head, head)
            found = self._person(head, shorter) if shorter else None
        return (found.id,) if found else ()

    def _owner_unknown(self, head: Token) -> bool:
        """Whether the phrase belongs to somebody who is not known ("our President" in a quotation)."""
        holder = head.child("poss")
        return holder is not None and not self._r.ids_at(holder)

    def _person(self, head: Token, said: Office) -> Draft | None:
        """Somebody of this article with that office, the latest first; else who holds it by the catalogue."""
        here = self._stated_bare(said) or self._recent_person(said, head)
        if here is not None:
            return here
        if said.former:
            return None
        later = [p for p in self._r.names.people() if self._r.titles.fits(said, p.offices)]
        if len(later) == 1:
            return later[0]
        return self._holder(said) if said.country else None

    def _holder(self, said: Office) -> Draft | None:
        day = self._r.titles.day
        country = said.country or ""
        offices = [said.meaning] if said.meaning else []
        if said.head == "leader" and len(said.words) == 1:
            offices = list(_LEADERS)
        for office in offices:
            holders = self._r.catalogue.holders(office, country, day)
            if holders:
                return self._r.names.entry(holders[0])
        return None

    def _stated_bare(self, said: Office) -> Draft | None:
        """ "The president" where one person is "President Costa" and others are presidents of named states: that one."""
        if said.country is not None or said.head not in self._words.national:
            return None
        bare = [
            p
            for p in self._r.names.people()
            if any(o.country is None and self._r.titles.fits(said, [o]) for o in p.offices)
        ]
        return bare[0] if len(bare) == 1 else None

    def _recent_person(self, said: Office, head: Token) -> Draft | None:
        actors = self._r.book.actors
        for heard in self._r.memory.latest():
            for ident in heard.ids:
                draft = actors[ident]
                if draft.kind == "person" and self._r.titles.fits(said, draft.offices) and heard.token is not head:
                    return draft
        return None

    def _counterpart(self, head: Token, said: Office) -> tuple[str, ...]:
        """ "His American counterpart": the same office on the other side."""
        holder = phrases.owner(head)
        whose = self._r.ids_at(holder) if holder is not None else ()
        said = said._replace(country=self._r.country_of(self.adjective_states(head)))
        own = [o for i in whose for o in self._r.book.actors[i].offices if not o.former]
        for office in own:
            wanted = Office(office.title, office.head, said.country, office.meaning)
            for draft in self._others(whose):
                if self._r.titles.fits(wanted, draft.offices) and (
                    said.country is None or draft.country == said.country
                ):
                    return (draft.id,)
        held = [self._holder(o._replace(country=said.country)) for o in own if said.country and o.meaning]
        found = next((d for d in held if d is not None), None)
        if found is not None:
            return (found.id,)
        pair = self._r.memory.group(head, 2, self._is_person) if said.country is None else ()
        return tuple(i for i in pair if i not in whose) if len(pair) == 2 and set(whose) & set(pair) else ()

    def _others(self, than: tuple[str, ...]) -> list[Draft]:
        seen: dict[str, Draft] = {}
        for heard in self._r.memory.latest():
            for ident in heard.ids:
                draft = self._r.book.actors[ident]
                if ident not in than and draft.kind == "person":
                    seen.setdefault(ident, draft)
        return list(seen.values())

    # --- several -------------------------------------------------------------------------------------------------

    def _is_person(self, ident: str) -> bool:
        draft = self._r.book.actors[ident]
        return draft.kind == "person" and draft.named

    def _is_state(self, ident: str) -> bool:
        return self._r.book.actors[ident].kind == "state"

    def _pair(self, head: Token, fits: Callable[[str], bool]) -> tuple[str, ...]:
        """The last two that fit; those named together come first."""
        together = self._r.memory.group(head, 4, fits)
        return together if len(together) == 2 else self._r.memory.last_distinct(2, fits)

    def _several(self, head: Token, base: str) -> tuple[str, ...]:
        """ "The two leaders", "their foreign ministers", "the presidents of Peru and Chile", "both officials"."""
        definite = phrases.determiner(head, self._words) in {"definite", "possessive"}
        count = phrases.number(head, self._words)
        if not definite and count != 2:
            return ()
        if base in self._pairs and phrases.is_bare(head) | (count == 2):
            return self._pairs[base]
        if base in self._words.title_heads or base in self._words.classes or base in {"man", "woman"}:
            return self._persons(head, base, count) or (self._again(head, base) if definite else ())
        return ()

    def _persons(self, head: Token, base: str, count: int | None) -> tuple[str, ...]:
        said = self.office(head)
        holder = phrases.owner(head)
        if said is None:
            return ()
        if holder is not None:
            return self._of_each(said, holder)
        if said.country is not None:
            return ()
        bare = base in {"man", "woman"}
        gender = {"man": "male", "woman": "female"}.get(base)

        def fits(ident: str) -> bool:
            draft = self._r.book.actors[ident]
            if bare:
                return self._is_person(ident) and draft.gender in {gender, None}
            return self._is_person(ident) and self._r.titles.fits(said, draft.offices)

        return self._pair(head, fits) if count in {2, None} else self._r.memory.last_distinct(count, fits)

    def _of_each(self, said: Office, holder: Token) -> tuple[str, ...]:
        """One holder of the office for each of several states or for the states of several persons; all or none."""
        members = [i for t in phrases.conjuncts(holder) for i in self._r.ids_at(t)]
        states = list(dict.fromkeys(c for i in members if (c := self._r.book.actors[i].country)))
        if len(states) < 2:
            return ()
        found: list[str] = []
        for country in states:
            wanted = said._replace(country=country, meaning=said.meaning)
            person = self._of_article(wanted) or (self._holder(wanted) if len(states) == 2 else None)
            if person is None:
                return ()
            found.append(person.id)
        return tuple(found)

    def _of_article(self, said: Office) -> Draft | None:
        return next((p for p in self._r.names.people() if self._r.titles.fits(said, p.offices)), None)

    # --- states and bodies -------------------------------------------------------------------------------------

    def _of_state(self, head: Token, base: str) -> tuple[str, ...]:
        """ "Russian forces", "the Iranian delegation", "the two countries", "both sides"."""
        acting = self._words.for_state | self._words.acting
        own = self.adjective_states(head) if base in acting else ()
        if own:
            organ = None if phrases.is_plural(head) else self._organ(head, self._r.book.actors[own[0]].country or "")
            return (organ.id,) if organ else own
        if base in self._words.of_states or base in self._words.for_state:
            members = self._behind_of(head)
            if members and all(self._is_state(i) for i in members):
                return members
        count = phrases.number(head, self._words)
        definite = phrases.determiner(head, self._words) == "definite"
        if base not in self._words.sides or not (count == 2 or (definite and phrases.is_plural(head))):
            return ()
        return self._two_sides(head, base)

    def _own_state(self, head: Token, base: str) -> tuple[str, ...]:
        """ "His country", "her government": the state of the person; "his administration": that administration."""
        holder = head.child("poss")
        ids = self._r.ids_at(holder) if holder is not None else ()
        if len(ids) != 1 or phrases.is_plural(head):
            return ()
        draft = self._r.book.actors[ids[0]]
        if base == "administration" and draft.kind == "person":
            name = f"{draft.name.split()[-1]} administration"
            return (self._r.names.body(name, "organ", draft.country).id,)
        if base not in {"country", "nation", "government", "homeland"} or draft.country not in self._r.catalogue.states:
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
            persons = self._r.memory.group(head, 1, self._is_person)
            if len(persons) == 2 and self._r.country_of(persons) is None:
                return persons
        states = self._r.memory.group(head, 1, self._is_state, inner=True)
        if len(states) != 2:
            states = self._sides or self._main_states(2)
        self._sides = states
        return states

    def _main_states(self, count: int) -> tuple[str, ...]:
        """The states most spoken of so far, by their own names or through their people; () where others come level."""
        heard: Counter[str] = Counter()
        for mention in self._r.memory.latest():
            for ident in mention.ids:
                country = self._r.book.actors[ident].country
                if country in self._r.catalogue.states:
                    heard[country or ""] += 2 if self._is_state(ident) else 1
        ranked = heard.most_common(count + 1)
        if len(ranked) < count or (len(ranked) > count and ranked[count][1] == ranked[count - 1][1]):
            return ()
        return tuple(self._r.book.state(self._r.catalogue.state(c)).id for c, _ in ranked[:count] if c)

    def adjective_states(self, head: Token) -> tuple[str, ...]:
        """The states that adjectives, names or a genitive before a noun say: "Indian forces", "Russia's troops"."""
        found: list[str] = []
        for child in head.children:
            if child.i > head.i:
                break
            if child.dep in {"amod", "compound", "nmod", "poss"}:
                for token in [child, *(c for c in child.children if c.dep == "conj")]:
                    found += self._state_said(token)
        return tuple(dict.fromkeys(found))

    def _state_said(self, token: Token) -> list[str]:
        mention = self._r.named(token)
        if mention is not None and mention.ids:
            return [i for i in mention.ids if self._is_state(i)]
        text = token.text
        compounds = [c.text for c in token.children if c.dep in {"compound", "amod"} and c.i == token.i - 1]
        state = next(
            (s for t in [*(f"{c} {text}" for c in compounds), text] if (s := self._r.catalogue.state_of_adjective(t))),
            None,
        )
        return [self._r.book.state(state).id] if state and text[0].isupper() else []

    def _collective(self, head: Token, base: str) -> tuple[str, ...]:
        """A body by its sort: the organ of a state said, else the latest body of that sort."""
        own = self.adjective_states(head) or tuple(i for i in self._owner_states(head))
        if own:
            organ = self._organ(head, self._r.book.actors[own[0]].country or "")
            return (organ.id,) if organ else ()
        if phrases.determiner(head, self._words) not in {"definite", "possessive"} and not head.text[0].isupper():
            return ()
        return self._latest_body(head, base)

    def _owner_states(self, head: Token) -> tuple[str, ...]:
        holder = phrases.owner(head)
        if holder is None:
            return ()
        country = self._r.country_of(self._r.ids_at(holder))
        return (self._r.book.state(self._r.catalogue.state(country)).id,) if country in self._r.catalogue.states else ()

    def _organ(self, head: Token, country: str) -> Draft | None:
        """The organ of a state that the words of a phrase mean: "its foreign ministry" after Peru."""
        first = phrases.left_edge(head)
        words = [t for t in head.sentence.tokens if first.i <= t.i <= head.i]
        for i in range(len(words)):
            body = self._r.catalogue.organ(" ".join(t.text for t in words[i:]), country)
            if body is not None:
                return self._r.names.entry(body)
        return None

    def _latest_body(self, head: Token, base: str) -> tuple[str, ...]:
        kind = self._words.collective.get(base)
        modified = {c.lower for c in head.children if c.dep in {"amod", "compound"} and c.i < head.i}
        for heard in self._r.memory.latest():
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

    # --- unnamed -----------------------------------------------------------------------------------------------

    def _again(self, head: Token, base: str) -> tuple[str, ...]:
        """An unnamed actor spoken of before: "the official" after "a White House official"."""
        if phrases.determiner(head, self._words) != "definite":
            return ()
        plural = phrases.is_plural(head)
        modified = {c.lower for c in head.children if c.dep in {"amod", "compound"} and c.i < head.i}
        for heard in self._r.memory.latest():
            for ident in heard.ids:
                draft = self._r.book.actors[ident]
                if (
                    not draft.named
                    and base in draft.nouns
                    and draft.plural == plural
                    and modified <= set(fold(draft.name).split())
                ):
                    return (ident,)
        return ()

    def _unnamed(self, head: Token, base: str) -> tuple[str, ...]:
        """A new unnamed actor, unless the phrase says too little to be one: a bare definite title or body."""
        said = phrases.determiner(head, self._words)
        bare = phrases.is_bare(head)
        if said in {"definite", "none"} and bare and not phrases.is_plural(head) and base not in {"police", "people"}:
            return ()
        if base in self._words.weak and not self._acts(head):
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
        first, last = phrases.left_edge(head), phrases.right_edge(head)
        tokens = [t for t in head.sentence.tokens if first.i <= t.i <= last.i]
        while len(tokens) > 1 and (tokens[0].lower in {"the", "a", "an", "both"} or tokens[0].dep == "punct"):
            tokens = tokens[1:]
        name = " ".join(head.sentence.document.text[tokens[0].start : tokens[-1].end].split())
        base = self._base(head)
        plural = phrases.is_plural(head) or base in {"people", "police", "media"}
        known = self._made.get(fold(name))
        if known is not None:
            return known
        kind = (
            "group"
            if plural
            else self._words.collective.get(base) or ("person" if base in self._words.title_heads else None)
        )
        draft = self._r.book.fresh(name, "group" if base in self._words.people or plural else kind)
        self._made[fold(name)] = draft.id
        draft.named, draft.plural = False, plural
        draft.nouns.add(base)
        states = self.adjective_states(head)
        draft.country = self._r.country_of(states)
        draft.gender = self._words.gender.get(base)
        return draft.id
