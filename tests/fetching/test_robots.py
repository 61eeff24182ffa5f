"""What robots.txt forbids is not asked for, and what it says holds for a day."""

from __future__ import annotations

import socket
import time as clock

import pytest

from dateline.fetching import FetchError
from tests.fetching.hostile import Served, Time, client, page, redirect, serving


def rules(text: str) -> bytes:
    return page(text.encode())


def test_what_is_forbidden_is_not_asked_for() -> None:
    with serving() as served, client() as asking:
        served.pages |= {
            "/robots.txt": rules("User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /private\n"),
            "/open": page(b"whole"),
            "/on": redirect("/private/page"),
        }
        assert asking.get(served.url("/open")).content == b"whole"
        for path in ("/private", "/private/page", "/on"):
            with pytest.raises(FetchError, match=r"robots\.txt of its site forbids it") as refused:
                asking.get(served.url(path))
            assert not refused.value.again
        assert served.paths() == ["/open", "/on"]
        assert [r.path for r in served.asked].count("/robots.txt") == 1


def test_the_rules_are_asked_for_anew_after_a_day() -> None:
    now = Time()
    with serving() as served, client(now) as asking:
        served.pages |= {"/": page(b"whole"), "/robots.txt": [rules(""), rules("User-agent: *\nDisallow: /")]}
        asking.get(served.url())
        now.sleep(80_000)
        asking.get(served.url())
        now.sleep(10_000)
        with pytest.raises(FetchError, match="forbids"):
            asking.get(served.url())


def test_a_site_says_how_often_it_wants_to_be_asked() -> None:
    now = Time()
    with serving() as served, client(now, delay=1.0) as asking:
        served.pages |= {"/": page(b"whole"), "/robots.txt": rules("User-agent: *\nCrawl-delay: 7")}
        asking.get(served.url())
        asking.get(served.url())
        assert now.waited[-1] == 7.0


def test_a_delay_is_at_most_a_minute() -> None:
    now = Time()
    with serving() as served, client(now) as asking:
        served.pages |= {"/": page(b"whole"), "/robots.txt": rules("User-agent: *\nCrawl-delay: 99999")}
        asking.get(served.url())
        asking.get(served.url())
        assert now.waited[-1] == 60.0


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "401 Unauthorized", "410 Gone"])
def test_a_site_without_rules_forbids_nothing(status: str) -> None:
    with serving() as served, client() as asking:
        served.pages |= {"/": page(b"whole"), "/robots.txt": page(b"", status=status)}
        assert asking.get(served.url()).content == b"whole"


@pytest.mark.parametrize("status", ["500 Oops", "503 Later", "429 Too Many"])
def test_a_site_whose_rules_cannot_be_read_is_left_alone_for_now(status: str) -> None:
    now = Time()
    with serving() as served, client(now) as asking:
        served.pages |= {"/": page(b"whole"), "/robots.txt": [page(b"", status=status), page(b"")]}
        for _ in range(2):
            with pytest.raises(FetchError, match=r"robots\.txt of its site cannot be read") as refused:
                asking.get(served.url())
            assert refused.value.again
        assert [r.path for r in served.asked] == ["/robots.txt"]
        now.sleep(700)
        assert asking.get(served.url()).content == b"whole"


def test_rules_that_hang_put_a_site_off() -> None:
    def hang(connection: socket.socket, served: Served) -> None:
        served.closing.wait(30)

    with serving() as served, client(seconds=0.2) as asking:
        served.pages |= {"/": page(b"whole"), "/robots.txt": hang}
        with pytest.raises(FetchError, match="not answered in time") as refused:
            asking.get(served.url())
        assert refused.value.again


def test_of_huge_rules_the_beginning_counts() -> None:
    with serving() as served, client() as asking:
        text = b"User-agent: *\nDisallow: /first\n" + b"Disallow: /a*b*c*d*e*f$\n" * 40_000 + b"Disallow: /last\n"
        served.pages |= {"/robots.txt": page(text), "/last": page(b"whole"), "/" + "abcdef" * 300: page(b"whole")}
        started = clock.monotonic()
        assert asking.get(served.url("/last")).content == b"whole"
        with pytest.raises(FetchError, match="forbids"):
            asking.get(served.url("/first"))
        assert clock.monotonic() - started < 5


def test_rules_may_stand_elsewhere() -> None:
    with serving() as served, client() as asking:
        served.pages |= {
            "/robots.txt": redirect("/rules"),
            "/rules": rules("User-agent: *\nDisallow: /no"),
            "/": page(b"x"),
        }
        assert asking.get(served.url()).content == b"x"
        with pytest.raises(FetchError, match="forbids"):
            asking.get(served.url("/no"))
        served.pages["/robots.txt"] = redirect("/robots.txt")
    with serving() as served, client() as asking:
        served.pages |= {"/robots.txt": redirect("/robots.txt"), "/": page(b"x")}
        assert asking.get(served.url()).content == b"x"


def test_rules_in_no_language_forbid_nothing() -> None:
    with serving() as served, client() as asking:
        served.pages |= {"/": page(b"whole"), "/robots.txt": page(bytes(range(256)) * 100)}
        assert asking.get(served.url()).content == b"whole"
