"""Several programs at one record: writers take turns and lose nothing, readers see one state and never wait."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.record import fold
from dateline.store import open_store
from dateline.types import Query, Reading
from tests.record.build import event, reading
from tests.record.stories import story
from tests.server import Server

ROOT = Path(__file__).parents[2]
WRITERS = 3

WRITE = """
import sys
from dateline.store import open_store
from tests.store.test_together import told
record, number = sys.argv[1], int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
with open_store(record, create=True) as store:
    for n, reading in enumerate(told()):
        if n % 3 in (number, (number + 1) % 3):
            store.add([reading], program="1")
            store.set_aside("page.html", f"fault {n}", None)
"""
ENVIRONMENT = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "PATH": "/usr/bin:/bin"}


def told() -> list[Reading]:
    """Two stories about some of the same people, in no order."""
    first, second = story(random.Random(5), "s"), story(random.Random(6), "t", who="spain sweden")
    both = [*first.readings, *second.readings]
    return random.Random(1).sample(both, len(both))


@pytest.fixture
def no_record(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a record can be made and is not."""
    if database_kind == "sqlite":
        yield str(tmp_path / "r.db")
        return
    server: Server = request.getfixturevalue("server")
    database = server.empty()
    yield server.url(database)
    server.drop(database)


def test_writers_at_once_leave_what_one_writer_would(no_record: str) -> None:
    """Each article is added by two of them, all of them make the record, and nothing is lost or there twice."""
    commands = [[sys.executable, "-c", WRITE, no_record, str(n)] for n in range(WRITERS)]
    pipe = subprocess.PIPE
    writers = [subprocess.Popen(c, stdin=pipe, stdout=pipe, stderr=pipe, env=ENVIRONMENT, text=True) for c in commands]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    ends = [writer.communicate("go\n") for writer in writers]
    assert [(w.returncode, said) for w, (_, said) in zip(writers, ends, strict=True)] == [(0, "")] * WRITERS
    with open_store(no_record) as store:
        kept = [r.article.id for r in store.readings(Query())]
        assert sorted(kept) == sorted({r.article.id for r in told()})
        assert sorted(e.model_dump_json() for e in store.events(Query())) == sorted(
            e.model_dump_json() for e in fold(told())
        )
        assert len(list(store.failures())) == len(told())


def test_a_reader_sees_what_was_kept_before_a_writer_is_done(new_record: Callable[[], str]) -> None:
    record = new_record()
    with open_store(record) as writer, open_store(record) as reader:
        writer.add([reading("a", "2031-03-03", event("x", date="2031-03-03"))], program="1")
        before = list(reader.events(Query()))
        started = iter(reader.events(Query()))
        first = next(started)
        with writer._writing() as connection:
            connection.exec_driver_sql("DELETE FROM event")
            assert list(reader.events(Query())) == before
        assert [first, *started] == before
        assert list(reader.events(Query())) == []


def test_a_reader_sees_one_state_however_long_it_reads(new_record: Callable[[], str]) -> None:
    record = new_record()
    readings = [reading(f"a{n}", "2031-03-03", event("x", date="2031-03-03")) for n in range(30)]
    with open_store(record) as writer, open_store(record) as reader:
        writer.add(readings[:20], program="1")
        seen = reader.readings(Query())
        first = next(seen)
        writer.add(readings[20:], program="1")
        assert len([first, *seen]) == 20
        assert len(list(reader.readings(Query()))) == 30


def test_what_is_added_together_is_seen_together_while_several_write(new_record: Callable[[], str]) -> None:
    """Two writers add pairs of reports of one event each: whoever reads meanwhile sees both of a pair or none."""
    record, failed = new_record(), []

    def write(number: int) -> None:
        try:
            with open_store(record) as store:
                for day in range(number, 24, 2):
                    told_on = f"2031-03-{day + 1:02}"
                    store.add([reading(f"{day} {n}", told_on, event("x", date=told_on)) for n in "ab"], program="1")
        except RecordError as error:
            failed.append(error)

    writers = [threading.Thread(target=write, args=(n,)) for n in range(2)]
    with open_store(record) as reader:
        for writer in writers:
            writer.start()
        while any(w.is_alive() for w in writers):
            assert all(e.sources.reports == 2 for e in reader.events(Query()))
        for writer in writers:
            writer.join()
        assert failed == []
        assert len(list(reader.events(Query()))) == 24


def test_all_questions_of_a_view_are_answered_of_one_state(new_record: Callable[[], str]) -> None:
    record = new_record()
    readings = [reading(n, "2031-03-03", event("x", date="2031-03-03")) for n in "abc"]
    with open_store(record) as writer, open_store(record) as reader:
        writer.add(readings[:1], program="1")
        with reader.one_state():
            before = list(reader.events(Query()))
            writer.add(readings[1:2], program="1")
            with reader.one_state():
                assert list(reader.events(Query())) == before
            assert [r.article.id for r in reader.readings(Query())] == ["a"]
            asked = reader.events(Query())
            assert [next(asked)] == before
            del asked
        assert [r.article.id for r in reader.readings(Query())] == ["a", "b"]
