"""What can go wrong, with what it names.

DatelineError               every error that the program raises on purpose
├── InputError              an input that cannot be read: names the source and the reason, with row or line
├── LexiconError            a lexicon or catalogue file that does not hold what it should
├── LanguageError           a language or model that the program does not have
├── NotInRecordError        an actor, event, article or ruling that the record does not hold
├── RulingError             a ruling that says nothing, or that cannot be made of what it names
└── RecordError             a record that cannot be opened, read or written
    ├── RecordLockedError   another program is writing to it
    ├── RecordVersionError  it was written by a newer program
    └── NotARecordError     the file is something else
"""

from __future__ import annotations


class DatelineError(Exception):
    """Every error that the program raises on purpose; its text is one line for people."""


class InputError(DatelineError):
    """An input that cannot be read.

    `source` is the path, URL or name of the input, `reason` what is wrong with it, `row` the 1-based line or row of
    a table.
    """

    def __init__(self, source: str, reason: str, row: int | None = None) -> None:
        self.source, self.reason, self.row = source, reason, row
        where = f"{source}, row {row}" if row is not None else source
        super().__init__(f"{where}: {reason}")

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, int | None]]:
        """Pickle by the parts, so that an error can leave a worker process."""
        return type(self), (self.source, self.reason, self.row)


class LexiconError(DatelineError):
    """A lexicon or catalogue file that does not hold what it should; the text names file, entry and reason."""


class LanguageError(DatelineError):
    """A language or model that the program does not have."""


class NotInRecordError(DatelineError):
    """An actor, event, article or ruling that was asked for and that the record does not hold, or not just once."""


class RulingError(DatelineError):
    """A ruling that says nothing, or that cannot be made of what it names."""


class RecordError(DatelineError):
    """A record that cannot be opened, read or written."""


class RecordLockedError(RecordError):
    """Another program is writing to the record."""


class RecordVersionError(RecordError):
    """The record was written by a newer version of the program."""


class NotARecordError(RecordError):
    """The file or database is not a record of this program."""
