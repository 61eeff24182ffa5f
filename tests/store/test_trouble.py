"""What becomes of a record when its disk or its file fails in the middle: one line that says so, and nothing lost."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.errors import NotARecordError, RecordError, RecordVersionError
from dateline.record import fold
from dateline.store import open_store, sqlite
from dateline.types import Query, Reading
from tests.record.stories import story

READINGS = [r for seed in range(4) for r in story(random.Random(seed), f"s{seed}").readings]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record with five articles."""
    path = tmp_path / "r.db"
    with open_store(str(path), create=True) as store:
        store.add(READINGS[:5])
    return path


def kept(path: Path) -> set[str]:
    """The articles of a record, which must be linked as they are alone."""
    with open_store(str(path)) as store:
        readings = list(store.readings(Query()))
        assert set(store.events(Query())) == set(fold(readings))
    return {r.article.id for r in readings}


def ids(readings: list[Reading]) -> set[str]:
    return {r.article.id for r in readings}


def add_in_threes(path: Path, then: Callable[[int], None] = lambda _: None) -> None:
    """Add everything, three at a time, and do something before each batch."""
    with open_store(str(path), create=True) as store:
        for start in range(0, len(READINGS), 3):
            then(start)
            store.add(READINGS[start : start + 3])


@contextmanager
def complaint(path: Path, what: str, kind: type[RecordError] = RecordError) -> Iterator[None]:
    with pytest.raises(kind) as caught:
        yield
    said = str(caught.value)
    assert said.startswith(f"{path}: ")
    assert what in said
    assert "\n" not in said


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Callable[[int | None], None]:
    """Lets the file grow to a number of pages and no further."""
    plain = sqlite._set_up

    def set_to(pages: int | None) -> None:
        def set_up(connection: sqlite3.Connection, entry: object) -> None:
            plain(connection, entry)
            connection.execute(f"PRAGMA max_page_count = {pages}")

        monkeypatch.setattr(sqlite, "_set_up", set_up if pages else plain)

    return set_to


def test_a_full_disk(record: Path, limit: Callable[[int | None], None]) -> None:
    limit(110)
    with complaint(record, "the disk is full; what was under way was not kept"):
        add_in_threes(record)
    batches = [ids(READINGS[:end]) for end in range(0, len(READINGS), 3)]
    assert kept(record) in [b | ids(READINGS[:5]) for b in batches]
    limit(None)
    add_in_threes(record)
    assert kept(record) == ids(READINGS)


def test_a_disk_too_full_to_make_a_record(tmp_path: Path, limit: Callable[[int | None], None]) -> None:
    path = tmp_path / "r.db"
    limit(10)
    with complaint(path, "the disk is full"):
        open_store(str(path), create=True)
    with complaint(path, "is empty, not a record", NotARecordError):
        open_store(str(path))
    limit(None)
    add_in_threes(path)
    assert kept(path) == ids(READINGS)


def test_a_disk_that_takes_no_more_bytes(record: Path) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (record.stat().st_size + 20_000, before[1]))
    try:
        with complaint(record, "what was under way was not kept"):
            add_in_threes(record)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert kept(record) >= ids(READINGS[:5])
    add_in_threes(record)
    assert kept(record) == ids(READINGS)


def test_a_record_that_is_moved_meanwhile(record: Path) -> None:
    moved = record.with_name("moved.db")
    with complaint(record, "was moved, deleted or emptied meanwhile"):
        add_in_threes(record, lambda start: record.rename(moved) and None if start == 9 else None)
    assert not record.exists()
    assert kept(moved) == ids(READINGS[:9])
    moved.rename(record)
    add_in_threes(record)
    assert kept(record) == ids(READINGS)


def test_a_record_that_is_moved_within_a_transaction(record: Path) -> None:
    moved = record.with_name("moved.db")
    with (
        complaint(record, "was moved, deleted or emptied meanwhile; what was under way was not kept"),
        open_store(str(record)) as store,
        store._writing() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM article")
        record.rename(moved)
    assert kept(moved) == ids(READINGS[:5])


@pytest.mark.parametrize("action", [Path.unlink, lambda path: os.truncate(path, 0)])
def test_a_record_that_is_deleted_or_emptied_meanwhile(record: Path, action: Callable[[Path], None]) -> None:
    with complaint(record, "was moved, deleted or emptied meanwhile"):
        add_in_threes(record, lambda start: action(record) if start == 9 else None)
    record.unlink(missing_ok=True)
    add_in_threes(record)
    assert kept(record) == ids(READINGS)


def test_a_record_of_which_a_part_is_lost_meanwhile(record: Path) -> None:
    with complaint(record, "is corrupt; restore it from a copy"):
        add_in_threes(record, lambda start: os.truncate(record, 20_000) if start == 9 else None)


def test_a_folder_that_may_not_be_written_to(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and allowed(path, mode))
    assert kept(record) == ids(READINGS[:5])
    with complaint(record, "is read-only; nothing was changed"):
        add_in_threes(record)
    assert kept(record) == ids(READINGS[:5])


def test_a_folder_in_which_no_record_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", refuse)
    path = tmp_path / "r.db"
    with complaint(path, "cannot be made (permission denied)"):
        open_store(str(path), create=True)


def test_nothing_is_added_to_a_record_of_a_newer_version(record: Path) -> None:
    newer = sqlite3.connect(record)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    before = record.read_bytes()
    with complaint(record, "newer version of the program", RecordVersionError):
        add_in_threes(record)
    assert record.read_bytes() == before


def test_the_command_says_what_it_kept_before_it_failed(
    record: Path,
    limit: Callable[[int | None], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dateline.pipeline.keeping._READINGS", 5)
    made = record.with_name("made.jsonl")
    made.write_text("".join(f"{r.model_dump_json()}\n" for r in READINGS), encoding="utf-8")
    limit(110)
    assert main(["add", "--readings", str(made), "--record", str(record)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    stopped, error = captured.err.splitlines()
    assert stopped.startswith("stopped: ")
    assert "5 known; " in stopped
    assert error == f"dateline: {record}: the disk is full; what was under way was not kept"
    limit(None)
    assert main(["add", "--readings", str(made), "--record", str(record)]) == 0
    assert kept(record) == ids(READINGS)
