"""What can go wrong, with what it names.

DatelineError               every error that the program raises on purpose
├── InputError              an input that cannot be read: names the source and the reason, with row or line
├── LexiconError            a lexicon or catalogue file that does not hold what it should
├── LanguageError           a language or model that the program does not have
├── NotInRecordError        an actor, event, article or ruling that the record does not hold
├── RulingError             a ruling that says nothing, or that cannot be made of what it names
├── WorkersError            processes that are to read and cannot be started
└── RecordError             a record that cannot be opened, read or written
    ├── RecordLockedError   another program is writing to it
    ├── RecordVersionError  it was written by a newer program
    └── NotARecordError     the file or database is something else
"""

from __future__ import annotations

import re

_URL = re.compile(r"(?!https?:|sqlite:|file:)([A-Za-z][\w+.-]+:/{1,2})(.*)", re.DOTALL)
_PASSWORD = re.compile(r"(?<=password=)[^&]*")


def masked(name: str) -> str:
    """A path or URL as it may be shown: three asterisks for the password of a database.

    A path made of a URL has one slash where that had two.
    """
    url = _URL.fullmatch(name)
    if url is None:
        return name
    before, at, host = url[2].rpartition("@")
    user, colon, _ = before.partition(":")
    return url[1] + _PASSWORD.sub("***", f"{user}{colon}{'***' if colon else ''}{at}{host}")


class DatelineError(Exception):
    """Every error that the program raises on purpose; its text is one line for people."""


class InputError(DatelineError):
    """An input that cannot be read.

    `source` is the path, URL or name of the input, `reason` what is wrong with it, `row` the 1-based line or row of
    a table.
    """

    def __init__(self, source: str, reason: str, row: int | None = None) -> None:
        self.source, self.reason, self.row = masked(source), reason, row
        where = f"{self.source}, row {row}" if row is not None else self.source
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


class WorkersError(DatelineError):
    """Processes that are to read side by side and cannot be started."""


class RecordError(DatelineError):
    """A record that cannot be opened, read or written."""


class RecordLockedError(RecordError):
    """Another program is writing to the record."""


class RecordVersionError(RecordError):
    """The record was written by a newer version of the program."""


class NotARecordError(RecordError):
    """The file or database is not a record of this program."""
