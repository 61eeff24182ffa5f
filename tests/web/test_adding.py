"""Adding articles through the API, read by a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.store import open_store
from dateline.web import Settings, create_app

TOKEN = "a-token-of-some-length"
ARTICLE = {
    "headline": "Ministers to meet in Oslo",
    "text": "The foreign ministers of Portugal and Norway will meet in Oslo on Thursday, the Norwegian ministry said.",
    "published": "2026-03-03",
    "publisher": "The Courier",
}
GERMAN = "Die Außenminister von Portugal und Norwegen treffen sich am Donnerstag in Oslo, sagte das Ministerium."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = str(tmp_path_factory.mktemp("r") / "r.db")
    open_store(path, create=True).close()
    app = create_app(path, Settings.model_validate({"token": TOKEN}))
    known = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(app, base_url="http://localhost", headers=known) as opened:
        yield opened


def test_what_is_added_is_read_and_shown_at_once(client: TestClient) -> None:
    assert client.get("/api/timeline").json()["rows"] == []
    answer = client.post("/api/articles", json=ARTICLE)
    assert answer.status_code == 201
    added = answer.json()
    assert added["new"] == 1
    assert added["articles"][0]["events"] >= 1
    article = client.get(f"/api/articles/{added['articles'][0]['id']}").json()["article"]
    assert article["publisher"] == "The Courier"
    assert client.get("/api/timeline").json()["rows"]
    again = client.post("/api/articles", json=ARTICLE)
    assert (again.status_code, again.json()["known"]) == (200, 1)


def test_what_cannot_be_read_is_refused_and_the_rest_is_added(client: TestClient) -> None:
    page = f"<html><body><article><h1>Talks</h1>{'<p>' + ARTICLE['text'] + '</p>'}</article></body></html>"
    sent = [{"html": page, "id": "page"}, {"text": GERMAN}, {"text": " "}]
    added = client.post("/api/articles", json=sent).json()
    assert [article["id"] for article in added["articles"]] == ["page"]
    assert [(r["number"], r["reason"]) for r in added["refused"]] == [
        (2, "its language is 'de', and only en is read"),
        (3, "its text is empty"),
    ]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": " "}, "its text is empty"),
        ({"text": "a", "html": "b"}, "either text or html"),
        ({"text": "a", "title": "b"}, "title"),
        ({"text": "A text.", "published": "soon"}, "published is 'soon', not a date"),
        ([], "at least 1"),
        ([{"text": "a"}] * 51, "at most 50"),
        ("a", "body"),
    ],
)
def test_what_is_no_article_is_a_problem(client: TestClient, sent: object, said: str) -> None:
    answer = client.post("/api/articles", json=sent)
    assert answer.status_code == 422
    assert said in answer.text


def test_a_cookie_adds_nothing(client: TestClient) -> None:
    cookie = client.get(f"/?token={TOKEN}", follow_redirects=False).headers["Set-Cookie"].partition(";")[0]
    sent = {"Cookie": cookie, "Authorization": ""}
    assert client.get("/", headers=sent).status_code == 200
    assert client.post("/api/articles", json=ARTICLE, headers=sent).status_code == 401


def test_a_record_that_went_away_is_a_problem_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    open_store(str(path), create=True).close()
    app = create_app(str(path), Settings.model_validate({"token": TOKEN}))
    path.unlink()
    with TestClient(app, base_url="http://localhost", headers={"Authorization": f"Bearer {TOKEN}"}) as client:
        assert client.post("/api/articles", json=ARTICLE).status_code == 503
