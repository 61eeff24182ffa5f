"""Which addresses may be asked for, and that the one that was checked is the one that is connected to."""

from __future__ import annotations

import ssl
import threading
import time

import pytest

from dateline.fetching import Client, FetchError, Manners
from dateline.fetching.addresses import check_url, refusal
from dateline.fetching.connecting import Budget, CheckedNetwork, _Stream
from tests.fetching.hostile import Time, client, page, redirect, serving

PUBLIC = ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e")
PRIVATE = (
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.1.1", "100.64.0.1",
    "192.0.0.1", "198.18.0.1", "192.0.2.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0",
    "fc00::1", "fd12:3456::1", "fec0::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
    "2002:c0a8:101::1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::7f00:1", "::127.0.0.1",
    "2001:0:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe",
)  # fmt: skip
NOBODYS = ("224.0.0.1", "239.255.255.250", "ff02::1", "::ffff:224.0.0.1")
SECRETS = ("169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16", "::ffff:169.254.169.254")


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_may_be_asked(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_only_where_they_are_allowed(address: str) -> None:
    assert "private" in (refusal(address) or "")
    assert refusal(address, private=True) is None


@pytest.mark.parametrize("address", [*NOBODYS, *SECRETS, "nowhere", ""])
def test_what_is_no_machine_or_keeps_secrets_is_never_asked(address: str) -> None:
    assert refusal(address) and refusal(address, private=True)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/a", "gopher://example.org", "javascript:alert(1)", "//example.org/a",
        "/a", "", "http://", "http://[::1", "http://example.org:99999/", "http://user:word@example.org/",
        "http://example.org:25/", "https://example.org:22/", "http://example.org/" + "a" * 5000,
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_web_are_refused(url: str) -> None:
    with pytest.raises(FetchError) as refused:
        check_url(url)
    assert not refused.value.again
    assert "word" not in str(refused.value)
    assert len(str(refused.value)) < 300


def test_an_address_loses_its_fragment_and_nothing_else() -> None:
    assert check_url(" https://example.org:8443/a?b=c#d ") == "https://example.org:8443/a?b=c"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:7f00:1]"]
)
def test_loopback_is_refused_under_every_name(host: str) -> None:
    with serving() as served, client(private=False) as asking:
        port = served.address.rpartition(":")[2]
        with pytest.raises(FetchError, match="may not be asked for"):
            asking.get(f"http://{host}:{port}/")
        assert not served.asked


def test_a_name_that_means_a_private_address_is_refused() -> None:
    with serving() as served, Client(Manners(delay=0), Time().clock, lambda *_: ["127.0.0.1"]) as asking:
        with pytest.raises(FetchError, match=r"127\.0\.0\.1 is a private address") as refused:
            asking.get(f"http://news.example:{served.address.rpartition(':')[2]}/")
        assert not refused.value.again
        assert not served.asked


def test_a_name_is_resolved_once_and_all_its_answers_are_checked() -> None:
    asked: list[str] = []

    def both(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.215.14", "127.0.0.1"]

    with Client(Manners(delay=0), Time().clock, both) as asking, pytest.raises(FetchError, match="private"):
        asking.get("http://news.example/")
    assert asked == ["news.example"]


def test_a_name_that_changes_its_answer_is_checked_at_each_connection() -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    with serving() as served, client() as asking:
        port = served.address.rpartition(":")[2]
        served.pages["/"] = page(b"whole")
        budget = Budget(lambda: 0.0)
        budget.begin(10, 1000)
        network = CheckedNetwork(budget, lambda *_: answers.pop(0), private=False)
        with pytest.raises(Exception, match=r"127\.0\.0\.1"):
            network.connect_tcp("news.example", int(port))
        with pytest.raises(Exception, match=r"10\.0\.0\.1"):
            network.connect_tcp("news.example", int(port))
        assert asking.get(served.url()).content == b"whole"


def test_a_name_that_nobody_answers_for_costs_what_a_request_may_take() -> None:
    over = threading.Event()

    def hang(host: str, port: int) -> list[str]:
        over.wait(30)
        return ["93.184.215.14"]

    started = time.monotonic()
    with Client(Manners(delay=0, seconds=0.2), Time().clock, hang) as asking:
        with pytest.raises(FetchError, match="not found in time") as refused:
            asking.get("http://news.example/")
        over.set()
    assert refused.value.again
    assert time.monotonic() - started < 3


def test_where_one_address_does_not_answer_the_next_is_asked() -> None:
    with serving() as served:
        port = served.address.rpartition(":")[2]
        served.pages["/"] = page(b"whole")
        with Client(Manners(delay=0, private=True), Time().clock, lambda *_: ["127.0.0.99", "127.0.0.1"]) as asking:
            assert asking.get(f"http://news.example:{port}/").content == b"whole"


def test_a_name_without_an_address_may_get_one_later() -> None:
    def nothing(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    with Client(Manners(), Time().clock, nothing) as asking, pytest.raises(FetchError, match="no address") as refused:
        asking.get("http://news.example/")
    assert refused.value.again


@pytest.mark.parametrize("to", ["http://169.254.169.254/latest/meta-data", "http://[fd00:ec2::254]/", "//224.0.0.1/"])
def test_where_a_redirect_leads_is_checked_as_well(to: str) -> None:
    with serving() as served, client() as asking:
        served.pages["/"] = redirect(to)
        with pytest.raises(FetchError, match="may not be asked for"):
            asking.get(served.url())
        assert served.paths() == ["/"]


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://example.org/", "http://u:p@127.0.0.1/", "http://["])
def test_a_redirect_to_something_else_is_refused(to: str) -> None:
    with serving() as served, client() as asking:
        served.pages["/"] = redirect(to)
        with pytest.raises(FetchError, match="leads to what") as refused:
            asking.get(served.url())
        assert not refused.value.again
        assert served.paths() == ["/"]


def test_the_certificate_is_asked_for_in_the_name_of_the_host() -> None:
    named: list[str | None] = []

    class Spy(_Stream):
        def __init__(self) -> None:
            pass

        def start_tls(self, context: ssl.SSLContext, server_hostname: str | None = None, *_: object) -> Spy:
            named.append(server_hostname)
            assert context.check_hostname
            assert context.verify_mode == ssl.CERT_REQUIRED
            raise ssl.SSLError("enough")

        def close(self) -> None:
            pass

    asking = client()
    network = asking._client._transport._pool._network_backend  # type: ignore[attr-defined]
    network._plain.connect_tcp = lambda *_: Spy()
    network._resolve = lambda *_: ["93.184.215.14"]
    with asking, pytest.raises(ssl.SSLError):
        asking.get("https://news.example/")
    assert named == ["news.example"]
