"""Is a record whole? It is opened as it is and read through; nothing is written, linked or brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, Engine, inspect, text

from dateline.errors import DatelineError
from dateline.store import schema
from dateline.store.database import Database
from dateline.store.engine import HEAD, database_of, found_version, translated
from dateline.store.upkeep.assembled import check_events
from dateline.store.upkeep.derived import check_articles
from dateline.store.upkeep.links import check_links, check_rulings
from dateline.store.upkeep.searching import check_search
from dateline.types import Finding

RESTORE = "restore a backup (dateline restore), or take what is whole into a new record (dateline absorb)"

Check = Callable[[Connection, Database], Iterator[Finding]]


def check_record(record: str) -> Iterator[Finding]:
    """What the checks of a record find, one after the other, each of one state of the record.

    What cannot be read at all is a finding as well; nothing is raised for it. Memory does not grow with the record.
    """
    try:
        database = database_of(record)
        engine = database.engine(create=False)
    except DatelineError as error:
        yield Finding(check="record", state="failed", what=str(error), do="name the record with --record")
        return
    try:
        yield from _checked(engine, database)
    finally:
        engine.dispose()


def _checked(engine: Engine, database: Database) -> Iterator[Finding]:
    states = []
    for finding in _guarded("record", engine, database, _check_schema):
        states.append(finding.state)
        yield finding
    if any(state != "ok" for state in states):
        return
    for name, check in _CHECKS.items():
        yield from _guarded(name, engine, database, check)


def _guarded(name: str, engine: Engine, database: Database, check: Check) -> Iterator[Finding]:
    """What a check finds; what stops it is a finding, and the others are made nevertheless."""
    try:
        with translated(database), engine.connect() as connection, connection.begin():
            yield from check(connection, database)
    except DatelineError as error:
        yield Finding(check=name, state="failed", what=f"could not be checked to its end: {error}", do=RESTORE)
    except Exception as error:
        # What is damaged takes the program into states that nothing else does.
        said = " ".join(f"{type(error).__name__}: {error}".split())
        yield Finding(check=name, state="failed", what=f"could not be checked to its end ({said})", do=RESTORE)


def _check_schema(connection: Connection, database: Database) -> Iterator[Finding]:
    version = found_version(connection, database)
    what = f"{database.name}: {database.kind(connection)}, schema {version}, {database.size(connection):,} bytes"
    if version is None:
        yield Finding(check="record", state="failed", what=f"{database.name}: is empty, not a record", do=RESTORE)
    elif version != HEAD:
        do = "back it up; the next command that opens it brings it up to date"
        yield Finding(check="record", state="warning", what=f"{what}; this program's schema is {HEAD}", do=do)
    else:
        yield Finding(check="record", state="ok", what=what)
        for lacking in _lacking(connection, database):
            yield Finding(check="record", state="failed", what=f"{lacking} is missing", do=RESTORE)


def _lacking(connection: Connection, database: Database) -> Iterator[str]:
    """Tables, columns, indexes and triggers of the schema that are not there."""
    there = database.made(connection)
    tables = schema.metadata.sorted_tables
    wanted = {t.name for t in tables} | {str(i.name) for t in tables for i in t.indexes} | database.makes
    yield from (f"{name}, a table, index or trigger," for name in sorted(wanted - there))
    for table in tables:
        if table.name in there:
            columns = {c["name"] for c in inspect(connection).get_columns(table.name)}
            yield from (f"the column {c.name} of {table.name}" for c in table.columns if c.name not in columns)


def _check_database(connection: Connection, database: Database) -> Iterator[Finding]:
    faults = list(database.faults(connection))
    for fault in faults:
        yield Finding(check="database", state="failed", what=fault, do=RESTORE)
    if not faults:
        yield Finding(check="database", state="ok", what=f"{database.kind(connection)} finds nothing wrong in it")


def _check_space(connection: Connection, database: Database) -> Iterator[Finding]:
    free, size = database.free(), database.size(connection)
    if free is None:
        return
    what = f"{free:,} bytes are free on its disk"
    if free < size:
        do = "make room: a backup beside it or a vacuum takes as much as the record has"
        yield Finding(check="space", state="warning", what=f"{what}, less than the record has", do=do)
    else:
        yield Finding(check="space", state="ok", what=what)


def _check_counts(connection: Connection, _: Database) -> Iterator[Finding]:
    tables = sorted(schema.metadata.tables)
    counts = {t: connection.execute(text(f'SELECT count(*) FROM "{t}"')).scalar_one() for t in tables}
    told = ", ".join(f"{name} {count:,}" for name, count in counts.items())
    yield Finding(check="counts", state="ok", what=told)
    if failures := counts["failure"]:
        what = f"{failures:,} inputs were set aside"
        yield Finding(check="failures", state="ok", what=what, do="dateline failures says which, and why")


_CHECKS: dict[str, Check] = {
    "database": _check_database,
    "space": _check_space,
    "counts": _check_counts,
    "articles": check_articles,
    "links": check_links,
    "events": check_events,
    "rulings": check_rulings,
    "search": check_search,
}
