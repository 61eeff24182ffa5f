"""The pages for people."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.shelf import Here, OfOneState
from dateline.web.templating import page

router = APIRouter(route_class=OfOneState, include_in_schema=False)


@router.get("/")
def story(request: Request, here: Here) -> Response:
    """The story: what happened, then what is planned."""
    return page(request, "story.html", rows=here.record.timeline(**here.asked.filters))
