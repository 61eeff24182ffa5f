"""The names of a record's actors: from id to name, and from what a person types to the actor meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rapidfuzz import fuzz

from dateline.errors import NotInRecordError
from dateline.record.source import RecordSource
from dateline.record.states import country_of
from dateline.types import Actor
from dateline.types.naming import name_words

_CLOSE_ENOUGH = 70.0
_MOST_SUGGESTIONS = 3


def fold(text: str) -> str:
    """Case, accents and punctuation folded away: "Orbán" and "orban" are the same, "U.S." is "us"."""
    return " ".join(name_words(text))


LookUp = Callable[[Iterable[str]], Mapping[str, str]]
"""Gives the names of actors by their ids."""


def _nobody(_: Iterable[str]) -> Mapping[str, str]:
    return {}


class Names:
    """The names of actors by id: of some that are given, and of others as soon as they are looked up."""

    def __init__(self, actors: Iterable[Actor] = (), look_up: LookUp = _nobody) -> None:
        self._names = {actor.id: actor.name for actor in actors}
        self._look_up = look_up

    def know(self, ids: Iterable[str]) -> None:
        """Look up the names of many at once."""
        unknown = set(ids) - self._names.keys()
        if unknown:
            self._names |= {**dict.fromkeys(unknown, ""), **self._look_up(unknown)}

    def of(self, actor_id: str) -> str:
        """The name of an actor; the id itself when the record does not know it."""
        if actor_id not in self._names:
            self.know((actor_id,))
        return self._names[actor_id] or actor_id


def find_actor(source: RecordSource, wanted: str, as_of: str | None = None) -> Actor:
    """The actor that a person means by an id, a name, a surname or a country.

    The first rule that fits any actor decides. Raises `NotInRecordError` when nobody fits, with the nearest names, or
    when the rule fits several.
    """
    near = list(source.named(wanted, as_of))
    *rules, within = _rules(wanted)
    found = next((fitting for fits in rules if (fitting := [a for a in near if fits(a)])), [])
    if not found:
        everybody = list(source.actors(as_of))
        found = [a for a in everybody if within(a)]
        if not found:
            raise NotInRecordError(_unknown(wanted, everybody))
    if len(found) > 1:
        raise NotInRecordError(_ambiguous(wanted, found))
    return found[0]


def _rules(wanted: str) -> list[Callable[[Actor], bool]]:
    folded = fold(wanted).removeprefix("the ")
    country = country_of(folded) if folded else None
    return [
        lambda a: a.id == wanted,
        lambda a: fold(a.name).removeprefix("the ") == folded or fold(a.id) == folded,
        # Who bears a surname comes before whoever is described by it ("spokesman for Hale").
        lambda a: bool(folded) and fold(a.name).endswith(f" {folded}") and a.name[:1].isupper(),
        lambda a: bool(folded) and fold(a.name).endswith(f" {folded}"),
        lambda a: country is not None and a.kind == "state" and a.country == country,
        lambda a: bool(folded) and f" {folded} " in f" {fold(a.name)} ",
    ]


def _unknown(wanted: str, everybody: Iterable[Actor]) -> str:
    scored = sorted(((_likeness(wanted, a.name), a.name) for a in everybody), key=lambda s: (-s[0], s[1]))
    near = [name for score, name in scored if score >= _CLOSE_ENOUGH][:_MOST_SUGGESTIONS]
    hint = f"did you mean {' or '.join(near)}?" if near else "`dateline actors` lists them"
    return f"no actor {wanted!r} in the record; {hint}"


def _likeness(wanted: str, name: str) -> float:
    folded, whole = fold(wanted), fold(name)
    return max([fuzz.ratio(folded, whole), *(fuzz.ratio(folded, word) for word in whole.split())])


def _ambiguous(wanted: str, found: list[Actor]) -> str:
    each = " or ".join(f"{a.name} ({a.id})" for a in sorted(found, key=lambda a: a.name)[:5])
    return f"{wanted!r} fits {len(found)} actors: {each}; give the full name or the id"
