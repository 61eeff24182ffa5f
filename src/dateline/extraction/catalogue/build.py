"""States, bodies, organs and places from the catalogue's files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast, get_args

from dateline.extraction.catalogue.model import Body, BodyKind, PlaceKind, PlaceName, State
from dateline.extraction.catalogue.source import Entry, files, read_json, read_toml, refuse, texts
from dateline.extraction.catalogue.text import slug

NO_STATE = frozenset({"IGO", "EUR", "UNO", "NGO", "IMG", "ISM", "MNC"})
"""PLOVER's codes for bodies without a country."""

_STATE_KEYS = frozenset({"name", "names", "adjectives", "people", "capitals"})
_BODY_KEYS = frozenset({"name", "kind", "country", "names", "places", "state", "organ"})
_ORGAN_KEYS = frozenset({"organ", "name", "words", "state"})


@dataclass(frozen=True, slots=True)
class Organ:
    """A sort of organ that every state has, with the phrases for it."""

    organ: str
    name: str
    words: tuple[str, ...]
    state: bool


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The values in their order, each once."""
    return tuple(dict.fromkeys(values))


def _people(adjectives: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{a}s" for a in adjectives if a.endswith(("an", "i", "o")))


def _base(code: str, facts: dict[str, Any]) -> State:
    names = tuple(n for n in facts["names"] if "(" not in n)
    adjectives = (facts["adjective"],) if "adjective" in facts else ()
    capitals = (facts["capital"],) if "capital" in facts else ()
    return State(slug(names[0]), names[0], code, names, adjectives, _people(adjectives), capitals)


def _corrected(state: State, entry: Entry) -> State:
    name = entry.text("name") or state.name
    adjectives = entry.texts("adjectives") if "adjectives" in entry else state.adjectives
    return replace(
        state,
        id=slug(name),
        name=name,
        names=unique((name, *state.names, *entry.texts("names"))),
        adjectives=adjectives,
        people=entry.texts("people") if "people" in entry else _people(adjectives),
        capitals=entry.texts("capitals") if "capitals" in entry else state.capitals,
    )


def load_states(folders: tuple[Path, ...]) -> tuple[dict[str, State], list[tuple[str, PlaceName]]]:
    """States by code, as packages and then `states.toml` of each folder have them, and their capitals as places."""
    base = read_json(folders[0] / "states.json")
    states = {code: _base(code, facts) for code, facts in base.items()}
    for file in files(folders, "states.toml"):
        for code, facts in read_toml(file).items():
            if code not in states:
                refuse(file, code, "is not the code of a state")
            states[code] = _corrected(states[code], Entry(file, code, facts, _STATE_KEYS))
    places: list[tuple[str, PlaceName]] = []
    for code, state in states.items():
        places += [pair for row in state.capitals for pair in _spelled(row, code, "city")]
        states[code] = replace(state, capitals=unique(n for row in state.capitals for n in spellings(row)))
    return states, places


def spellings(row: str) -> list[str]:
    """The spellings of one place: "Kyiv = Kiev" has two, the canonical one first."""
    return [name.strip() for name in row.split("=")]


def _spelled(row: str, country: str | None, kind: PlaceKind) -> list[tuple[str, PlaceName]]:
    names = spellings(row)
    return [(name, PlaceName(names[0], country, kind)) for name in names]


def load_bodies(folders: tuple[Path, ...], states: dict[str, State]) -> tuple[dict[str, Body], list[PlaceName]]:
    """Bodies by id, and the places that their seats are; a body of a later folder replaces one of the same name."""
    bodies: dict[str, Body] = {}
    seats: list[PlaceName] = []
    for folder in folders:
        here: dict[str, Body] = {}
        for name, kind in (("bodies.toml", None), ("media.toml", "media")):
            for file in files((folder,), name):
                for number, facts in enumerate(read_toml(file).get("body", []), 1):
                    body, places = _body(Entry(file, f"body {number}", facts, _BODY_KEYS), kind, states)
                    if body.id in here:
                        refuse(file, body.name, "stands in the catalogue twice")
                    here[body.id] = body
                    seats += places
        bodies.update(here)
    return bodies, seats


def _body(entry: Entry, kind: str | None, states: dict[str, State]) -> tuple[Body, list[PlaceName]]:
    name = entry.needed("name")
    entry.name = name
    kind = kind or entry.needed("kind")
    if kind not in get_args(BodyKind):
        entry.refuse(f"kind is {kind!r}, not one of {', '.join(get_args(BodyKind))}")
    country = entry.text("country")
    if country is not None and country not in states and country not in NO_STATE:
        entry.refuse(f"country {country!r} is no state's code and none of PLOVER's for bodies without one")
    places = entry.texts("places")
    names = unique((name, *entry.texts("names"), *places))
    body = Body(
        id=slug(name),
        name=name,
        kind=cast(BodyKind, kind),
        country=country,
        names=names,
        seat=bool(places),
        state=entry.flag("state"),
        organ=entry.text("organ"),
    )
    where = country if country in states else None
    return body, [PlaceName(place, where, "venue") for place in places]


def load_organs(folders: tuple[Path, ...]) -> list[Organ]:
    """The sorts of organ that every state has."""
    return [
        Organ(entry.needed("organ"), entry.needed("name"), entry.texts("words"), entry.flag("state"))
        for file in files(folders, "organs.toml")
        for number, facts in enumerate(read_toml(file).get("organ", []), 1)
        for entry in [Entry(file, f"organ {number}", facts, _ORGAN_KEYS)]
    ]


def load_places(folders: tuple[Path, ...], states: dict[str, State]) -> list[tuple[str, PlaceName]]:
    """Each spelling of a place with the place; its spellings are parted by "=" in the files."""
    found: list[tuple[str, PlaceName]] = []
    for file in files(folders, "places.toml"):
        for kind, countries in read_toml(file).items():
            if kind not in get_args(PlaceKind) or not isinstance(countries, dict):
                refuse(file, kind, f"must be a table of one of the kinds {', '.join(get_args(PlaceKind))}")
            for code, rows in countries.items():
                if code not in states and code != "NONE":
                    refuse(file, f"{kind}.{code}", "is not the code of a state")
                for row in texts(file, f"{kind}.{code}", rows):
                    found += _spelled(row, None if code == "NONE" else code, cast(PlaceKind, kind))
    return found
