"""What every request must pass: its host, method, length, token, size and time; and the headers of every answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web import login
from dateline.web.headers import RAW
from dateline.web.hosts import Hosts
from dateline.web.problem import problem
from dateline.web.problems import answer
from dateline.web.settings import Settings
from dateline.web.shelf import LET_IN
from dateline.web.tokens import Gate

ADDING = "/api/articles"
_OPEN = ("/static/",)
_NAMES = frozenset(name for name, _ in RAW)


class Safety:
    """The outermost layer of the application, as ASGI has it."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings
        self.hosts = Hosts(settings)
        self.gate = Gate(settings.token.get_secret_value()) if settings.token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answering = _Answering(send)
        headers = dict(scope["headers"])
        refused = self._refused(scope, headers)
        if refused is None and self.gate is not None and not scope["path"].startswith(_OPEN):
            refused = await self._unknown(self.gate, Request(scope, receive), headers)
        if refused is not None:
            await refused(scope, receive, answering)
            return
        scope[LET_IN] = True
        await self.app(scope, _Counted(receive, self.settings.largest_body), answering)

    def _refused(self, scope: Scope, headers: dict[bytes, bytes]) -> Response | None:
        """Why a request is not even looked at."""
        request = Request(scope)
        if not self.hosts.allow(headers.get(b"host")):
            return answer(request, problem(421, "this server is not asked for under this name", do=_HOSTS))
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > self.settings.longest_url:
            return answer(request, problem(414, f"the address is longer than {self.settings.longest_url} bytes"))
        if "\0" in scope["path"]:
            return answer(request, problem(404, "there is nothing at an address with a zero character"))
        if scope["method"] not in (taken := _taken(scope["path"])):
            said = problem(405, f"{scope['method']} is not taken at {scope['path']}")
            return answer(request, said, {"Allow": ", ".join(taken)})
        if _length(headers) > self.settings.largest_body:
            return answer(request, problem(413, f"what was sent is larger than {self.settings.largest_body} bytes"))
        return None

    async def _unknown(self, gate: Gate, request: Request, headers: dict[bytes, bytes]) -> Response | None:
        """What to answer to somebody who brings no token, or brings it in the address or the form of the login."""
        if request.url.path == login.PATH:
            return await login.logged_in(gate, request) if request.method == "POST" else login.asked_for(request)
        offered = request.query_params.get("token")
        if offered is not None and request.method in ("GET", "HEAD") and gate.knows(offered):
            return _exchanged(gate, request)
        # A form of another site brings no header of its own: what is added takes the token, not the cookie.
        if gate.lets_in(headers, cookies=request.method != "POST"):
            return None
        return login.asked_for(request)


_HOSTS = "Ask for it by the address that the server printed, or start it with --allow-host NAME."


def _taken(path: str) -> tuple[str, ...]:
    """The methods with which a path can be asked for."""
    return ("GET", "HEAD", "POST") if path in (ADDING, login.PATH) else ("GET", "HEAD")


def _length(headers: dict[bytes, bytes]) -> int:
    """What a request says of the length of its body; 0 where it says nothing of use."""
    said = headers.get(b"content-length", b"0")
    return int(said) if said.isdigit() else 0


def _exchanged(gate: Gate, request: Request) -> Response:
    """The same address without the token, and a cookie in its place."""
    return login.with_cookie(RedirectResponse(login.without_token(request), 303), gate, request)


class _Counted:
    """The body of a request, up to a number of bytes."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._most, self._left = receive, most, most

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413, f"what was sent is larger than {self._most} bytes")
        return message


class _Answering:
    """Sends an answer with the headers that every answer has."""

    def __init__(self, send: Send) -> None:
        self._send, self.begun = send, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            message = {**message, "headers": [*_without(message.get("headers", ()), _NAMES), *RAW]}
        await self._send(message)


def _without(headers: Iterable[Any], names: frozenset[bytes]) -> list[Any]:
    return [header for header in headers if header[0].lower() not in names]
