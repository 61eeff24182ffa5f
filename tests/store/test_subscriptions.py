"""What a record knows of the feeds that it follows, and of the notices that it owes."""

from __future__ import annotations

from dateline.store import Heard, Notice, Notices, Store, Subscriptions
from dateline.types.feeds import Entry

NOON, LATER, EVENING = "2031-03-10T12:00:00+00:00", "2031-03-10T13:00:00+00:00", "2031-03-10T20:00:00+00:00"
FEED, OTHER = "https://news.example/rss", "https://other.example/atom"
A = ("a" * 16, Entry("https://news.example/a", "2031-03-10", NOON, "Ann Low", "Wire Example"))
B = ("b" * 16, Entry("https://news.example/b"))


def followed(store: Store) -> Subscriptions:
    feeds = Subscriptions(store)
    feeds.follow([FEED, OTHER, FEED], NOON)
    return feeds


def test_feeds_are_followed_once_and_in_order(store: Store) -> None:
    feeds = followed(store)
    assert feeds.follow([OTHER, "https://third.example/"], LATER) == 1
    assert [f.url for f in feeds.due(NOON)] == [FEED, OTHER]
    assert [f.url for f in feeds.due(LATER)] == [FEED, OTHER, "https://third.example/"]
    assert next((s.url, s.state, s.checked) for s in store.feeds()) == (FEED, "new", None)


def test_a_feed_is_asked_for_again_when_it_is_due(store: Store) -> None:
    feeds = followed(store)
    feeds.hear(FEED, Heard(EVENING, "rss", "The Example Post", '"a"', "yesterday", 3600.0), NOON)
    assert [f.url for f in feeds.due(LATER)] == [OTHER]
    assert {f.url for f in feeds.due(LATER, early=True)} == {FEED, OTHER}
    (again,) = [f for f in feeds.due(EVENING) if f.url == FEED]
    assert (again.etag, again.last_modified, again.every, again.failures) == ('"a"', "yesterday", 3600.0, 0)
    assert feeds.next() == NOON


def test_a_feed_that_fails_is_left_alone(store: Store) -> None:
    feeds = followed(store)
    for then in (LATER, EVENING):
        feeds.miss(FEED, "does not answer", NOON, then)
    assert [f.url for f in feeds.due(LATER, early=True)] == [OTHER]
    state = next(store.feeds())
    assert (state.state, state.failures, state.error, state.succeeded) == ("failing", 2, "does not answer", None)
    feeds.hear(FEED, Heard(EVENING), EVENING)
    state = next(store.feeds())
    assert (state.state, state.failures, state.error, state.succeeded) == ("well", 0, None, EVENING)


def test_articles_are_to_be_fetched_once(store: Store) -> None:
    feeds = followed(store)
    assert feeds.hear(FEED, Heard(EVENING), NOON, entries=[A, B, A]) == 2
    assert feeds.hear(OTHER, Heard(EVENING), NOON, entries=[B]) == 0
    assert [(w.key, w.feed, w.entry) for w in feeds.waiting(NOON)] == [(A[0], FEED, A[1]), (B[0], FEED, B[1])]
    assert [w.key for w in feeds.waiting(NOON, 1)] == [A[0]]
    feeds.settle(feeds.waiting(NOON)[0], "kept", etag='"x"')
    assert feeds.hear(FEED, Heard(EVENING), NOON, entries=[A, B]) == 0
    assert [w.key for w in feeds.waiting(NOON)] == [B[0]]
    first, second = store.feeds()
    assert (first.kept, first.waiting, first.passed, first.failed) == (1, 1, 0, 0)
    assert (second.kept, second.waiting) == (0, 0)


