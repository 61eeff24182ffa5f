"""The application on a small record."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

import dateline
from dateline.views import Record
from dateline.web import Settings, create_app
from tests.views.story import Story

Clients = Callable[..., TestClient]


@pytest.fixture
def client_of(monkeypatch: pytest.MonkeyPatch) -> Clients:
    """Clients of the application on the story of the views, with the settings that are given."""
    monkeypatch.setattr(dateline, "open", lambda _: Record(Story()))

    def made(base: str = "http://localhost", **settings: object) -> TestClient:
        app = create_app("story.db", Settings.model_validate(settings))
        return TestClient(app, base_url=base, raise_server_exceptions=False, follow_redirects=False)

    return made


@pytest.fixture
def client(client_of: Clients) -> TestClient:
    """A client on this machine."""
    return client_of()
