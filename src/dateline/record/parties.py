"""Participants across reports: which actors of two reports can be one, and which state each of them stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.record.states import country_of, is_state_name, states_in
from dateline.types import Actor, ActorKind
from dateline.types.evidence import Value
from dateline.types.naming import name_words, slug

_STANDS_FOR_A_STATE: frozenset[ActorKind | None] = frozenset({"person", "state", "organ", None})

Cast = tuple[tuple["Party", ...], tuple["Party", ...]]
"""Actors and recipients."""

SAME = 1.0
VARIANT = 0.9
STATE_OF = 0.6


class Party(Value):
    """One participant as a report names it, with the state (ISO 3166 alpha-3) that it stands for, where known."""

    id: str
    name: str
    kind: ActorKind | None = None
    country: str | None = None

    @property
    def key(self) -> str:
        """What the participant counts as: its state where it stands for one, else itself."""
        return f"@{self.country}" if self.country and self.kind in _STANDS_FOR_A_STATE else self.id

    @property
    def is_state(self) -> bool:
        """Whether the participant is a state itself, not a person or an office of one."""
        return self.kind == "state" or (self.kind is None and is_state_name(self.name))


def party(actor: Actor) -> Party:
    """An actor of a reading as a participant. Its own country goes before its roles', those before its name's."""
    country = actor.country or next((r.country for r in reversed(actor.roles) if r.country), None)
    if country is None and (actor.kind == "state" or (actor.kind is None and is_state_name(actor.name))):
        country = country_of(actor.name)
    return Party(id=actor.id, name=actor.name, kind=actor.kind, country=country)


def known(described: Party) -> tuple[Party, ...]:
    """Who is known to be among those that a group's description stands for: the states that it names, if any."""
    if described.kind != "group":
        return (described,)
    return tuple(Party(id=slug(n), name=n, kind="state", country=country_of(n)) for n in states_in(described.name))


def likeness(a: Party, b: Party) -> float:
    """How surely two participants are one or stand for one: 1 the same, less for a variant or a state, 0 for others."""
    if a.id == b.id:
        return SAME
    if a.country and b.country and a.country != b.country:
        return 0.0
    if a.country and a.country == b.country and a.is_state != b.is_state and a.key == b.key:
        return STATE_OF
    if a.is_state or b.is_state:
        return 0.0
    return VARIANT if _is_short_form(name_words(a.name), name_words(b.name)) else 0.0


def said_alike(a: Party, b: Party) -> bool:
    """Whether two unnamed groups may be one by their words: "two Russian diplomats", "two Russian envoys"."""
    if a.kind != "group" or b.kind != "group" or (a.country and b.country and a.country != b.country):
        return False
    one, other = set(name_words(a.name)), set(name_words(b.name))
    return bool(one and other) and 2 * len(one & other) >= min(len(one), len(other))


def named_of(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Those who are named, where anybody is: "180 prisoners" tell nobody apart beside the states that exchange them."""
    named = tuple(p for p in parties if p.kind != "group")
    return named or tuple(parties)


def _is_short_form(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one name is the end of the other: a surname beside the full name."""
    short, long = sorted((a, b), key=len)
    return bool(short) and long[-len(short) :] == short


class Match(NamedTuple):
    """How two lists of participants pair off: the likenesses of the pairs, and who is left on either side."""

    pairs: tuple[float, ...]
    left: tuple[Party, ...]
    right: tuple[Party, ...]

    @property
    def weakest(self) -> float:
        """The least sure of the pairs; 0 when nobody pairs off."""
        return min(self.pairs, default=0.0)


def pair_off(left: Sequence[Party], right: Sequence[Party]) -> Match:
    """Pair the participants of two mentions, surest first, each at most once."""
    ranked = sorted(
        ((likeness(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
        key=lambda t: (-t[0], t[1], t[2]),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs: list[float] = []
    for value, i, j in ranked:
        if value > 0 and i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append(value)
    return Match(
        tuple(pairs),
        tuple(a for i, a in enumerate(left) if i not in used_left),
        tuple(b for j, b in enumerate(right) if j not in used_right),
    )
