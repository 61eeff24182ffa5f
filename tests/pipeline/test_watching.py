"""Feeds followed: each article is fetched once and kept, whatever the servers do."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import DatelineError, InputError
from dateline.pipeline.watching import Watched, listed, watch_for_ever
from dateline.pipeline.watching.pages import TRIES
from dateline.store import Store, open_store
from dateline.types import Article, Query
from tests.fetching.hostile import page, redirect, serving
from tests.pipeline.site import Round, article, atom, item, rss


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Round]:
    with serving() as served, open_store(str(tmp_path / "r.db"), create=True) as store:
        yield Round(store, served)


def articles(store: Store) -> dict[str, Article]:
    return {r.article.url or "": r.article for r in store.readings(Query())}


def test_articles_of_a_feed_are_fetched_once_and_kept(site: Round) -> None:
    site.pages(feed=rss(item("/a"), item("/b")), a=article("a"), b=article("b"))
    watch = site.follow("/feed")
    done = watch.round()
    assert (done.asked.feeds, done.asked.told, done.read.kept.new, done.troubles) == (1, 2, 2, 0)
    assert set(articles(site.store)) == {site.served.url("/a"), site.served.url("/b")}
    assert watch.round() == Watched()
    assert watch.round(early=True).asked.told == 0
    assert site.served.paths() == ["/feed", "/a", "/b", "/feed"]
    (state,) = site.store.feeds()
    assert (state.state, state.title, state.kept, state.waiting) == ("well", "The Example Post", 2, 0)


def test_what_a_feed_tells_counts_where_the_page_is_silent(site: Round) -> None:
    told = "<pubDate>Sat, 08 Mar 2031 23:00:00 -0800</pubDate><dc:creator>Ann Low</dc:creator>"
    own = (
        "<meta property='article:published_time' content='2031-03-07T10:00:00Z'><meta name='author' content='Bo Lind'>"
    )
    site.pages(feed=rss(item("/a", told), item("/b", told)), a=article("a"), b=article("b", meta=own))
    site.follow("/feed").round()
    kept = articles(site.store)
    silent, telling = kept[site.served.url("/a")], kept[site.served.url("/b")]
    assert (silent.published, silent.published_from, silent.byline) == ("2031-03-08", "feed", "Ann Low")
    assert (telling.published, telling.published_from, telling.byline) == ("2031-03-07", "metadata", "Bo Lind")


def test_a_republished_article_counts_as_that_of_its_source(site: Round) -> None:
    source = "<source url='https://wire.example/rss'>Wire Example</source>"
    own = "<meta property='og:site_name' content='The Example Post'>"
    site.pages(feed=rss(item("/a", source), item("/b")), a=article("a", meta=own), b=article("b", meta=own))
    site.follow("/feed").round()
    kept = articles(site.store)
    assert kept[site.served.url("/a")].publisher == "Wire Example"
    assert kept[site.served.url("/b")].publisher == "The Example Post"


def test_a_feed_that_breaks_does_not_stop_the_others(site: Round) -> None:
    site.pages(
        broken=page(b"<rss><channel><item>"), html=page(b"<html><body>Sorry</body></html>"),
        gone=page(status="410 Gone"),
        bomb=page(b'<!DOCTYPE x [<!ENTITY a "b">]><rss version="2.0"/>'), garbage=page(b"\xff\xfe\xfa" * 50),
        oops=page(status="500 Oops"), feed=rss(item("/a")), a=article("a"),
    )  # fmt: skip
    watch = site.follow("/oops", "/broken", "/html", "/gone", "/bomb", "/garbage", "/feed")
    done = watch.round()
    assert (done.asked.feeds, done.asked.failed, done.read.kept.new) == (7, 5, 1)
    states = {s.url.removeprefix(site.served.address): s.state for s in site.store.feeds()}
    assert states == {"/oops": "failing", "/broken": "well", "/feed": "well"}
    refused = site.reasons()
    assert "declares entities" in refused["/bomb"]
    assert "a web page" in refused["/html"]
    assert all(refused[path].endswith("; it is not followed") for path in ("/html", "/gone", "/bomb", "/garbage"))
    assert list(site.store.failures()) == []


def test_a_feed_that_was_one_once_is_not_given_up(site: Round) -> None:
    site.pages(feed=[rss(item("/a")), page(b"<html><body>Sorry</body></html>")], a=article("a"))
    watch = site.follow("/feed")
    assert watch.round().asked.failed == 0
    assert watch.round(early=True).asked.failed == 1
    (state,) = site.store.feeds()
    assert (state.state, "a web page" in (state.error or "")) == ("failing", True)


def test_watching_ends_where_no_feed_is_left(site: Round) -> None:
    site.pages(html=page(b"<html><body>Sorry</body></html>"))
    with pytest.raises(DatelineError, match="no feed is left"):
        watch_for_ever(site.follow("/html"), lambda _: None)


def test_a_feed_that_fails_is_asked_ever_later(site: Round) -> None:
    site.pages(feed=[page(status="500 Oops")] * 6 + [rss(item("/a"))], a=article("a"))
    watch = site.follow("/feed")
    waits = []
    for _ in range(6):
        assert watch.round(early=True).asked.failed == 1
        assert watch.round(early=True) == Watched()
        waits.append(watch.rest())
        site.time.sleep(4000)
        while not watch.feeds.due(watch.client.clock.now().isoformat(timespec="seconds")):
            site.time.sleep(3600)
    assert waits[:4] == sorted(waits[:4])
    assert waits[0] < 400
    assert watch.round().read.kept.new == 1
    assert next(site.store.feeds()).failures == 0


def test_a_host_that_asks_for_peace_has_it_and_loses_no_article(site: Round) -> None:
    busy = page(b"", "Retry-After: 7200", status="429 Too Many")
    site.pages(feed=rss(item("/a"), item("/b"), item("/c")), a=[busy, article("a")], b=article("b"), c=article("c"))
    watch = site.follow("/feed")
    done = watch.round()
    assert (done.read.later, done.read.kept.new) == (3, 0)
    assert site.served.paths() == ["/feed", "/a"]
    assert list(site.reasons()) == ["/a"]
    site.time.sleep(7000)
    assert watch.round(early=True).read.kept.new == 0
    site.time.sleep(1500)
    assert watch.round(early=True).read.kept.new == 3
    assert list(site.store.failures()) == []


def test_an_article_that_cannot_be_fetched_is_tried_a_few_times(site: Round) -> None:
    site.pages(feed=rss(item("/a"), item("/b")), a=page(status="503 Later"), b=page(status="404 Not Found"))
    watch = site.follow("/feed")
    assert (watch.round().read.later, len(site.errors)) == (1, 2)
    for _ in range(20):
        site.time.sleep(86_400)
        watch.round()
    assert site.served.paths().count("/a") == TRIES
    assert site.served.paths().count("/b") == 1
    state = next(site.store.feeds())
    assert (state.failed, state.waiting) == (2, 0)
    reasons = {f.source.removeprefix(site.served.address): f.reason for f in site.store.failures()}
    assert reasons == {"/a": "was answered with 503 (service unavailable)", "/b": "was answered with 404 (not found)"}


def test_what_is_no_article_is_passed_over_or_fails(site: Round) -> None:
    names = ("pdf", "photo", "football", "empty", "german", "list", "front", "twice", "away", "good")
    site.pages(
        feed=rss(*(item(f"/{n}") for n in names)),
        pdf=page(b"%PDF-1.7\n" + b"1 0 obj" * 50, "Content-Type: text/html"),
        photo=page(b"\xff\xd8\xff\xe0" + bytes(100), "Content-Type: image/jpeg"),
        football=article("f", text="The football season begins."),
        empty=page(b"<html><body></body></html>", "Content-Type: text/html"),
        german=page(
            ("<html><body><article>" + "<p>Der Minister traf am Dienstag den Bürgermeister, um über die Fähre zu "
             "sprechen, wie das Ministerium mitteilte.</p>" * 6 + "</article></body></html>").encode(),
            "Content-Type: text/html; charset=utf-8",
        ),
        list=page(b"[]", "Content-Type: application/json"), front=redirect("/"), twice=redirect("/good"),
        away=redirect("http://169.254.169.254/"), good=article("g"),
    )  # fmt: skip
    site.served.pages["/"] = article("the front page")
    done = site.follow("/feed").round()
    assert dict(done.read.passed) == {"not political": 1, "empty": 1, "language": 1, "media": 1}
    assert (done.read.failed, done.read.kept.new, done.read.kept.known) == (4, 1, 1)
    reasons = site.reasons()
    assert "a PDF" in reasons["/pdf"]
    assert "a JPEG" in reasons["/photo"]
    assert "front page" in reasons["/front"]
    assert "secrets" in reasons["/away"]
    state = next(site.store.feeds())
    assert (state.kept, state.passed, state.failed, state.waiting) == (2, 4, 4, 0)


def test_an_article_that_was_updated_becomes_another_version(site: Round) -> None:
    first, second = "2031-03-10T08:00:00Z", "2031-03-10T10:00:00Z"
    tag = ('ETag: "1"',)
    site.pages(
        feed=[atom(("/a", first), ("/b", first)), atom(("/a", second), ("/b", second))],
        a=[article("a", headers=tag), article("a", text="Corrected: the talks were short.")],
        b=[article("b", headers=tag), page(b"", status="304 Not Modified")],
    )  # fmt: skip
    watch = site.follow("/feed")
    assert watch.round().read.kept.new == 2
    site.time.sleep(3600)
    done = watch.round()
    assert (done.asked.told, done.read.kept.new_versions, done.read.kept.known) == (2, 1, 1)
    assert site.served.asked[-1].headers["if-none-match"] == '"1"'
    site.time.sleep(3600)
    assert watch.round().asked.told == 0


def test_a_feed_that_has_not_changed_is_not_read_again(site: Round) -> None:
    site.pages(
        feed=[rss(item("/a")).replace(b"200 OK\r\n", b'200 OK\r\nETag: "1"\r\n'), page(b"", status="304 Not Modified")],
        a=article("a"),
    )
    watch = site.follow("/feed")
    watch.round()
    done = watch.round(early=True)
    assert (done.asked.unchanged, done.asked.failed) == (1, 0)
    assert site.served.asked[-1].headers["if-none-match"] == '"1"'


@pytest.mark.parametrize(
    ("says", "minutes"),
    [("<ttl>5</ttl>", 30), ("<ttl>120</ttl>", 120), ("<ttl>99999</ttl>", 360), ("<ttl>x</ttl>", 30)],
)
def test_a_feed_says_how_often_it_wants_to_be_asked_within_limits(site: Round, says: str, minutes: int) -> None:
    site.pages(feed=rss(says))
    site.follow("/feed").round()
    assert next(site.store.feeds()).next == f"2031-03-10T{12 + minutes // 60}:{minutes % 60:02}:00+00:00"


def test_lists_are_followed_with_what_they_list(site: Round) -> None:
    outlines = "".join(f"<outline xmlUrl='{p}'/>" for p in ("feed", "feed2", "list"))
    site.pages(
        list=page(f"<opml><body>{outlines}</body></opml>".encode()), feed=rss(item("/a")), feed2=rss(item("/b")),
        a=article("a"), b=article("b"), map=page(b"<sitemapindex><sitemap><loc>/more</loc></sitemap></sitemapindex>"),
        more=page(b"<sitemapindex><sitemap><loc>/feed</loc></sitemap></sitemapindex>"),
    )  # fmt: skip
    done = site.follow("/list", "/map").round()
    assert (done.asked.feeds, done.asked.failed, done.read.kept.new) == (5, 1, 2)
    assert "list of feeds within a list" in site.reasons()["/more"]


def test_an_article_in_two_feeds_is_fetched_once(site: Round) -> None:
    site.pages(feed=rss(item("/a?utm_source=one")), other=rss(item("/a?utm_source=two")))
    site.served.pages["/a?utm_source=one"] = article("a")
    assert site.follow("/feed", "/other").round().read.kept.new == 1


def test_hosts_take_turns_and_none_is_asked_too_often(site: Round) -> None:
    with serving() as other:
        site.pages(feed=rss(*(item(f"/{n}") for n in range(3)), *(item(other.url(f"/{n}")) for n in range(3))))
        for n in range(3):
            site.served.pages[f"/{n}"], other.pages[f"/{n}"] = article(f"here {n}"), article(f"there {n}")
        watch = site.follow("/feed")
        watch.client.hosts._delay = 2.0
        assert watch.round().read.kept.new == 6
        assert 6.0 <= sum(site.time.waited) <= 8.0


def test_a_limit_leaves_the_rest_to_the_next_round(site: Round) -> None:
    site.pages(feed=rss(*(item(f"/{n}") for n in range(5))), **{str(n): article(str(n)) for n in range(5)})
    watch = site.follow("/feed")
    assert [watch.round(limit=2).read.kept.new for _ in range(3)] == [2, 2, 1]


def test_a_fault_of_the_program_costs_one_article(site: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages(feed=rss(item("/a"), item("/b")), a=article("a"), b=article("b"))
    watch = site.follow("/feed")
    get = watch.client.get

    def fail(url: str, **more: object) -> object:
        if url.endswith("/a"):
            raise IndexError
        return get(url, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(watch.client, "get", fail)
    done = watch.round()
    assert (done.read.failed, done.read.kept.new) == (1, 1)
    assert "a fault of this program" in site.reasons()["/a"]


def test_a_feed_that_floods_does_not_hold_up_the_others(site: Round) -> None:
    site.pages(flood=rss(*(item(f"/f{n}") for n in range(50))), feed=rss(item("/a"), item("/b")))
    site.served.pages |= {f"/{n}": article(n) for n in ("f0", "f1", "a", "b")}
    site.follow("/flood", "/feed").round(limit=4)
    assert site.served.paths()[2:] == ["/f0", "/a", "/f1", "/b"]


def test_what_ends_the_program_each_time_is_given_up(site: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    class EndedError(BaseException):
        pass

    def end(*_: object, **__: object) -> None:
        raise EndedError

    site.pages(feed=rss(item("/a")), a=article("a"))
    watch = site.follow("/feed")
    with monkeypatch.context() as patch:
        patch.setattr("dateline.pipeline.watching.pages.keep", end)
        for _ in range(TRIES):
            with pytest.raises(EndedError):
                watch.round()
    assert watch.round().read.failed == 1
    assert "ended the program each time" in site.reasons()["/a"]
    assert watch.round() == Watched()


def test_a_hundred_thousand_entries_do_not_hold_it_up(site: Round) -> None:
    site.pages(feed=rss(*(item(f"/{n}", "") for n in range(100_000))))
    started = time.monotonic()
    done = site.follow("/feed").round(limit=1)
    assert done.asked.told == 2000
    assert time.monotonic() - started < 20


def test_it_stops_after_the_article_that_it_is_about(site: Round) -> None:
    site.pages(feed=rss(*(item(f"/{n}") for n in range(5))), **{str(n): article(str(n)) for n in range(5)})
    site.follow("/feed")
    rounds: list[Watched] = []
    watch = site.watch(stop=lambda: len(site.served.paths()) >= 3)
    watch_for_ever(watch, rounds.append)
    assert [done.read.kept.new for done in rounds] == [2]
    site.watch().round(early=True)
    assert len(articles(site.store)) == 5


def test_for_ever_it_sleeps_until_something_is_due(site: Round) -> None:
    site.pages(feed=rss(item("/a")), a=article("a"))
    site.follow("/feed")
    rounds: list[Watched] = []
    watch = site.watch(stop=lambda: len(rounds) == 3)
    watch_for_ever(watch, rounds.append)
    assert site.served.paths() == ["/feed", "/a", "/feed", "/feed"]
    assert sum(site.time.waited) == pytest.approx(3600)


def test_feeds_are_named_by_address_or_in_files(tmp_path: Path) -> None:
    opml, plain = tmp_path / "mine.opml", tmp_path / "mine.txt"
    opml.write_text("<opml><body><outline><outline xmlUrl='https://a.example/rss'/></outline></body></opml>")
    plain.write_text("# my feeds\nhttps://b.example/rss\n\n  https://a.example/rss\n", encoding="utf-8-sig")
    named = ["https://c.example/", str(opml), str(plain)]
    assert listed(named) == ["https://c.example/", "https://a.example/rss", "https://b.example/rss"]


@pytest.mark.parametrize(
    ("named", "reason"),
    [("ftp://a.example/", "not an address of the web"), ("http://u:p@a.example/", "user name"),
     ("nowhere.opml", "no such file"), ("text: hello", "not an address"), ("text:\xff", "UTF-8"),
     ("text:<rss version='2.0'/>", "is a feed itself"), ("text:<opml><body>", "cannot be read")],
)  # fmt: skip
def test_what_is_no_feed_to_follow_is_refused(tmp_path: Path, named: str, reason: str) -> None:
    if named.startswith("text:"):
        (tmp_path / "list").write_bytes(named.removeprefix("text:").encode("latin-1"))
        named = str(tmp_path / "list")
    with pytest.raises(InputError, match=reason):
        listed([named])
