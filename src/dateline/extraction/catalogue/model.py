"""The values that the catalogue holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

BodyKind = Literal["organ", "organisation", "company", "media", "group"]
PlaceKind = Literal["city", "region", "venue", "country", "water"]
Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class State:
    """A state. `code` is ISO 3166 alpha-3 (KOS for Kosovo), `names` every name and short form, `name` first.

    `adjectives` are as in "Russian troops", `people` the plural nouns of its people, `capitals` the names of its seat
    of government, other spellings included, which stand for the state when they act.
    """

    id: str
    name: str
    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """An organ of a state, an organisation, a company, a medium or a group.

    `country` is the state's code, or PLOVER's for bodies without one (IGO, EUR, UNO, NGO, IMG, ISM, MNC). `seat` says
    that one of its names is also a place ("in the Kremlin"), `state` that it speaks for its state as a whole.
    `organ` is what sort of organ it is, the same in every state ("foreign-ministry").
    """

    id: str
    name: str
    kind: BodyKind
    country: str | None
    names: tuple[str, ...]
    seat: bool = False
    state: bool = False
    organ: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A time in an office. `start` and `end` are days, months or years as far as known; None is unknown or open."""

    title: str
    office: str
    country: str | None
    body: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds or held an office; `names` has every spelling, `name` first."""

    id: str
    name: str
    names: tuple[str, ...]
    surname: str
    country: str | None
    gender: Gender | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place with the code of the state that it lies in, or None for waters and regions of several states."""

    name: str
    country: str | None
    kind: PlaceKind


Entry: TypeAlias = State | Body | Person | PlaceName
