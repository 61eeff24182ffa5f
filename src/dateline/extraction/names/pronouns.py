"""The last sieve: pronouns. Each rule names somebody only where number, gender and grammar leave no better choice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extraction.names.drafts import Draft
from dateline.extraction.names.memory import Heard
from dateline.language import Token

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

_REACH = 3
"""How many sentences back a pronoun may reach."""
_STEPS = 4
"""How many verbs up an infinitive finds its subject."""


class Pronouns:
    """Finds whom a pronoun stands for, from what was mentioned before it."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader

    def resolve(self, token: Token) -> tuple[str, ...]:
        """The actors that a third-person pronoun, "both" or "the latter" means; () where that cannot be told."""
        if token.lower.endswith("self") and token.dep not in {"dobj", "pobj", "dative"}:
            return self._emphatic(token)
        kinds = self._r.words.pronouns
        kind = next((k for k in ("male", "female", "thing", "plural") if token.lower in kinds[k]), token.lower)
        found: tuple[str, ...] = ()
        if kind in {"male", "female"}:
            found = self._person(token, kind)
        elif kind == "thing":
            found = self._thing(token)
        elif kind == "plural":
            found = self._plural(token)
        elif kind == "both" and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"}:
            found = self._pair(token)
        elif kind == "latter":
            found = self._latter(token)
        return found

    def _emphatic(self, token: Token) -> tuple[str, ...]:
        """The mention just before it: "Novak himself"."""
        tokens = token.sentence.tokens
        at = token.i - tokens[0].i
        return self._r.ids_at(tokens[at - 1]) if at else ()

    def _governing(self, token: Token) -> Iterator[Token]:
        """The subjects of the verbs that govern a token, the nearest first, as far as they stand before it."""
        for above in token.ancestors():
            for subject in above.childs("nsubj", "nsubjpass"):
                if subject.i < token.i:
                    yield subject

    def _person(self, token: Token, gender: str) -> tuple[str, ...]:
        barred = self._barred(token)
        speaker = self._speaker(token, gender, barred)
        if speaker:
            return speaker
        ahead = self._ahead(token, gender)
        for subject in self._governing(token):
            found = self._fits(Heard(self._r.ids_at(subject), subject, 0), gender, barred)
            if found:
                self._learn(found[0], gender)
                return found
        for heard in self._reached(token):
            if ahead and heard.token.sentence is not token.sentence:
                break
            found = self._fits(heard, gender, barred)
            if found:
                self._learn(found[0], gender)
                return found
        if ahead:
            self._learn(ahead[0], gender)
        return ahead

    def _reached(self, token: Token) -> list[Heard]:
        """Mentions that a pronoun may mean, the likeliest first; those of a quotation come last outside of it."""
        memory = self._r.memory
        found = list(memory.around(token, _REACH))
        if memory.is_quoted(token):
            return found
        return sorted(found, key=lambda heard: memory.is_quoted(heard.token))

    def _speaker(self, token: Token, gender: str, barred: set[str]) -> tuple[str, ...]:
        """Who spoke in the sentence before, for the "he said" behind what is said."""
        verb, acts = token.head, self._r.words.acts
        behind = token.dep == "nsubj" and verb.lemma in acts and any(c.i < token.i for c in verb.childs("ccomp"))
        if not behind:
            return ()
        for heard in self._r.memory.around(token, 1):
            spoke = heard.rank == 0 and heard.token.dep == "nsubj" and heard.token.head.lemma in acts
            if spoke and heard.token.sentence is not token.sentence and (found := self._fits(heard, gender, barred)):
                self._learn(found[0], gender)
                return found
        return ()

    def _fits(self, heard: Heard, gender: str, barred: set[str]) -> tuple[str, ...]:
        if len(heard.ids) != 1 or heard.ids[0] in barred:
            return ()
        draft = self._r.book.actors[heard.ids[0]]
        single = draft.kind == "person" or self._may_be_person(draft, heard)
        return heard.ids if single and draft.gender in {None, gender} else ()

    def _may_be_person(self, draft: Draft, heard: Heard) -> bool:
        """Whether one of whom no kind is known may be a person: described as one, or named and speaking or met."""
        if draft.plural or draft.kind not in {"group", None}:
            return False
        if not draft.named:
            single = (self._r.words.people | self._r.words.title_heads) - self._r.words.many
            return bool(draft.nouns & single)
        verb = heard.token.head
        speaks = heard.token.dep == "nsubj" and verb.lemma in self._r.words.acts
        return (speaks or self._is_met(heard.token)) and draft.kind is None and draft.entry is None

    def _is_met(self, token: Token) -> bool:
        """Whether somebody is the one phoned, met or written to."""
        beside = token.dep == "pobj" and token.head.lower in {"to", "with"}
        verb = token.head.head if beside else token.head
        return (beside or token.dep == "dobj") and verb.lemma in self._r.words.contacting

    def _learn(self, ident: str, gender: str) -> None:
        draft = self._r.book.actors[ident]
        if draft.named and draft.kind is None:
            draft.kind = "person"
        draft.gender = draft.gender or gender

    def _barred(self, token: Token) -> set[str]:
        """Those whom a pronoun cannot mean: the subject of the verb whose object it is, or that verb's objects."""
        if token.tag == "PRP$":
            beside = token.head.head if token.head.dep == "appos" else None
            return set(self._r.ids_at(beside)) if beside is not None else set()
        if token.lower.endswith("self"):
            return set()
        verb = token.head
        if token.dep == "pobj":
            verb = token.head.head
        barred: set[str] = set()
        if token.dep == "nsubj":
            barred |= {i for other in verb.childs("dobj", "dative") for i in self._r.ids_at(other)}
        if token.dep in {"dobj", "pobj", "dative"}:
            for subject in _doer_of(verb).childs("nsubj", "nsubjpass"):
                barred |= set(self._r.ids_at(subject)) if subject is not token else set()
        return barred

    def _ahead(self, token: Token, gender: str) -> tuple[str, ...]:
        """The main clause's subject after a fronted phrase that holds the pronoun: "After his arrival, Novak …"."""
        root = token
        while not root.is_root and root.dep not in {"advcl", "prep"}:
            root = root.head
        if root.is_root:
            return ()
        main = root.head
        subject = main.child("nsubj", "nsubjpass")
        if subject is None or subject.i < token.i or root.i > subject.i:
            return ()
        ids = self._r.ids_at(subject)
        return self._fits(Heard(ids, subject, 0), gender, set()) if ids else ()

    def _thing(self, token: Token) -> tuple[str, ...]:
        possessive = token.lower in {"its", "itself"}
        verb = token.head
        addressed = self._addressed(token)
        if addressed:
            return addressed
        if not possessive:
            if token.dep != "nsubj" or self._happens(verb) or verb.tag == "":
                return ()
            if any(c.lemma in self._r.words.happenings for c in verb.childs("xcomp")):
                return ()
        near = self._near_thing(token, possessive)
        if near:
            return near
        acts = verb.lemma in self._r.words.acts
        for heard in self._r.memory.around(token, 1):
            other = heard.token.sentence is not token.sentence
            if not self._is_body(heard) or (other and possessive and heard.rank > 0):
                continue
            return heard.ids if acts or possessive or heard.rank < 2 else ()
        return ()

    def _happens(self, verb: Token) -> bool:
        """Whether a verb without an object is said of an event: "it began", not "it began an offensive"."""
        return verb.lemma in self._r.words.happenings and verb.child("dobj") is None and not self._is_willing(verb)

    def _is_willing(self, verb: Token) -> bool:
        """Whether its subject is said to be what only an actor can be: "it was open to talks"."""
        return any(c.lower in self._r.words.willing for c in verb.childs("acomp"))

    def _addressed(self, token: Token) -> tuple[str, ...]:
        """The nearest body before "it" where only an actor can stand: "accused Chad of … and urged it to …"."""
        above = token.head
        verb = above.head if token.dep == "nsubj" and above.dep in {"ccomp", "xcomp"} else above
        if token.lower != "it" or verb.lemma not in self._r.words.addressing or verb.i != token.i - 1:
            return ()
        barred = {i for subject in self._governing(token) for i in self._r.ids_at(subject)}
        for heard in self._r.memory.latest():
            if token.sentence.index - heard.token.sentence.index > 1:
                break
            if heard.token.i < token.i and self._is_single_body(heard.ids) and not barred & set(heard.ids):
                return heard.ids
        return ()

    def _near_thing(self, token: Token, possessive: bool) -> tuple[str, ...]:
        """What "it" or "its" means within the sentence.

        The addressee in "warned Iran that it …", else the clause's own subject, else the nearest body before "its".
        """
        verb = token.head
        if not possessive and verb.dep == "ccomp":
            addressee = verb.head.child("dobj", "dative")
            if addressee is not None and addressee.i < token.i and self._is_single_body(self._r.ids_at(addressee)):
                return self._r.ids_at(addressee)
        subjects = list(self._governing(token))
        for subject in subjects if not possessive else subjects[:1]:
            if self._is_single_body(self._r.ids_at(subject)):
                return self._r.ids_at(subject)
        if not possessive:
            return ()
        for heard in self._r.memory.latest():
            if heard.token.sentence is not token.sentence:
                break
            if heard.token.i < token.i and self._is_single_body(heard.ids):
                return heard.ids
        return ()

    def _is_body(self, heard: Heard) -> bool:
        return self._is_single_body(heard.ids)

    def _is_single_body(self, ids: tuple[str, ...]) -> bool:
        if len(ids) != 1:
            return False
        draft = self._r.book.actors[ids[0]]
        return draft.kind != "person" and not draft.plural and not (draft.kind == "group" and not draft.named)

    def _plural(self, token: Token) -> tuple[str, ...]:
        if token.lower == "themselves":
            subject = next(self._governing(token), None)
            return self._r.ids_at(subject) if subject is not None else ()
        if (sayers := self._sayers(token)) is not None:
            return sayers
        barred = self._barred(token)
        group = self._r.memory.group(token, 4, lambda i: i not in barred)
        if group:
            return group
        for heard in self._r.memory.around(token, 2):
            if all(self._r.book.actors[i].plural for i in heard.ids) and not barred & set(heard.ids):
                return heard.ids
        return self._pair(token)

    def _sayers(self, token: Token) -> tuple[str, ...] | None:
        """The one body in the plural that says what "they" do: "police said they had …"."""
        clause = token.head
        if (
            token.dep not in {"nsubj", "nsubjpass"}
            or clause.dep != "ccomp"
            or clause.head.lemma not in self._r.words.acts
        ):
            return None
        subject = clause.head.child("nsubj")
        if subject is None or subject.tag != "NNS" or subject.i > token.i or clause.head.child("dobj", "dative"):
            return None
        ids = self._r.ids_at(subject)
        return ids if len(ids) == 1 and self._r.book.actors[ids[0]].kind in {"organ", "organisation"} else None

    def _pair(self, token: Token) -> tuple[str, ...]:
        """The last two persons; failing that, the last two states."""
        memory, actors = self._r.memory, self._r.book.actors
        group = memory.group(token, 2, lambda i: actors[i].kind in {"person", "state"})
        if len(group) == 2:
            return group
        return memory.last_distinct(2, lambda i: actors[i].kind == "person" and actors[i].named)

    def _latter(self, token: Token) -> tuple[str, ...]:
        heard = next(iter(self._r.memory.latest()), None)
        return heard.ids if heard and len(heard.ids) == 1 else ()


def _doer_of(verb: Token) -> Token:
    """The verb whose subject is also that of an infinitive or a conjunct without one: "is due to see him"."""
    for _ in range(_STEPS):
        controlled = verb.dep == "xcomp" and verb.head.child("dobj", "dative") is None
        shared = controlled or verb.dep in {"conj", "acomp"}
        if not shared or verb.child("nsubj", "nsubjpass") is not None:
            break
        verb = verb.head
    return verb
