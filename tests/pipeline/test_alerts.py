"""Another program is told of what changed: signed, at least once, under ids that stay the same."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import DatelineError, InputError
from dateline.fetching.signing import signed
from dateline.pipeline.watching import Alerts, Watch, secret_of
from dateline.store import Notices, open_store
from dateline.types import Query
from tests.fetching.hostile import Request, page, redirect, serving
from tests.pipeline.site import Round, article, item, rss

SECRET = bytes(range(32))
TAKEN = page(b"", status="204 No Content")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Round]:
    with serving() as served, open_store(str(tmp_path / "r.db"), create=True) as store:
        yield Round(store, served)


def telling(site: Round) -> Watch:
    """Watches a feed of two articles, the second of which comes later, and tells the hook of what changes."""
    if "/feed" not in site.served.pages:
        later = "<pubDate>Mon, 10 Mar 2031 10:00:00 GMT</pubDate>"
        site.pages(
            feed=[rss(item("/a")), rss(item("/a"), item("/same")), rss(item("/same"), item("/b", later))], hook=TAKEN,
            a=article("a"), same=article("same"), b=article("b", text="A crowd shouted."),
        )  # fmt: skip
        site.follow("/feed")
    watch = site.watch()
    return site.watch(Alerts(site.store, watch.client, site.served.url("/hook"), SECRET, site.errors.append))


def posts(site: Round) -> list[Request]:
    return [r for r in site.served.asked if r.method == "POST"]


def told(request: Request) -> list[dict[str, Any]]:
    body = json.loads(request.body)
    assert body["type"] == "record.changed"
    return list(body["data"]["changes"])


def checked(request: Request) -> str:
    """The id of a post that is signed as it should be."""
    name, at = request.headers["webhook-id"], request.headers["webhook-timestamp"]
    signature = hmac.new(SECRET, f"{name}.{at}.".encode() + request.body, hashlib.sha256).digest()
    assert request.headers["webhook-signature"] == f"v1,{base64.b64encode(signature).decode()}"
    assert request.headers["content-type"] == "application/json"
    return name


def test_what_changed_is_told_once_and_signed(site: Round) -> None:
    watch = telling(site)
    assert watch.round().sent == (1, 0)
    (first,) = posts(site)
    assert checked(first).startswith("msg_")
    assert [(c["change"], c["after"], c["day"]) for c in told(first)] == [("new", "occurred", "2031-03-09")]
    assert watch.round(early=True).sent == (0, 0)
    assert telling(site).round().sent == (0, 0)
    assert len(posts(site)) == 1


def test_a_report_that_gives_an_event_another_id_is_no_news(site: Round) -> None:
    watch = telling(site)
    ids = set()
    for _ in range(2):
        watch.round(early=True)
        ids |= {e.id for e in site.store.events(Query())}
    # Which report gives the event its id depends on the site's port: the more come, the surer one of them does.
    for first in range(0, 400, 20):
        some = range(first, first + 20)
        site.served.pages |= {f"/{n}": article(str(n)) for n in some}
        site.pages(feed=rss(*(item(f"/{n}") for n in some)))
        watch.round(early=True)
        ids |= {e.id for e in site.store.events(Query())}
        if len(ids) > 1:
            break
    assert len(ids) > 1
    assert len(posts(site)) == 1


def test_what_was_there_before_is_no_news(site: Round) -> None:
    telling(site)
    site.watch().round()
    site.watch().round(early=True)
    watch = telling(site)
    assert watch.round(early=True).sent == (1, 0)
    assert {c["day"] for c in told(posts(site)[0])} == {"2031-03-10"}


def test_a_post_that_is_not_taken_is_tried_again_under_the_same_id(site: Round) -> None:
    oops = page(b"", status="503 Later")
    watch = telling(site)
    site.pages(hook=[oops, oops, oops, oops, TAKEN])
    assert watch.round().sent == (0, 1)
    assert len(posts(site)) == 3
    assert "503" in site.reasons()["/hook"]
    assert watch.round().sent == (1, 0)
    assert len({checked(p) for p in posts(site)}) == 1
    assert len(posts(site)) == 5
    assert watch.round().sent == (0, 0)


def test_a_post_is_not_sent_where_nobody_may_be_asked(site: Round) -> None:
    watch = telling(site)
    site.pages(hook=redirect("/elsewhere"))
    assert watch.round().sent == (0, 1)
    assert [p.path for p in posts(site)] == ["/hook"]
    with pytest.raises(InputError, match="not an address of the web"):
        Alerts(site.store, watch.client, "file:///tmp/x", SECRET)


def test_killed_between_noting_and_posting_it_is_told_under_the_same_id(site: Round) -> None:
    watch = telling(site)
    site.pages(hook=page(b"", status="500 Oops"))
    watch.round()
    before = Notices(site.store).pending()
    site.pages(hook=TAKEN)
    assert telling(site).round().sent == (1, 0)
    assert checked(posts(site)[-1]) == before[0].id


def test_many_changes_are_told_in_portions(site: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.pipeline.watching.alerts._AT_ONCE", 1)
    site.pages(
        feed=rss(item("/a"), item("/b", "<pubDate>Sat, 01 Mar 2031 10:00:00 GMT</pubDate>")), hook=TAKEN,
        a=article("a"), b=article("b"),
    )  # fmt: skip
    site.follow("/feed")
    watch = telling(site)
    done = watch.round()
    assert done.sent.taken == len(posts(site)) >= 1
    assert all(len(told(p)) == 1 for p in posts(site))


def test_a_signature_is_that_of_the_standard() -> None:
    # The example of the specification of Standard Webhooks.
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = signed(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("text", [None, "", "hello", "aGVsbG8=", "whsec_" + "A" * 100, "ä" * 40])
def test_a_secret_is_long_enough_and_base64(text: str | None) -> None:
    with pytest.raises(DatelineError, match="openssl rand -base64 32"):
        secret_of(text)


def test_a_secret_may_say_that_it_is_one() -> None:
    text = base64.b64encode(SECRET).decode()
    assert secret_of(text) == secret_of(f"whsec_{text}") == SECRET
