"""The API against its own description: whatever is sent, answers are as described and the server does not fail."""

from __future__ import annotations

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

import dateline
from dateline.views import Record
from dateline.web import Settings, create_app
from dateline.web.worker import Added, AddedArticle
from tests.views.story import Story

TOKEN = "a-token-of-some-length"


class Told:
    """Stands for the worker and says that what it is given was new."""

    async def add(self, articles: list[dict[str, str]]) -> Added:
        added = AddedArticle(id="1", headline=None, published=None, events=0, statements=0)
        return Added(new=1, known=0, new_versions=0, reread=0, articles=(added,) * len(articles), refused=())


def application() -> FastAPI:
    """The application on the story of the views, with a worker that reads nothing."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(dateline, "open", lambda _: Record(Story()))
        app = create_app(
            "story.db", Settings.model_validate({"token": TOKEN, "hosts": ("testserver",), "longest_url": 1_000_000})
        )
    app.state.worker = Told()
    return app


KNOWN = {"Authorization": f"Bearer {TOKEN}"}
schema = schemathesis.openapi.from_asgi("/api/openapi.json", application(), headers=KNOWN, timeout=120)


@schema.parametrize()
@settings(
    max_examples=5,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_answers_are_as_described(case: schemathesis.Case) -> None:
    # A description has no words for what a cursor is, or for one of two fields.
    case.call_and_validate(headers=KNOWN, excluded_checks=[positive_data_acceptance])
