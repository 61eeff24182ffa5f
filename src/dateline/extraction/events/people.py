"""Names as events need them: the cast, with "I" and "we" resolved to whoever is speaking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from dateline.extraction.attribution import Attributions
from dateline.extraction.events import grammar
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import forms, is_first_person, words
from dateline.extraction.names import Cast
from dateline.extraction.names.drafts import Draft
from dateline.language import Document, Token
from dateline.types import Place, Role

_POLITICAL = frozenset({"state", "organ"})
_SENDERS = frozenset({"state", "organisation", "group"})
_BRIEF = 80
"""A text of no more words may leave out who is of politics."""
_LISTED = 8
"""More appositions than this are no list of people."""
_ANCHORS = frozenset({"organ", "organisation", "group", "person"})
_WHERE = frozenset({"in", "at", "near"})
"""Prepositions after which a town stands: "police in Lyon" are not the state's as "French police" are."""
_CONTEST_WORDS = 3
"""How many different words of sport make a story one of sport."""


class People:
    """Answers who a noun phrase stands for, and whether that is a political actor."""

    def __init__(
        self, cast: Cast, attributions: Attributions, lexicon: Lexicon, documents: Sequence[Document] = ()
    ) -> None:
        self.cast, self._attributions, self._classes = cast, attributions, lexicon.classes
        self._documents = documents

    def who(self, token: Token) -> tuple[str, ...]:
        """Ids of the actors that the noun phrase headed by the token stands for."""
        if is_first_person(token):
            return self._speaking(token)
        if token.lemma in self._classes["delegation"] and (heads := self._headed_by(token)):
            return tuple(i for t in heads for i in self.who(t))
        found = self.cast.who(token) or self._counted(token)
        if principals := self._sent_by(token, found):
            return principals
        if token.lemma in self._classes["things"]:
            return tuple(i for i in found if self.cast.actors[i].named)
        return found

    def _counted(self, token: Token) -> tuple[str, ...]:
        """Whom a noun of quantity counts: "a group of senators"."""
        if token.lemma not in self._classes["measure"]:
            return ()
        return tuple(i for t in grammar.prepositional(token, "of") for i in self.cast.who(t))

    def _sent_by(self, token: Token, found: tuple[str, ...]) -> tuple[str, ...]:
        """For whom unnamed delegates act: "negotiators for Israel and Hamas"."""
        if token.lemma.lower() not in self._classes["delegates"] or any(self.cast.actors[i].named for i in found):
            return ()
        senders = [t for word in words().sending for t in grammar.prepositional(token, word)]
        ids = tuple(dict.fromkeys(i for t in senders for i in self.cast.who(t)))
        return ids if all(self.kind(i) in _SENDERS and self.cast.actors[i].named for i in ids) else ()

    def listed(self, token: Token) -> tuple[str, ...]:
        """Ids of those for whom a noun phrase stands, and of others whom the parser took for its appositions.

        So in "between Lind, his counterpart Holm and Berg", and where only the name is
        known: "his opposite number, Holm".
        """
        own = self.who(token)
        if token.dep == "appos" and self.who(token.head):
            return own
        kinds = {self.kind(i) for i in own} or {"person"}
        names = [*_appositions(token), *self._strayed(token, own)]
        beside = [i for t in names for i in self.who(t) if {self.kind(i)} == kinds or _is_of_somebody(t)]
        return tuple(dict.fromkeys([*own, *beside]))

    def _strayed(self, token: Token, own: tuple[str, ...]) -> list[Token]:
        """Names that the parser coordinated with the state of the one before: "Lind of Norway and Holm of Denmark"."""
        if {self.kind(i) for i in own} != {"person"}:
            return []
        states = [s for p in token.childs("prep") if p.lower == "of" for s in p.childs("pobj")]
        beside = [c for s in states for c in grammar.conjuncts(s)[1:]]
        return [c for c in beside if {self.kind(i) for i in self.who(c)} == {"person"}]

    def _speaking(self, pronoun: Token) -> tuple[str, ...]:
        """Whom "I" or "we" means: the speaker, or his state if he speaks for it, which a tourist does not."""
        speaker = self._attributions.speaker_at(pronoun)
        if speaker is None:
            return ()
        meant = self.cast.resolve_first_person(pronoun, speaker)
        own = meant == (speaker,) or self.kind(speaker) != "person" or self.holds_office(speaker)
        return meant if own else (speaker,)

    def _headed_by(self, delegation: Token) -> list[Token]:
        """Who leads a delegation, where the text says so."""
        below = [delegation, *(t for word in words().sending for t in grammar.prepositional(delegation, word))]
        clauses = [c for t in below for c in t.childs("acl") if c.lemma in self._classes["leading"]]
        return grammar.subjects(clauses[0]) if clauses else []

    def possessor(self, noun: Token) -> tuple[str, ...]:
        """Whose the noun is."""
        owner = noun.child("poss")
        if owner is not None and is_first_person(owner):
            return self.who(owner)
        taken = owner is not None and owner.tag == "PRP$" and self.is_taken(noun)
        others = [i for t in grammar.subjects(noun.head) for i in self.who(t)] if taken else []
        return tuple(i for i in self.cast.possessor(noun) if i not in others)

    def is_taken(self, noun: Token) -> bool:
        """Whether the verb of a noun tells who takes what another gives: "Lind accepted her resignation"."""
        taken = noun.dep in {"dobj", "nsubjpass"} and noun.head.lemma in self._classes["receiving"]
        return taken and noun.lemma in self._classes["tendered"]

    def place(self, token: Token) -> Place | None:
        """The place that a noun phrase names."""
        return self.cast.place(token)

    def is_state(self, token: Token) -> bool:
        """Whether a place's name is a state's own."""
        place = self.cast.place(token)
        return place is not None and any(self.cast.actors[i].name == place.name for i in self.cast.host(token))

    def plural(self, ids: Iterable[str]) -> bool:
        """Whether any of the actors is a group."""
        return any(self.cast.actors[i].plural for i in ids)

    def kind(self, actor: str) -> str | None:
        """The kind of an actor."""
        return self.cast.actors[actor].kind

    def country(self, actor: str) -> str | None:
        """The country of an actor."""
        return self.cast.actors[actor].country

    def home(self, actor: str) -> str | None:
        """The state of an actor, None where it has none."""
        return self.cast.home(actor)

    def same_side(self, one: str, other: str) -> bool:
        """Whether two actors are one, or of one state and both for or both against those who govern it."""
        home = self.home(one) if one in self.cast.actors else None
        if one == other or home is None or other not in self.cast.actors:
            return one == other
        return home == self.home(other) and self._opposes(one) == self._opposes(other)

    def alike(self, one: str, other: str) -> bool:
        """Whether two groups without a name are described by the same noun: "12 party members", "its members"."""
        a, b = self.cast.actors[one], self.cast.actors[other]
        return not a.named and not b.named and bool(a.nouns & b.nouns)

    def _opposes(self, actor: str) -> bool:
        """Whether an actor is of those in a state who do not govern it: rebels, the opposition, a movement."""
        draft = self.cast.actors[actor]
        if draft.kind in _POLITICAL:
            return False
        told = _words(" ".join([draft.name, *(r.title for r in draft.roles)])) | draft.nouns
        return draft.kind in {"organisation", "company", "media"} or bool(told & self._classes["opposing"])

    def bound(self, actor: str) -> str:
        """Who is bound by what an actor signs or agrees: a person's state, anybody else himself."""
        return (self.home(actor) if self.kind(actor) == "person" else None) or actor

    def holds_office(self, actor: str) -> bool:
        """Whether a person is known to the catalogue, or has a public role in the text."""
        draft = self.cast.actors[actor]
        return draft.entry is not None or any(self._is_public(r) for r in draft.roles)

    def _is_public(self, role: Role) -> bool:
        """Whether a role is an office: by its own words, or as a state's if it is no private person's ("rider")."""
        private = bool(_words(role.title) & self._classes["private"])
        return self._names_official(role.title) or (role.country is not None and not private)

    def is_sent(self, actor: str) -> bool:
        """Whether a journey of a group or body is politics: of officials, not of fighters or refugees."""
        draft = self.cast.actors[actor]
        if draft.kind in {"group", None} and draft.nouns:
            return bool(draft.nouns & (self._classes["officials"] - self._classes["armed"]))
        return self.is_political(actor)

    def _names_official(self, title: str) -> bool:
        """Whether a title or description is that of somebody who acts for a state or a cause."""
        found = _words(title)
        return bool(found & self._classes["officials"]) and not found & self._classes["private"]

    def _names_cause(self, name: str) -> bool:
        """Whether a body's name is that of one that acts for a state or a cause."""
        words = set(name.casefold().replace("-", " ").split())
        if self._is_advocate(name):
            return True
        cause = len(words) > 1 and bool(words & self._classes["causes"]) and not words & self._classes["private"]
        return cause or self._names_official(name)

    def _is_advocate(self, name: str) -> bool:
        """Whether a description is of those who speak for a cause: "anti-war groups", "the NGO"."""
        found = {form for word in name.casefold().split() for form in forms(word)}
        return bool(found & self._classes["advocates"]) and not found & self._classes["private"]

    def is_political(self, actor: str) -> bool:
        """Whether an actor acts for a state, an organ or a body, or is somebody to whom the text gives an office.

        One sense holds for a whole text (Gale, Church and Yarowsky 1992): where nobody of politics is named, the
        officials of a story are those of a town or a club, and where a contest is told of, its states are teams.
        """
        draft = self.cast.actors[actor]
        if not self.anchored:
            return not self.is_contest and self._acts_for_state(draft)
        return self._may_act(actor)

    def deals_with_state(self, actors: Iterable[str], participants: Iterable[str]) -> bool:
        """Whether, in a text that names nobody of politics beyond doubt, an official deals with a state or another."""
        if self.is_contest:
            return False
        others = [p for p in participants if self.kind(p) == "state" or self._is_officer(p)]
        return any(self._may_act(a) and any(p != a for p in others) for a in actors)

    def _is_officer(self, actor: str) -> bool:
        """Whether an actor is in the catalogue, or a person with an office."""
        draft = self.cast.actors[actor]
        return draft.entry is not None or (draft.kind == "person" and self.holds_office(actor))

    def _may_act(self, actor: str) -> bool:
        """Whether an actor is political, in a text of politics."""
        draft = self.cast.actors[actor]
        if draft.kind == "organisation":
            return draft.entry is not None or draft.country is not None or self._names_cause(draft.name)
        if draft.kind in _POLITICAL:
            return True
        if draft.kind == "person":
            described = " of the " in draft.name and self._names_official(draft.name)
            return described or self.holds_office(actor) or (draft.country is not None and not draft.roles)
        if draft.kind not in {"group", None}:
            return False
        return draft.country is not None or self._names_cause(draft.name)

    def may_confer(self, actor: str) -> bool:
        """Whether a meeting of this actor is one of politics: a person may be told by his country alone."""
        draft = self.cast.actors[actor]
        told = draft.kind == "person" and not draft.roles and self.is_national(actor)
        return told or self.is_political(actor)

    def is_national(self, actor: str) -> bool:
        """Whether an actor is of some state, in a text where states are no teams."""
        return self.country(actor) is not None and (self.anchored or not self.is_contest)

    def _acts_for_state(self, draft: Draft) -> bool:
        """Whether an actor is political by itself, whatever the story is about."""
        if draft.kind == "state" or (draft.entry is not None and draft.kind in _ANCHORS):
            return True
        words = _words(draft.name)
        national = draft.country is not None and not words & _WHERE
        return self._names_cause(draft.name) and (national or not words & self._classes["civic"])

    @cached_property
    def anchored(self) -> bool:
        """Whether the text names anybody who is of politics beyond doubt: in the catalogue, or in a state office.

        A sentence or two that name a state prove nothing by naming nobody of them, unless they are of sport.
        """
        cast = self.cast.actors.values()
        brief = self._is_brief and not self.is_contest and any(draft.kind == "state" for draft in cast)
        return brief or any(self._is_anchor(draft) for draft in cast)

    @cached_property
    def _is_brief(self) -> bool:
        return sum(len(document.tokens) for document in self._documents) <= _BRIEF

    @property
    def names_state(self) -> bool:
        """Whether the text names a state, or anybody else of politics."""
        return self.anchored or any(draft.kind == "state" for draft in self.cast.actors.values())

    def _is_anchor(self, draft: Draft) -> bool:
        if draft.entry is not None and draft.kind in _ANCHORS:
            return True
        civic = self._classes["civic"]
        return any(
            self._names_official(r.title) and (r.country is not None or not _words(r.title) & civic)
            for r in draft.roles
        )

    @cached_property
    def is_contest(self) -> bool:
        """Whether the text is of sport, by its words."""
        contest, told = self._classes["contest"], set[str]()
        for document in self._documents:
            told.update(t.lemma for t in document.tokens if t.lemma in contest)
        return len(told) >= _CONTEST_WORDS


def _words(title: str) -> set[str]:
    """The words of a title, and what they may be the plural of."""
    return {form for word in title.casefold().replace("-", " ").split() for form in forms(word)}


def _appositions(token: Token) -> list[Token]:
    """Names that stand in apposition to a noun, and those in apposition to or coordinated with them."""
    found: list[Token] = []
    waiting = token.childs("appos")
    while waiting and len(found) < _LISTED:
        at = waiting.pop(0)
        found.append(at)
        waiting += at.childs("appos", "conj")
    return [t for t in found if t.tag in {"NNP", "NNPS"} or _is_of_somebody(t)]


def _is_of_somebody(noun: Token) -> bool:
    """Whether somebody else is named by a plural after a pronoun: "Lind and her counterparts from …"."""
    owner = noun.child("poss")
    return noun.tag == "NNS" and owner is not None and owner.tag == "PRP$"
