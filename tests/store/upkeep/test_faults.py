"""A full disk, a file system that may only be read, a server that restarts, a kill: nothing that was kept is lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.errors import RecordError
from dateline.record import fold
from dateline.store import open_store
from dateline.store.upkeep import back_up, check_record, restore, tables, vacuum
from dateline.types import Query, Reading
from tests.server import Server
from tests.store.test_interruption import disturbed
from tests.store.upkeep.conftest import fill, told
from tests.store.upkeep.test_backup import all_of, assert_whole

MOMENTS = int(os.environ.get("DATELINE_TESTS_MOMENTS", "2"))
"""At how many moments each command is killed."""

ROOT = Path(__file__).parents[3]


@pytest.fixture
def emptied(tmp_path: Path) -> Path:
    """A backup of an empty record."""
    other, file = tmp_path / "other.db", tmp_path / "empty.backup"
    open_store(str(other), create=True).close()
    back_up(str(other), str(file))
    return file


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """No file may grow beyond a size: what a full disk says, in a process that nobody else needs a disk for."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_takes_no_more_bytes(tmp_path: Path) -> None:
    record, small, file = (str(tmp_path / n) for n in ("r.db", "small.db", "story.backup"))
    fill(record)
    open_store(small, create=True).close()
    before, size = all_of(record), Path(record).stat().st_size
    back_up(record, file)
    kept = Path(file).read_bytes()
    with small_files(size // 2):
        for do in (lambda: back_up(record, file), lambda: restore(file, small), lambda: vacuum(record)):
            with pytest.raises(RecordError, match=r"disk|cannot be"):
                do()
    assert Path(file).read_bytes() == kept
    assert all_of(record) == before
    assert all_of(small)["readings"] == []
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] == []


@pytest.mark.parametrize("command", ["backup", "restore", "vacuum"])
def test_killed_at_any_moment(filled: str, emptied: Path, tmp_path: Path, command: str) -> None:
    before, file = all_of(filled), tmp_path / "story.backup"
    back_up(filled, str(file))
    commands: dict[str, Callable[[], object]] = {
        "backup": lambda: back_up(filled, str(file)),
        "restore": lambda: restore(str(emptied), filled, force=True),
        "vacuum": lambda: vacuum(filled),
    }
    began = time.monotonic()
    assert disturbed(commands[command])[0] == 0
    seconds = time.monotonic() - began
    rng, killed = random.Random(7), 0
    for _ in range(MOMENTS):
        restore(str(file), filled, force=True)
        status, _ = disturbed(commands[command], 0, rng.uniform(0, seconds))
        killed += status == -signal.SIGALRM
        assert status in (0, -signal.SIGALRM)
        now = all_of(filled)
        assert now == before or (command == "restore" and now["readings"] == [])
        assert_whole(filled)
    assert killed
    assert back_up(filled, str(file)).counts["article"] in (0, len(told()))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_server_that_goes_away_in_the_middle(
    server: Server, emptied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = server.record()
    record, file = server.url(name), tmp_path / "story.backup"
    fill(record)
    before, plain = all_of(record), tables.rows_in_order
    # A restoration reads the whole backup before.
    third = {"backup": 3, "restore": len(back_up(record, str(file)).counts) + 3}
    commands = {
        "backup": lambda: back_up(record, str(file)),
        "restore": lambda: restore(str(emptied), record, force=True),
    }
    kept = file.read_bytes()
    for command, do in commands.items():
        calls = iter(range(100))

        def stopping(*arguments: object, at: int = third[command], calls: Iterator[int] = calls) -> object:
            if next(calls) == at:
                server.stop("immediate")
            return plain(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(tables, "rows_in_order", stopping)
        with started_again(server):
            with pytest.raises(RecordError, match="connection to the server was lost"):
                do()
            monkeypatch.setattr(tables, "rows_in_order", plain)
            with pytest.raises(RecordError, match="cannot be reached"):
                vacuum(record)
            assert [f.state for f in check_record(record)] == ["failed"]
        assert all_of(record) == before
        assert file.read_bytes() == kept
    server.drop(name)


@contextmanager
def started_again(server: Server) -> Iterator[None]:
    """A server that is stopped in the block runs after it."""
    try:
        yield
    finally:
        server.start()


def test_a_server_that_restarts_between_two_batches(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.keeping, "_READINGS", 2)
    name = server.record()

    def restarting() -> Iterator[Reading]:
        for number, reading in enumerate(told()):
            if number in (4, 8):
                server.stop()
                server.start()
            yield reading

    with open_store(server.url(name)) as store:
        done = pipeline.total(pipeline.take_in(store, restarting()))
        assert done.new + done.new_versions == len(told())
        assert set(store.events(Query())) == set(fold(told()))
    assert_whole(server.url(name))
    server.drop(name)


# What is done in a small file system of its own, which a process may mount for itself where the system lets it.
DISKS = """
import subprocess, sys
from pathlib import Path
from dateline.cli import main
from dateline.store import open_store
from tests.store.upkeep.conftest import told
disk, record = Path(sys.argv[1]), Path(sys.argv[2])
made = record.with_name("made.jsonl")
new = told()[0].article.model_copy(update={"id": "new"})
made.write_text(told()[0].model_copy(update={"article": new}).model_dump_json(), encoding="utf-8")
mount = ["mount", "-t", "tmpfs", "-o", "size=%d" % (record.stat().st_size * 3 // 2), "tmpfs", str(disk)]
subprocess.run(mount, check=True)
there = disk / "r.db"
there.write_bytes(record.read_bytes())
def run(*arguments):
    print(arguments[0], main([*map(str, arguments)]), file=sys.stderr)
run("backup", disk / "b", "--record", there)
run("vacuum", "--record", there)
run("restore", record.with_name("b"), "--force", "--record", there)
print(sorted(p.name for p in disk.iterdir()), file=sys.stderr)
run("doctor", "--record", there)
subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
run("add", "--readings", made, "--record", there)
run("backup", disk / "b", "--record", there)
run("restore", record.with_name("b"), "--force", "--record", there)
run("vacuum", "--record", there)
run("doctor", "--record", there)
run("backup", record.with_name("b2"), "--record", there)
"""


def test_a_disk_that_is_full_and_one_that_may_only_be_read(tmp_path: Path) -> None:
    alone = ["unshare", "--user", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("the system lets no process mount a file system of its own")
    record, disk = tmp_path / "r.db", tmp_path / "disk"
    fill(str(record))
    disk.mkdir()
    back_up(str(record), str(tmp_path / "b"))
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "COLUMNS": "200"}
    done = subprocess.run(
        [*alone, sys.executable, "-c", DISKS, str(disk), str(record)],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    said = [line for line in done.stderr.splitlines() if not line.startswith("dateline: ")]
    assert said == [
        "backup 1", "vacuum 1", "restore 1", "['r.db']", "doctor 0",
        "add 1", "backup 1", "restore 1", "vacuum 1", "doctor 0", "backup 0",
    ]  # fmt: skip
    complaints = [line for line in done.stderr.splitlines() if line.startswith("dateline: ")]
    assert all("full" in line for line in complaints[:3])
    assert all("read-only" in line for line in complaints[3:])
