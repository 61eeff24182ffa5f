"""What every kind of database has to know of itself so that a record can be kept in it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from sqlalchemy import Connection, Engine

from dateline.errors import RecordError, masked

MARK = 0x444C4E45
"""Marks a database as a record: DLNE in ASCII."""

WAIT_SECONDS = 30.0
"""How long a writer waits for another one to finish."""

CORRUPT = "is corrupt; restore it from a copy or add its sources to a new record"
FULL = "the disk is full; what was under way was not kept"
UNWRITTEN = "the disk does not take or give what it should (an input/output error); what was under way was not kept"
GONE = "was moved, deleted or emptied meanwhile; what was under way was not kept"
BUSY = "another program is writing to it; try again when it has finished"
FOREIGN = "is a database, but not a record of this program"
READ_ONLY = "is read-only; nothing was changed"


class Database(ABC):
    """A database that may hold a record. `name` is how messages name it, without a password."""

    def __init__(self, record: str) -> None:
        self.name = masked(record)

    @abstractmethod
    def engine(self, *, create: bool) -> Engine:
        """An engine on it. Raises `RecordError` where it is plain beforehand that nothing can be opened."""

    @abstractmethod
    def make_ready(self, engine: Engine) -> None:
        """What has to be done before the schema can be made or brought up to date; `RecordError` if that cannot be."""

    @abstractmethod
    def is_marked(self, connection: Connection) -> bool:
        """Whether the tables in it were made by this program."""

    @abstractmethod
    def finish(self, connection: Connection) -> None:
        """Mark it as a record once the schema is made, and see to what a migration does not say."""

    @abstractmethod
    def place(self, connection: Connection) -> str:
        """What two names of one record have in common."""

    raises: type[Exception]
    """What its driver raises."""

    makes: frozenset[str]
    """Tables, indexes and triggers of its own, beside those of the schema."""

    @abstractmethod
    def made(self, connection: Connection) -> set[str]:
        """The names of all tables, indexes and triggers that are there."""

    @abstractmethod
    def kind(self, connection: Connection) -> str:
        """The database's name and version, as people say them."""

    @abstractmethod
    def size(self, connection: Connection) -> int:
        """The bytes that the record takes."""

    @abstractmethod
    def free(self) -> int | None:
        """The bytes that its disk has left; None where that cannot be known from here."""

    @abstractmethod
    def faults(self, connection: Connection) -> Iterator[str]:
        """What the database finds wrong in itself, in its words."""

    @abstractmethod
    def tidy(self, engine: Engine) -> None:
        """Make the index of words anew, give back space and count what the tables hold."""

    @abstractmethod
    def renumber(self, connection: Connection) -> None:
        """Let rows that come next have numbers after those that were copied."""

    @abstractmethod
    def translate(self, error: Exception) -> RecordError | None:
        """The program's own error for one of the database: one line that names the record and what to do."""
