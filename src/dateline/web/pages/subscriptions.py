"""What a calendar or a feed reader asks for now and then: plans and changes, with the parameters of the pages."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter, Request, Response

from dateline.views.exports import Options
from dateline.web.exporting import exported
from dateline.web.shelf import Here, OfOneState

router = APIRouter(route_class=OfOneState, include_in_schema=False)

DAYS = 30
"""For how many days before the newest one changes stand in the feed, unless it is asked for others."""


@router.get("/plans.ics")
def plans(request: Request, here: Here) -> Response:
    """The plans as a calendar."""
    return exported(here.record, "ics", _options(request), here.asked.filters)


@router.get("/changes.atom")
def changes(request: Request, here: Here) -> Response:
    """The changes of the last days as a feed."""
    filters = here.asked.filters
    if filters["since"] is None:
        filters["since"] = _lately(filters["until"] or filters["as_of"] or here.record.newest_day())
    return exported(here.record, "atom", _options(request), filters)


def _lately(newest: str | None) -> str | None:
    """The first day whose changes are shown where nobody says which."""
    return (date.fromisoformat(newest) - timedelta(DAYS)).isoformat() if newest else None


def _options(request: Request) -> Options:
    """Links lead to the pages of this server, under the name that it was asked for by."""
    base = f"{request.url.scheme}://{request.url.netloc}"
    query = f"?{request.url.query}" if request.url.query else ""
    return Options(base_url=base, self_url=f"{base}{request.url.path}{query}")
