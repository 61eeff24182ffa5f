"""The pages for people, one module for each of them."""

from __future__ import annotations

from fastapi import APIRouter

from dateline.web.pages import actor, article, event, lists, plans, search, story, subscribe, subscriptions

router = APIRouter(include_in_schema=False)
for one in (story, plans, event, lists, article, actor, search, subscribe, subscriptions):
    router.include_router(one.router)
