"""Errors as answers: a page for people, `application/problem+json` (RFC 9457) for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from jinja2 import TemplateError
from starlette.exceptions import HTTPException

from dateline.errors import DatelineError, NotInRecordError, RecordError
from dateline.logs import logger
from dateline.web.headers import HEADERS
from dateline.web.problem import Fault, Problem, problem
from dateline.web.templating import error_page
from dateline.web.worker import ReadingFailedError

log = logger(__name__)


def is_for_programs(path: str) -> bool:
    """Whether what is at a path is asked for by programs."""
    return path == "/api" or path.startswith("/api/")


def answer(request: Request, said: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """A problem as whoever asked can use it."""
    headers = {"Cache-Control": "no-store", **(headers or {})}
    if is_for_programs(request.url.path):
        return json_answer(said, headers)
    response = error_page(request, said)
    response.headers.update(headers)
    return response


def json_answer(said: Problem, headers: Mapping[str, str]) -> Response:
    """A problem as a program can use it."""
    shown = said.model_dump(exclude={"errors"} if not said.errors else None)
    return JSONResponse(shown, said.status, dict(headers), media_type="application/problem+json")


_STATUSES: tuple[tuple[type[DatelineError], int], ...] = (
    (NotInRecordError, 404),
    (RecordError, 503),
    (ReadingFailedError, 500),
)
"""What an error of the program is to HTTP; every other one is of what was asked."""


def install(app: FastAPI) -> None:
    """Let an application answer with problems where something goes wrong."""
    app.add_exception_handler(DatelineError, _of_ours)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_parameters)
    app.add_exception_handler(Exception, _of_anything)


def _of_ours(request: Request, error: Exception) -> Response:
    found = (status for kind, status in _STATUSES if isinstance(error, kind))
    status = next(found, 422)
    if status >= 500:
        log.error("request failed", path=request.url.path, reason=str(error))
    return answer(request, problem(status, str(error)))


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = f"there is nothing at {request.url.path}" if error.status_code == 404 else str(error.detail)
    return answer(request, problem(error.status_code, detail), error.headers)


def _of_parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = tuple(_fault(e) for e in error.errors())
    detail = "; ".join(f"{f.where}: {f.reason}" for f in faults)
    return answer(request, problem(422, detail, errors=faults))


def _fault(error: Mapping[str, Any]) -> Fault:
    where = ".".join(str(part) for part in error["loc"])
    return Fault(where=where, reason=str(error["msg"]).removeprefix("Value error, "))


def _of_anything(request: Request, error: Exception) -> Response:
    kind = "a fault in a template" if isinstance(error, TemplateError) else "a fault of this program"
    log.error("request failed", path=request.url.path, reason=kind, fault=error)
    return answer(request, problem(500, f"{kind} ({type(error).__name__})"), HEADERS)
