"""What a page asks of the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.web import cost
from dateline.store import open_store
from evaluation.stories import World, take

MOST_QUERIES = 12


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("r") / "r.db"
    with open_store(str(path), create=True) as store:
        store.add([told.reading for told in take(World(1, states=4, pace=1.5), 60)], program="1")
    return str(path)


@pytest.mark.parametrize("path", ["/", "/?order=forward", "/plans", "/api/timeline?count=true"])
def test_pages_ask_little_of_the_database(record: str, path: str) -> None:
    found = cost(record, path)
    assert found.bytes > 500
    assert found.queries <= MOST_QUERIES
