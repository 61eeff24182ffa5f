"""A backup holds what the record held at one moment, and a restored record is that record."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from dateline.errors import RecordError
from dateline.record import fold
from dateline.store import open_store
from dateline.store.engine import HEAD, migrate
from dateline.store.sqlite import SQLite
from dateline.store.upkeep import back_up, check_record, restore, vacuum
from dateline.store.upkeep.backup import manifest_of
from dateline.types import Query
from tests.store.test_interruption import everything
from tests.store.upkeep.conftest import fill, told


def all_of(record: str) -> dict[str, object]:
    with open_store(record) as store:
        return everything(store) | {"rulings": list(store.rulings())}


def assert_whole(record: str) -> None:
    assert [f for f in check_record(record) if f.state != "ok"] == []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a backup is to be."""
    return tmp_path / "story.backup"


def changed(file: Path, statement: str) -> Path:
    """A copy of a backup in which something was changed."""
    other = file.with_name("changed")
    other.write_bytes(file.read_bytes())
    connection = sqlite3.connect(other)
    connection.execute(statement)
    connection.commit()
    connection.close()
    return other


def test_a_record_comes_back_as_it_was(filled: str, file: Path, new_record: Callable[[], str]) -> None:
    made = back_up(filled, str(file))
    assert made.counts["article"] == len(told())
    assert made.schema_version == HEAD
    assert [p.name for p in file.parent.iterdir() if p.suffix == ".part"] == []
    again = new_record()
    assert restore(str(file), again) == made
    assert all_of(again) == all_of(filled)
    assert_whole(again)
    with open_store(again) as store:
        store.set_aside("another page", "empty", None)
        assert store.add([r.model_copy(update={"statements": ()}) for r in told()], program="tests 2").reread > 0
    assert_whole(again)


def test_a_record_moves_from_one_kind_of_database_to_the_other(filled: str, file: Path, tmp_path: Path) -> None:
    back_up(filled, str(file))
    moved = str(tmp_path / "moved.db")
    restore(str(file), moved)
    assert all_of(moved) == all_of(filled)
    second = tmp_path / "second.backup"
    assert back_up(moved, str(second)).digest == back_up(filled, str(file)).digest
    restore(str(second), filled, force=True)
    assert all_of(filled) == all_of(moved)
    assert_whole(filled)


def test_a_backup_is_a_record_that_may_only_be_read(filled: str, file: Path) -> None:
    back_up(filled, str(file))
    assert all_of(str(file)) == all_of(filled)
    assert_whole(str(file))
    with open_store(str(file)) as store, pytest.raises(RecordError, match="read-only"):
        store.set_aside("page", "empty", None)


def test_others_write_meanwhile(new_record: Callable[[], str], file: Path) -> None:
    record, readings, done = new_record(), told(), threading.Event()

    def add() -> None:
        with open_store(record) as store:
            for reading in readings:
                store.add([reading], program="tests 1")
        done.set()

    adding = threading.Thread(target=add)
    adding.start()
    made = []
    while not done.is_set():
        made.append(back_up(record, str(file)).counts["article"])
        with open_store(str(file)) as store:
            assert set(store.events(Query())) == set(fold(store.readings(Query())))
    adding.join()
    assert made == sorted(made)
    assert back_up(record, str(file)).counts["article"] == len(readings)


def test_only_a_backup_is_written_over(filled: str, tmp_path: Path, file: Path) -> None:
    other = tmp_path / "other.db"
    fill(str(other))
    notes = tmp_path / "notes.txt"
    notes.write_text("notes")
    for there in (other, notes, tmp_path):
        with pytest.raises(RecordError, match="is there already and is no backup"):
            back_up(filled, str(there))
    back_up(str(other), str(file))
    first = manifest_of(file)
    assert back_up(filled, str(file)) != first
    with pytest.raises(RecordError, match="cannot be written"):
        back_up(filled, str(tmp_path / "none" / "b"))


