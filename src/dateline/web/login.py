"""How a browser shows the token once and is known by a cookie from then on."""

from __future__ import annotations

from urllib.parse import parse_qs, parse_qsl, quote, urlencode

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from dateline.web.problem import problem
from dateline.web.problems import answer, is_for_programs
from dateline.web.templating import bare_page
from dateline.web.tokens import Gate

PATH = "/login"
_FEEDS = (".ics", ".atom")
_LONGEST_FORM = 4096
_HOW = "Send the header 'Authorization: Bearer TOKEN'."


def asked_for(request: Request, *, wrong: bool = False, then: str = "/") -> Response:
    """Ask for the token: a form for people, a problem for programs. `then` is where the login itself leads to."""
    path = request.url.path
    if is_for_programs(path) or path.endswith(_FEEDS):
        kind = "Basic" if path.endswith(_FEEDS) else "Bearer"
        said = problem(401, "a token is needed", do=_HOW)
        return answer(request, said, {"WWW-Authenticate": f'{kind} realm="dateline"'})
    then = then if path == PATH else without_token(request)
    response = bare_page("login.html", status=401, wrong=wrong, then=then)
    response.headers["Cache-Control"] = "no-store"
    return response


async def logged_in(gate: Gate, request: Request) -> Response:
    """Look at the form: a cookie and the page that was asked for, or the form again."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST_FORM:
            return asked_for(request, wrong=True)
    form = parse_qs(body.decode("utf-8", "replace"))
    then = own_target(form.get("then", ["/"])[0])
    if not gate.knows(form.get("token", [""])[0]):
        return asked_for(request, wrong=True, then=then)
    return with_cookie(RedirectResponse(then, 303), gate, request)


def with_cookie(response: Response, gate: Gate, request: Request) -> Response:
    """An answer that lets a browser in from now on."""
    response.headers["Set-Cookie"] = gate.cookie(secure=request.url.scheme == "https")
    response.headers["Cache-Control"] = "no-store"
    return response


def without_token(request: Request) -> str:
    """The address that was asked for, as one of this server alone and without a token in it."""
    kept = [(n, v) for n, v in parse_qsl(request.url.query, keep_blank_values=True) if n != "token"]
    return own_target(quote(request.url.path)) + (f"?{urlencode(kept)}" if kept else "")


def own_target(target: str) -> str:
    """An address as one of this server: what begins with two slashes would name another host."""
    return "/" + quote(target.lstrip("/\\"), safe="/%?=&+~@:!$'()*,;")
