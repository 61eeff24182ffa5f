"""A record in a PostgreSQL database: one writer at a time, and readers that never wait."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Connection, Engine, create_engine, event, text

from dateline.errors import RecordError, RecordLockedError
from dateline.store import database, schema
from dateline.store.database import Database

_GONE = (
    "the connection to the server was lost and what was under way was not kept; "
    "do it again when the server is back (what was kept before is whole)"
)
_NO_RIGHT = "this user may not do that there ({said}); docs/databases.md says which rights a record needs"

# SQLSTATE or its class, and what that means to the person who asked; {said} is the server's own sentence.
_MEANINGS: tuple[tuple[tuple[str, ...], type[RecordError], str], ...] = (
    (("55P03", "40P01", "40001"), RecordLockedError, database.BUSY),
    (("25006",), RecordError, database.READ_ONLY),
    (("53100",), RecordError, database.FULL),
    (("53300",), RecordError, "the server takes no more connections; try again later"),
    (("57P01", "57P02", "08"), RecordError, _GONE),
    (("57P03",), RecordError, "the server is starting or stopping; try again in a moment"),
    (("28",), RecordError, "the server refuses user or password ({said})"),
    (("3D000",), RecordError, "there is no such database (make it with 'createdb')"),
    (("3F000",), RecordError, "there is no such schema in the database (make it with 'CREATE SCHEMA')"),
    (("42501",), RecordError, _NO_RIGHT),
    (("42P01", "42703"), RecordError, "its tables are not whole; restore them from a copy"),
    (("54",), RecordError, "an id or name is longer than the database can index ({said})"),
    (("XX001", "XX002"), RecordError, database.CORRUPT),
)

# A server that refuses a connection gives no code: what it and libpq say (any of the words) tells why.
_REFUSALS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("starting up", "shutting down"), "57P03"),
    (("too many", "remaining connection slots"), "53300"),
    (("password", "authentication failed", "pg_hba.conf", "role "), "28"),
    (("database ",), "3D000"),
)


class PostgreSQL(Database):
    """The record in the database of a URL as libpq takes it, in the first schema of the search path."""

    def __init__(self, record: str) -> None:
        super().__init__(record)
        self._url = "postgresql://" + record.partition("://")[2]

    def engine(self, *, create: bool) -> Engine:
        """An engine with a pool of connections, which are tried before they are used again."""
        try:
            wanted = conninfo_to_dict(self._url)
        except psycopg.Error:
            raise RecordError(
                f"{self.name}: cannot be understood (write it as postgresql://user@host/database)"
            ) from None
        settings: dict[str, Any] = {
            "connect_timeout": 10,
            "application_name": "dateline",
            **wanted,
            "client_encoding": "utf8",
        }

        def open_connection() -> psycopg.Connection[Any]:
            try:
                connection = psycopg.connect(**settings)
            except psycopg.OperationalError as error:
                raise self._refused(error) from error
            connection.adapters.register_dumper(str, _NulSafe)
            return connection

        engine = create_engine(
            "postgresql+psycopg://", creator=open_connection, pool_pre_ping=True, pool_size=2, max_overflow=-1
        )
        event.listen(engine, "begin", _begin)
        return engine

    def make_ready(self, engine: Engine) -> None:
        """A database that cannot hold every character of a report is refused before anything is made in it."""
        with engine.connect() as connection:
            encoding = connection.execute(text("SHOW server_encoding")).scalar()
        if encoding != "UTF8":
            raise RecordError(f"{self.name}: has the encoding {encoding}; a record needs a database in UTF8")

    def is_marked(self, connection: Connection) -> bool:
        """Whether the table of the schema's version has the program's mark as its comment."""
        found = connection.execute(text("SELECT obj_description(to_regclass('alembic_version'), 'pg_class')"))
        return found.scalar() == _mark()

    def finish(self, connection: Connection) -> None:
        """Write the mark, and let all text be compared by its bytes: ids and days have no language's order."""
        connection.execute(text(f"COMMENT ON TABLE alembic_version IS '{_mark()}'"))
        for table, column in connection.execute(_IN_A_LANGUAGE).all():
            connection.execute(text(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE text COLLATE "C"'))

    def place(self, connection: Connection) -> str:
        """The schema of a database of a server, which has the microsecond of its start to itself."""
        named = "SELECT concat_ws(' ', pg_postmaster_start_time(), current_database(), current_schema())"
        return str(connection.execute(text(named)).scalar())

    raises = psycopg.Error
    makes = frozenset({"words_index", "words_size"})

    def made(self, connection: Connection) -> set[str]:
        """What the server's catalogue names in the schema."""
        return set(connection.execute(_MADE).scalars())

    def kind(self, connection: Connection) -> str:
        """PostgreSQL and the server's version."""
        return f"PostgreSQL {connection.execute(text('SHOW server_version')).scalar()}"

    def size(self, connection: Connection) -> int:
        """The bytes of the tables of the schema, with their indexes."""
        return int(connection.execute(_SIZE).scalar_one())

    def free(self) -> None:
        """The disk is the server's."""

    def faults(self, connection: Connection) -> Iterator[str]:
        """Indexes that the server does not trust, and blocks of which it found the checksum wrong."""
        for name in connection.execute(_INVALID_INDEXES).scalars():
            yield f"the index {name} is not valid (REINDEX makes it anew)"
        if wrong := connection.execute(_CHECKSUMS).scalar():
            yield f"{wrong} blocks of the database had a wrong checksum when they were read"

    def tidy(self, engine: Engine) -> None:
        """The server's VACUUM, beside which others read and write, and its statistics."""
        with engine.connect() as connection:
            raw = connection.execution_options(isolation_level="AUTOCOMMIT")
            for table in sorted(schema.metadata.tables):
                raw.exec_driver_sql(f'VACUUM (ANALYZE) "{table}"')

    def renumber(self, connection: Connection) -> None:
        """Set the sequences of the tables that number their rows."""
        for table, column in connection.execute(_NUMBERED).all():
            last = f'(SELECT coalesce(max("{column}"), 0) + 1 FROM "{table}")'
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), {last}, false)"))

    def translate(self, error: Exception) -> RecordError | None:
        """Told apart by SQLSTATE, and by what is said where there is none."""
        cause = getattr(error, "orig", None) or error
        if not isinstance(cause, psycopg.Error):
            return None
        said = _in_a_line(cause.diag.message_primary or str(cause))
        lost = isinstance(cause, psycopg.OperationalError) and cause.sqlstate is None
        meant = self._meaning("08" if lost else cause.sqlstate or "", said)
        return meant or RecordError(f"{self.name}: cannot be used ({said})")

    def _meaning(self, code: str, said: str) -> RecordError | None:
        for codes, kind, meaning in _MEANINGS:
            if code.startswith(codes):
                return kind(f"{self.name}: {meaning.format(said=said)}")
        return None

    def _refused(self, error: psycopg.OperationalError) -> RecordError:
        said = _in_a_line(str(error))
        code = error.sqlstate or next((code for words, code in _REFUSALS if any(w in said for w in words)), "")
        return self._meaning(code, said) or RecordError(f"{self.name}: the server cannot be reached ({said})")