def test_a_record_that_holds_something_is_written_over_only_by_force(filled: str, file: Path, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    open_store(other, create=True).close()
    back_up(other, str(file))
    before = all_of(filled)
    with pytest.raises(RecordError, match="holds a record already; --force"):
        restore(str(file), filled)
    assert all_of(filled) == before
    restore(str(file), filled, force=True)
    assert all_of(filled)["readings"] == []
    assert_whole(filled)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET headline = 'Another' WHERE id = 's/01'",
        "DELETE FROM ruling WHERE kind = 'merge'",
        "UPDATE backup SET manifest = replace(manifest, 'article\":', 'article\":1')",
    ],
)
def test_a_backup_that_was_changed_is_not_restored(tmp_path: Path, file: Path, statement: str) -> None:
    record, again = str(tmp_path / "r.db"), tmp_path / "again.db"
    fill(record)
    back_up(record, str(file))
    with pytest.raises(RecordError, match="is not what was backed up"):
        restore(str(changed(file, statement)), str(again))
    assert not again.exists()


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    record, text = tmp_path / "r.db", tmp_path / "text"
    fill(str(record))
    text.write_text("words " * 100)
    again = str(tmp_path / "again.db")
    for wrong, words in ((record, "is not a backup"), (text, "is not a backup"), (tmp_path / "none", "no such record")):
        with pytest.raises(RecordError, match=words):
            restore(str(wrong), again)


def test_no_other_database_is_written_over(tmp_path: Path, file: Path) -> None:
    record, other = tmp_path / "r.db", tmp_path / "other.db"
    fill(str(record))
    back_up(str(record), str(file))
    sqlite3.connect(other).execute("CREATE TABLE t (x)").connection.close()
    before = other.read_bytes()
    with pytest.raises(RecordError, match="not a record of this program"):
        restore(str(file), str(other), force=True)
    assert other.read_bytes() == before


@pytest.mark.parametrize("share", [0.2, 0.6])
def test_a_damaged_record_is_restored(tmp_path: Path, file: Path, share: float) -> None:
    record = tmp_path / "r.db"
    fill(str(record))
    before = all_of(str(record))
    back_up(str(record), str(file))
    data = record.read_bytes()
    record.write_bytes(data[: int(len(data) * share)])
    restore(str(file), str(record), force=True)
    assert all_of(str(record)) == before
    assert_whole(str(record))


def test_it_is_the_record_that_is_damaged_and_not_the_backup(tmp_path: Path, file: Path) -> None:
    record = tmp_path / "record.db"
    fill(str(record))
    size = record.stat().st_size
    with record.open("rb+") as raw:
        raw.seek(size // 2)
        raw.write(b"\xff" * (size // 3))
    with pytest.raises(RecordError, match=r"record\.db: ") as caught:
        back_up(str(record), str(file))
    assert file.name not in str(caught.value)
    assert not file.exists()


def test_a_backup_of_an_older_schema_is_brought_up_to_date(tmp_path: Path, file: Path) -> None:
    old = SQLite(str(tmp_path / "old.db"))
    engine, reading = old.engine(create=True), told()[0]
    old.make_ready(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        migrate(connection, "0001")
        old.finish(connection)
        row = {
            "id": reading.article.id,
            "version": reading.article.version,
            "length": 9,
            "newest": True,
            "program": "1",
        }
        names = ", ".join([*row, "reading"])
        marks = ", ".join(f":{name}" for name in [*row, "reading"])
        values = {**row, "reading": reading.model_dump_json()}
        connection.execute(text(f"INSERT INTO article ({names}) VALUES ({marks})"), values)
    assert back_up(str(tmp_path / "old.db"), str(file)).schema_version == "0001"
    again = str(tmp_path / "again.db")
    restore(str(file), again)
    with open_store(again) as store:
        assert list(store.readings(Query())) == [reading]
        assert set(store.events(Query())) == set(fold([reading]))


def test_a_vacuum_changes_nothing_that_is_kept(filled: str) -> None:
    before = all_of(filled)
    done = vacuum(filled)
    assert min(done) > 0
    assert all_of(filled) == before
    assert_whole(filled)


def test_a_vacuum_gives_space_back_and_mends_the_index_of_words(tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    fill(str(record))
    connection = sqlite3.connect(record)
    connection.executescript(
        "CREATE TABLE filler (x); INSERT INTO filler VALUES (randomblob(900000)); DROP TABLE filler;"
        "INSERT INTO words_index (words_index, rowid, headline, body) "
        "SELECT 'delete', id, headline, body FROM words WHERE id = 3"
    )
    connection.close()
    assert [f.check for f in check_record(str(record)) if f.state != "ok"] == ["search"]
    done = vacuum(str(record))
    assert done.now <= done.before - 800_000
    assert record.stat().st_size == done.now
    assert_whole(str(record))
