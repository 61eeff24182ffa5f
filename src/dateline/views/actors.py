"""Who acts in the story."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.record.source import Held, RecordSource
from dateline.types import Actor, ActorKind, Query
from dateline.types.evidence import Value
from dateline.views.names import fold
from dateline.views.pages import Page, Paging


class ActorRow(Value):
    """An actor with the roles that reports state.

    `events` is the number of events in which it takes part by any report, `statements` that of its statements.
    """

    id: str
    name: str
    kind: ActorKind | None
    country: str | None
    roles: tuple[str, ...]
    events: int
    statements: int


class _Active(NamedTuple):
    """An actor, and in how many events and statements it stands."""

    actor: Actor
    events: int
    statements: int

    @property
    def order(self) -> tuple[int, int, str, str]:
        return -self.events, -self.statements, fold(self.actor.name), self.actor.id


def actors(source: RecordSource, query: Query) -> tuple[ActorRow, ...]:
    """Actors by how much they take part, then by name; a filter leaves only those who stand in what it lets through."""
    return tuple(_rows(_active(source, query), source.roles(None, query.as_of)))


def actors_page(source: RecordSource, query: Query, paging: Paging) -> Page[ActorRow]:
    """A page of the actors."""
    everybody = _active(source, query)
    start = bisect_right(everybody, paging.after, key=lambda a: a.order) if paging.after else 0
    found = everybody[start : start + paging.limit + 1]
    page = paging.page(found, lambda a: a.order, len(everybody) if paging.counted else None)
    roles = source.roles([a.actor.id for a in page.rows], query.as_of)
    return Page[ActorRow](rows=tuple(_rows(page.rows, roles)), next=page.next, total=page.total)


def _active(source: RecordSource, query: Query) -> list[_Active]:
    """The actors that a query asks for, in order."""
    activity = source.activity(query)
    found = (
        _Active(a, activity.events.get(a.id, 0), activity.statements.get(a.id, 0)) for a in source.actors(query.as_of)
    )
    filtered = query != Query(as_of=query.as_of)
    those = (a for a in found if not filtered or a.events or a.statements)
    return sorted((a for a in those if not query.actors or a.actor.id in query.actors), key=lambda a: a.order)


def _rows(some: Iterable[_Active], roles: Iterable[Held]) -> Iterator[ActorRow]:
    held: dict[str, list[Held]] = {}
    for role in roles:
        held.setdefault(role.actor, []).append(role)
    for actor, events, statements in some:
        yield ActorRow(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            country=actor.country,
            roles=role_words(held.get(actor.id, ())),
            events=events,
            statements=statements,
        )


def role_words(held: Iterable[Held]) -> tuple[str, ...]:
    """Roles in words, each once; one that is also given with its country is not repeated without."""
    roles = {(r.title.casefold(), r.country): r.title for r in reversed(list(held))}
    whole = {title for title, country in roles if country}
    kept = [(t, c, said) for (t, c), said in reversed(roles.items()) if c or t not in whole]
    return tuple(f"{said} ({country})" if country else said for _, country, said in kept)
