"""A ruling: what a person says of the record's events, that these are one or that these are two."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import Actor, Event
from dateline.types.when import Instant, instant

RulingKind = Literal["merge", "split", "undo"]
RulingState = Literal["in force", "overridden", "undone", "dormant"]


def _line(value: str) -> str:
    line = value.strip()
    if not line:
        raise ValueError("must not be empty")
    if any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in line):
        raise ValueError("must be one line without control characters")
    return line


Line = Annotated[str, AfterValidator(_line)]


class Told(Value):
    """An event as an article told it when a ruling was made, with the actors that it names.

    That is enough to find it again in another version of the article, or in another program's reading of it.
    """

    article: str = Field(min_length=1)
    published: Day | None = None
    event: Event
    actors: tuple[Actor, ...] = ()

    @model_validator(mode="after")
    def _actors_are_known(self) -> Told:
        event = self.event
        named = {*event.actors, *event.recipients, *([event.initiator] if event.initiator else [])}
        if unknown := sorted(named - {a.id for a in self.actors}):
            raise ValueError(f"article {self.article}, event {event.id}: no actor has the id {unknown[0]!r}")
        return self


Side = tuple[Told, ...]


class Ruling(Value):
    """What a person ruled, when (ISO 8601, UTC) and why.

    A `merge` has a side for every event that it says are one, each with the reports that it then had; the first of a
    side is the one by which the event went. A `split` has two: the reports split off and the rest of their event. An
    `undo` has none, and takes the ruling out of force that it names. The id is derived from all of this.
    """

    id: str
    kind: RulingKind
    author: Line
    at: Instant
    note: Line | None = None
    undoes: str | None = None
    sides: tuple[Annotated[Side, Field(min_length=1)], ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Ruling:
        few, many = {"merge": (2, None), "split": (2, 2), "undo": (0, 0)}[self.kind]
        count = len(self.sides)
        if count < few or (many is not None and count > many):
            raise ValueError(f"a ruling of the kind {self.kind!r} has {few} sides, not {count}")
        if (self.kind == "undo") != (self.undoes is not None):
            raise ValueError("an undo, and nothing else, names the ruling that it undoes")
        return self

    @model_validator(mode="after")
    def _id_is_its_own(self) -> Ruling:
        if self.id != ruling_id(self):
            raise ValueError(f"ruling {self.id}: its id is not that of its content ({ruling_id(self)})")
        return self


def ruling_id(ruling: Ruling) -> str:
    """Sixteen hex digits of SHA-256 over who ruled what, when and why; reports count by article and event alone."""
    sides = [[(told.article, told.event.id) for told in side] for side in ruling.sides]
    content = [ruling.kind, ruling.author, ruling.at, ruling.note, ruling.undoes, sides]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]


def make_ruling(
    kind: RulingKind,
    *,
    author: str,
    at: str,
    note: str | None = None,
    undoes: str | None = None,
    sides: tuple[Side, ...] = (),
) -> Ruling:
    """A ruling with the id that it has; `ValueError` when it is none."""
    draft = Ruling.model_construct(
        id="", kind=kind, author=_line(author), at=instant(at), note=note and _line(note), undoes=undoes, sides=sides
    )
    return Ruling.model_validate({**draft.__dict__, "id": ruling_id(draft)})