def test_an_article_is_fetched_again_where_its_feed_says_that_it_was_updated(store: Store) -> None:
    feeds = followed(store)
    feeds.hear(FEED, Heard(EVENING), NOON, entries=[A, B])
    for one in feeds.waiting(NOON):
        feeds.settle(one, "kept", etag='"x"')
    newer = (A[0], A[1]._replace(updated=LATER))
    assert feeds.hear(OTHER, Heard(EVENING), LATER, entries=[newer]) == 0
    assert feeds.hear(FEED, Heard(EVENING), LATER, entries=[newer, (B[0], B[1]._replace(updated=LATER))]) == 1
    (again,) = feeds.waiting(LATER)
    assert (again.key, again.entry.updated, again.etag, again.tries) == (A[0], LATER, '"x"', 0)
    feeds.settle(again, "kept")
    assert feeds.hear(FEED, Heard(EVENING), LATER, entries=[A]) == 0


def test_an_article_that_cannot_be_fetched_is_tried_again(store: Store) -> None:
    feeds = followed(store)
    feeds.hear(FEED, Heard(EVENING), NOON, entries=[A])
    (one,) = feeds.waiting(NOON)
    feeds.postpone(one, "does not answer", NOON, LATER)
    assert [(f.source, f.reason) for f in store.failures()] == [(A[1].url, "does not answer")]
    assert feeds.waiting(NOON) == []
    assert feeds.next() == NOON
    (one,) = feeds.waiting(LATER)
    assert one.tries == 1
    feeds.postpone(one, "asks for peace", NOON, EVENING, tried=False)
    (one,) = feeds.waiting(EVENING)
    assert one.tries == 1
    feeds.settle(one, "kept")
    assert list(store.failures()) == []


def test_an_article_that_is_given_up_stays_a_failure(store: Store) -> None:
    feeds = followed(store)
    feeds.hear(FEED, Heard(EVENING), NOON, entries=[A])
    feeds.fail(feeds.waiting(NOON)[0], "is gone", NOON)
    assert feeds.waiting(EVENING) == []
    assert [(f.source, f.reason, f.at) for f in store.failures()] == [(A[1].url, "is gone", NOON)]
    assert next(store.feeds()).failed == 1


def test_a_feed_is_forgotten_with_what_it_lists(store: Store) -> None:
    feeds = followed(store)
    feeds.hear(FEED, Heard(EVENING, "opml"), NOON, feeds=["https://third.example/"])
    assert feeds.forget(FEED)
    assert not feeds.forget(FEED)
    assert [s.url for s in store.feeds()] == [OTHER]


def test_a_list_names_feeds(store: Store) -> None:
    feeds = followed(store)
    feeds.hear(FEED, Heard(EVENING, "opml"), NOON, feeds=[OTHER, "https://third.example/"])
    assert [(s.url, s.list) for s in store.feeds()] == [(FEED, None), (OTHER, None), ("https://third.example/", FEED)]


def test_what_feeds_do_is_no_change_of_the_record(store: Store) -> None:
    before = store.revision()
    feeds = followed(store)
    feeds.hear(FEED, Heard(EVENING), NOON, entries=[A, B])
    feeds.settle(feeds.waiting(NOON)[0], "kept")
    feeds.miss(OTHER, "does not answer", NOON, LATER)
    Notices(store).begin({"x": "2031-03-10"})
    assert store.revision() == before


def test_changes_are_told_of_once(store: Store) -> None:
    notices = Notices(store)
    assert not notices.begun()
    notices.begin({"a": "2031-03-09"})
    assert notices.begun()
    assert notices.unknown(["a", "b"]) == {"b"}
    notices.make({"b": "2031-03-10"}, [Notice("1", "{}"), Notice("2", "[]")], NOON, before="2031-03-10")
    assert notices.unknown(["a", "b"]) == {"a"}
    assert notices.begun()
    assert notices.pending() == [Notice("1", "{}"), Notice("2", "[]")]
    notices.refuse(Notice("1", ""), "does not answer")
    notices.deliver(Notice("1", ""))
    assert notices.pending() == [Notice("2", "[]")]
