"""The board of plans, by what became of them."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Request, Response

from dateline.views import Page, PlanRow
from dateline.views.plans import Outcome
from dateline.views.telling import OUTCOMES
from dateline.web.shelf import Here, OfOneState
from dateline.web.templating import page

router = APIRouter(route_class=OfOneState)

_IN_A_LANE, _IN_A_LIST = 6, 40
"""Plans that are shown of an outcome on the board, and when it alone was asked for."""


class Lane(NamedTuple):
    """The plans of one outcome: how it is called, how many there are, and the first of them."""

    outcome: Outcome
    title: str
    note: str
    total: int
    page: Page[PlanRow]


@router.get("/plans")
def plans(request: Request, here: Here) -> Response:
    """Every outcome with its first plans, or with `outcome=…` all the plans of one."""
    record, asked = here
    counts = record.plan_counts(**asked.filters)
    limit = asked.limit or (_IN_A_LIST if asked.outcome else _IN_A_LANE)
    lanes = []
    for outcome, count in counts.items():
        shown = count and asked.outcome in (None, outcome)
        first = record.plans_page(outcome=outcome, limit=limit, after=asked.after, **asked.filters) if shown else None
        title, note = OUTCOMES[outcome]
        lanes.append(Lane(outcome, title, note, count, first or Page[PlanRow](rows=())))
    return page(request, "plans.html", section="plans", lanes=lanes, outcome=asked.outcome)
