"""How many requests a second the pages and the API answer, against a bare page of FastAPI in the same run."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Engine, event
from starlette.testclient import TestClient

from dateline.store import open_store
from dateline.views import Record
from dateline.web import Settings, create_app

CONNECTIONS, REQUESTS = 32, 10_000
_ADDRESSES = 500
_SERVE = "import sys; from dateline.cli import main; sys.exit(main(sys.argv[1:]))"


class Load(NamedTuple):
    """Requests a second, answers that were none or no success, and the bytes that all bodies had."""

    rate: float
    errors: int
    bytes: int


class Cost(NamedTuple):
    """What one page takes: bytes before compression, and queries of the database."""

    bytes: int
    queries: int


def measure(record: str) -> None:
    """Print what was measured on a record."""
    with bare() as port:
        against = load(port, ["/"] * REQUESTS)
    print(f"\nRequests a second over {CONNECTIONS} connections, {REQUESTS:,} requests each")
    print("                                first time        again    of a bare page    errors")
    print(f"  {'a bare page of FastAPI':28} {'':12} {against.rate:12,.0f} {'':17} {against.errors:9}", flush=True)
    with serving(record) as port:
        for name, paths in addresses(record).items():
            first = load(port, paths)
            again = load(port, list(itertools.islice(itertools.cycle(paths), REQUESTS)))
            print(
                f"  {name:28} {first.rate:12,.0f} {again.rate:12,.0f} {again.rate / against.rate:16.2f}×"
                f" {first.errors + again.errors:9}",
                flush=True,
            )
    print("\nOne page                             bytes    queries")
    for name, path in {"the story": "/", **_first(addresses(record))}.items():
        found = cost(record, path)
        print(f"  {name:28} {found.bytes:12,} {found.queries:10}")


def _first(paths: dict[str, list[str]]) -> dict[str, str]:
    return {name: some[0] for name, some in paths.items() if name != "the story"}


def addresses(record: str) -> dict[str, list[str]]:
    """What is asked for: the story, pages of events, and API answers for events and for pages of the timeline."""
    with open_store(record) as store:
        events = [row.id for row in Record(store).timeline_page(limit=_ADDRESSES).rows]
    return {
        "the story": ["/"],
        f"pages of {len(events)} events": [f"/events/{e}" for e in events],
        f"{len(events)} events of the API": [f"/api/events/{e}" for e in events],
        "timeline of the API": ["/api/timeline"],
    }


def load(port: int, paths: list[str]) -> Load:
    """Ask a server for some paths from another process."""
    command = [sys.executable, "-m", "benchmarks.load", str(port), str(CONNECTIONS)]
    done = subprocess.run(command, input="\n".join(paths), capture_output=True, text=True, check=True)
    return Load(**json.loads(done.stdout))


@contextmanager
def serving(record: str) -> Iterator[int]:
    """The record served by a process of its own; gives the port."""
    command = [sys.executable, "-c", _SERVE, "serve", "--record", record, "--port", "0"]
    with _running(command) as said:
        yield int(said.partition("127.0.0.1:")[2].partition("/")[0])


@contextmanager
def bare() -> Iterator[int]:
    """The bare page served by the same server."""
    with _running([sys.executable, "-m", "benchmarks.bare"]) as said:
        yield int(said)


@contextmanager
def _running(command: list[str]) -> Iterator[str]:
    """A process for the length of the block; gives its first line."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline()
        finally:
            process.terminate()


def cost(record: str, path: str) -> Cost:
    """What one page takes that was not asked for before, beside the question whether the record has changed.

    That is asked twice a second, however many pages are.
    """
    app = create_app(record, Settings(fresh=3600))
    engine: Engine = app.state.shelf.record._source._engine
    queries: list[str] = []

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")):
            queries.append(statement)

    with TestClient(app, base_url="http://localhost") as client:
        client.get("/static/style.css")
        event.listen(engine, "before_cursor_execute", note)
        answer = client.get(path)
    return Cost(len(answer.content), len(queries))
