"""The views as lists, a page at a time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dateline.views import (
    ActorRow,
    ArticleRow,
    Change,
    DisputeRow,
    Page,
    PlanRow,
    StatementRow,
    TimelineRow,
)
from dateline.web.api.parameters import (
    OfArticles,
    OfDisputes,
    OfEvents,
    OfPlans,
    OfSearch,
    OfStatements,
    OfTimeline,
)
from dateline.web.api.replies import HitRow, rows
from dateline.web.shelf import OfOneState, Opened

router = APIRouter(route_class=OfOneState, tags=["lists"])


@router.get("/timeline", response_model=Page[TimelineRow])
def timeline(request: Request, record: Opened, asked: Annotated[OfTimeline, Query()]) -> Response:
    """What happened, then what is planned."""
    return rows(request, record.timeline_page(**asked.part, **asked.filters))


@router.get("/plans", response_model=Page[PlanRow])
def plans(request: Request, record: Opened, asked: Annotated[OfPlans, Query()]) -> Response:
    """Every plan with what became of it, open ones first."""
    return rows(request, record.plans_page(**asked.part, **asked.filters))


@router.get("/statements", response_model=Page[StatementRow])
def statements(request: Request, record: Opened, asked: Annotated[OfStatements, Query()]) -> Response:
    """Who said what, in order of publication; `actor` are speakers, of whom any will do."""
    return rows(request, record.statements_page(**asked.part, **asked.filters))


@router.get("/disputes", response_model=Page[DisputeRow])
def disputes(request: Request, record: Opened, asked: Annotated[OfDisputes, Query()]) -> Response:
    """Where accounts of one event differ, with both sides."""
    return rows(request, record.disputes_page(**asked.part, **asked.filters))


@router.get("/changes", response_model=Page[Change])
def changes(request: Request, record: Opened, asked: Annotated[OfEvents, Query()]) -> Response:
    """What each day of publication changed, from `since` to `until`, the newest day first."""
    return rows(request, record.changes_page(**asked.part, **asked.filters))


@router.get("/actors", response_model=Page[ActorRow])
def actors(request: Request, record: Opened, asked: Annotated[OfEvents, Query()]) -> Response:
    """Who acts in the story, those who take part in most first."""
    return rows(request, record.actors_page(**asked.part, **asked.filters))


@router.get("/articles", response_model=Page[ArticleRow])
def articles(request: Request, record: Opened, asked: Annotated[OfArticles, Query()]) -> Response:
    """The articles, newest first; `since` and `until` are days of publication."""
    return rows(request, record.articles_page(**asked.part, **asked.filters))


@router.get("/search", response_model=Page[HitRow])
def search(request: Request, record: Opened, asked: Annotated[OfSearch, Query()]) -> Response:
    """Articles that hold some words, best first; `since` and `until` are days of publication."""
    return rows(request, record.search_page(asked.words, **asked.part, **asked.filters))
