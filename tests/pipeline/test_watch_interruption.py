"""Killed at any moment, watching leaves a whole record, and watching again makes it that of an undisturbed run.

Six moments are tried; `DATELINE_TESTS_KILLS=50` tries fifty.
"""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from dateline.pipeline.watching import Alerts
from dateline.record import fold
from dateline.store import Store, open_store, schema
from dateline.types import Query
from tests.fetching.hostile import Request, Served, page, serving
from tests.pipeline.site import Round, article, item, rss
from tests.store.test_interruption import disturbed, everything, versions

KILLS = int(os.environ.get("DATELINE_TESTS_KILLS", "6"))
SECRET = bytes(range(32))
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork a process")


class Site(NamedTuple):
    """Where a site is that another process serves, and the file in which it notes what is posted to it."""

    address: str
    posted: Path


class Run(NamedTuple):
    """A round that nobody disturbs: what it leaves, what was posted, its statements and the seconds that they take."""

    left: dict[str, Any]
    posted: set[str]
    statements: int
    seconds: float


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site in a process of its own: what is forked from this one must have no threads."""
    posted = tmp_path_factory.mktemp("site") / "posted"
    told, tell = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        with serving() as served:
            _fill(served, posted)
            os.write(tell, served.address.encode())
            os.close(tell)
            signal.pause()
    os.close(tell)
    yield Site(os.read(told, 100).decode(), posted)
    os.close(told)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _fill(served: Served, posted: Path) -> None:
    days = [f"<pubDate>{n + 1:02} Mar 2031 10:00:00 GMT</pubDate>" for n in range(6)]
    names = [*(item(f"/{n}", day) for n, day in enumerate(days)), item("/gone"), item("/football"), item("/busy")]
    served.pages |= {
        "/list": page(b"<opml><body><outline xmlUrl='/feed'/><outline xmlUrl='/broken'/></body></opml>"),
        "/feed": rss(*names), "/broken": page(b"<html>"), "/hook": _noting(posted),
        "/football": article("football", text="The football season begins."), "/busy": page(status="503 Later"),
        **{f"/{n}": article(str(n), text="A crowd shouted." if n % 2 else "") for n in range(6)},
    }  # fmt: skip


def _noting(posted: Path) -> Callable[[socket.socket, Served], None]:
    def talk(connection: socket.socket, served: Served) -> None:
        request: Request = served.asked[-1]
        with posted.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps([request.headers["webhook-id"], request.body.decode()]) + "\n")
        connection.sendall(page(b"", status="204 No Content"))

    return talk


def watching(record: str, site: Site) -> Callable[[], object]:
    """One round over the site's list, into a record that is there."""

    def watch() -> None:
        with open_store(record) as store:
            told = Round(store, Served())
            told.served.address = site.address
            told.follow("/list")
            client = told.watch().client
            alerts = Alerts(store, client, f"{site.address}/hook", SECRET)
            told.watch(alerts).round(early=True)

    return watch


def left(store: Store) -> dict[str, Any]:
    """All that is kept: the record, and how its feeds and their articles fare."""
    with store._reading() as connection:
        entries = [tuple(r)[1:] for r in connection.execute(select(schema.entry).order_by(schema.entry.c.id))]
    return {**everything(store), "feeds": list(store.feeds()), "entries": entries}


def posted(site: Site) -> set[str]:
    """What was posted up to now, each post once; two with one id say the same."""
    lines = site.posted.read_text("utf-8").splitlines() if site.posted.exists() else []
    site.posted.unlink(missing_ok=True)
    by_id: dict[str, set[str]] = {}
    for line in lines:
        name, body = json.loads(line)
        by_id.setdefault(name, set()).add(body)
    assert all(len(bodies) == 1 for bodies in by_id.values())
    return {body for bodies in by_id.values() for body in bodies}


@pytest.fixture(scope="module")
def undisturbed(site: Site, new_record: Callable[[], str]) -> Run:
    record, started = new_record(), time.monotonic()
    status, statements = disturbed(watching(record, site))
    assert status == 0
    seconds = time.monotonic() - started
    with open_store(record) as store:
        found = left(store)
    assert (found["feeds"][1].kept, found["feeds"][1].passed, found["feeds"][1].failed) == (6, 1, 1)
    told = posted(site)
    assert len(told) == 1
    return Run(found, told, statements, seconds)


@pytest.mark.parametrize("moment", range(KILLS))
def test_killed_while_watching(
    database_kind: str, new_record: Callable[[], str], site: Site, undisturbed: Run, moment: int
) -> None:
    if database_kind != "sqlite" and moment % 5:
        pytest.skip("of a server's database some moments are tried")
    rng = random.Random(moment)
    # One moment in every stretch of the round, at any point of a statement or of the time until the next.
    at = (moment + rng.random()) / KILLS * undisturbed.statements
    delay = rng.random() * undisturbed.seconds / undisturbed.statements
    record = new_record()
    status, _ = disturbed(watching(record, site), int(at), delay)
    # In the last stretch the round may end before its alarm; a moment at which nothing was killed tries nothing.
    assert status == -signal.SIGALRM or (status == 0 and moment >= KILLS * 3 // 4)
    with open_store(record) as store:
        assert set(store.events(Query())) == set(fold(versions(store)))
    assert disturbed(watching(record, site))[0] == 0
    with open_store(record) as store:
        assert left(store) == undisturbed.left
    assert posted(site) == undisturbed.posted
