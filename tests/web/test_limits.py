"""An answer has its time."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient

import dateline
from dateline.views import Record
from dateline.web import Settings, create_app
from tests.views.story import Story


def test_what_takes_too_long_is_said_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Story):
        def newest_day(self) -> str | None:
            time.sleep(0.5)
            return super().newest_day()

    monkeypatch.setattr(dateline, "open", lambda _: Record(Slow()))
    app = create_app("story.db", Settings(longest_request=0.05))
    with TestClient(app, base_url="http://localhost") as client:
        answer = client.get("/")
        assert answer.status_code == 503
        assert "no answer after 0.05 seconds" in answer.text
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert client.get("/api/nothing").status_code == 404
