"""Reports that hold words."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.shelf import Here, OfOneState
from dateline.web.templating import page

router = APIRouter(route_class=OfOneState)

_HITS = 20


@router.get("/search")
def search(request: Request, here: Here) -> Response:
    """Reports that hold all the words, best first."""
    record, asked = here
    found = (
        record.search_page(asked.words, limit=asked.limit or _HITS, after=asked.after, **asked.filters)
        if asked.words
        else None
    )
    return page(request, "search.html", section="search", found=found)
