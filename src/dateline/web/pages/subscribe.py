"""What other programs can take from the record, and the help sheet."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.views.exports import FORMATS
from dateline.web.shelf import Here, OfOneState
from dateline.web.templating import page

router = APIRouter(route_class=OfOneState)


@router.get("/subscribe")
def subscribe(request: Request, here: Here) -> Response:
    """The addresses of calendar, feed and exports, with the filters of the page."""
    formats = [(each.name, each.media_type.partition(";")[0]) for each in FORMATS.values()]
    return page(request, "subscribe.html", section="subscribe", formats=formats)


@router.get("/help")
def keys(request: Request, here: Here) -> Response:
    """The keys, for those who have no scripts to open the sheet with."""
    return page(request, "help.html", section="help")
