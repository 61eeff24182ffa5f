from __future__ import annotations

import re
import traceback
from collections.abc import Iterator

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from dateline.errors import NotARecordError, RecordError, RecordLockedError, RecordVersionError, masked
from dateline.store import database, open_store
from dateline.store.postgresql import PostgreSQL
from dateline.store.write import add_batch
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


def refuse_with(server: Server, name: str, code: str) -> None:
    """Let the server refuse every new article with an error of its own."""
    server.execute(
        name,
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '{code}'; END $$",
    )
    server.execute(name, "CREATE TRIGGER refused BEFORE INSERT ON article EXECUTE FUNCTION refuse()")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("53100", "the disk is full; what was under way was not kept"),
        ("25006", "read-only; nothing was changed"),
        ("55P03", "another program is writing"),
        ("42501", "this user may not do that there (refused)"),
        ("53300", "no more connections"),
        ("57P01", "the connection to the server was lost"),
        ("XX001", "is corrupt"),
        ("P0001", "cannot be used (refused)"),
    ],
)
def test_what_the_server_refuses_is_said_in_a_line_and_nothing_is_kept(
    server: Server, name: str, record: str, code: str, said: str
) -> None:
    refuse_with(server, name, code)
    with open_store(record) as store:
        with pytest.raises(RecordError, match=re.escape(said)) as caught:
            store.add([reading("b", "2031-03-04")], program="1")
        assert str(caught.value).startswith(f"{record}: ")
        assert [r.article.id for r in store.readings(Query())] == ["a"]


def test_a_server_that_goes_away_in_the_middle_takes_nothing_that_was_kept(record: str, server: Server) -> None:
    with open_store(record) as store:
        before = list(store.events(Query()))
        with pytest.raises(RecordError, match="connection to the server was lost"), store._writing() as connection:
            add_batch(connection, [reading("b", "2031-03-04", event("y", date="2031-03-04"))], "1")
            server.stop("immediate")
            connection.exec_driver_sql("SELECT 1")
        with pytest.raises(RecordError, match="cannot be reached"):
            list(store.events(Query()))
        server.start()
        assert list(store.events(Query())) == before
        assert store.add([reading("b", "2031-03-04", event("y", date="2031-03-04"))], program="1").new == 1
        assert len(list(store.events(Query()))) == 2


def test_a_connection_that_is_ended_while_it_waits_is_made_anew(server: Server, name: str, record: str) -> None:
    with open_store(record) as store:
        assert store.has("a", READING.article.version, "1")
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        server.execute(name, f"{ended} AND pid <> pg_backend_pid()")
        assert store.has("a", READING.article.version, "1")


@pytest.fixture
def guarded(server: Server, name: str) -> Iterator[str]:
    """The password, as it stands in a URL, of a user who has to give one."""
    server.execute("postgres", "CREATE ROLE guarded LOGIN PASSWORD 'right@word'")
    yield "right%40word"
    server.execute(name, "DROP OWNED BY guarded")
    server.execute("postgres", "DROP ROLE guarded")


def test_a_password_is_taken_and_never_shown(server: Server, record: str, guarded: str) -> None:
    host = record.partition("@")[2]
    for url in (f"postgresql://guarded:wr0ng@{host}", f"postgresql://guarded@{host}&password=wr0ng"):
        with pytest.raises(RecordError) as caught:
            open_store(url)
        told = "".join(traceback.format_exception(caught.value))
        assert "refuses user or password" in str(caught.value)
        assert "***" in str(caught.value)
        assert "wr0ng" not in told
    assert "refuses user or password" in complaint(RecordError, f"postgresql://guarded@{host}")
    right = f"postgresql://guarded:{guarded}@{host}"
    assert "this user may not do that there" in complaint(RecordError, right)


def test_who_may_only_read_reads_and_is_told_that_he_may_not_write(
    server: Server, name: str, record: str, guarded: str
) -> None:
    server.execute(name, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO guarded")
    with open_store(record.replace("tester@", f"guarded:{guarded}@")) as store:
        assert len(list(store.events(Query()))) == 1
        with pytest.raises(RecordError, match="this user may not do that there"):
            store.add([reading("b", "2031-03-04")], program="1")


def test_who_may_make_no_tables_is_told(server: Server, name: str, guarded: str) -> None:
    url = server.url(name).replace("tester@", f"guarded:{guarded}@")
    assert "this user may not do that there" in complaint(RecordError, url, create=True)


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        ("story.db", "story.db"),
        ("a:b@c/story.db", "a:b@c/story.db"),
        ("postgresql://ana@host/story", "postgresql://ana@host/story"),
        ("postgresql://ana:s3cret@host:5433/story", "postgresql://ana:***@host:5433/story"),
        ("postgresql://ana:s3:c/r@e?t@host/story", "postgresql://ana:***@host/story"),
        ("postgresql:///story?user=ana&password=s3cret&host=h", "postgresql:///story?user=ana&password=***&host=h"),
        ("https://host:80/@ana", "https://host:80/@ana"),
        ("mysql://ana:s3cret@host/story", "mysql://ana:***@host/story"),
    ],
)
def test_a_password_is_masked(record: str, shown: str) -> None:
    assert masked(record) == shown


@pytest.mark.parametrize("rest", ["[/d", "u:s3cret@h/d?sslmode", "h/d?nothing=1"])
def test_a_url_that_means_nothing(rest: str) -> None:
    said = complaint(RecordError, f"postgresql://{rest}")
    assert "cannot be understood" in said
    assert "s3cret" not in said


def test_a_record_may_have_a_schema_of_its_own(server: Server, name: str) -> None:
    server.execute(name, "CREATE TABLE other (id int)")
    url = f"{server.url(name)}&options=-csearch_path%3Dstory"
    assert "no such schema" in complaint(RecordError, url, create=True)
    server.execute(name, "CREATE SCHEMA story")
    with open_store(url, create=True) as store:
        store.add([READING], program="1")
    with open_store(url) as store:
        assert [h.article for h in store.search("tells", Query())] == ["a"]
    assert "not a record" in complaint(NotARecordError, server.url(name), create=True)


def test_a_database_in_another_encoding(server: Server) -> None:
    server.execute("postgres", "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    try:
        assert "LATIN1" in complaint(RecordError, server.url("latin"), create=True)
    finally:
        server.drop("latin")


def test_a_record_of_the_first_schema_is_brought_up_to_date(server: Server, name: str) -> None:
    alembic = Config()
    alembic.set_main_option("script_location", "dateline.store:migrations")
    engine = create_engine(server.url(name).replace("postgresql", "postgresql+psycopg", 1))
    with engine.begin() as connection:
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, "0001")
        PostgreSQL(server.url(name)).finish(connection)
        row = {"id": "a", "version": READING.article.version, "published": "2031-03-03", "length": 9, "newest": True}
        values = {**row, "program": "1", "reading": READING.model_dump_json()}
        names = ", ".join(values)
        marks = ", ".join(f":{n}" for n in values)
        connection.execute(text(f"INSERT INTO article ({names}) VALUES ({marks})"), values)
    engine.dispose()
    with open_store(server.url(name)) as store:
        assert [h.article for h in store.search("tells", Query())] == ["a"]
        assert [a.id for a in store.named("Ruiz")] == ["ana-ruiz"]


def test_every_text_is_compared_by_its_bytes(server: Server, name: str, record: str) -> None:
    languages = server.execute(
        name,
        "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND data_type IN ('text', 'character varying') AND table_name <> 'alembic_version'",
    )
    assert languages == [("C",)]
