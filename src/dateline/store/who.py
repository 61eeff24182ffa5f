"""Who appears in the record: actors by id and by name, and the roles that articles state."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, TextClause, bindparam, func, select, text

from dateline.record.source import Held
from dateline.record.spans import published
from dateline.record.states import country_of
from dateline.store import schema
from dateline.store.contents import backwards
from dateline.store.histories import day_of, holds
from dateline.types import Actor, ActorKind
from dateline.types.naming import name_words, slug

_AFTER_SPACE = "!"

# Of each actor each name once, found by stepping from name to name in the index: an actor of the first rank appears in
# a hundred thousand articles under two or three names. Of EXISTS PostgreSQL would make a join that reads them all.
_NAMES = """
    WITH RECURSIVE wanted (actor) AS ({listed}),
    form (actor, name) AS (
        SELECT actor, (SELECT MIN(a.name) FROM appearance a WHERE a.actor = wanted.actor) FROM wanted
        UNION ALL
        SELECT actor, (SELECT MIN(a.name) FROM appearance a WHERE a.actor = form.actor AND a.name > form.name)
        FROM form WHERE name IS NOT NULL
    )
    SELECT actor, name FROM form WHERE (
        SELECT 1 FROM appearance a
        WHERE a.actor = form.actor AND a.name = form.name AND a.since <= :day AND a.until > :day LIMIT 1
    ) IS NOT NULL
"""

# The actors whose names backwards lie between two texts, or two others, found by stepping from one to the next.
_NEXT = """
    (SELECT a.{column} FROM appearance a WHERE (a.backwards, a.actor) > ({after}) AND a.backwards <= {last}
     ORDER BY a.backwards, a.actor LIMIT 1)
"""


def _stepping() -> str:
    first, after = (
        ", ".join(_NEXT.format(column=column, after=after, last=last) for column in ("backwards", "actor"))
        for after, last in (("stretch.low, ''", "stretch.high"), ("step.backwards, step.actor", "step.high"))
    )
    return f"""
        WITH RECURSIVE stretch (low, high) AS (
            VALUES (CAST(:word AS text), CAST(:word AS text)), (CAST(:low AS text), CAST(:high AS text))
        ),
        step (backwards, actor, high) AS (
            SELECT {first}, high FROM stretch UNION ALL SELECT {after}, high FROM step WHERE backwards IS NOT NULL
        )
        SELECT actor FROM step WHERE actor IS NOT NULL
    """


_OF_NAME = text(_stepping())


class _Names(NamedTuple):
    """The query for names in a kind of database, and the form in which it takes ids."""

    query: TextClause
    pack: Callable[[list[str]], object]


_NAMES_IN = {
    "sqlite": _Names(text(_NAMES.format(listed="SELECT value FROM json_each(:ids)")), json.dumps),
    "postgresql": _Names(text(_NAMES.format(listed="SELECT unnest(CAST(:ids AS text[]))")), list),
}


def actor_ids(connection: Connection, named: str) -> set[str]:
    """The ids that a query may mean: the id, a name made an id, and those of actors of that name whatever its case."""
    words = backwards(named)
    return {named, slug(named)} | (_of_name(connection, words, (words, words)) if words else set())


def appearances(connection: Connection, named: str) -> set[str]:
    """The articles in which an actor of a query appears."""
    a = schema.appearance.c
    return set(connection.execute(select(a.article).where(a.actor.in_(actor_ids(connection, named)))).scalars())


def names(connection: Connection, ids: Iterable[str], as_of: str | None) -> dict[str, str]:
    """The names of the actors with some ids: the longest that articles give them."""
    query, pack = _NAMES_IN[connection.dialect.name]
    found: dict[str, str] = {}
    for actor, name in connection.execute(query, {"ids": pack(sorted(set(ids))), "day": day_of(as_of)}):
        found[actor] = max(found.get(actor, ""), name, key=lambda n: (len(n), n))
    return found


def named(connection: Connection, name: str, as_of: str | None) -> Iterator[Actor]:
    """The actors whose id or whole name it is, whose names end with it, and the state that it is the name of."""
    words = backwards(name)
    found = {name, slug(name)}
    if words:
        found |= _of_name(connection, words, (f"{words} ", f"{words}{_AFTER_SPACE}"))
    if country := country_of(name):
        found |= _states(connection, country)
    return _actors(connection, _forms(as_of).where(schema.appearance.c.actor.in_(found)))


def _of_name(connection: Connection, words: str, longer: tuple[str, str]) -> set[str]:
    """The actors of a name backwards, and those whose names backwards lie between two texts."""
    return set(connection.execute(_OF_NAME, {"word": words, "low": longer[0], "high": longer[1]}).scalars())


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
