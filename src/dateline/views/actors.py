"""Who acts in the story: the list, and one actor with roles, contacts, statements and open plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dateline.record.source import RecordSource
from dateline.types import HAPPENED, Actor, ActorKind, Query, RecordEvent
from dateline.types.evidence import Value
from dateline.types.reading import EdtfDate
from dateline.views.days import reference_day
from dateline.views.names import Names, fold
from dateline.views.plans import PlanRow, is_plan, plan_rows
from dateline.views.rows import Desk
from dateline.views.statements import StatementRow, statements

_OPEN = frozenset({"open", "overdue"})


class ActorRow(Value):
    """An actor with the roles that reports state, and in how many events and statements it stands."""

    id: str
    name: str
    kind: ActorKind | None
    country: str | None
    roles: tuple[str, ...]
    events: int
    statements: int


class Contact(Value):
    """Somebody whom an actor met, called or visited: how often, and the date of the last contact that has one."""

    actor: str
    name: str
    times: int
    last: EdtfDate | None


class ActorView(ActorRow):
    """One actor: contacts, plans that are still open, and statements."""

    contacts: tuple[Contact, ...]
    open_plans: tuple[PlanRow, ...]
    said: tuple[StatementRow, ...]


def actors(source: RecordSource, query: Query) -> tuple[ActorRow, ...]:
    """Actors by how much they take part, then by name; a filter leaves only those who stand in what it lets through."""
    takes_part = Counter(a for e in source.events(query) for a in {*e.actors, *e.recipients})
    says = Counter(row.speaker for row in statements(source, query))
    rows = [_row(a, takes_part[a.id], says[a.id]) for a in source.actors(query.as_of) if _is_asked_for(a, query)]
    if query != Query(as_of=query.as_of):
        rows = [row for row in rows if row.events or row.statements]
    return tuple(sorted(rows, key=lambda r: (-r.events, -r.statements, fold(r.name), r.id)))


def actor_view(source: RecordSource, actor: Actor, query: Query) -> ActorView:
    """Everything that the record has of one actor."""
    query = query.model_copy(update={"actors": (actor.id,)})
    desk = Desk(source, query)
    events = list(source.events(query))
    plans = plan_rows(desk, (e for e in events if is_plan(e)), reference_day(source, query.as_of))
    said = statements(source, query)
    return ActorView(
        **dict(_row(actor, len(events), len(said))),
        contacts=_contacts(actor.id, events, desk.names),
        open_plans=tuple(p for p in plans if p.outcome in _OPEN),
        said=said,
    )


def _is_asked_for(actor: Actor, query: Query) -> bool:
    return not query.actors or actor.id in query.actors


def _row(actor: Actor, events: int, said: int) -> ActorRow:
    return ActorRow(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        roles=_roles(actor),
        events=events,
        statements=said,
    )


def _roles(actor: Actor) -> tuple[str, ...]:
    """Roles in words; one that is also given with its country is not repeated without."""
    whole = {r.title for r in actor.roles if r.country}
    roles = (
        f"{r.title} ({r.country})" if r.country else r.title for r in actor.roles if r.country or r.title not in whole
    )
    return tuple(dict.fromkeys(roles))


def _contacts(actor: str, events: Iterable[RecordEvent], names: Names) -> tuple[Contact, ...]:
    met: dict[str, list[str]] = {}
    for event in events:
        if event.type == "CONSULT" and event.status in HAPPENED:
            for other in sorted({*event.actors, *event.recipients} - {actor}):
                met.setdefault(other, []).append(event.date or "")
    found = [Contact(actor=o, name=names.of(o), times=len(d), last=max(d) or None) for o, d in met.items()]
    return tuple(sorted(found, key=lambda c: (-c.times, fold(c.name), c.actor)))