def _in_a_line(said: str) -> str:
    return " ".join(said.split())


_IN_A_LANGUAGE = text(
    """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying')
      AND collation_name IS DISTINCT FROM 'C' AND table_name <> 'alembic_version' AND is_updatable = 'YES'
    ORDER BY table_name, column_name
    """
)


_NUMBERED = text(
    """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL
    """
)
_MADE = text("SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace")
_SIZE = text(
    """
    SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
    """
)
_INVALID_INDEXES = text(
    """
    SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND NOT (i.indisvalid AND i.indisready) ORDER BY c.relname
    """
)
_CHECKSUMS = text("SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()")


def _mark() -> str:
    return f"a record of dateline ({database.MARK:X})"


class _NulSafe(psycopg.types.string.StrDumper):
    """Text with the replacement character for NUL, which PostgreSQL has no place for."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\0", "\ufffd") if "\0" in obj else obj)


# Linking asks for few rows by their keys. Until it has counted the rows of tables that grow, the server takes them for
# more: to join them it would read whole tables and keep copies, call other processes to help, or compile the query.
_OFF = (
    "enable_mergejoin",
    "enable_hashjoin",
    "enable_seqscan",
    "enable_material",
    "max_parallel_workers_per_gather",
    "jit",
)
_FEW_ROWS = "; ".join(f"SET LOCAL {setting} = 0" for setting in _OFF)


# The server would compile the query of a view for longer than it takes to find its rows, or call others to help.
_FOR_VIEWS = "; ".join(f"SET LOCAL {setting} = 0" for setting in ("max_parallel_workers_per_gather", "jit"))
_ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


def _begin(connection: Connection) -> None:
    """A writer waits for its turn and then sees all that was kept before; a reader sees one state of the record."""
    if connection.get_execution_options().get("writes", False):
        wait = int(database.WAIT_SECONDS * 1000)
        turn = f"SELECT pg_advisory_xact_lock({database.MARK}, hashtext(current_schema()))"
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {wait}; {_FEW_ROWS}; {turn}")
    else:
        connection.exec_driver_sql(f"{_ONE_STATE}; {_FOR_VIEWS}")
