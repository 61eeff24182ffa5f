"""A database that is asked and written to, a transaction at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from dateline.store.database import Database
from dateline.store.engine import translated
from dateline.store.here import Here
from dateline.store.revision import renew_revision


class Connected:
    """What is kept in a database, as far as it concerns the connection to it."""

    def __init__(self, database: Database, engine: Engine) -> None:
        self._database = database
        self._engine = engine
        self._here = Here()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """The path or URL of the record as messages show it, without a password."""
        return self._database.name

    def _place(self) -> str:
        with self._reading() as connection:
            return self._database.place(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Within it what this thread asks is answered of one state of the record, whatever is added meanwhile."""
        with self._reading() as connection:
            before, self._here.connection = self._here.connection, connection
            self._here.newest = self._here.newest if before else []
            try:
                yield
            finally:
                self._here.connection = before

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if (asked := self._here.connection) is not None:
            with translated(self._database):
                yield asked
            return
        with translated(self._database), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._connected() as connection, self._turn_of(connection):
            yield connection

    def _connected(self) -> Connection:
        """A connection that takes its turn among the writers in every transaction."""
        with translated(self._database):
            return self._engine.connect().execution_options(writes=True)

    @contextmanager
    def _turn_of(self, connection: Connection) -> Iterator[None]:
        with translated(self._database), connection.begin():
            yield
            renew_revision(connection)

    @contextmanager
    def _noting(self) -> Iterator[Connection]:
        """A turn among the writers for what no view of the record shows: whoever has seen it need not look again."""
        with self._connected() as connection, translated(self._database), connection.begin():
            yield connection
