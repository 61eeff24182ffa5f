"""Who appears in the record: actors by id and by name, and the roles that articles state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from dateline.record.source import Held
from dateline.record.spans import published
from dateline.record.states import country_of
from dateline.store import schema
from dateline.store.contents import backwards
from dateline.store.histories import day_of, holds
from dateline.store.rows import chunks
from dateline.types import Actor, ActorKind
from dateline.types.naming import name_words, slug

_AFTER_SPACE = "!"


def actor_ids(connection: Connection, named: str) -> set[str]:
    """The ids of the actors that a query means: by id, by whole name whatever its case, or by a name made an id."""
    a = schema.appearance.c
    spelled = or_(a.actor.in_({named, slug(named)}), a.backwards == backwards(named))
    return set(connection.execute(select(a.actor).where(spelled).distinct()).scalars())


def appearances(connection: Connection, named: str) -> set[str]:
    """The articles in which an actor of a query appears."""
    a = schema.appearance.c
    return set(connection.execute(select(a.article).where(a.actor.in_(actor_ids(connection, named)))).scalars())


def names(connection: Connection, ids: Iterable[str], as_of: str | None) -> Iterator[Actor]:
    """The actors with some ids."""
    for some in chunks(sorted(set(ids))):
        yield from _actors(connection, _forms(as_of).where(schema.appearance.c.actor.in_(some)))


def named(connection: Connection, name: str, as_of: str | None) -> Iterator[Actor]:
    """The actors whose id or whole name it is, whose names end with it, and the state that it is the name of."""
    a = schema.appearance.c
    words = backwards(name)
    meant: list[ColumnElement[bool]] = [a.actor.in_({name, slug(name)})]
    if words:
        meant += [a.backwards == words, (a.backwards > f"{words} ") & (a.backwards < f"{words}{_AFTER_SPACE}")]
    if country := country_of(name):
        meant.append((a.country == country) & (a.kind == "state"))
    found: set[str] = set()
    for one in meant:
        found.update(
            connection.execute(select(a.actor).where(one, holds(schema.appearance, day_of(as_of))).distinct()).scalars()
        )
    return names(connection, found, as_of)


def actors(connection: Connection, as_of: str | None) -> Iterator[Actor]:
    """Every actor, by name."""
    yield from sorted(_actors(connection, _forms(as_of)), key=lambda x: (name_words(x.name), x.id))


def _forms(as_of: str | None) -> Select[Any]:
    """The names, kinds and countries that articles give actors, each with the first day on which one does."""
    a = schema.appearance.c
    forms = select(a.actor, a.name, a.kind, a.country, func.min(a.since).label("first"))
    return forms.where(holds(schema.appearance, day_of(as_of))).group_by(a.actor, a.name, a.kind, a.country)


def _actors(connection: Connection, forms: Select[Any]) -> Iterator[Actor]:
    """Each actor by the longest of its names, with the first kind and country that are stated."""
    found: dict[str, list[tuple[str, str, ActorKind | None, str | None]]] = {}
    for row in connection.execute(forms):
        found.setdefault(row.actor, []).append((row.first, row.name, row.kind, row.country))
    for actor, forms_of in found.items():
        ordered = sorted(forms_of, key=lambda f: (f[0], f[1]))
        yield Actor(
            id=actor,
            name=max((name for _, name, _, _ in ordered), key=len),
            kind=next((kind for _, _, kind, _ in ordered if kind), None),
            country=next((country for _, _, _, country in ordered if country), None),
        )


def roles(connection: Connection, actor: str | None, as_of: str | None) -> Iterator[Held]:
    """The roles that articles state, in order of publication."""
    r = schema.role.c
    statement = select(r.actor, r.title, r.country, r.article, r.since).where(holds(schema.role, day_of(as_of)))
    if actor is not None:
        statement = statement.where(r.actor == actor)
    for row in connection.execute(statement.order_by(r.since, r.article, r.position)):
        yield Held(*row[:-1], published(row.since))
