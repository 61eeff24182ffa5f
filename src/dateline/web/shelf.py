"""The open record that requests are answered from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, NamedTuple

from fastapi import Depends, Request
from fastapi.routing import APIRoute

from dateline.views import Record
from dateline.web.asking import Asked, asked_of

LET_IN = "dateline.let_in"
"""Marks the scope of a request that has passed all checks: before that no answer tells anything of the record."""


class Shelf:
    """The record that is served, with its name as pages show it."""

    def __init__(self, record: Record, name: str) -> None:
        self.record, self.name = record, name

    def newest_day(self) -> str | None:
        """The last day of publication that the record knows."""
        return self.record.newest_day()


class Visit(NamedTuple):
    """What a handler of a page is given: the record and what the address asks of it."""

    record: Record
    asked: Asked


def shelf_of(request: Request) -> Shelf:
    """The shelf of the application that a request came to."""
    found: Shelf = request.app.state.shelf
    return found


async def visit(request: Request) -> Visit:
    """The record and the parameters of a request; `BadRequestError` when they are wrong."""
    asked = asked_of(request.query_params.multi_items())
    request.state.asked = asked
    return Visit(shelf_of(request).record, asked)


Here = Annotated[Visit, Depends(visit)]


class OfOneState(APIRoute):
    """A route whose handler sees one state of the record in all that it asks, whatever is added meanwhile.

    The handler is a plain function that takes the visit as `here`.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        super().__init__(path, _of_one_state(endpoint), **options)


def _of_one_state(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(endpoint)
    def handled(*args: Any, here: Visit, **kwargs: Any) -> Any:
        with here.record.one_state():
            return endpoint(*args, here=here, **kwargs)

    return handled
