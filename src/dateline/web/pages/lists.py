"""Pages that are one list: statements, disputes, changes, actors, reports."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request, Response

from dateline.web.shelf import Here, OfOneState
from dateline.web.templating import page

router = APIRouter(route_class=OfOneState)

_STATEMENTS, _DISPUTES, _CHANGES, _ACTORS, _ARTICLES = 40, 15, 40, 60, 40
"""Rows on one page."""
_SEEN = "dateline-seen"
"""The cookie that keeps the record's newest day at the last visit with other reports, and at this one: `DAY.DAY`."""
_A_YEAR = 365 * 24 * 3600


@router.get("/statements")
def statements(request: Request, here: Here) -> Response:
    """Who said what, in order of publication."""
    record, asked = here
    rows = record.statements_page(limit=asked.limit or _STATEMENTS, after=asked.after, **asked.filters)
    return page(request, "statements.html", section="statements", rows=rows)


@router.get("/disputes")
def disputes(request: Request, here: Here) -> Response:
    """Where accounts differ, side by side."""
    record, asked = here
    rows = record.disputes_page(limit=asked.limit or _DISPUTES, after=asked.after, **asked.filters)
    return page(request, "disputes.html", section="disputes", rows=rows)


@router.get("/changes")
def changes(request: Request, here: Here) -> Response:
    """What each day of publication changed, newest first; from the second visit on, also since the last one."""
    record, asked = here
    rows = record.changes_page(limit=asked.limit or _CHANGES, after=asked.after, **asked.filters)
    before, newest = _visits(request.cookies.get(_SEEN, ""), record.newest_day() or "")
    shown = page(request, "changes.html", section="changes", rows=rows, last_visit=before)
    shown.headers["Cache-Control"] = "no-store"
    if newest:
        value = f"{before or newest}.{newest}"
        shown.set_cookie(_SEEN, value, max_age=_A_YEAR, path="/changes", httponly=True, samesite="strict")
    return shown


def _visits(cookie: str, newest: str) -> tuple[str | None, str]:
    """The newest day at the last visit, if there was one and its cookie is whole, and that of this visit."""
    try:
        before, _, last = cookie.partition(".")
        days = [date.fromisoformat(day).isoformat() for day in (before, last)]
    except ValueError:
        return None, newest
    return days[0] if days[1] == newest else days[1], newest


@router.get("/actors")
def actors(request: Request, here: Here) -> Response:
    """Who acts in the story, busiest first."""
    record, asked = here
    rows = record.actors_page(limit=asked.limit or _ACTORS, after=asked.after, **asked.filters)
    return page(request, "actors.html", section="actors", rows=rows)


@router.get("/articles")
def articles(request: Request, here: Here) -> Response:
    """The reports, newest first."""
    record, asked = here
    rows = record.articles_page(limit=asked.limit or _ARTICLES, after=asked.after, **asked.filters)
    return page(request, "articles.html", section="articles", rows=rows)
