"""Offices: their normal names, the titles that go with them and the phrases that mean them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.extraction.catalogue.source import Entry, Table, files, read_toml, refuse, texts
from dateline.extraction.catalogue.text import key

_TOP = frozenset({"particles", "family_first", "office", "titles", "words"})


@dataclass(frozen=True, slots=True)
class Offices:
    """What `offices.toml` says."""

    titles: dict[str, str]
    singular: frozenset[str]
    particles: frozenset[str]
    family_first: frozenset[str]
    by_country: dict[tuple[str, str], str] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], list[tuple[str, frozenset[str]]]] = field(default_factory=dict)

    def title(self, office: str, country: str | None) -> str:
        """What the holder of `office` is called in a state: `("head-of-government", "DEU")` is "Chancellor"."""
        return self.by_country.get((office, country or "")) or self.titles[office]

    def meaning(self, phrase: str | Sequence[str], country: str | None = None) -> str | None:
        """The office that a title phrase means, in a state where one is given."""
        text = phrase if isinstance(phrase, str) else " ".join(phrase)
        if text in self.titles:
            return text
        found = self.phrases.get(key(text), [])
        here = [office for office, only in found if country in only]
        everywhere = [office for office, only in found if not only]
        return next(iter([*here, *everywhere, *(office for office, _ in found)]), None)


def load_offices(folders: tuple[Path, ...]) -> Offices:
    """Read `offices.toml` of every folder; what comes later adds and overrides."""
    tables = [(file, read_toml(file)) for file in files(folders, "offices.toml")]
    titles: dict[str, str] = {}
    singular: set[str] = set()
    particles: set[str] = set()
    family_first: set[str] = set()
    for file, table in tables:
        Entry(file, "top level", table, _TOP)
        particles.update(texts(file, "particles", table.get("particles", [])))
        family_first.update(texts(file, "family_first", table.get("family_first", [])))
        for office, facts in table.get("office", {}).items():
            entry = Entry(file, f"office.{office}", facts, frozenset({"title", "singular"}))
            titles[office] = entry.needed("title")
            if entry.flag("singular"):
                singular.add(office)
    offices = Offices(titles, frozenset(singular), frozenset(particles), frozenset(family_first))
    for file, table in tables:
        _read_titles(file, table, offices)
        _read_words(file, table, offices)
    return offices


def _read_titles(file: Path, table: Table, offices: Offices) -> None:
    for country, titles in table.get("titles", {}).items():
        entry = Entry(file, f"titles.{country}", titles, frozenset(offices.titles))
        for office in titles:
            offices.by_country[office, country] = entry.needed(office)


def _read_words(file: Path, table: Table, offices: Offices) -> None:
    for number, facts in enumerate(table.get("words", []), 1):
        entry = Entry(file, f"words {number}", facts, frozenset({"office", "words", "countries"}))
        office = entry.needed("office")
        if office not in offices.titles:
            refuse(file, f"words {number}", f"{office!r} is no office of [office]")
        only = frozenset(entry.texts("countries"))
        for phrase in entry.texts("words"):
            offices.phrases.setdefault(key(phrase), []).append((office, only))
