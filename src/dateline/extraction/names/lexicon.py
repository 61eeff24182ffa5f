"""The words that names, titles and descriptions are recognised by, read from `lexicon/<language>/names*.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.extraction.lexicon.files import merge, program_file, read_toml
from dateline.types import ActorKind

FILES = ("names.toml", "names_titles.toml", "names_nouns.toml", "names_given.toml")
_OPEN = frozenset({"honorifics", "combining", "family_first", "same_sort", "classes", "chiefs", "doubles", "halves"})
"""Tables whose keys are words or names of one's own; all others have the keys of the program's files only."""
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists of one language, all in lower case. The TOML files say what each list is for."""

    honorifics: Mapping[str, str]
    particles: Words
    patronymics: Words
    suffixes: Words
    family_first: Words
    not_names: Words
    before_months: Words
    month_names: Words
    openers: Words
    no_role: Words
    national: Words
    led_by_government: Words
    given_too: Words
    withheld: Words
    combining: Mapping[str, str]
    posted: Words
    generic: Words
    weak: Words
    same_sort: Mapping[str, Words]
    acting: Words
    things: Words
    leading_things: Words
    leading_places: Words
    pronouns: Mapping[str, Words]
    happenings: Words
    willing: Words
    acts: Words
    addressing: Words
    contacting: Words
    transparent: Words
    of_states: Words
    indefinite: Words
    definite: Words
    both: Words
    neither: Words
    place_signals: Mapping[str, Words]
    title_heads: Words
    title_modifiers: Words
    portfolios: Words
    title_phrases: Words
    classes: Mapping[str, Words]
    communities: Words
    out_of_office: Words
    epithets: Words
    epithet_heads: Words
    epithet_nouns: Words
    parties: Mapping[str, Words]
    chiefs: Mapping[str, Words]
    chosen: Words
    introducing: Words
    halves: Mapping[str, str]
    doubles: Mapping[str, str]
    gender: Mapping[str, str]
    bodies: Mapping[str, ActorKind]
    collective: Mapping[str, ActorKind]
    for_state: Words
    people: Words
    fighters: Words
    many: Words
    plural_bodies: Words
    delegates: Words
    pairs: Words
    sides: Words
    documents: Words
    place_nouns: Words
    regions: Words
    given: Mapping[str, str]


def _tables(language: str, folder: Path | None) -> dict[str, Any]:
    """All files of a language merged, with those of the user's own folder added."""
    merged: dict[str, Any] = {}
    for name in FILES:
        own = program_file(language, name)
        if own.is_file():
            merge(merged, read_toml(own))
    for file in [folder / name for name in FILES] if folder else ():
        if file.is_file():
            more = read_toml(file)
            _check(file, more, merged)
            merge(merged, more)
    return merged


def _check(file: Path, more: Mapping[str, Any], own: Mapping[str, Any], *path: str) -> None:
    """Refuse what the program's own files have no place for: they are the schema of a user's."""
    for key, value in more.items():
        known = next(iter(own.values())) if path and path[0] in _OPEN else own.get(key)
        reason = _reason(key, value, known, own)
        if reason:
            raise LexiconError(f"{file}: {', '.join((*path, key))}: {reason}")
        if isinstance(known, dict):
            _check(file, value, known, *path, key)


def _reason(key: str, value: object, known: object, own: Mapping[str, Any]) -> str | None:
    """What is wrong with a key and its value, where the program's own files have `known` in their place."""
    if known is None:
        return "there is no such key"
    if key != key.lower():
        return "must be written in lower case"
    if isinstance(known, dict):
        return None if isinstance(value, dict) else "must be a table"
    if isinstance(known, list):
        good = isinstance(value, list) and all(isinstance(w, str) and w.strip() for w in value)
        return None if good else "must be a list of words"
    choices = sorted(set(own.values()))
    return None if value in choices else f"must be one of {choices}"


def _words(data: Mapping[str, Any], *path: str) -> Words:
    at: Any = data
    for step in path:
        if not isinstance(at, dict) or step not in at:
            raise LexiconError(f"names*.toml: the list {'.'.join(path)} is missing")
        at = at[step]
    if not isinstance(at, list) or not all(isinstance(w, str) for w in at):
        raise LexiconError(f"names*.toml: {'.'.join(path)} must be a list of words")
    return frozenset(w.lower() for w in at)


def _table(data: Mapping[str, Any], name: str) -> dict[str, Words]:
    return {key: _words(data, name, key) for key in data.get(name, {})}


