"""The story: what is ahead, what happened, and the charts of both."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.shelf import Here, OfOneState
from dateline.web.templating import page

router = APIRouter(route_class=OfOneState)

_PAST, _AHEAD = 25, 6
"""Events of each kind on one page."""


@router.get("/")
def story(request: Request, here: Here) -> Response:
    """The timeline: what is ahead, then what happened, newest first unless `order=forward`."""
    record, asked = here
    order = asked.order or "backward"
    past = record.timeline_page(
        section="past", order=order, limit=asked.limit or _PAST, after=asked.after, count=True, **asked.filters
    )
    ahead = record.timeline_page(section="coming", limit=_AHEAD, **asked.filters)
    return page(
        request,
        "story.html",
        section="story",
        title=" and ".join(asked.actor) or asked.about or "The story",
        order=order,
        past=past,
        ahead=ahead,
        counts=record.plan_counts(**asked.filters),
        charts=record.charts(**asked.filters),
        disputed=record.dispute_count(**asked.filters),
    )
