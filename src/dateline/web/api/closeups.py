"""One event, article or actor."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from dateline.views import ActorView, ArticleView, EventView, Filters
from dateline.web.api.parameters import AsOf, OfActor, OfEvent
from dateline.web.api.replies import one
from dateline.web.shelf import OfOneState, Opened

router = APIRouter(route_class=OfOneState, tags=["close-ups"])

EventId = Annotated[str, Path(description="The event's id, one that it had before, or the beginning of one.")]
ArticleId = Annotated[str, Path(description="The article's id or the beginning of it.")]
ActorName = Annotated[str, Path(description="The actor's id, name, surname or country.")]


@router.get("/events/{id}", response_model=EventView)
def event(record: Opened, id: EventId, asked: Annotated[OfEvent, Query()]) -> Response:
    """One event with the words of every report of it."""
    return one(record.event(id, as_of=asked.as_of, why=asked.why))


@router.get("/articles/{id:path}", response_model=ArticleView)
def article(record: Opened, id: ArticleId, asked: Annotated[AsOf, Query()]) -> Response:
    """One article with what was read from it."""
    return one(record.article(id, as_of=asked.as_of))


@router.get("/actors/{id:path}", response_model=ActorView)
def actor(record: Opened, id: ActorName, asked: Annotated[OfActor, Query()]) -> Response:
    """One actor: roles, contacts, promises and demands, denials, open plans and statements."""
    filters = Filters(since=asked.since, until=asked.until, as_of=asked.as_of, about=asked.about)
    return one(record.actor(id, **filters))
