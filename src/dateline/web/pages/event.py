"""One event: what is known, every report with its words, disputes, and why the reports are of one event."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.shelf import Here, OfOneState
from dateline.web.templating import page

router = APIRouter(route_class=OfOneState)


@router.get("/events/{event_id}")
def event(request: Request, here: Here, event_id: str) -> Response:
    """An event by its id, an id that it had before, or the beginning of one."""
    record, asked = here
    shown = record.event(event_id, as_of=asked.as_of, why=True)
    who = list(zip(dict.fromkeys((*shown.actors, *shown.recipients)), shown.participants, strict=True))
    return page(request, "event.html", section="story", event=shown, who=who)
