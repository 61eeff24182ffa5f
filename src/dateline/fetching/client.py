"""The one way in which the program asks anything of the network: politely, safely, and at a cost that is known."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from http.client import responses
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import NamedTuple
from urllib.parse import urljoin

import httpcore2
import httpx2

from dateline.errors import DatelineError
from dateline.fetching.addresses import Resolver, check_url, resolve
from dateline.fetching.connecting import Budget, CheckedNetwork, CheckedTransport
from dateline.fetching.headers import max_age, retry_after
from dateline.fetching.hosts import Hosts
from dateline.fetching.robots import LARGEST as LARGEST_ROBOTS
from dateline.fetching.robots import PRODUCT, Robots
from dateline.fetching.trouble import FetchError, StopError
from dateline.fetching.unpacking import ACCEPTED, unpacked
from dateline.version import __version__

PAGE = 20_000_000
"""Bytes of the largest page or feed, on the wire and unpacked."""

_REDIRECTS = 5
_BETWEEN_BYTES = 15.0
_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({408, 425, 429})
_LARGEST_HEAD = 65_536
_CONTACT = re.compile(r"[!-'*-~][ -'*-~]{0,199}")
_TROUBLE: tuple[type[Exception], ...] = (
    httpx2.HTTPError, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.ConnectionNotAvailable,
    httpcore2.UnsupportedProtocol,
)  # fmt: skip


@dataclass(frozen=True)
class Manners:
    """How the network is asked.

    `contact` is an address, of mail or the web, at which whoever is asked can complain; `delay` the seconds between
    two requests to one host, `seconds` what a request may take as a whole. `private` allows addresses on this machine
    and in its own network.
    """

    contact: str | None = None
    delay: float = 2.0
    seconds: float = 30.0
    private: bool = False

    def __post_init__(self) -> None:
        if self.contact is not None and not _CONTACT.fullmatch(self.contact):
            raise DatelineError(f"--contact {self.contact!r} is no address (such as mailto:desk@example.org)")

    @property
    def agent(self) -> str:
        """What the program calls itself to those whom it asks."""
        return f"{PRODUCT}/{__version__}" + (f" (+{self.contact})" if self.contact else "")


class Validators(NamedTuple):
    """What a host said of the version that it sent: its `ETag` and `Last-Modified`."""

    etag: str | None = None
    last_modified: str | None = None


NOTHING = Validators()


class Fetched(NamedTuple):
    """What was fetched: from which address in the end, its bytes unpacked, and when to ask again (in seconds).

    `content` is None where it is what it was when the `Validators` were given out.
    """

    url: str
    content: bytes | None
    validators: Validators = NOTHING
    media: str = ""
    holds: float | None = None


class _Answer(NamedTuple):
    status: int
    headers: httpx2.Headers
    content: bytes


class Clock(NamedTuple):
    """The time of day, a clock that only goes forward, and how to wait; tests have their own."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ticks: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Client:
    """Asks for pages and feeds, one at a time. Nothing of an answer is kept: no cookies, no credentials."""

    def __init__(self, manners: Manners, clock: Clock | None = None, resolver: Resolver = resolve) -> None:
        self.manners, self.clock = manners, clock or Clock()
        self.hosts = Hosts(self.clock.ticks, self.clock.sleep, manners.delay)
        self._budget = Budget(time.monotonic)
        self._robots = Robots(self._robots_txt, self.clock.ticks)
        self._client = httpx2.Client(
            transport=CheckedTransport(CheckedNetwork(self._budget, resolver, private=manners.private)),
            headers={"User-Agent": manners.agent, "Accept-Encoding": ACCEPTED},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=_BETWEEN_BYTES,
            follow_redirects=False,
            # A proxy would connect on our behalf, unchecked, and .netrc holds passwords for hosts that a feed names.
            trust_env=False,
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(self, url: str, *, known: Validators = NOTHING, largest: int = PAGE) -> Fetched:
        """What is at an address, as its site allows it, after the delay that its host wants; follows redirects.

        Raises `FetchError` for all that can go wrong.
        """
        at = check_url(url, private=self.manners.private)
        for _ in range(_REDIRECTS + 1):
            wanted = self._robots.check(at)
            self._leave_alone(at)
            self.hosts.wait(at)
            try:
                answer = self._ask(at, known, largest)
            finally:
                self.hosts.asked(at, wanted)
            if answer.status not in _MOVED:
                return self._fetched(at, answer, known)
            at = self._onward(at, answer)
        raise FetchError(url, f"leads on more than {_REDIRECTS} times")

    def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> None:
        """Send something to an address, which has to take it there: redirects are not followed.

        Raises `FetchError` where it is not taken.
        """
        at = check_url(url, private=self.manners.private)
        with self._begun(at, PAGE), self._client.stream("POST", at, content=content, headers=dict(headers)) as response:
            if not response.is_success:
                self._refused(at, _Answer(response.status_code, response.headers, b""))

    def _robots_txt(self, url: str) -> bytes:
        at = url
        for _ in range(_REDIRECTS + 1):
            answer = self._ask(at, NOTHING, LARGEST_ROBOTS, cut=True)
            if answer.status not in _MOVED:
                return self._fetched(at, answer, NOTHING).content or b""
            at = self._onward(at, answer)
        raise FetchError(url, "leads on too often", status=404)

    def _leave_alone(self, url: str) -> None:
        held = self.hosts.held(url)
        if held > 0:
            raise FetchError(
                url, f"its host wants no requests for {held:.0f} seconds", again=True, wait=held, held=True
            )

    def _ask(self, url: str, known: Validators, largest: int, *, cut: bool = False) -> _Answer:
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        sent = {name: value for name, value in headers.items() if value}
        with self._begun(url, 2 * largest if cut else largest), self._client.stream("GET", url, headers=sent) as got:
            if sum(len(name) + len(value) for name, value in got.headers.raw) > _LARGEST_HEAD:
                raise StopError("has headers larger than any page needs")
            content = b"".join(_body(got, largest, cut)) if got.status_code == HTTPStatus.OK else b""
            return _Answer(got.status_code, got.headers, content)

    @contextmanager
    def _begun(self, url: str, largest: int) -> Iterator[None]:
        """A request under way: what it costs is counted, and what goes wrong names its address."""
        self._budget.begin(self.manners.seconds, largest)
        try:
            yield
        except StopError as stop:
            raise FetchError(url, stop.reason, again=stop.again) from None
        except httpcore2.TimeoutException:
            raise FetchError(url, "was not answered in time", again=True) from None
        except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
            raise FetchError(url, f"is not an address that can be asked for ({error})") from None
        except _TROUBLE as error:
            raise FetchError(url, f"cannot be reached ({_said(error)})", again=True) from None

    def _fetched(self, url: str, answer: _Answer, known: Validators) -> Fetched:
        headers = answer.headers
        validators = Validators(_header(headers, "ETag"), _header(headers, "Last-Modified"))
        holds = max_age(headers.get("Cache-Control"))
        if answer.status == HTTPStatus.NOT_MODIFIED and any(known):
            return Fetched(url, None, Validators(*(new or old for new, old in zip(validators, known, strict=True))))
        if answer.status != HTTPStatus.OK:
            self._refused(url, answer)
        return Fetched(url, answer.content, validators, headers.get("Content-Type", ""), holds)

    def _refused(self, url: str, answer: _Answer) -> None:
        status = answer.status
        again = status in _BUSY or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        wait = retry_after(answer.headers.get("Retry-After"), self.clock.now()) if again else None
        if wait:
            self.hosts.hold(url, wait)
        named = f" ({responses[status].lower()})" if status in responses else ""
        raise FetchError(url, f"was answered with {status}{named}", again=again, wait=wait, status=status)

    def _onward(self, url: str, answer: _Answer) -> str:
        """Where a redirect leads; it is checked like any other address, when it is looked at and when connected to."""
        location = answer.headers.get("Location")
        if not location:
            raise FetchError(url, f"was answered with {answer.status} and leads nowhere", status=answer.status)
        try:
            return check_url(urljoin(url, location), private=self.manners.private)
        except (FetchError, ValueError) as error:
            reason = error.reason if isinstance(error, FetchError) else "is not an address"
            raise FetchError(url, f"leads to what {reason}") from None


def _body(response: httpx2.Response, largest: int, cut: bool) -> Iterator[bytes]:
    """The body, unpacked piece by piece; `StopError` where it is too large, or with `cut` only the beginning of it."""
    size = 0
    for piece in unpacked(response.iter_raw(), response.headers.get("Content-Encoding", "")):
        size += len(piece)
        if size <= largest:
            yield piece
        elif cut:
            yield piece[: largest - size + len(piece)]
            return
        else:
            raise StopError(f"is larger than {largest:,} bytes when unpacked")


def _header(headers: httpx2.Headers, name: str) -> str | None:
    """A header that will be sent back: None where it is longer than any such header is, or could not be sent."""
    value = headers.get(name)
    return value if value and len(value) <= 500 and value.isascii() and value.isprintable() else None


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
