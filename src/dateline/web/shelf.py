"""The open record that requests are answered from."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Annotated, Any, NamedTuple

from fastapi import Depends, Request
from fastapi.routing import APIRoute

from dateline.views import Record
from dateline.web.asking import Asked, asked_of

LET_IN = "dateline.let_in"
"""Marks the scope of a request that has passed all checks: before that no answer tells anything of the record."""


class Shelf:
    """The record that is served, with its name as pages show it.

    `fresh` is for how many seconds its revision is taken to be what it was when it was last asked for.
    """

    def __init__(self, record: Record, name: str, fresh: float) -> None:
        self.record, self.name, self._fresh = record, name, fresh
        self._revision: str | None = None
        self._ask_at = 0.0

    def newest_day(self) -> str | None:
        """The last day of publication that the record knows."""
        return self.record.newest_day()

    async def revision(self) -> str:
        """What the record is named until it changes, at most `fresh` seconds old; `RecordError` when it is not there.

        While one request asks for it, others are content with what it was.
        """
        now = time.monotonic()
        if self._revision is None or now >= self._ask_at:
            self._ask_at = now + self._fresh
            try:
                self._revision = await asyncio.to_thread(self.record.revision)
            except BaseException:
                self.forget()
                raise
        return self._revision

    def forget(self) -> None:
        """Ask for the revision anew, as after something was added."""
        self._revision = None


class Visit(NamedTuple):
    """What a handler of a page is given: the record and what the address asks of it."""

    record: Record
    asked: Asked


def shelf_of(request: Request) -> Shelf:
    """The shelf of the application that a request came to."""
    found: Shelf = request.app.state.shelf
    return found


async def opened(request: Request) -> Record:
    """The record of the application that a request came to."""
    return shelf_of(request).record


async def visit(request: Request) -> Visit:
    """The record and the parameters of a request; `BadRequestError` when they are wrong."""
    asked = asked_of(request.query_params.multi_items())
    request.state.asked = asked
    return Visit(shelf_of(request).record, asked)


Here = Annotated[Visit, Depends(visit)]
Opened = Annotated[Record, Depends(opened)]


class OfOneState(APIRoute):
    """A route whose handler, a plain function, sees one state of the record in all that it asks of it."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        super().__init__(path, _of_one_state(endpoint), **options)


def _of_one_state(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(endpoint)
    def handled(**given: Any) -> Any:
        asked = next((v for v in given.values() if isinstance(v, Record | Visit)), None)
        record = asked.record if isinstance(asked, Visit) else asked
        with record.one_state() if record is not None else nullcontext():
            return endpoint(**given)

    return handled
