"""A whole record passes every check, and what is damaged in one is found and named."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from dateline.store import open_store, schema
from dateline.store.engine import database_of
from dateline.store.upkeep import check_record
from dateline.types import Finding
from tests.server import Server
from tests.store.upkeep.conftest import fill

# Rows of these follow from readings and rulings, or are pointed to.
FOLLOWING = (
    "account", "appearance", "article", "band", "event", "event_actor", "handle", "home", "joined", "mention", "part",
    "role", "ruling", "sketch", "statement", "told", "words",
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A record in a file."""
    path = tmp_path / "r.db"
    fill(str(path))
    return path


@pytest.fixture
def lasting(database_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A record in a database that nobody uses after."""
    if database_kind == "sqlite":
        fill(str(tmp_path / "r.db"))
        yield str(tmp_path / "r.db")
        return
    server: Server = request.getfixturevalue("server")
    database = server.record()
    fill(server.url(database))
    yield server.url(database)
    server.drop(database)


def wrong(record: str | Path) -> list[Finding]:
    found = [f for f in check_record(str(record)) if f.state != "ok"]
    assert all(f.do for f in found)
    assert all(f.what.isprintable() for f in found)
    return found


def spoil(record: str, *statements: str) -> None:
    database = database_of(record)
    engine = database.engine(create=False)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_a_whole_record_passes(filled: str) -> None:
    found = list(check_record(filled))
    assert [f.check for f in found if f.state != "ok"] == []
    by_check = {f.check: f.what for f in found}
    assert "pieces of evidence are what stands in their texts" in by_check["readings"]
    assert "ruling 2" in by_check["counts"]
    assert by_check["failures"] == "1 inputs were set aside"


def test_an_empty_record_is_whole(new_record: Callable[[], str]) -> None:
    assert wrong(new_record()) == []


@pytest.mark.parametrize("table", FOLLOWING)
def test_a_row_that_is_gone_is_missed(filled: str, table: str) -> None:
    keys = ", ".join(c.name for c in schema.metadata.tables[table].primary_key)
    spoil(filled, f"DELETE FROM {table} WHERE ({keys}) IN (SELECT {keys} FROM {table} ORDER BY {keys} LIMIT 1)")
    assert any(f.state == "failed" for f in wrong(filled))


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        ("""UPDATE article SET reading = replace(reading, '"text":"', '"text":"x') WHERE id = 's/01'""", "readings"),
        ("""UPDATE article SET reading = replace(reading, 'river', 'raver')""", "readings"),
        ("UPDATE article SET reading = '{' WHERE id = 's/01'", "readings"),
        ("UPDATE article SET published = '2020-01-01' WHERE id = 's/01'", "readings"),
        ("UPDATE article SET until = '2031-09-09' WHERE id = 's/01'", "derived"),
        ("UPDATE mention SET about = 'something else' WHERE article = 's/01'", "derived"),
        ("UPDATE words SET body = 'other words' WHERE article = 's/01'", "derived"),
        ("UPDATE appearance SET name = 'Nobody' WHERE article = 's/01'", "derived"),
        ("UPDATE event SET status = 'denied'", "events"),
        ("UPDATE event SET payload = replace(payload, '2031', '2032')", "events"),
        ("UPDATE home SET event = 'nothing'", "links"),
        ("UPDATE ruling SET payload = replace(payload, 'one call', 'two calls')", "rulings"),
    ],
)
def test_what_was_changed_is_named(filled: str, damage: str, check: str) -> None:
    spoil(filled, damage)
    found = wrong(filled)
    assert check in {f.check for f in found if f.state == "failed"}
    if "'s/01'" in damage:
        assert any("article s/01" in f.what for f in found)


def test_an_article_that_is_not_linked_yet_is_no_fault(filled: str) -> None:
    spoil(filled, "UPDATE article SET until = NULL, since = NULL WHERE id = 's/01'")
    (found,) = [f for f in wrong(filled) if f.check == "derived"]
    assert (found.state, found.what) == ("warning", "1 versions of articles are not linked yet")


def test_much_damage_is_told_in_few_lines(filled: str) -> None:
    spoil(filled, "UPDATE article SET reading = '{}'")
    found = [f.what for f in wrong(filled) if f.check == "readings"]
    assert len(found) == 11
    assert found[-1].startswith("and ")


def test_an_index_that_is_missing_is_named(lasting: str) -> None:
    spoil(lasting, "DROP INDEX event_in_disputes")
    (found,) = wrong(lasting)
    assert "event_in_disputes" in found.what


def test_an_older_schema_is_told_of_and_left_alone(lasting: str) -> None:
    spoil(lasting, "UPDATE alembic_version SET version_num = '0008'")
    (found,) = wrong(lasting)
    assert found.state == "warning"
    assert "schema 0008" in found.what


def test_a_newer_schema_is_not_for_this_program(lasting: str) -> None:
    spoil(lasting, "UPDATE alembic_version SET version_num = '9999'")
    (found,) = wrong(lasting)
    assert "newer version of the program" in found.what


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM words_index_data WHERE id > 10",
        "DELETE FROM words_index_docsize WHERE id = 3",
        "INSERT INTO words_index (words_index, rowid, headline, body) SELECT 'delete', id, headline, body FROM words "
        "WHERE id = 3",
        "INSERT INTO words_index (rowid, headline, body) VALUES (900, 'another', 'article')",
    ],
)
def test_an_index_of_words_that_is_spoilt_is_found(file: Path, damage: str) -> None:
    spoil(str(file), damage)
    assert any(f.check in ("search", "database") and f.state == "failed" for f in wrong(file))


def test_a_byte_that_is_another_in_a_text_is_found(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for word, other in ((b"river", b"rivet"), (b"delegation", b"de\xffegation")):
        at = data.index(b'"body":"') if word == b"river" else 0
        at = data.index(word, at)
        data[at : at + len(word)] = other
    file.write_bytes(bytes(data))
    found = [f for f in wrong(file) if f.check in ("readings", "derived", "search", "articles")]
    assert any("article " in f.what for f in found)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_found(file: Path, share: float) -> None:
    os.truncate(file, int(file.stat().st_size * share))
    found = wrong(file)
    assert found
    assert all(f.state == "failed" for f in found)


@pytest.mark.parametrize("seed", range(20))
def test_noise_in_a_file_stops_no_check(file: Path, seed: int) -> None:
    rng = random.Random(seed)
    data = bytearray(file.read_bytes())
    for _ in range(40):
        at = rng.randrange(4096, len(data) - 64)
        data[at : at + 64] = rng.randbytes(64)
    file.write_bytes(bytes(data))
    assert any(f.state == "failed" for f in wrong(file))


def test_a_record_that_may_only_be_read_is_checked(file: Path) -> None:
    file.chmod(0o444)
    before = file.read_bytes()
    assert wrong(file) == []
    assert file.read_bytes() == before
    assert sorted(p.name for p in file.parent.iterdir()) == ["r.db"]


def test_what_is_no_record_is_said(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE t (x)").connection.close()
    empty, text_file = tmp_path / "empty.db", tmp_path / "text.db"
    empty.touch()
    text_file.write_text("words " * 100)
    for record, said in (
        (tmp_path, "is a folder"),
        (tmp_path / "none.db", "there is no such record"),
        (other, "not a record of this program"),
        (empty, "is empty"),
        (text_file, "is not a record"),
        ("mysql://host/db", "a record is a SQLite file or a PostgreSQL database"),
    ):
        (found,) = wrong(record)
        assert said in found.what


def test_a_disk_with_less_room_than_the_record_has_is_a_warning(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.sqlite.SQLite.free", lambda _: 1000)
    (found,) = wrong(file)
    assert (found.check, found.state) == ("space", "warning")


def test_others_write_meanwhile(filled: str) -> None:
    with open_store(filled) as store:
        for number, finding in enumerate(check_record(filled)):
            assert finding.state == "ok", finding
            store.set_aside(f"page {number}", "empty", None)
