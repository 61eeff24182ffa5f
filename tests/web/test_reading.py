"""What the pages show of a record: each of them, as of a day, filtered, empty, and with hostile words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import dateline
from dateline.store import open_store
from dateline.web import create_app

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
LISTS = ("/", "/plans", "/disputes", "/statements", "/actors", "/changes", "/articles", "/search?words=water",
         "/subscribe", "/help")  # fmt: skip
PLACES = ("/static", "/api", "/plans.ics", "/changes.atom", "/login")


class Links(HTMLParser):
    """The addresses that a page leads to, and its tags in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and (address := found.get("href")):
            self.links.append(address)
        if name := found.get("id"):
            self.ids.append(name)


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the examples."""
    path = tmp_path_factory.mktemp("web") / "story.db"
    with open_store(str(path), create=True) as store:
        store.add(dateline.read(EXAMPLES))
    return path


@pytest.fixture
def pages(story: Path) -> Iterator[TestClient]:
    with TestClient(create_app(str(story)), base_url="http://localhost", follow_redirects=False) as client:
        yield client


def text_of(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.text[:500])
    return answer.text


def follow(client: TestClient, start: str, day: str) -> dict[str, list[str]]:
    """Every page as of a day that can be reached from one, with what it leads to."""
    seen: dict[str, list[str]] = {}
    todo = [start]
    while todo:
        path = todo.pop()
        if path not in seen:
            links = (link.partition("#")[0] for link in Links(text_of(client, path)).links)
            seen[path] = [link for link in links if link.startswith("/") and not link.startswith(PLACES)]
            todo += [link for link in seen[path] if f"as_of={day}" in link]
    return seen


def test_every_page_can_be_read_as_of_a_day_and_keeps_it(pages: TestClient) -> None:
    seen = follow(pages, "/?as_of=2025-10-09", "2025-10-09")
    kinds = {re.split(r"[/?]", path)[1] for path in seen}
    assert kinds >= {"events", "articles", "actors", "plans", "disputes", "statements", "changes", "subscribe"}
    for path, links in seen.items():
        now = re.sub(r"[?&]as_of=[\d-]+", "", path)
        forgetful = {link for link in links if "as_of=2025-10-09" not in link} - {"/help"}
        assert {re.sub(r"[?&]", "", link) for link in forgetful} == {re.sub(r"[?&]", "", now)}


@pytest.mark.parametrize("path", LISTS)
def test_a_page_has_each_id_once_and_one_first_heading(pages: TestClient, path: str) -> None:
    text = text_of(pages, path)
    ids = Links(text).ids
    assert sorted(ids) == sorted(set(ids))
    assert text.count("<h1") == 1


def test_the_story_tells_past_and_ahead_apart(pages: TestClient) -> None:
    text = text_of(pages, "/")
    assert text.index('id="ahead"') < text.index("The newest report") < text.index('id="past"')
    early = text_of(pages, "/?as_of=2025-10-15")
    assert "As of 15 October 2025" in early
    assert "December 2025" not in early.partition("<main")[2]


def test_a_pair_leaves_what_both_take_part_in(pages: TestClient) -> None:
    text = text_of(pages, "/?actor=Seitkali&actor=Yuldashov&type=CONSULT")
    titles = re.findall(r"<h3><a[^>]*>([^<]*)</a>", text)
    assert titles
    assert all("Seitkali" in title and "Yuldashov" in title for title in titles)


def test_a_plan_leads_to_the_words_that_tell_it(pages: TestClient) -> None:
    board = text_of(pages, "/plans?outcome=happened")
    event = next(link for link in Links(board).links if link.startswith("/events/"))
    told = text_of(pages, event)
    assert "postponed" in told
    link = next(link for link in Links(told).links if link.startswith("/articles/") and "#" in link)
    path, _, mark = link.partition("#")
    article = text_of(pages, path)
    assert f'id="{mark}"' in article
    assert 'class="m-event r-clause aimed' in article or "aimed" in article


def test_what_a_plan_was_on_an_earlier_day(pages: TestClient) -> None:
    plan = next(link for link in Links(text_of(pages, "/plans?outcome=happened")).links if link.startswith("/events/"))
    assert '<span class="status s-planned">' in text_of(pages, f"{plan}?as_of=2025-10-15").partition("<h2")[0]


def test_pages_of_one_list_are_glued_together_by_their_links(pages: TestClient) -> None:
    whole = re.findall(r'href="(/articles/[^"]*)"', text_of(pages, "/articles"))
    found, path = [], "/articles?limit=4"
    while path:
        text = text_of(pages, path)
        found += re.findall(r'href="(/articles/[^"?]*)"', text)
        onward = re.search(r'rel="next" href="([^"]*)"', text)
        path = onward[1].replace("&amp;", "&") if onward else ""
    assert found == [link for link in whole if "limit" not in link]


@pytest.mark.parametrize(
    ("cookie", "since"),
    [
        (None, None),
        ("2025-10-10.2025-10-15", "2025-10-15"),
        ("2025-10-10.2025-12-16", "2025-10-10"),
        ("yesterday.<b>", None),
    ],
)
def test_changes_since_the_last_visit(pages: TestClient, cookie: str | None, since: str | None) -> None:
    answer = pages.get("/changes", headers={"Cookie": f"dateline-seen={cookie}"} if cookie else {})
    assert ("Since my last visit" in answer.text) == (since is not None)
    assert since is None or f"since={since}" in answer.text
    assert "dateline-seen=" in answer.headers["Set-Cookie"]


def test_nobody_is_shown_the_last_visit_of_another(pages: TestClient) -> None:
    cookies = ("2025-10-10.2025-10-15", "2025-10-10.2025-11-06")
    for cookie, since in zip(cookies, ("2025-10-15", "2025-11-06"), strict=True):
        assert f"since={since}" in pages.get("/changes", headers={"Cookie": f"dateline-seen={cookie}"}).text


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_record_says_what_to_do(tmp_path: Path, path: str) -> None:
    open_store(str(tmp_path / "empty.db"), create=True).close()
    with TestClient(create_app(str(tmp_path / "empty.db")), base_url="http://localhost") as client:
        text = text_of(client, path)
    if path not in ("/help", "/subscribe"):
        assert 'class="empty"' in text


def test_filters_that_leave_nothing_can_be_taken_off(pages: TestClient) -> None:
    text = text_of(pages, "/plans?about=kangaroo&as_of=2025-11-01")
    assert "The filters leave nothing" in text
    assert 'href="/plans?as_of=2025-11-01"' in text
