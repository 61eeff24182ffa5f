"""Fetching from servers that hang, drip, lie and will not stop: each costs what a request may, and says why."""

from __future__ import annotations

import gzip
import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from dateline.errors import DatelineError
from dateline.fetching import FetchError, Manners, Validators
from tests.fetching.hostile import Served, Time, client, page, redirect, serving

ENOUGH = 200_000


def hang(connection: socket.socket, served: Served) -> None:
    served.closing.wait(30)


def hang_within(connection: socket.socket, served: Served) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbeginning")
    served.closing.wait(30)


def drip(first: bytes, more: bytes) -> Callable[[socket.socket, Served], None]:
    def talk(connection: socket.socket, served: Served) -> None:
        connection.sendall(first)
        while not served.closing.wait(0.02):
            connection.sendall(more)

    return talk


def endless(first: bytes, more: bytes) -> Callable[[socket.socket, Served], None]:
    def talk(connection: socket.socket, served: Served) -> None:
        connection.sendall(first)
        while not served.closing.is_set():
            connection.sendall(more)

    return talk


HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
GZIP, DEFLATE = "Content-Encoding: gzip", "Content-Encoding: deflate"
BOMB = gzip.compress(bytes(20_000_000))


SLOW = {
    "hangs": hang,
    "hangs within": hang_within,
    "drips its head": drip(HEAD, b"X-More: 1\r\n"),
    "drips one header": drip(HEAD + b"X-More: ", b"a"),
    "drips its body": drip(HEAD + b"Content-Length: 100000\r\n\r\n", b"a"),
    "drips chunks": drip(CHUNKED, b"1\r\na\r\n"),
    "drips preliminary answers": drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
}
BROKEN = {
    "is no HTTP": (b"220 mail.example ESMTP\r\n", True, "cannot be reached"),
    "says nothing": (b"", True, "cannot be reached"),
    "breaks off": (page(b"beginning", length=1000), True, "cannot be reached"),
    "breaks a chunk off": (CHUNKED + b"ffff\r\nbeginning", True, "cannot be reached"),
    "has a chunk of no size": (CHUNKED + b"xyz\r\nbeginning", True, "cannot be reached"),
    "has two lengths": (page(b"abc", "Content-Length: 5"), True, "cannot be reached"),
    "is not gzip": (page(b"plain text", GZIP), True, "not packed as it says"),
    "breaks gzip off": (page(gzip.compress(b"a" * 5000)[:20], GZIP), True, "breaks off"),
    "is half gzip": (page(gzip.compress(b"whole") + b"and more", GZIP), True, "not packed as it says"),
    "is packed as never asked": (page(b"\x0b\x02\x80abc\x03", "Content-Encoding: br"), False, "was not asked for"),
    "is packed by nobody": (page(b"abc", "Content-Encoding: secret"), False, "was not asked for"),
    "is packed twice": (page(b"abc", "Content-Encoding: gzip, gzip"), False, "was not asked for"),
    "unpacks to too much": (page(BOMB, GZIP), False, "200,000 bytes when unpacked"),
    "unpacks to too much otherwise": (page(zlib.compress(bytes(5_000_000)), DEFLATE), False, "when unpacked"),
    "is too large": (page(b"a" * (ENOUGH + 1)), False, "larger than 200,000 bytes"),
    "never ends": (endless(HEAD + b"\r\n", b"a" * 10_000), False, "larger than 200,000 bytes"),
    "never ends its chunks": (endless(CHUNKED, b"2710\r\n" + b"a" * 10_000 + b"\r\n"), False, "larger than"),
    "never ends its head": (endless(HEAD, b"X-More: 1\r\n" * 500), True, "cannot be reached"),
    "has a huge head": (page(b"abc", *[f"X-{i}: {'a' * 900}" for i in range(80)]), False, "headers larger than"),
    "has one huge header": (page(b"abc", f"X: {'a' * 70_000}"), False, "headers larger than"),
}


