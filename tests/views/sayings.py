"""Readings with statements for tests, made from a few words each."""

from __future__ import annotations

from dateline.types import Article, Event, Evidence, Reading, Report, Role, Span, Stance, Statement
from dateline.types.evidence import EvidenceRole
from tests.record.build import PEOPLE

Line = tuple[str, Stance, str]


def article(
    name: str, published: str | None, *lines: Line, also: str = "", roles: str = "", via: str = "", more: str = ""
) -> Reading:
    """An article of lines, each a speaker's id, a stance and the content; `also` names more actors, `via` a relay."""
    body, statements = "", []
    for at, (speaker, stance, content) in enumerate(lines):
        start = len(body)
        body += f"{speaker} says {content}.\n"
        statements.append(
            Statement(
                id=f"s{at}",
                speaker=speaker,
                cue="says",
                content=content,
                via=tuple(via.split()),
                stance=stance,
                evidence=(span(body, start, "says", "cue"), span(body, start, content, "content")),
            )
        )
    body += more or "."
    used = sorted({*(speaker for speaker, _, _ in lines), *also.split(), *via.split()})
    here = Span(start=0, end=1, text=body[0])
    given = tuple(Role(title=role, country=None, evidence=(here,)) for role in roles.split(",") if role)
    return Reading(
        article=Article(id=name, publisher="The Courier", published=published, body=body),
        actors=tuple(PEOPLE[i].model_copy(update={"roles": given}) for i in used),
        statements=tuple(statements),
    )


def with_event(reading: Reading, words: str, **fields: object) -> Reading:
    """The reading with an event that its article tells in these words."""
    clause = span(reading.article.body, 0, words, "clause")
    status = str(fields.setdefault("status", "occurred"))
    according_to = fields.pop("according_to", ())
    report = Report.model_validate({"status": status, "according_to": according_to, "evidence": (clause,)})
    event = Event.model_validate({"id": f"e{len(reading.events)}", **fields, "reports": (report,)})
    return reading.model_copy(update={"events": (*reading.events, event)})


def span(body: str, after: int, text: str, role: EvidenceRole) -> Evidence:
    """Where a text stands in a body."""
    start = body.index(text, after)
    return Evidence(role=role, start=start, end=start + len(text), text=text)
