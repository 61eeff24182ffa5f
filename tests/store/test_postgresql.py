from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.errors import NotARecordError, RecordError, RecordLockedError, RecordVersionError
from dateline.store import database, open_store
from dateline.store.database import masked
from dateline.types import Query
from tests.record.build import event, reading
from tests.server import Server

READING = reading("a", "2031-03-03", event("x", date="2031-03-03"))


@pytest.fixture
def name(server: Server) -> Iterator[str]:
    """A database without tables."""
    made = server.empty()
    yield made
    server.drop(made)


@pytest.fixture
def record(server: Server, name: str) -> str:
    """A record with one article."""
    with open_store(server.url(name), create=True) as store:
        store.add([READING], program="1")
    return server.url(name)


def complaint(kind: type[RecordError], url: str, *, create: bool = False) -> str:
    with pytest.raises(kind) as caught:
        open_store(url, create=create)
    said = str(caught.value)
    assert type(caught.value) is kind
    assert said.startswith(f"{masked(url)}: ")
    assert "\n" not in said
    return said


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_record_is_opened_by_any_spelling_of_its_url(record: str, scheme: str) -> None:
    with open_store(record.replace("postgresql", scheme, 1)) as store:
        assert len(list(store.events(Query()))) == 1


def test_an_empty_database_becomes_a_record_only_when_asked(server: Server, name: str) -> None:
    assert "is empty" in complaint(NotARecordError, server.url(name))
    open_store(server.url(name), create=True).close()
    open_store(server.url(name)).close()


def test_another_programs_database(server: Server, name: str) -> None:
    server.execute(name, "CREATE TABLE alembic_version (version_num text)")
    assert "not a record of this program" in complaint(NotARecordError, server.url(name), create=True)


def test_a_record_of_a_newer_or_another_version(server: Server, name: str, record: str) -> None:
    server.execute(name, "UPDATE alembic_version SET version_num = '9999'")
    assert "newer version" in complaint(RecordVersionError, record)
    server.execute(name, "UPDATE alembic_version SET version_num = '0000'")
    assert "another version" in complaint(RecordVersionError, record)


def test_a_database_that_does_not_exist(server: Server) -> None:
    assert "no such database" in complaint(RecordError, server.url("nowhere"), create=True)


def test_a_server_that_does_not_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    for host in (f"/d?host={tmp_path_factory.mktemp('none')}", "127.0.0.1:1/d"):
        assert "cannot be reached" in complaint(RecordError, f"postgresql://u:secret@{host}")


def test_a_locked_record_can_be_read_and_says_who_may_write(record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
    with open_store(record) as one, open_store(record) as other, one._writing():
        assert len(list(other.events(Query()))) == 1
        with pytest.raises(RecordLockedError, match="another program"):
            other.add([reading("b", "2031-03-04")], program="1")


def test_every_text_is_compared_by_its_bytes(server: Server, name: str, record: str) -> None:
    languages = server.execute(
        name,
        "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND data_type IN ('text', 'character varying') AND table_name <> 'alembic_version'",
    )
    assert languages == [("C",)]
