"""Who acts in the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dateline.record.source import Held, RecordSource
from dateline.types import ActorKind, Query
from dateline.types.evidence import Value
from dateline.views.names import fold


class ActorRow(Value):
    """An actor with the roles that reports state, and in how many events and statements it stands."""

    id: str
    name: str
    kind: ActorKind | None
    country: str | None
    roles: tuple[str, ...]
    events: int
    statements: int


def actors(source: RecordSource, query: Query) -> tuple[ActorRow, ...]:
    """Actors by how much they take part, then by name; a filter leaves only those who stand in what it lets through."""
    takes_part = Counter(a for e in source.events(query) for a in {*e.actors, *e.recipients})
    says = Counter(said.statement.speaker for said in source.statements(query))
    held: dict[str, list[Held]] = {}
    for role in source.roles(as_of=query.as_of):
        held.setdefault(role.actor, []).append(role)
    rows = [
        ActorRow(
            id=a.id,
            name=a.name,
            kind=a.kind,
            country=a.country,
            roles=role_words(held.get(a.id, ())),
            events=takes_part[a.id],
            statements=says[a.id],
        )
        for a in source.actors(query.as_of)
        if not query.actors or a.id in query.actors
    ]
    if query != Query(as_of=query.as_of):
        rows = [row for row in rows if row.events or row.statements]
    return tuple(sorted(rows, key=lambda r: (-r.events, -r.statements, fold(r.name), r.id)))


def role_words(held: Iterable[Held]) -> tuple[str, ...]:
    """Roles in words, each once; one that is also given with its country is not repeated without."""
    roles = {(r.title.casefold(), r.country): r.title for r in reversed(list(held))}
    whole = {title for title, country in roles if country}
    kept = [(t, c, said) for (t, c), said in reversed(roles.items()) if c or t not in whole]
    return tuple(f"{said} ({country})" if country else said for _, country, said in kept)
