"""One actor close up: roles over time, contacts, what was promised and demanded, denials, plans, statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.record.source import Held, RecordSource, Stated
from dateline.types import HAPPENED, Actor, Query, RecordEvent, bounds
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import EdtfDate
from dateline.views.actors import ActorRow, role_words
from dateline.views.acts import SpeechAct, denials, made, may_be_act, received
from dateline.views.days import reference_day
from dateline.views.display import Shown
from dateline.views.names import Names, fold
from dateline.views.plans import PlanRow, plan_rows
from dateline.views.rows import Desk, by_day
from dateline.views.statements import StatementRow, rows_of, told_once

_OPEN = frozenset({"open", "overdue"})


class RoleRow(Value):
    """A role, with the first and the last day on which an article gives it, those articles, and how many do."""

    title: str
    country: str | None
    first: Day | None
    first_article: str
    last: Day | None
    last_article: str
    articles: int


class Contact(Value):
    """Somebody whom an actor met, called or visited, or plans to.

    `times` counts the events, `first` and `last` are the dates of the earliest and the latest that has one, and
    `reported` is the last day on which a report told of any.
    """

    actor: str
    name: str
    times: int
    first: EdtfDate | None
    last: EdtfDate | None
    reported: Day | None
    events: tuple[str, ...]


class ActorView(ActorRow, Shown):
    """One actor: what it is and was, whom it met, what was promised, demanded, threatened and denied, and its plans.

    `pledges`, `demands` and `threats` are the actor's own, the other three are those that others address to it.
    """

    roles_over_time: tuple[RoleRow, ...]
    contacts: tuple[Contact, ...]
    planned_contacts: tuple[Contact, ...]
    pledges: tuple[SpeechAct, ...]
    pledges_to: tuple[SpeechAct, ...]
    demands: tuple[SpeechAct, ...]
    demands_of: tuple[SpeechAct, ...]
    threats: tuple[SpeechAct, ...]
    threats_to: tuple[SpeechAct, ...]
    denials: tuple[SpeechAct, ...]
    open_plans: tuple[PlanRow, ...]
    said: tuple[StatementRow, ...]


def actor_view(source: RecordSource, actor: Actor, query: Query) -> ActorView:
    """Everything that the record has of one actor."""
    query = query.model_copy(update={"actors": (actor.id,)})
    desk = Desk(source, query.as_of)
    lined = sorted(desk.take(source.lines(query)), key=by_day)
    events = [told.event for told in lined]
    told = told_once(source.statements(query))
    held = list(source.roles([actor.id], query.as_of))
    plans = plan_rows(desk, (told for told in lined if told.event.is_plan), reference_day(source, query.as_of))
    still_open = tuple(p for p in plans if p.outcome in _OPEN)
    return ActorView(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        roles=role_words(held),
        events=len(events),
        statements=len(told),
        roles_over_time=_roles(held),
        **_contacts(actor.id, events, {p.id for p in still_open}, desk.names),
        **_acts(desk, actor.id, events, told),
        open_plans=still_open,
        said=rows_of(source, told, query.as_of),
    )


def _roles(held: Iterable[Held]) -> tuple[RoleRow, ...]:
    """Roles in the order in which they were first given; a title without its country is that of its only country."""
    given: dict[tuple[str, str | None], list[Held]] = {}
    for role in held:
        given.setdefault((role.title.casefold(), role.country), []).append(role)
    for title, _ in [key for key in given if key[1] is None]:
        whole = [key for key in given if key[0] == title and key[1]]
        if len(whole) == 1:
            given[whole[0]] = sorted(given[whole[0]] + given.pop((title, None)), key=_published)
    return tuple(
        RoleRow(
            title=roles[0].title,
            country=country,
            first=roles[0].published,
            first_article=roles[0].article,
            last=roles[-1].published,
            last_article=roles[-1].article,
            articles=len({r.article for r in roles}),
        )
        for (_, country), roles in sorted(given.items(), key=lambda g: _published(g[1][0]))
    )


def _published(role: Held) -> tuple[bool, str, str]:
    return role.published is None, role.published or "", role.article


def _contacts(
    actor: str, events: Iterable[RecordEvent], still_open: set[str], names: Names
) -> dict[str, tuple[Contact, ...]]:
    consultations = [e for e in events if e.type == "CONSULT"]
    held = [e for e in consultations if e.status in HAPPENED]
    planned = [e for e in consultations if e.id in still_open]
    return {
        "contacts": _with_whom(actor, held, names),
        "planned_contacts": _with_whom(actor, planned, names),
    }


def _with_whom(actor: str, events: Iterable[RecordEvent], names: Names) -> tuple[Contact, ...]:
    """Those whom an actor meets in some events, the most frequent first."""
    met: dict[str, list[RecordEvent]] = {}
    for event in events:
        for other in sorted({*event.actors, *event.recipients} - {actor}):
            met.setdefault(other, []).append(event)
    found = [_contact(other, names.of(other), together) for other, together in met.items()]
    return tuple(sorted(found, key=lambda c: (-c.times, fold(c.name), c.actor)))


def _contact(other: str, name: str, events: Sequence[RecordEvent]) -> Contact:
    dated = sorted((days, e.date) for e in events if (days := bounds(e.date)))
    return Contact(
        actor=other,
        name=name,
        times=len(events),
        first=dated[0][1] if dated else None,
        last=max(dated, key=lambda d: d[0][1])[1] if dated else None,
        reported=max((s.published for e in events for s in e.history if s.published), default=None),
        events=tuple(e.id for e in events),
    )


def _acts(
    desk: Desk, actor: str, events: Sequence[RecordEvent], told: Sequence[Sequence[Stated]]
) -> dict[str, tuple[SpeechAct, ...]]:
    desk.look_up(e for e in events if may_be_act(e))
    kinds: tuple[tuple[str, str], ...] = (("pledges", "to"), ("demands", "of"), ("threats", "to"))
    found: dict[str, tuple[SpeechAct, ...]] = {"denials": denials(desk, actor, events, told)}
    for kind, towards in kinds:
        found[kind] = made(desk, kind, actor, events, told)
        found[f"{kind}_{towards}"] = received(desk, kind, actor, events)
    return found
