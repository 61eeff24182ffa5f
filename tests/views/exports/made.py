"""Readings for the exports: plans that move, and articles whose names, words and addresses are hostile."""

from __future__ import annotations

import io
from typing import Any

from dateline.types import Actor, Article, Event, Evidence, Reading, Report, Role, Span, Statement
from dateline.views import Record
from dateline.views.exports import Options

MINA = Actor(id="mina-oto", name="Mina Oto", kind="person", country="NOR")
RAFI = Actor(id="rafi-sol", name="Rafi Sol", kind="person", country="KAZ")
MINISTRY = Actor(id="ministry", name="Ministry of Ports", kind="organ", country="NOR")
BREAKING = (
    '=HYPERLINK("javascript:run()"); a, "b"\nEND:VEVENT\x07 \u202etxt.exe <script>alert(1)</script> ]]> &amp; \ufffe'
)
"""What would break a calendar, a feed, a table and a page, if it were not kept from it."""


def article(
    name: str, published: str | None, words: str, *, publisher: str = "The Quay", url: str | None = None,
    according_to: tuple[str, ...] = (), actors: tuple[Actor, ...] = (MINA, RAFI, MINISTRY), **fields: Any,
) -> Reading:  # fmt: skip
    """An article of one sentence that tells one event."""
    given = {"type": "CONSULT", "status": "planned", "actors": ("mina-oto", "rafi-sol"), **fields}
    clause = Evidence(role="clause", start=0, end=len(words), text=words)
    report = Report(status=given["status"], according_to=according_to, evidence=(clause,))
    event = Event.model_validate({"id": "e1", **given, "reports": (report,)})
    told = Article(id=name, headline=f"On {name}", publisher=publisher, published=published, url=url, body=words)
    return Reading(article=told, actors=actors, events=(event,))


def hostile() -> Reading:
    """An article in which everything that a report can say is hostile."""
    body = f"{BREAKING} and {BREAKING} again."
    clause = Evidence(role="clause", start=0, end=len(BREAKING), text=BREAKING)
    actor = Actor(id="=1+1", name=BREAKING, kind="person", country="NOR", roles=(
        Role(title=BREAKING, country="NOR", evidence=(Span(start=0, end=len(BREAKING), text=BREAKING),)),
    ))  # fmt: skip
    told = Article(
        id="../../a?b#c", headline=BREAKING, byline=BREAKING, publisher=BREAKING, url="javascript:alert(1)",
        published="2026-03-04", language="en", body=body,
    )  # fmt: skip
    event = Event.model_validate({
        "id": "e1", "type": "CONSULT", "status": "planned", "actors": (actor.id,), "date": "2026-03-20",
        "time": "10:00[Nowhere/Here]", "place": {"name": BREAKING, "country": "NOR"}, "topics": (BREAKING,),
        "duration": "PT2H", "duration_hedge": BREAKING,
        "reports": (Report(status="planned", according_to=(actor.id,), evidence=(clause,)),),
    })  # fmt: skip
    said = Statement(id="s1", speaker=actor.id, cue="said", content=BREAKING, quotes=(BREAKING,), addressee=BREAKING,
                     topics=(BREAKING,), evidence=(clause,))  # fmt: skip
    return Reading(article=told, actors=(actor,), events=(event,), statements=(said,))


def exported(record: Record, form: str, options: Options | None = None, **filters: Any) -> bytes:
    """What a record writes in a format."""
    out = io.BytesIO()
    record.export_to(out, format=form, options=options, **filters)
    return out.getvalue()
