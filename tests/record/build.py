"""Readings for tests, made from a few words each."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.types import Actor, Article, Event, Evidence, Place, Reading, Report, Role, Span, Status

PEOPLE: dict[str, Actor] = {
    a.id: a
    for a in (
        Actor(id="ana-ruiz", name="Ana Ruiz", kind="person", country="ESP"),
        Actor(id="joao-lima", name="João Lima", kind="person", country="PRT"),
        Actor(id="pedro-costa", name="Pedro Costa", kind="person", country="PRT"),
        Actor(id="lucia-vidal", name="Lucía Vidal", kind="person", country="ESP"),
        Actor(id="nils-berg", name="Nils Berg", kind="person", country="SWE"),
        Actor(id="spain", name="Spain", kind="state", country="ESP"),
        Actor(id="portugal", name="Portugal", kind="state", country="PRT"),
        Actor(id="sweden", name="Sweden", kind="state", country="SWE"),
        Actor(id="the-courier", name="The Courier", kind="media"),
        Actor(id="ministers-of-both", name="the foreign ministers of Portugal and Spain", kind="group"),
        Actor(id="two-ministers", name="two ministers", kind="group"),
        Actor(id="captives", name="180 prisoners of war", kind="group"),
        Actor(id="prisoners", name="prisoners", kind="group"),
        Actor(id="two-diplomats", name="two Swedish diplomats", kind="group", country="SWE"),
        Actor(id="two-envoys", name="two Swedish envoys", kind="group", country="SWE"),
        Actor(id="unnamed", name="unnamed", kind="group"),
    )
}

Said = tuple[str, tuple[str, ...]]


def event(
    name: str,
    who: str = "ana-ruiz joao-lima",
    status: Status | Sequence[tuple[Status, str]] = "occurred",
    *,
    recalled: bool = False,
    type: str = "CONSULT",
    mode: str | None = None,
    to: str = "",
    date: str | None = None,
    place: str | None = None,
    country: str | None = None,
    duration: str | None = None,
    hedge: str | None = None,
    initiator: str | None = None,
    ordinal: int | None = None,
    topics: Sequence[str] = (),
) -> Event:
    """An event; several statuses come as pairs of status and source."""
    said = [(status, "")] if isinstance(status, str) else list(status)
    return Event.model_construct(
        id=name,
        type=type,
        mode=mode,
        actors=tuple(who.split()),
        recipients=tuple(to.split()),
        date=date,
        time=None,
        place=Place(name=place, country=country) if place else None,
        duration=duration,
        duration_hedge=hedge,
        initiator=initiator,
        ordinal=ordinal,
        topics=tuple(topics),
        status=said[-1][0],
        reports=tuple((*s, recalled) for s in said),
    )


def reading(
    article: str,
    published: str | None,
    *events: Event,
    body: str = "",
    publisher: str | None = None,
    headline: str | None = None,
) -> Reading:
    """A reading whose body has one sentence for every event."""
    lines = [f"{article} tells of {e.id}." for e in events]
    text = "\n".join([*lines, body])
    made = [_with_evidence(e, text.index(line), line) for e, line in zip(events, lines, strict=True)]
    used = {i for e in made for i in (*e.actors, *e.recipients, *([e.initiator] if e.initiator else []))}
    used |= {i for e in made for r in e.reports for i in r.according_to}
    return Reading(
        article=Article(
            id=article,
            headline=headline,
            publisher=publisher,
            published=published,
            published_from="caller" if published else None,
            body=text,
        ),
        actors=tuple(_actor(i, text) for i in sorted(used)),
        events=tuple(made),
    )


def _actor(name: str, text: str) -> Actor:
    known = PEOPLE.get(name) or Actor(id=name, name=name.replace("-", " ").title())
    if known.kind != "person":
        return known
    here = Span(start=0, end=1, text=text[0])
    return known.model_copy(update={"roles": (Role(title="President", country=known.country, evidence=(here,)),)})


def _with_evidence(made: Event, start: int, line: str) -> Event:
    clause = Evidence(role="clause", start=start, end=start + len(line), text=line)
    reports = tuple(
        Report(status=status, according_to=tuple(source.split()), recalled=recalled, evidence=(clause,))
        for status, source, recalled in made.reports
    )
    return Event.model_validate({**made.__dict__, "reports": reports})
