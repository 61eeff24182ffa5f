"""Killed at any moment, an addition leaves a whole record, and adding again makes it that of an undisturbed run."""

from __future__ import annotations

import json
import mmap
import os
import random
import signal
import struct
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import pytest
from sqlalchemy import Engine, event

import dateline
from dateline import pipeline
from dateline.pipeline import Crew, keeping
from dateline.record import fold
from dateline.store import Again, Store, open_store
from dateline.types import Article, Query, Reading
from tests.record.stories import story

if TYPE_CHECKING:
    from dateline.extraction import Reader

MOMENTS = {"sqlite": 50, "postgresql": 10}
PARTS = 5
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork a process")


class Run(NamedTuple):
    """An addition that nobody disturbs: its file, what it leaves, its statements and the seconds that they take."""

    file: Path
    left: dict[str, Any]
    statements: int
    seconds: float


@pytest.fixture(autouse=True, scope="module")
def _short_batches() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "_READINGS", 2)
        patch.setattr(keeping, "_BATCH", 2)
        yield


def told() -> list[Reading]:
    """Two stories one after the other, with copies, plans that change, vague reports and a corrected article."""
    readings = story(random.Random(5), "s", vague=True).readings[:5]
    readings += story(random.Random(6), "t", who="spain sweden").readings[:2]
    first = readings[0].article
    corrected = first.model_copy(update={"published": "2031-04-01", "body": f"{first.body} Corrected."})
    return [*readings, readings[0].model_copy(update={"article": corrected})]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, new_record: Callable[[], str]) -> Run:
    file = tmp_path_factory.mktemp("readings") / "made.jsonl"
    lines = [r.model_dump_json() for r in told()]
    wrong = json.loads(lines[0])
    wrong["events"][0]["status"] = "happened"
    file.write_text("\n".join(["{", *lines[:3], json.dumps(wrong), *lines[3:], "[]"]), encoding="utf-8")
    record, started = new_record(), time.monotonic()
    status, statements = disturbed(adding(record, file))
    assert status == 0
    with open_store(record) as store:
        left = everything(store)
    assert len(left["failures"]) == 3
    return Run(file, left, statements, time.monotonic() - started)


def disturbed(do: Callable[[], object], kill_at: int = -1, delay: float = 0.0) -> tuple[int, int]:
    """Do something in a process of its own, killed some seconds after it began its n-th statement.

    The kernel kills it when its alarm goes off, whatever it is in the middle of, as SIGKILL would. Returns the status
    with which it ended and how many statements it began.
    """
    begun = mmap.mmap(-1, 8)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 on forks beside threads; the child uses none.
        child = os.fork()
    if not child:
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            _count(begun, kill_at, delay)
            do()
            os._exit(0)
        except BaseException as error:
            sys.__stderr__.write(f"{error!r}\n")
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, struct.unpack("q", begun[:8])[0]


def adding(record: str, file: Path) -> Callable[[], object]:
    """Adds the file to the record."""
    return lambda: dateline.add_readings(record, [file])


class Newer:
    """Reads everything as planned that took place, and gives the events other ids."""

    program = "newer 2"

    def read(self, article: Article) -> Reading:
        old = next(r for r in told() if r.article == article)
        events = tuple(e.model_copy(update={"id": f"{e.id}/2", "status": "planned"}) for e in old.events)
        return old.model_copy(update={"events": events})


def read_again(record: str) -> None:
    """Reads every article of the record again."""

    def refuse(error: Exception) -> None:
        raise error

    with open_store(record) as store:
        pipeline.total(pipeline.reread(store, Again(), Crew(cast("Reader", Newer())), refuse))


def _count(begun: mmap.mmap, kill_at: int, delay: float) -> None:
    count = 0

    def begin(*_: object) -> None:
        nonlocal count
        if count == kill_at:
            signal.setitimer(signal.ITIMER_REAL, max(delay, 1e-6))
        count += 1
        begun[:8] = struct.pack("q", count)

    event.listen(Engine, "before_cursor_execute", begin)


def everything(store: Store) -> dict[str, Any]:
    """All that can be asked of a record; of failures not the time at which they were set aside."""
    events = list(store.events(Query()))
    return {
        "events": [e.model_dump_json() for e in events],
        "joins": {e.id: store.joins(e.id) for e in events},
        "as of": [e.model_dump_json() for e in store.events(Query(as_of="2031-03-20"))],
        "readings": versions(store),
        "actors": list(store.actors()),
        "found": [h.article for h in store.search("river", Query())],
        "failures": [(f.source, f.reason, f.row) for f in store.failures()],
    }


def versions(store: Store) -> list[Reading]:
    """The readings of every version of every article."""
    return [r for some in store.kept_again(Again(), 100) for r in some]


@pytest.mark.parametrize("part", range(PARTS))
def test_killed_while_adding(database_kind: str, new_record: Callable[[], str], undisturbed: Run, part: int) -> None:
    rng = random.Random(part)
    killed = 0
    moments = range(part, MOMENTS[database_kind], PARTS)
    for moment in moments:
        # One moment in every stretch of the run, at any point of a statement or of the time until the next.
        at = (moment + rng.random()) / MOMENTS[database_kind] * undisturbed.statements
        record = new_record()
        delay = rng.random() * undisturbed.seconds / undisturbed.statements
        status, _ = disturbed(adding(record, undisturbed.file), int(at), delay)
        killed += status == -signal.SIGALRM
        with open_store(record, create=True) as store:
            assert set(store.events(Query())) == set(fold(versions(store)))
        dateline.add_readings(record, [undisturbed.file])
        with open_store(record) as store:
            assert everything(store) == undisturbed.left
    assert killed >= len(moments) - 1


@pytest.mark.parametrize("at", [0, 3, 12, 25, 40, 55])
def test_killed_while_the_record_is_made(tmp_path: Path, undisturbed: Run, database_kind: str, at: int) -> None:
    if database_kind != "sqlite":
        pytest.skip("the record of a server is made in a database that is there already")
    record = str(tmp_path / "r.db")
    status, _ = disturbed(adding(record, undisturbed.file), at)
    assert status == -signal.SIGALRM
    dateline.add_readings(record, [undisturbed.file])
    with open_store(record) as store:
        assert everything(store) == undisturbed.left


def test_killed_while_reading_again(database_kind: str, new_record: Callable[[], str], undisturbed: Run) -> None:
    record = new_record()
    dateline.add_readings(record, [undisturbed.file])
    ids = [json.loads(e)["id"] for e in undisturbed.left["events"]]
    status, statements = disturbed(lambda: read_again(record))
    assert status == 0
    with open_store(record) as store:
        whole = everything(store)
        found = [store.event(i) for i in ids]
    assert whole != undisturbed.left
    moments = MOMENTS[database_kind] // 10
    for moment in range(moments):
        record = new_record()
        dateline.add_readings(record, [undisturbed.file])
        status, _ = disturbed(lambda record=record: read_again(record), int((moment + 0.5) / moments * statements))
        assert status == -signal.SIGALRM
        with open_store(record) as store:
            assert len(versions(store)) == len(told())
            assert set(store.events(Query())) == set(fold(versions(store)))
        read_again(record)
        with open_store(record) as store:
            assert everything(store) == whole
            assert [store.event(i) for i in ids] == found
            assert None not in found
