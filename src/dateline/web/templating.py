"""Templates → pages. Everything that a template prints is escaped, and a name that it is not given is an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.version import __version__
from dateline.views.telling import safe
from dateline.web import wording
from dateline.web.asking import Asked, path_of
from dateline.web.files import address_of
from dateline.web.frame import frame
from dateline.web.problem import Problem
from dateline.web.shelf import LET_IN, shelf_of


def web_address(url: str | None) -> str | None:
    """The address of a page of the web, as a link may have it; None for every other kind (`javascript:`, `data:`)."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


FILTERS: dict[str, Callable[..., Any]] = {**wording.FILTERS, "web_address": web_address}
"""The filters of templates, by name."""

GLOBALS: dict[str, Any] = {"path_of": path_of, "static": address_of, "version": __version__}
"""What every template knows, whatever the request."""


def environment() -> Environment:
    """The templates of this package."""
    made = Environment(
        loader=PackageLoader("dateline.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= FILTERS
    made.globals |= GLOBALS
    return made


def _printed(value: object) -> object:
    """What a template prints of a value: text of reports must not turn the direction of what stands around it."""
    return safe(value) if type(value) is str else value


_TEMPLATES = environment()


def page(request: Request, template: str, *, status: int = 200, **what: Any) -> HTMLResponse:
    """A page from a template.

    Beside `what` a template has `asked` (the parameters) and `as_of`; `link(path, **changes)` and `at(path)`, the
    addresses that keep all parameters or only the as-of day; `path` of this page; `record_name` and `newest`,
    its newest day; and what `frame` gives.
    """
    newest = shelf_of(request).newest_day()
    return bare_page(template, status=status, **(_around(request, newest) | what))


def error_page(request: Request, said: Problem) -> HTMLResponse:
    """A page that says what went wrong and what to do; it asks nothing of the record, which may be what is wrong."""
    return bare_page("error.html", status=said.status, **_around(request, None), problem=said)


def bare_page(template: str, *, status: int = 200, **what: Any) -> HTMLResponse:
    """A page from a template that is given nothing but `what`."""
    return HTMLResponse(_TEMPLATES.get_template(template).render(what), status_code=status)


def _around(request: Request, newest: str | None) -> dict[str, Any]:
    """What the frame of every page shows."""
    asked: Asked = getattr(request.state, "asked", Asked())
    return frame(asked, request.url.path) | {
        "asked": asked,
        "as_of": asked.as_of,
        "link": asked.link,
        "at": asked.at,
        "path": request.url.path,
        "record_name": shelf_of(request).name if request.scope.get(LET_IN) else "Dateline",
        "newest": newest,
    }
