"""Values of the views → JSON, as the command line prints them, and the way from one page of a list to the next."""

from __future__ import annotations

import json
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel

from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.views import Page


class HitRow(Value):
    """An article that a search found, with a snippet of its words around the match."""

    article: str
    headline: str | None
    publisher: str | None
    published: Day | None
    snippet: str


def one(found: BaseModel) -> Response:
    """One thing as JSON."""
    return Response(found.model_dump_json(), media_type="application/json")


def rows(request: Request, page: Page[Any]) -> Response:
    """A page of a list as JSON; a `Link` header leads to the next one."""
    response = Response(_json(page), media_type="application/json")
    if page.next is not None:
        response.headers["Link"] = f'<{_next(request, page.next)}>; rel="next"'
    return response


def _json(page: Page[Any]) -> str:
    if page.rows and isinstance(page.rows[0], BaseModel):
        return page.model_dump_json()
    shown = {"rows": [_fields(row) for row in page.rows], "next": page.next, "total": page.total}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def _fields(row: NamedTuple) -> dict[str, Any]:
    return row._asdict()


def _next(request: Request, cursor: str) -> str:
    kept = [(n, v) for n, v in parse_qsl(request.url.query, keep_blank_values=True) if n not in ("after", "token")]
    return f"{request.url.path}?{urlencode([*kept, ('after', cursor)])}"


_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": said, "content": _PROBLEM}
    for status, said in (
        (404, "The record holds no such thing."),
        (422, "A parameter says nothing."),
        (503, "The record cannot be asked now."),
        ("default", "Anything else that goes wrong."),
    )
}
"""What every answer but 200 is, for the description of the API."""
