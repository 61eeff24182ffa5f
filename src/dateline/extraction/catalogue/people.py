"""Office-holders from `holders/*.toml`, with what `people.toml` adds to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from dateline.extraction.catalogue.build import NO_STATE, unique
from dateline.extraction.catalogue.model import Body, Gender, Person, State, Term
from dateline.extraction.catalogue.offices import Offices
from dateline.extraction.catalogue.source import Entry, Row, files, holder_files, read_toml, refuse, texts
from dateline.extraction.catalogue.text import slug

_KEYS = frozenset({"names", "surname", "country"})


@dataclass(slots=True)
class _Draft:
    name: str
    gender: str
    terms: list[Term] = field(default_factory=list)
    names: tuple[str, ...] = ()
    surname: str | None = None
    country: str | None = None


def load_people(
    folders: tuple[Path, ...], states: dict[str, State], bodies: dict[str, Body], offices: Offices
) -> list[Person]:
    """Everybody who holds or held an office, in the order of the files."""
    drafts: dict[str, _Draft] = {}
    for file in holder_files(folders):
        for where, holders in read_toml(file).items():
            if where not in states and where not in bodies and where not in NO_STATE:
                refuse(file, where, "is neither the code of a state nor the id of a body")
            body = bodies.get(where)
            country = body.country if body else where
            for offices_held, rows in holders.items():
                _hold(
                    file,
                    f"{where}.{offices_held}",
                    rows,
                    place=(offices_held, country, body),
                    offices=offices,
                    drafts=drafts,
                )
    for file in files(folders, "people.toml"):
        for name, facts in read_toml(file).items():
            _describe(Entry(file, name, facts, _KEYS), drafts)
    return [_person(draft, states, offices) for draft in drafts.values()]


def _hold(
    file: Path,
    entry: str,
    rows: object,
    *,
    place: tuple[str, str | None, Body | None],
    offices: Offices,
    drafts: dict[str, _Draft],
) -> None:
    held, country, body = place
    for line in texts(file, entry, rows):
        row = Row(file, entry, line)
        draft = drafts.setdefault(row.name, _Draft(row.name, row.gender))
        if draft.gender != row.gender:
            refuse(file, entry, f"{row.name} is (m) in one place and (f) in another")
        for office in held.split("+"):
            if office not in offices.titles:
                refuse(file, entry, f"{office!r} is no office of offices.toml")
            title = row.title or offices.title(office, country)
            draft.terms.append(Term(title, office, country, body.id if body else None, row.start, row.end))


def _describe(entry: Entry, drafts: dict[str, _Draft]) -> None:
    draft = drafts.get(entry.name)
    if draft is None:
        entry.refuse("has no office in holders/")
    draft.names += entry.texts("names")
    draft.surname = entry.text("surname") or draft.surname
    draft.country = entry.text("country") or draft.country


def _person(draft: _Draft, states: dict[str, State], offices: Offices) -> Person:
    own = next((t.country for t in draft.terms if t.country in states), None)
    country = draft.country or own
    surname = draft.surname or _surname(draft.name, country in offices.family_first, offices.particles)
    names = unique((draft.name, *draft.names))
    return Person(slug(draft.name), draft.name, names, surname, country, cast(Gender, draft.gender), tuple(draft.terms))


def _surname(name: str, family_first: bool, particles: frozenset[str]) -> str:
    words = name.split()
    if family_first:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in particles:
        start -= 1
    return " ".join(words[start:])


def surnames(person: Person) -> Iterator[str]:
    """What the person may be called by alone: names of one word, and the surname in every spelling.

    An Arabic surname counts without its article too.
    """
    width = len(person.surname.split())
    first = person.name.startswith(f"{person.surname} ")
    yield person.surname
    for name in person.names:
        words = name.split()
        if len(words) == 1:
            yield name
        elif len(words) >= width:
            yield " ".join(words[:width] if first else words[-width:])
    if person.surname.casefold().startswith(("al-", "el-")):
        yield person.surname[3:]
