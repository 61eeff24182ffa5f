from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from dateline.errors import NotARecordError, RecordError, RecordLockedError, RecordVersionError
from dateline.store import database, engine, open_store, schema
from dateline.types import Query
from tests.record.build import event, reading

READING = reading("a", "2031-03-03", event("x", date="2031-03-03"))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with open_store(str(path), create=True) as store:
        store.add([READING], program="1")
    return path


def complaint(kind: type[RecordError], path: Path) -> str:
    with pytest.raises(kind) as caught:
        open_store(str(path))
    said = str(caught.value)
    assert said.startswith(f"{path}: ")
    assert "\n" not in said
    return said


def test_the_newest_version_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == engine.HEAD


def test_a_record_that_is_not_there(tmp_path: Path) -> None:
    assert "no such record" in complaint(RecordError, tmp_path / "r.db")
    assert not (tmp_path / "r.db").exists()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="folder"):
        open_store(str(tmp_path / "nowhere" / "r.db"), create=True)


@pytest.mark.parametrize("content", [b"Talks were held.\n" * 200, b""])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    complaint(NotARecordError, path)
    assert path.read_bytes() == content


def test_an_empty_database_becomes_a_record_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    empty = sqlite3.connect(path)
    empty.execute("PRAGMA journal_mode = WAL")
    empty.close()
    complaint(NotARecordError, path)
    open_store(str(path), create=True).close()
    open_store(str(path)).close()


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    complaint(NotARecordError, tmp_path)


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE article (id)")
    other.commit()
    other.close()
    assert "not a record of this program" in complaint(NotARecordError, path)


def test_a_record_of_a_newer_version(record: Path) -> None:
    newer = sqlite3.connect(record)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    assert "newer version" in complaint(RecordVersionError, record)


def test_a_corrupt_record(record: Path) -> None:
    whole = record.read_bytes()
    record.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(RecordError, match=r"corrupt|not a record") as caught, open_store(str(record)) as store:
        list(store.events(Query()))
    assert str(record) in str(caught.value)


def test_a_locked_record_can_be_read_and_says_who_may_write(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
    other = sqlite3.connect(record, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(str(record)) as store:
        assert len(list(store.events(Query()))) == 1
        with pytest.raises(RecordLockedError, match="another program"):
            store.add([reading("b", "2031-03-04")], program="1")
        other.execute("ROLLBACK")
        store.add([reading("b", "2031-03-04")], program="1")
    other.close()


def test_a_read_only_record_can_be_read_and_says_that_it_is(record: Path) -> None:
    record.chmod(0o444)
    with open_store(str(record)) as store:
        assert len(list(store.events(Query()))) == 1
        with pytest.raises(RecordError, match="read-only"):
            store.add([reading("b", "2031-03-04")], program="1")


def test_a_database_url_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="SQLite"):
        open_store("mysql://somewhere/story")


def test_a_sqlite_url_is_a_path(record: Path) -> None:
    with open_store(f"sqlite:///{record}") as store:
        assert len(list(store.events(Query()))) == 1


def test_a_record_of_a_version_that_no_migration_made(record: Path) -> None:
    odd = sqlite3.connect(record)
    odd.execute("UPDATE alembic_version SET version_num = '0000'")
    odd.commit()
    odd.close()
    assert "another version" in complaint(RecordVersionError, record)


@pytest.mark.parametrize("value", ["'{'", "CAST(x'7bff' AS TEXT)"])
def test_a_record_with_a_reading_that_was_overwritten(record: Path, value: str) -> None:
    spoilt = sqlite3.connect(record)
    spoilt.execute(f"UPDATE article SET reading = {value}")
    spoilt.commit()
    spoilt.close()
    with open_store(str(record)) as store, pytest.raises(RecordError, match="corrupt") as caught:
        list(store.readings(Query()))
    assert "\n" not in str(caught.value)


def test_a_schema_that_was_overwritten(record: Path) -> None:
    whole = record.read_bytes()
    record.write_bytes(whole.replace(b"CREATE TABLE mention", b"CREATE\xffTABLE\xbemention"))
    assert "corrupt" in complaint(RecordError, record)


def test_a_record_whose_name_no_system_takes(tmp_path: Path) -> None:
    assert "cannot be opened" in complaint(RecordError, tmp_path / ("n" * 300))
    assert "cannot be opened" in complaint(RecordError, Path(f"{tmp_path}/a\0b"))


def aged(record: Path, version: str, tables: Sequence[str] = ("article",)) -> Path:
    """A record of an older schema with rows of a record of today; `newest` is the only column that has gone."""
    path = record.with_name(f"{version}.db")
    alembic = Config()
    alembic.set_main_option("script_location", "dateline.store:migrations")
    with create_engine(f"sqlite:///{path}").connect() as connection, connection.begin():
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, version)
        connection.exec_driver_sql(f"PRAGMA application_id = {database.MARK}")
    with closing(sqlite3.connect(path)) as old:
        old.execute("ATTACH ? AS new", (str(record),))
        for table in tables:
            columns = [c[1] for c in old.execute(f"PRAGMA main.table_info({table})")]
            there = {c[1] for c in old.execute(f"PRAGMA new.table_info({table})")}
            values = ", ".join(c if c in there else "1" for c in columns)
            old.execute(f"INSERT INTO main.{table} ({', '.join(columns)}) SELECT {values} FROM new.{table}")
        old.commit()
    return path


def test_a_record_of_the_first_schema_is_brought_up_to_date(record: Path) -> None:
    with open_store(str(aged(record, "0001"))) as store:
        (before,) = store.events(Query())
        assert [a.id for a in store.named("Ruiz")] == ["ana-ruiz"]
        assert [r.title for r in store.roles(["ana-ruiz"])] == ["President"]
        assert [a.words for a in store.accounts(before.members)] == ["a tells of x."]
        store.add([reading("a", "2031-03-04", event("y", date="2031-03-03"), body="Corrected.")], program="1")
        now = store.event(before.id)
        assert [h.article for h in store.search("corrected", Query())] == ["a"]
    assert now is not None
    assert now.members[0].event == "y"


def test_what_a_record_of_the_seventh_schema_has_linked_stays(record: Path) -> None:
    lines = [f"Line {n}: {n * 3} ferries and {n * 5} barges of harbour {n}." for n in range(20)]
    with open_store(str(record)) as store:
        for day in ("2031-04-01", "2031-04-09", None):
            told = reading(f"b {day}", day, event("y", date="2031-04-01"), body="\n".join(lines))
            store.add([told], program="1")
    assert len(rows_of_tables(record)["band"]) > 64
    younger = {"band", "revision", "feed", "entry", "told_change", "notice"}
    old = aged(record, "0007", [t for t in schema.metadata.tables if t not in younger])
    with open_store(str(old)):
        assert rows_of_tables(old) == rows_of_tables(record)


def rows_of_tables(record: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(record)) as kept:
        return {
            t.name: sorted(kept.execute(f"SELECT {', '.join(c.name for c in t.columns)} FROM {t.name}"), key=str)
            for t in schema.metadata.sorted_tables
            if t is not schema.revision
        }
