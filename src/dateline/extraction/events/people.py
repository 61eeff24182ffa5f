"""Names as events need them: the cast, with "I" and "we" resolved to whoever is speaking."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extraction.attribution import Attributions
from dateline.extraction.events import grammar
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import is_first_person, words
from dateline.extraction.names import Cast
from dateline.language import Token
from dateline.types import Place

_POLITICAL = frozenset({"state", "organ"})
_SENDERS = frozenset({"state", "organisation", "group"})
_LISTED = 8
"""More appositions than this are no list of people."""


class People:
    """Answers who a noun phrase stands for, and whether that is a political actor."""

    def __init__(self, cast: Cast, attributions: Attributions, lexicon: Lexicon) -> None:
        self.cast, self._attributions, self._classes = cast, attributions, lexicon.classes

    def who(self, token: Token) -> tuple[str, ...]:
        """Ids of the actors that the noun phrase headed by the token stands for."""
        if is_first_person(token):
            speaker = self._attributions.speaker_at(token)
            return self.cast.resolve_first_person(token, speaker) if speaker is not None else ()
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
        names = _appositions(token)
        beside = [i for t in names for i in self.who(t) if {self.kind(i)} == kinds or _is_of_somebody(t)]
        return tuple(dict.fromkeys([*own, *beside]))

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
        return self.cast.possessor(noun)

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

    def holds_office(self, actor: str) -> bool:
        """Whether a person is known to the catalogue, or has a public role in the text."""
        draft = self.cast.actors[actor]
        public = any(r.country is not None or self._names_official(r.title) for r in draft.roles)
        return draft.entry is not None or public

    def _names_official(self, words: str) -> bool:
        """Whether a title or description is that of somebody who acts for a state or a cause."""
        found = {form for word in words.casefold().replace("-", " ").split() for form in _forms(word)}
        return bool(found & self._classes["officials"]) and not found & self._classes["private"]

    def _names_cause(self, name: str) -> bool:
        """Whether a body's name is that of one that acts for a state or a cause."""
        words = set(name.casefold().replace("-", " ").split())
        cause = len(words) > 1 and bool(words & self._classes["causes"]) and not words & self._classes["private"]
        return cause or self._names_official(name)

    def is_political(self, actor: str) -> bool:
        """Whether an actor acts for a state, an organ or a body, or is somebody to whom the text gives an office."""
        draft = self.cast.actors[actor]
        if draft.kind == "organisation":
            return draft.entry is not None or draft.country is not None or self._names_cause(draft.name)
        if draft.kind in _POLITICAL:
            return True
        if draft.kind == "person":
            return self.holds_office(actor) or (draft.country is not None and not draft.roles)
        if draft.kind not in {"group", None}:
            return False
        return draft.country is not None or self._names_cause(draft.name)


def _forms(word: str) -> tuple[str, ...]:
    """A word and what it may be the plural of."""
    if word.endswith("ies"):
        return word, f"{word[:-3]}y"
    return word, word.removesuffix("s")


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
