"""The actors of one article while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dateline.extraction.catalogue import Body, Person, State, slug
from dateline.extraction.names.titles import Office
from dateline.language import Token
from dateline.types import ActorKind, Place, Role


@dataclass(slots=True)
class Draft:
    """An actor while the article is read: what is known of it grows from mention to mention.

    `gender` is "male", "female" or None; `plural` says that it is a group. `offices` are those that the article or the
    catalogue gives it, `nouns` the heads of the descriptions it goes by, `entry` what the catalogue has of it. An
    actor that is not `named` is known by a description alone.
    """

    id: str
    name: str
    kind: ActorKind | None = None
    country: str | None = None
    gender: str | None = None
    roles: list[Role] = field(default_factory=list)
    plural: bool = False
    offices: list[Office] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    entry: State | Body | Person | None = None
    named: bool = True


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of tokens, `first` to `last`, that stands for actors or names a place.

    `form` says how: by a name, a description, or a pronoun. `place` is set where the words name a place; those
    that have `ids` too name a place and who sits there, and where they stand decides which is meant. `state` says that
    they are a state's own name, not its capital's.
    """

    first: Token
    last: Token
    ids: tuple[str, ...]
    form: Literal["name", "description", "pronoun", "adjective", "place"]
    place: Place | None = None
    state: bool = False


_LONGEST = 150
"""Characters of a name: what runs on is noise, and the record takes no name of any length."""


@dataclass(slots=True)
class Book:
    """All drafts of an article by id, with ids that are unique within it."""

    actors: dict[str, Draft] = field(default_factory=dict)

    def add(self, name: str, kind: ActorKind | None, country: str | None = None, ident: str | None = None) -> Draft:
        """The draft of that id (by default the name's slug), made if there is none yet."""
        name = name[:_LONGEST]
        key = ident or slug(name)[:_LONGEST] or "actor"
        if key not in self.actors:
            self.actors[key] = Draft(key, name, kind, country)
        return self.actors[key]

    def fresh(self, name: str, kind: ActorKind | None, country: str | None = None) -> Draft:
        """A new draft, with a number after its id where the id is taken."""
        base = slug(name[:_LONGEST])[:_LONGEST] or "actor"
        key, number = base, 2
        while key in self.actors:
            key, number = f"{base}-{number}", number + 1
        return self.add(name, kind, country, key)

    def is_person(self, ident: str) -> bool:
        """Whether the actor is one person who is named."""
        draft = self.actors[ident]
        return draft.kind == "person" and draft.named

    def is_state(self, ident: str) -> bool:
        """Whether the actor is a state."""
        return self.actors[ident].kind == "state"

    def state(self, state: State) -> Draft:
        """The draft of a state of the catalogue."""
        draft = self.add(state.name, "state", state.code, state.id)
        draft.entry = state
        return draft

    def body(self, body: Body) -> Draft:
        """The draft of a body of the catalogue."""
        draft = self.add(body.name, body.kind, body.country, body.id)
        draft.entry = body
        return draft

    def person(self, person: Person) -> Draft:
        """The draft of a person of the catalogue. Offices are left to the text and to the catalogue's holders."""
        draft = self.add(person.name, "person", person.country, person.id)
        draft.entry = person
        if person.gender:
            draft.gender = "male" if person.gender == "m" else "female"
        return draft
