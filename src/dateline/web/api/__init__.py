"""The record for other programs: JSON with the names of the views, described by OpenAPI."""

from __future__ import annotations

from fastapi import APIRouter

from dateline.web.api import adding, closeups, description, exports, views
from dateline.web.api.replies import PROBLEMS

router = APIRouter()
router.include_router(description.router)
for part in (views.router, closeups.router, exports.router, adding.router):
    router.include_router(part, prefix="/api", responses=PROBLEMS)