@pytest.mark.parametrize("what", SLOW)
def test_a_slow_server_costs_what_a_request_may_take(what: str) -> None:
    with serving() as served, client(seconds=0.3) as asking:
        served.pages["/"] = SLOW[what]
        started = time.monotonic()
        with pytest.raises(FetchError, match=r"took longer than|not answered in time") as failed:
            asking.get(served.url())
        assert failed.value.again
        assert time.monotonic() - started < 3


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_answer_is_refused_with_its_reason(what: str) -> None:
    answer, again, reason = BROKEN[what]
    with serving() as served, client() as asking:
        served.pages["/"] = answer
        with pytest.raises(FetchError, match=reason) as failed:
            asking.get(served.url(), largest=ENOUGH)
        assert failed.value.again == again
        assert failed.value.source == served.url()


def test_bombs_are_not_unpacked_as_a_whole() -> None:
    with serving() as served, client() as asking:
        served.pages["/"] = page(gzip.compress(bytes(200_000_000), 1), GZIP)
        tracemalloc.start()
        with pytest.raises(FetchError, match="when unpacked"):
            asking.get(served.url(), largest=2_000_000)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
        tracemalloc.stop()


def test_what_is_packed_as_asked_for_is_unpacked() -> None:
    with serving() as served, client() as asking:
        served.pages["/gzip"] = page(gzip.compress(b"whole"), GZIP)
        served.pages["/members"] = page(gzip.compress(b"wh") + gzip.compress(b"ole"), GZIP)
        served.pages["/deflate"] = page(zlib.compress(b"whole"), DEFLATE)
        served.pages["/bare"] = page(zlib.compress(b"whole")[2:-4], DEFLATE)
        served.pages["/identity"] = page(b"whole", "Content-Encoding: identity")
        served.pages["/chunks"] = CHUNKED + b"2\r\nwh\r\n3\r\nole\r\n0\r\n\r\n"
        served.pages["/more"] = page(b"whole and more", length=5)
        assert {asking.get(served.url(p)).content for p in served.pages if p != "/robots.txt"} == {b"whole"}
        assert {r.headers["accept-encoding"] for r in served.asked} == {"gzip, deflate"}


def test_redirects_are_followed_a_few_times() -> None:
    with serving() as served, client() as asking:
        for n in range(5):
            served.pages[f"/{n}"] = redirect(
                f"/{n + 1}", "301 Moved Permanently" if n % 2 else "307 Temporary Redirect"
            )
        served.pages["/5"] = page(b"whole")
        assert asking.get(served.url("/0")).url == served.url("/5")
        served.pages["/round"] = redirect("round")
        with pytest.raises(FetchError, match="more than 5 times") as failed:
            asking.get(served.url("/round"))
        assert not failed.value.again
        served.pages["/nowhere"] = page(b"", status="302 Found")
        with pytest.raises(FetchError, match="leads nowhere"):
            asking.get(served.url("/nowhere"))


def test_nothing_of_one_answer_goes_into_the_next_request() -> None:
    with serving() as served, client(contact="mailto:desk@example.org") as asking:
        served.pages["/"] = page(b"a", "Set-Cookie: who=you; Path=/", "WWW-Authenticate: Basic")
        asking.get(served.url())
        asking.get(served.url())
        last = served.asked[-1].headers
        assert set(last) == {"host", "accept", "accept-encoding", "connection", "user-agent"}
        assert last["user-agent"].startswith("Dateline/") and last["user-agent"].endswith(" (+mailto:desk@example.org)")


@pytest.mark.parametrize("contact", ["", "a\r\nX: b", "näme", "a(b)", " a", "a" * 300])
def test_a_contact_is_an_address(contact: str) -> None:
    with pytest.raises(DatelineError, match="--contact"):
        Manners(contact=contact)


