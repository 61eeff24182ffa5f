"""Pages in general: what goes wrong says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import dateline
from dateline.errors import RecordError
from dateline.views import Record
from dateline.web import create_app
from dateline.web.frame import KEYS
from tests.views.story import Story


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nothing", 404, "nothing at /nothing"),
        ("/?actor=Nobody", 404, "no actor"),
        ("/?since=soon", 422, "not a day (write it as 2025-10-17)"),
        ("/api/nothing", 404, "nothing at /api/nothing"),
    ],
)
def test_what_goes_wrong_is_said(client: TestClient, path: str, status: int, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert said in answer.text
    assert answer.headers["Content-Type"].startswith("application/problem" if "/api" in path else "text/html")


def test_a_record_that_went_away_is_a_problem_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(Story):
        def newest_day(self) -> str | None:
            raise RecordError("story.db: was moved")

    monkeypatch.setattr(dateline, "open", lambda _: Record(Gone()))
    answer = TestClient(create_app("story.db"), base_url="http://localhost").get("/")
    assert answer.status_code == 503
    assert "story.db: was moved" in answer.text


def test_what_an_address_holds_is_escaped(client: TestClient) -> None:
    assert "<script>" not in client.get("/<script>alert(1)</script>").text


def test_every_key_is_described() -> None:
    described = (Path(__file__).parents[2] / "docs" / "pages.md").read_text("utf-8")
    assert [key for keys, _ in KEYS for key in keys if f"`{key}`" not in described] == []
