"""Reports that want to do something to whoever looks at them do nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, Page

import dateline
from dateline.store import open_store
from tests.browser.conftest import Opened
from tests.browser.hostile import MARKUP, STEERING, TELLS, readings
from tests.browser.serving import TOKEN, served

LISTS = ("/", "/plans", "/plans?outcome=happened", "/disputes", "/statements", "/actors", "/changes", "/articles",
         "/search?words=met", "/subscribe")  # fmt: skip
# What a page would have that a hostile word has got into: its elements, what they are told to do, where they lead to.
FOREIGN = """() => [
  ...document.querySelectorAll("[data-evil], iframe, object, embed, base, img, meta[http-equiv]"),
  ...[...document.querySelectorAll("*")].filter((one) => one.getAttributeNames().some((name) => name.startsWith("on"))),
  ...[...document.querySelectorAll("script")].filter((one) => one.text),
  ...[...document.links].filter((one) => !["http:", "https:"].includes(one.protocol)),
  ...[...document.links].filter((one) => one.host !== location.host && !one.rel.includes("external")),
].map((one) => one.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of hostile reports, whose own name is no better."""
    path = tmp_path_factory.mktemp("hostile") / "<img data-evil src=x onerror=top.ran=1>.db"
    with open_store(str(path), create=True) as store:
        store.add(readings())
    return path


@pytest.fixture(scope="module")
def hostile(chromium: Browser, record: Path) -> Iterator[str]:
    """Where it is served."""
    with served(record) as found:
        yield found


def closeups(record: Path) -> Iterator[str]:
    """The page of every event and actor, and of the first report of each kind."""
    with dateline.open(str(record)) as opened:
        found = {
            "events": [row.id for row in opened.timeline()],
            "articles": [row.id for row in opened.articles_page(limit=100).rows if not row.id.endswith((" 2", " 3"))],
            "actors": [row.id for row in opened.actors()],
        }
    for kind, names in found.items():
        yield from (f"/{kind}/{quote(name, safe='')}" for name in names)


def asked(text: str) -> Iterator[str]:
    """Addresses that hold hostile words themselves."""
    for name in ("actor", "about", "words", "outcome", "mark", "since", "after", "limit"):
        yield f"/?{urlencode({name: text})}"
    yield f"/search?{urlencode({'words': text})}"
    yield from (f"/{kind}/{quote(text, safe='')}" for kind in ("events", "articles", "actors", "nowhere"))


def is_harmless(page: Page, path: str) -> None:
    answer = page.goto(path)
    assert answer is not None
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert page.evaluate("typeof top.ran") == "undefined", path
    assert page.evaluate(FOREIGN) == [], path
    assert len(page.frames) == 1


def test_what_is_hostile_would_run_where_nothing_is_escaped(opened: Opened) -> None:
    page = opened().context.new_page()
    page.route("**/*", lambda route: route.abort())
    page.set_content(f"<p>{MARKUP.partition('<link')[0]}</p>")
    page.wait_for_function("top.ran === 1")


def test_nothing_of_a_hostile_record_runs_or_leads_anywhere(opened: Opened, hostile: str, record: Path) -> None:
    page = opened(base_url=hostile, viewport={"width": 390, "height": 844})
    for path in (*LISTS, *closeups(record)):
        is_harmless(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert not set(page.locator("html").inner_text()) & set("\u202e\u2066\x1b\x07\x7f"), path


@pytest.mark.parametrize("text", [MARKUP, STEERING], ids=["markup", "steering"])
def test_nothing_of_a_hostile_address_runs(opened: Opened, address: str, text: str) -> None:
    page = opened()
    for path in asked(text):
        is_harmless(page, path)


def test_nothing_runs_of_what_is_asked_for_before_the_login(opened: Opened, guarded: str) -> None:
    page = opened(base_url=guarded)
    is_harmless(page, f"/{quote(MARKUP, safe='')}?{urlencode({'then': MARKUP, MARKUP: MARKUP})}")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button").click()
    page.wait_for_selector("h1:text('Not Found')")
    assert page.url.startswith(guarded)
    assert page.evaluate("typeof top.ran") == "undefined"


def test_a_hostile_calendar_is_one_that_can_be_read(opened: Opened, hostile: str) -> None:
    answer = opened(base_url=hostile).request.get("/plans.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text().count("BEGIN:VEVENT") == len(TELLS)
