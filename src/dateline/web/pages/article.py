"""One report: its text with what was read from it marked and explained beside it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dateline.web.shelf import Here, OfOneState
from dateline.web.templating import page

router = APIRouter(route_class=OfOneState)


@router.get("/articles/{article_id}")
def article(request: Request, here: Here, article_id: str) -> Response:
    """An article by its id or the beginning of one; `mark` is the id of the event or statement that is looked for."""
    record, asked = here
    view = record.marked_article(article_id, as_of=asked.as_of)
    return page(request, "article.html", section="articles", view=view, aim=asked.mark)
