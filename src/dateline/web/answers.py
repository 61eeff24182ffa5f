"""Answers that are kept as long as the record does not change, packed once, and not sent to who has them already."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.errors import RecordError
from dateline.version import __version__
from dateline.web.settings import Settings
from dateline.web.shelf import Shelf

Header = tuple[bytes, bytes]
_SMALLEST_PACKED = 500
_PACKED = (b"text/", b"application/json", b"application/problem+json", b"application/atom+xml", b"image/svg+xml")
_TAKES_GZIP = re.compile(rb"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
_REVALIDATED = (b"cache-control", b"private, no-cache")


class Asked(NamedTuple):
    """What an answer depends on, beside the program: the address, with the name it was asked for by, and the revision.

    Parameters are in the order of their names; those of one name keep theirs.
    """

    scheme: str
    host: bytes
    path: str
    query: bytes
    revision: str

    @property
    def tag(self) -> bytes:
        """The entity tag, a weak one: packed and plain bodies have the same."""
        parts = (self.scheme.encode(), self.host, self.path.encode("utf-8", "replace"), self.query)
        said = b"\0".join((__version__.encode(), self.revision.encode(), *parts))
        return b'W/"' + hashlib.sha256(said).hexdigest()[:32].encode() + b'"'


class Answer(NamedTuple):
    """A whole answer of status 200: its headers, its body, and that packed by gzip where this is worth it."""

    headers: tuple[Header, ...]
    body: bytes
    packed: bytes | None

    @property
    def size(self) -> int:
        """The bytes that keeping it takes, about."""
        return len(self.body) + len(self.packed or b"") + 1000


class Answers:
    """The answers that were asked for last, up to a number of bytes."""

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._kept: OrderedDict[Asked, Answer] = OrderedDict()

    def get(self, asked: Asked) -> Answer | None:
        """The answer, if it is kept."""
        found = self._kept.get(asked)
        if found is not None:
            self._kept.move_to_end(asked)
        return found

    def put(self, asked: Asked, answer: Answer) -> None:
        """Keep an answer; those that were not asked for longest make room for it."""
        if (before := self._kept.pop(asked, None)) is not None:
            self._size -= before.size
        self._kept[asked] = answer
        self._size += answer.size
        while self._size > self._most:
            _, oldest = self._kept.popitem(last=False)
            self._size -= oldest.size


class Answering:
    """The layer that answers from what is kept, and keeps what the application answers.

    Several who ask for the same at once wait for one answer. What says `no-store`, is an error or is very large is
    passed on and not kept.
    """

    def __init__(self, app: ASGIApp, shelf: Shelf, settings: Settings) -> None:
        self.app, self.shelf, self.settings = app, shelf, settings
        self.answers = Answers(settings.kept_answers)
        self.making: dict[Asked, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or let the application answer."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        scope = {**scope, "method": "GET"}
        try:
            revision = await self.shelf.revision()
        except RecordError:
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        asked = _asked(scope, headers, revision)
        if asked.tag in headers.get(b"if-none-match", b""):
            await _send(send, 304, ((b"etag", asked.tag), _REVALIDATED), b"")
        elif (answer := await self._answer(asked, scope, receive, send)) is not None:
            await _send_answer(send, answer, headers)

    async def _answer(self, asked: Asked, scope: Scope, receive: Receive, send: Send) -> Answer | None:
        """The answer that is kept or was made for it; None when the application has sent it itself."""
        while (answer := self.answers.get(asked)) is None:
            if (making := self.making.get(asked)) is None:
                return await self._made(asked, scope, receive, send)
            await making.wait()
        return answer

    async def _made(self, asked: Asked, scope: Scope, receive: Receive, send: Send) -> Answer | None:
        made = self.making[asked] = asyncio.Event()

        def let_others() -> None:
            made.set()
            if self.making.get(asked) is made:
                del self.making[asked]

        collected = _Collected(send, self.settings.largest_kept_answer, let_others)
        try:
            await self.app(scope, receive, collected)
            if (body := collected.body()) is None:
                return None
            answer = await asyncio.to_thread(_packed, collected.headers, body, asked.tag)
            self.answers.put(asked, answer)
            return answer
        finally:
            let_others()


class _Collected:
    """Takes what an application sends and holds it back, unless it is not to be kept: then it is passed on."""

    def __init__(self, send: Send, most: int, passed_on: Callable[[], None]) -> None:
        self._send, self._most, self._passed_on = send, most, passed_on
        self._held: list[Message] | None = []
        self._size = 0
        self._whole = False
        self.headers: tuple[Header, ...] = ()

    async def __call__(self, message: Message) -> None:
        if self._held is None:
            await self._send(message)
            return
        self._held.append(message)
        if message["type"] == "http.response.start":
            self.headers = tuple(message.get("headers", ()))
            if message["status"] != 200 or b"no-store" in dict(self.headers).get(b"cache-control", b""):
                await self._pass_on()
        elif message["type"] == "http.response.body":
            self._size += len(message.get("body", b""))
            self._whole = not message.get("more_body", False)
            if self._size > self._most:
                await self._pass_on()

    async def _pass_on(self) -> None:
        held, self._held = self._held or [], None
        self._passed_on()
        for message in held:
            await self._send(message)

    def body(self) -> bytes | None:
        """The whole body; None where it was passed on or has no end."""
        if self._held is None or not self._whole:
            return None
        return b"".join(m.get("body", b"") for m in self._held if m["type"] == "http.response.body")


def _asked(scope: Scope, headers: dict[bytes, bytes], revision: str) -> Asked:
    query: bytes = scope["query_string"]
    if b"&" in query:
        pairs = query.split(b"&")
        pairs.sort(key=_name)
        query = b"&".join(pairs)
    return Asked(scope["scheme"], headers.get(b"host", b""), scope["path"], query, revision)


def _name(pair: bytes) -> bytes:
    return pair.partition(b"=")[0]


def _packed(headers: Iterable[Header], body: bytes, tag: bytes) -> Answer:
    kept = dict(headers)
    kept.pop(b"content-length", None)
    kept.setdefault(*_REVALIDATED)
    kept |= {b"etag": tag, b"vary": b"Accept-Encoding"}
    worth_it = len(body) >= _SMALLEST_PACKED and kept.get(b"content-type", b"").startswith(_PACKED)
    packed = gzip.compress(body, 6, mtime=0) if worth_it and b"content-encoding" not in kept else None
    return Answer(tuple(kept.items()), body, packed)


async def _send_answer(send: Send, answer: Answer, asked: dict[bytes, bytes]) -> None:
    if answer.packed is not None and _TAKES_GZIP.search(asked.get(b"accept-encoding", b"")):
        await _send(send, 200, (*answer.headers, (b"content-encoding", b"gzip")), answer.packed)
    else:
        await _send(send, 200, answer.headers, answer.body)


async def _send(send: Send, status: int, headers: tuple[Header, ...], body: bytes) -> None:
    length = ((b"content-length", str(len(body)).encode()),) if status != 304 else ()
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *length]})
    await send({"type": "http.response.body", "body": body})
