"""Each host at its pace, however many there are."""

from __future__ import annotations

from dateline.fetching.hosts import Hosts
from tests.fetching.hostile import Time


def test_hosts_that_may_be_asked_again_are_forgotten() -> None:
    time = Time()
    hosts = Hosts(lambda: time.ticks, time.sleep, 2.0)
    hosts.hold("http://busy.example/", 100_000)
    for n in range(25_000):
        hosts.asked(f"http://h{n}.example/a")
        time.ticks += 0.001
    assert len(hosts._free) <= 10_001
    assert hosts.held("http://busy.example/b") > 90_000
    assert hosts.until("http://h24999.example/") > 0


def test_one_host_is_one_host_however_it_is_written() -> None:
    time = Time()
    hosts = Hosts(lambda: time.ticks, time.sleep, 2.0)
    hosts.asked("http://News.example/a")
    hosts.wait("https://news.EXAMPLE/b?c")
    assert time.waited[-1] == 2.0
