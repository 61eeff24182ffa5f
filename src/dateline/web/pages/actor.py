"""One actor: roles, contacts, plans, what was promised and demanded, what was said."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.shelf import Here, OfOneState
from dateline.web.templating import page

router = APIRouter(route_class=OfOneState)

_ACTS = (
    ("pledges", "Promises"),
    ("demands", "Demands"),
    ("threats", "Threats and warnings"),
    ("denials", "Denials"),
    ("pledges_to", "Promised to it"),
    ("demands_of", "Demanded of it"),
    ("threats_to", "Threatened with"),
)


@router.get("/actors/{name}")
def actor(request: Request, here: Here, name: str) -> Response:
    """An actor by id, name, surname or country."""
    record, asked = here
    view = record.actor(name, **asked.filters)
    charts = record.actor_charts(view.id, **asked.filters)
    acts = [(title, found) for field, title in _ACTS if (found := getattr(view, field))]
    return page(request, "actor.html", section="actors", actor=view, acts=acts, charts=charts)
