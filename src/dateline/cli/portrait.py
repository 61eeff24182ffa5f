"""One actor → a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from dateline.cli.page import Block, Cell, Column, Grid, Heading, Prose, words
from dateline.cli.pages import plan_blocks, statement_grid, status_text
from dateline.types import HAPPENED
from dateline.views import ActorView, Contact, RoleRow, SpeechAct
from dateline.views.days import date_words
from dateline.views.telling import short, shortened, source_count
from dateline.views.wording import listed

_LAST_STATEMENTS = 10


def actor_page(actor: ActorView) -> Iterator[Block]:
    """Who an actor is, whom it met, what was promised and demanded, what it plans, and what it said last."""
    about = " · ".join(p for p in (actor.kind, actor.country, f"id {actor.id}") if p)
    yield Heading(actor.name, about)
    yield Prose(words(f"events {actor.events} · statements {actor.statements}"), indent=2)
    yield from _roles(actor.roles_over_time)
    yield from _contacts("Contacts", "Last dated", actor.contacts)
    yield from _contacts("Planned contacts", "Next dated", actor.planned_contacts)
    for title, acts in _acts(actor):
        if acts:
            yield Heading(title)
            yield Grid((Column("Reported", width=10), Column("What")), tuple(_act(act) for act in acts))
    if actor.open_plans:
        yield from plan_blocks(actor.open_plans)
    yield from _said(actor)


def _acts(actor: ActorView) -> Iterator[tuple[str, Sequence[SpeechAct]]]:
    name = actor.name
    yield f"Pledges by {name}", actor.pledges
    yield f"Pledges to {name}", actor.pledges_to
    yield f"Demands by {name}", actor.demands
    yield f"Demands of {name}", actor.demands_of
    yield f"Threats and warnings by {name}", actor.threats
    yield f"Threats and warnings to {name}", actor.threats_to
    yield f"Denials by {name}", actor.denials


def _roles(roles: Sequence[RoleRow]) -> Iterator[Block]:
    if not roles:
        return
    yield Heading("Roles, as reports give them")
    columns = (Column("Role"), Column("Country"), Column("From"), Column("To"), Column("Articles", right=True))
    yield Grid(columns, tuple(_role(role) for role in roles))


def _role(role: RoleRow) -> tuple[Cell, ...]:
    first, last = (
        (Text(day or "undated"), words(f"article {article}", "dim"))
        for day, article in ((role.first, role.first_article), (role.last, role.last_article))
    )
    return (words(role.title),), (words(role.country or ""),), first, last, (Text(str(role.articles)),)


def _contacts(title: str, dated: str, contacts: Sequence[Contact]) -> Iterator[Block]:
    yield Heading(title, "" if contacts else "none")
    if contacts:
        columns = (Column("With"), Column("Times", right=True), Column(dated))
        last = dated.startswith("Last")
        yield Grid(columns, tuple(_contact(c, c.last if last else c.first) for c in contacts))


def _contact(contact: Contact, day: str | None) -> tuple[Cell, ...]:
    when = date_words(day) if day else f"reported {contact.reported or 'undated'}"
    return (words(contact.name, "bold"),), (Text(str(contact.times)),), (Text(when, style="" if day else "dim"),)


def _act(act: SpeechAct) -> tuple[Cell, ...]:
    lines = [words(f"“{shortened(act.words)}”", "italic")] if act.words else []
    if act.what:
        status = Text("") if act.status in HAPPENED else Text(", ") + status_text(act.status or "")
        lines.insert(0, words(act.what, "bold") + status)
    where = [f"via {listed(act.via_names)}"] if act.via_names else []
    where += [f"for {date_words(act.date)}"] if act.date else []
    where += [source_count(act.reports, act.independent)]
    where += [f"event {short(act.event)}"] if act.event else [f"article {act.article}"]
    return (Text(act.published or "undated"),), (*lines, words(" · ".join(where), "dim"))


def _said(actor: ActorView) -> Iterator[Block]:
    last = actor.said[-_LAST_STATEMENTS:]
    rest = len(actor.said) - len(last)
    yield Heading("Last statements" if rest else "Statements", "" if last else "none")
    if last:
        yield statement_grid(last, speaker=False)
    if rest:
        yield Prose(Text(f"{rest} more: dateline statements --actor {actor.id}", style="dim"))
