"""The names of a record's actors: from id to name, and from what a person types to the actor meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rapidfuzz import fuzz

from dateline.errors import NotInRecordError
from dateline.record.states import country_of
from dateline.types import Actor
from dateline.types.naming import name_words

_CLOSE_ENOUGH = 70.0
_MOST_SUGGESTIONS = 3


def fold(text: str) -> str:
    """Case, accents and punctuation folded away: "Orbán" and "orban" are the same, "U.S." is "us"."""
    return " ".join(name_words(text))


class Names:
    """Looks up the actors of a record, or of one reading."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = {actor.id: actor for actor in actors}

    def of(self, actor_id: str) -> str:
        """The name of an actor; the id itself when the record does not know it."""
        actor = self.actors.get(actor_id)
        return actor.name if actor is not None else actor_id

    def find(self, wanted: str) -> Actor:
        """The actor that a person means by an id, a name, a surname or a country.

        The first rule that fits any actor decides. Raises `NotInRecordError` when nobody fits, with the nearest
        names, or when the rule fits several.
        """
        for fits in _rules(wanted):
            found = [actor for actor in self.actors.values() if fits(actor)]
            if len(found) == 1:
                return found[0]
            if found:
                raise NotInRecordError(_ambiguous(wanted, found))
        raise NotInRecordError(self._unknown(wanted))

    def _unknown(self, wanted: str) -> str:
        scored = sorted(
            ((_likeness(wanted, a.name), a.name) for a in self.actors.values()), key=lambda s: (-s[0], s[1])
        )
        near = [name for score, name in scored if score >= _CLOSE_ENOUGH][:_MOST_SUGGESTIONS]
        hint = f"did you mean {' or '.join(near)}?" if near else "`dateline actors` lists them"
        return f"no actor {wanted!r} in the record; {hint}"


def _rules(wanted: str) -> list[Callable[[Actor], bool]]:
    folded = fold(wanted).removeprefix("the ")
    country = country_of(folded) if folded else None
    return [
        lambda a: a.id == wanted,
        lambda a: fold(a.name).removeprefix("the ") == folded or fold(a.id) == folded,
        lambda a: bool(folded) and fold(a.name).endswith(f" {folded}"),
        lambda a: country is not None and a.kind == "state" and a.country == country,
        lambda a: bool(folded) and f" {folded} " in f" {fold(a.name)} ",
    ]


def _likeness(wanted: str, name: str) -> float:
    folded, whole = fold(wanted), fold(name)
    return max([fuzz.ratio(folded, whole), *(fuzz.ratio(folded, word) for word in whole.split())])


def _ambiguous(wanted: str, found: list[Actor]) -> str:
    each = " or ".join(f"{a.name} ({a.id})" for a in sorted(found, key=lambda a: a.name)[:5])
    return f"{wanted!r} fits {len(found)} actors: {each}; give the full name or the id"