def test_what_has_not_changed_is_not_sent_again() -> None:
    with serving() as served, client() as asking:
        served.pages["/"] = [
            page(b"whole", 'ETag: "a"', "Last-Modified: Mon, 10 Mar 2031 10:00:00 GMT", "Cache-Control: max-age=600"),
            page(b"", 'ETag: "b"', status="304 Not Modified"),
        ]
        first = asking.get(served.url())
        assert (first.content, first.holds) == (b"whole", 600.0)
        again = asking.get(served.url(), known=first.validators)
        assert again.content is None
        assert again.validators == Validators('"b"', "Mon, 10 Mar 2031 10:00:00 GMT")
        assert served.asked[-1].headers["if-none-match"] == '"a"'
        assert served.asked[-1].headers["if-modified-since"] == "Mon, 10 Mar 2031 10:00:00 GMT"


def test_what_was_not_asked_conditionally_cannot_be_unchanged() -> None:
    with serving() as served, client() as asking:
        served.pages["/"] = page(b"", status="304 Not Modified")
        with pytest.raises(FetchError, match="304"):
            asking.get(served.url())


def test_validators_that_could_not_be_sent_back_are_dropped() -> None:
    with serving() as served, client() as asking:
        served.pages["/"] = page(b"whole", f'ETag: "{"a" * 600}"', "Last-Modified: M\xe4rz")
        assert asking.get(served.url()).validators == Validators()


@pytest.mark.parametrize(
    ("status", "again"), [(404, False), (403, False), (410, False), (500, True), (503, True), (429, True), (799, True)]
)
def test_a_status_says_whether_to_try_again(status: int, again: bool) -> None:
    with serving() as served, client() as asking:
        served.pages["/"] = page(b"sorry", status=f"{status} X")
        with pytest.raises(FetchError, match=str(status)) as failed:
            asking.get(served.url())
        assert (failed.value.again, failed.value.status) == (again, status)


@pytest.mark.parametrize(
    ("header", "wait"),
    [("120", 120.0), ("Mon, 10 Mar 2031 12:10:00 GMT", 600.0), ("Mon, 10 Mar 2031 11:00:00 GMT", 0.0),
     ("99999999999999", 86400.0), ("Mon, 10 Mar 2099 11:00:00 GMT", 86400.0), ("soon", None), ("-5", None), ("", None)],
)  # fmt: skip
def test_a_host_that_asks_for_peace_has_it(header: str, wait: float | None) -> None:
    now = Time()
    with serving() as served, client(now) as asking:
        served.pages["/"] = [page(b"", f"Retry-After: {header}", status="429 Too Many"), page(b"whole")]
        with pytest.raises(FetchError, match="429") as failed:
            asking.get(served.url())
        assert failed.value.wait == wait
        if wait:
            with pytest.raises(FetchError, match="wants no requests") as failed:
                asking.get(served.url("/other"))
            assert failed.value.again
            now.sleep(wait)
        assert asking.get(served.url()).content == b"whole"
        assert served.paths() == ["/", "/"]


def test_a_host_is_asked_after_its_delay() -> None:
    now = Time()
    with serving() as served, client(now, delay=2.0) as asking:
        served.pages["/"] = page(b"whole")
        asking.get(served.url())
        assert sum(now.waited) == 0
        asking.get(served.url())
        now.sleep(0.5)
        asking.get(served.url())
        assert now.waited[-3:] == [2.0, 0.5, 1.5]


def test_an_answer_is_posted_and_redirects_of_it_are_not_followed() -> None:
    with serving() as served, client() as asking:
        served.pages["/ok"] = page(b"", status="204 No Content")
        asking.post(served.url("/ok"), b"{}", {"X-Kind": "test"})
        assert (served.asked[-1].method, served.asked[-1].body) == ("POST", b"{}")
        assert served.asked[-1].headers["x-kind"] == "test"
        served.pages["/on"] = redirect("/ok")
        with pytest.raises(FetchError, match="302"):
            asking.post(served.url("/on"), b"{}", {})
        assert served.paths() == ["/ok", "/on"]
