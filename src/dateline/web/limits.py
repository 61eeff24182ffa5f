"""How long an answer may take."""

from __future__ import annotations

import asyncio

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.problem import problem
from dateline.web.problems import answer
from dateline.web.settings import Settings

_NARROW = "Ask for less: an actor, a status, a span of days."


class Timed:
    """Answers that it took too long in the place of an application that has not begun to answer in time.

    What a thread is at cannot be broken off: it comes to its end, and nobody waits for it.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer in the time that it has."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sending = _Sending(send)
        answering = asyncio.ensure_future(self.app(scope, receive, sending))
        longest = self.settings.longest_adding if scope["method"] == "POST" else self.settings.longest_request
        try:
            await asyncio.wait({answering, begun := asyncio.ensure_future(sending.begun.wait())}, timeout=longest,
                               return_when=asyncio.FIRST_COMPLETED)  # fmt: skip
            begun.cancel()
            if answering.done() or sending.begun.is_set():
                await answering
                return
        except asyncio.CancelledError:
            answering.cancel()
            raise
        sending.over = True
        answering.cancel()
        said = problem(503, f"there is no answer after {longest:g} seconds", do=_NARROW)
        await answer(Request(scope), said)(scope, receive, send)


class _Sending:
    """Sends what the application answers, until that is over."""

    def __init__(self, send: Send) -> None:
        self._send, self.begun, self.over = send, asyncio.Event(), False

    async def __call__(self, message: Message) -> None:
        if not self.over:
            self.begun.set()
            await self._send(message)