def _kinds(data: Mapping[str, Any], name: str) -> dict[str, ActorKind]:
    """Word → kind of actor. A word in several lists belongs to the first one: organ, company, media, organisation."""
    found: dict[str, ActorKind] = {}
    kinds: tuple[ActorKind, ...] = ("organ", "company", "media", "organisation")
    for kind in kinds:
        for word in _words(data, name, kind):
            found.setdefault(word, kind)
    return found


def _inverted(data: Mapping[str, Any], name: str) -> dict[str, str]:
    return {word: key for key, words in sorted(_table(data, name).items()) for word in sorted(words)}


@cache
def load(language: str = "en", folder: Path | None = None) -> NameWords:
    """The words of a language, with those of a user's folder added.

    Raises `LexiconError`, naming file and list, where one is missing or is not what it should be.
    """
    return _name_words(_tables({"en": "english"}.get(language, language), folder))


def _name_words(data: Mapping[str, Any]) -> NameWords:
    return NameWords(**_about_names(data), **_about_descriptions(data))


def _about_names(data: Mapping[str, Any]) -> dict[str, Any]:
    """What tells a name, its parts and the office before it from other capital words."""
    return {
        "honorifics": dict(data.get("honorifics", {})),
        "particles": _words(data, "particles", "surname"),
        "patronymics": _words(data, "particles", "patronymic"),
        "suffixes": _words(data, "particles", "suffixes"),
        "family_first": frozenset[str]().union(*_table(data, "family_first").values()),
        "not_names": _words(data, "not_names", "words"),
        "leading_things": _words(data, "not_names", "leading"),
        "leading_places": _words(data, "places", "leading"),
        "things": _words(data, "not_names", "things"),
        "month_names": _words(data, "not_names", "month_names"),
        "before_months": _words(data, "not_names", "before_months"),
        "openers": _words(data, "not_names", "openers"),
        "national": _words(data, "national"),
        "withheld": _words(data, "withheld"),
        "given_too": _words(data, "given_too"),
        "combining": dict(data.get("combining", {})),
        "posted": _words(data, "posted"),
        "led_by_government": frozenset(w.upper() for w in _words(data, "led_by_government")),
        "no_role": _words(data, "no_role"),
        "weak": _words(data, "collective", "weak"),
        "generic": _words(data, "collective", "generic"),
    }


def _about_descriptions(data: Mapping[str, Any]) -> dict[str, Any]:
    """What describes somebody instead of naming him, and what nouns of bodies, groups and places mean."""
    return {
        "same_sort": _table(data, "same_sort"),
        "acting": _words(data, "collective", "acting"),
        "pronouns": _table(data, "pronouns"),
        "happenings": _words(data, "it", "happenings"),
        "willing": _words(data, "it", "willing"),
        "acts": _words(data, "it", "acts"),
        "addressing": _words(data, "it", "addressing"),
        "contacting": _words(data, "it", "contacting"),
        "transparent": _words(data, "transparent", "nouns"),
        "of_states": _words(data, "transparent", "of_states"),
        "indefinite": _words(data, "determiners", "indefinite"),
        "definite": _words(data, "determiners", "definite"),
        "both": _words(data, "determiners", "both"),
        "neither": _words(data, "determiners", "neither"),
        "place_signals": _table(data, "place_signals"),
        "title_heads": _words(data, "heads"),
        "title_modifiers": _words(data, "modifiers"),
        "portfolios": _words(data, "portfolios"),
        "title_phrases": _words(data, "phrases"),
        "classes": _table(data, "classes"),
        "communities": _words(data, "communities"),
        "out_of_office": _words(data, "out_of_office"),
        "epithets": _words(data, "epithets", "modifiers"),
        "epithet_heads": _words(data, "epithets", "heads"),
        "epithet_nouns": _words(data, "epithets", "nouns"),
        "parties": _table(data, "parties"),
        "chosen": _words(data, "chosen"),
        "introducing": _words(data, "introducing"),
        "halves": {half: code.upper() for half, code in data.get("halves", {}).items()},
        "chiefs": _table(data, "chiefs"),
        "doubles": _inverted(data, "doubles"),
        "gender": _inverted(data, "gender"),
        "bodies": _kinds(data, "bodies"),
        "collective": _kinds(data, "collective"),
        "for_state": _words(data, "collective", "state"),
        "people": _words(data, "groups", "people"),
        "fighters": _words(data, "groups", "fighters"),
        "many": _words(data, "groups", "many"),
        "plural_bodies": _words(data, "groups", "bodies"),
        "pairs": _words(data, "groups", "pairs"),
        "delegates": _words(data, "groups", "delegates"),
        "sides": _words(data, "groups", "sides"),
        "documents": _words(data, "groups", "documents"),
        "place_nouns": _words(data, "places", "nouns"),
        "regions": _words(data, "places", "regions"),
        "given": _inverted(data, "given"),
    }
