"""What other programs can take from the record, and the help sheet."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.shelf import Here
from dateline.web.templating import page

router = APIRouter()


@router.get("/subscribe")
def subscribe(request: Request, here: Here) -> Response:
    """The addresses of calendar, feed and exports, with the filters of the page."""
    return page(request, "subscribe.html", section="subscribe", formats=())


@router.get("/help")
def keys(request: Request, here: Here) -> Response:
    """The keys, for those who have no scripts to open the sheet with."""
    return page(request, "help.html", section="help")
