"""The API: the views as JSON, paged, described, and with problems that say what to do."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema_rs import validator_for
from starlette.testclient import TestClient

from dateline.views import Record
from dateline.web.api.examples import examples
from tests.views.story import Story

LISTS = ("timeline", "plans", "statements", "disputes", "changes", "actors", "articles")


def as_printed(row: Any) -> Any:
    return json.loads(row.model_dump_json())


@pytest.mark.parametrize("name", [n for n in LISTS if n not in ("articles", "changes")])
def test_lists_are_the_views(client: TestClient, name: str) -> None:
    answer = client.get(f"/api/{name}?count=true").json()
    rows = [as_printed(row) for row in getattr(Record(Story()), name)()]
    assert answer == {"rows": rows, "next": None, "total": len(rows)}


@pytest.mark.parametrize("name", LISTS[:-1])
def test_pages_of_a_list_are_the_list(client: TestClient, name: str) -> None:
    whole = client.get(f"/api/{name}").json()["rows"]
    path, found = f"/api/{name}?limit=1", []
    for _ in whole:
        answer = client.get(path)
        found += answer.json()["rows"]
        path = answer.links.get("next", {}).get("url", "")
    assert found == whole
    assert path == ""


def test_the_link_keeps_the_filters(client: TestClient) -> None:
    link = client.get("/api/timeline?limit=1&actor=Anna+Hale&as_of=2026-03-06").links["next"]["url"]
    assert link.startswith("/api/timeline?limit=1&actor=Anna+Hale&as_of=2026-03-06&after=")


def test_filters_are_those_of_the_command_line(client: TestClient) -> None:
    asked = "actor=Anna+Hale&since=2026-03-01&until=2026-03-31&status=occurred&type=CONSULT"
    rows = client.get(f"/api/timeline?{asked}").json()["rows"]
    asked_for = {"actors": ["Anna Hale"], "since": "2026-03-01", "until": "2026-03-31"}
    view = Record(Story()).timeline(**asked_for, statuses=["occurred"], types=["CONSULT"])  # type: ignore[arg-type]
    assert rows == [as_printed(row) for row in view]
    assert client.get("/api/statements?stance=denies").json()["rows"] == []


@pytest.mark.parametrize(
    ("path", "view"),
    [
        ("/api/events/call0000000a", lambda record: record.event("call0000000a")),
        ("/api/events/call0000000a?as_of=2026-03-06", lambda record: record.event("call0000000a", as_of="2026-03-06")),
        ("/api/articles/a1", lambda record: record.article("a1")),
        ("/api/actors/Orsic", lambda record: record.actor("Orsic")),
    ],
)
def test_close_ups_are_the_views(client: TestClient, path: str, view: Any) -> None:
    assert client.get(path).json() == as_printed(view(Record(Story())))


def test_the_search_has_names_for_what_it_finds(client: TestClient) -> None:
    found = client.get("/api/search?words=summit").json()["rows"]
    assert {"article", "headline", "publisher", "published", "snippet"} == found[0].keys()


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/api/events/nothing", 404, "no event 'nothing'"),
        ("/api/timeline?actor=Nobody", 404, "no actor"),
        ("/api/timeline?since=soon", 422, "not a day"),
        ("/api/timeline?since=2026-03-06&until=2026-03-05", 422, "comes after"),
        ("/api/timeline?after=x", 422, "no cursor"),
        ("/api/timeline?limit=0", 422, "limit"),
        ("/api/timeline?actors=Hale", 422, "actors"),
        ("/api/search", 422, "words"),
    ],
)
def test_problems_say_what_is_wrong(client: TestClient, path: str, status: int, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert said in problem["detail"]
    assert problem["do"]
    assert problem["status"] == status


def test_without_a_token_nothing_is_added(client: TestClient) -> None:
    answer = client.post("/api/articles", json={"text": "Nothing."})
    assert answer.status_code == 403
    assert "DATELINE_TOKEN" in answer.text


def test_what_is_sent_has_an_end(client: TestClient) -> None:
    assert client.post("/api/articles", content=b"x" * 9_000_000).status_code == 413
    assert client.post("/api/articles", content=iter([b"x" * 1_000_000] * 9)).status_code == 413


def test_every_path_is_described_with_an_example_that_fits(client: TestClient) -> None:
    """Where a view has changed, docs/schema/examples.py makes them anew."""
    described = client.get("/api/openapi.json").json()
    assert set(described["paths"]) - {"/api/export/{format}"} == set(examples())
    for path, methods in examples().items():
        assert methods.keys() == described["paths"][path].keys()
        for method, example in methods.items():
            answers = described["paths"][path][method]["responses"]
            schema = (answers.get("200") or answers["201"])["content"]["application/json"]["schema"]
            validator_for(described | schema).validate(example)


def test_the_page_of_the_api_names_every_path_and_parameter(client: TestClient) -> None:
    page, described = client.get("/api").text, client.get("/api/openapi.json").json()
    for path, operations in described["paths"].items():
        assert path in page
        assert all(p["name"] in page for o in operations.values() for p in o.get("parameters", ()))
