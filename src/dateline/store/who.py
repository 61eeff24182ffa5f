"""Who appears in the record: actors by id and by name, and the roles that articles state."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, text, tuple_

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

# Of each actor each name once, found by stepping from name to name in the index: an actor of the first rank appears in
# a hundred thousand articles under two or three names. `{}` stands for the ids.
_NAMES = """
    WITH RECURSIVE wanted (actor) AS (VALUES {}),
    form (actor, name) AS (
        SELECT actor, (SELECT MIN(a.name) FROM appearance a WHERE a.actor = wanted.actor) FROM wanted
        UNION ALL
        SELECT actor, (SELECT MIN(a.name) FROM appearance a WHERE a.actor = form.actor AND a.name > form.name)
        FROM form WHERE name IS NOT NULL
    )
    SELECT actor, name FROM form WHERE EXISTS (
        SELECT 1 FROM appearance a
        WHERE a.actor = form.actor AND a.name = form.name AND a.since <= :day AND a.until > :day
    )
"""


def actor_ids(connection: Connection, named: str) -> set[str]:
    """The ids that a query may mean: the id, a name made an id, and those of actors of that name whatever its case."""
    words = backwards(named)
    return {named, slug(named)} | (_of_name(connection, words, words) if words else set())


def appearances(connection: Connection, named: str) -> set[str]:
    """The articles in which an actor of a query appears."""
    a = schema.appearance.c
    return set(connection.execute(select(a.article).where(a.actor.in_(actor_ids(connection, named)))).scalars())


def names(connection: Connection, ids: Iterable[str], as_of: str | None) -> dict[str, str]:
    """The names of the actors with some ids: the longest that articles give them."""
    found: dict[str, str] = {}
    for some in chunks(sorted(set(ids))):
        statement = text(_NAMES.format(", ".join(f"(:i{n})" for n in range(len(some)))))
        values = {f"i{n}": actor for n, actor in enumerate(some)}
        for actor, name in connection.execute(statement, {**values, "day": day_of(as_of)}):
            found[actor] = max(found.get(actor, ""), name, key=lambda n: (len(n), n))
    return found


def named(connection: Connection, name: str, as_of: str | None) -> Iterator[Actor]:
    """The actors whose id or whole name it is, whose names end with it, and the state that it is the name of."""
    words = backwards(name)
    found = {name, slug(name)}
    if words:
        found |= _of_name(connection, words, words) | _of_name(connection, f"{words} ", f"{words}{_AFTER_SPACE}")
    if country := country_of(name):
        found |= _states(connection, country)
    return _actors(connection, _forms(as_of).where(schema.appearance.c.actor.in_(found)))


def _of_name(connection: Connection, first: str, last: str) -> set[str]:
    """The actors whose names backwards lie between two texts, found by stepping from one to the next in the index."""
    a = schema.appearance.c
    place = tuple_(a.backwards, a.actor)
    step = select(a.backwards, a.actor).where(
        place > tuple_(bindparam("name"), bindparam("actor")), a.backwards <= last
    )
    step = step.order_by(a.backwards, a.actor).limit(1)
    found: set[str] = set()
    at: tuple[str, str] = (first, "")
    while (row := connection.execute(step, {"name": at[0], "actor": at[1]}).first()) is not None:
        at = (row.backwards, row.actor)
        found.add(row.actor)
    return found


def _states(connection: Connection, country: str) -> set[str]:
    """The actors that are the state with a code."""
    a = schema.appearance.c
    found: set[str] = set()
    step = select(func.min(a.actor)).where(a.country == country, a.kind == "state", a.actor > bindparam("actor"))
    actor: str | None = ""
    while (actor := connection.execute(step, {"actor": actor}).scalar()) is not None:
        found.add(actor)
    return found


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
            name=max((name for _, name, _, _ in ordered), key=lambda n: (len(n), n)),
            kind=next((kind for _, _, kind, _ in ordered if kind), None),
            country=next((country for _, _, _, country in ordered if country), None),
        )


def roles(connection: Connection, actors: Collection[str] | None, as_of: str | None) -> Iterator[Held]:
    """The roles that articles state, in order of publication."""
    r = schema.role.c
    statement = select(r.actor, r.title, r.country, r.article, r.since).where(holds(schema.role, day_of(as_of)))
    if actors is not None:
        statement = statement.where(r.actor.in_(sorted(actors)))
    for row in connection.execute(statement.order_by(r.since, r.article, r.position)):
        yield Held(*row[:-1], published(row.since))
