"""Events of a running program for those who operate it: a stable name and fields, one line each.

    from dateline.logs import logger

    log = logger(__name__)
    log.info("batch kept", new=16, events=40)

They go to the `logging` of the standard library, under the name of the module, and nowhere unless somebody listens: the
command line does in `listening`, another program may do so itself and finds the fields of an event in `record.fields`.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from logging.handlers import WatchedFileHandler
from typing import TYPE_CHECKING, Any, TextIO

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from structlog.typing import Processor

ROOT = "dateline"
OTHERS = ("uvicorn",)
"""Libraries of which the log tells as well."""

STANDARD_ERROR = "-"
_TAKEN = ("timestamp", "level", "event", "logger")
"""What every line begins with; no field of an event has these names."""

_LONGEST = 1000
"""Characters of a value that a line shows."""

# A library is silent unless somebody listens; without this the standard library prints warnings.
logging.getLogger(ROOT).addHandler(logging.NullHandler())


class Form(StrEnum):
    """How a line is written: `key=value` pairs, or a JSON object."""

    text = "text"
    json = "json"


class Level(StrEnum):
    """From which importance on an event is told."""

    debug = "debug"
    info = "info"
    warning = "warning"
    error = "error"


class Log:
    """Tells events. Values of fields are strings, numbers, None or lists of them; others are shown by `str`.

    `timestamp`, `level`, `event` and `logger` are taken.
    """

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def debug(self, event: str, /, **fields: object) -> None:
        """What only helps to look for a fault."""
        self._tell(logging.DEBUG, event, fields)

    def info(self, event: str, /, **fields: object) -> None:
        """What goes as it should."""
        self._tell(logging.INFO, event, fields)

    def warning(self, event: str, /, **fields: object) -> None:
        """What somebody may have to look at: an input set aside, a feed that does not answer."""
        self._tell(logging.WARNING, event, fields)

    def error(self, event: str, /, *, fault: BaseException | None = None, **fields: object) -> None:
        """What ends something; a `fault` of the program is shown with where it was raised."""
        self._tell(logging.ERROR, event, fields, fault)

    def _tell(self, level: int, event: str, fields: Mapping[str, object], fault: BaseException | None = None) -> None:
        self._logger.log(level, "%s", event, exc_info=fault, extra={"fields": fields})


def logger(name: str) -> Log:
    """The log of a module: `logger(__name__)`."""
    return Log(name)


def is_listened_to() -> bool:
    """Whether `listening` writes events somewhere."""
    return any(isinstance(h, _Patient) for h in logging.getLogger(ROOT).handlers)


@contextmanager
def listening(where: str, form: Form = Form.text, level: Level = Level.info) -> Iterator[None]:
    """Write events to a file, at its end, or to standard error (`-`) until the end of the block.

    A file that is moved away (logrotate) is made anew. Raises `DatelineError` when it cannot be opened; where it cannot
    be written later, a full disk, this is said once on standard error and the program goes on.
    """
    handler = _handler(where)
    handler.setFormatter(_formatter(form))
    loggers = [logging.getLogger(name) for name in (ROOT, *OTHERS)]
    before = [(each, each.level, each.propagate) for each in loggers]
    for each in loggers:
        each.addHandler(handler)
        each.setLevel(level.upper())
        each.propagate = False
    try:
        yield
    finally:
        for each, was, spreads in before:
            each.removeHandler(handler)
            each.setLevel(was)
            each.propagate = spreads
        handler.close()


class _Patient(logging.Handler):
    """A handler whose failure is told once and stops nothing."""

    place = "the log"
    _failed = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        error = sys.exc_info()[1]
        if not self._failed and self.place != STANDARD_ERROR:
            said = getattr(error, "strerror", None) or str(error)
            sys.stderr.write(f"dateline: {self.place}: the log cannot be written ({said.lower()})\n")
        self._failed = True

    def close(self) -> None:
        with suppress(OSError):
            super().close()


class _ToStandardError(_Patient, logging.StreamHandler[TextIO]):
    """Writes to what standard error is at the moment: a progress bar takes its place while it is shown."""

    place = STANDARD_ERROR

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)


class _ToFile(_Patient, WatchedFileHandler):
    """Writes at the end of a file."""


def _handler(where: str) -> logging.Handler:
    if where == STANDARD_ERROR:
        return _ToStandardError(sys.stderr)
    try:
        handler = _ToFile(where, encoding="utf-8")
    except (OSError, ValueError) as error:
        said = (getattr(error, "strerror", None) or str(error)).lower()
        raise DatelineError(f"{where}: the log cannot be written ({said})") from error
    handler.place = where
    return handler


def _formatter(form: Form) -> logging.Formatter:
    from structlog import processors, stdlib  # noqa: PLC0415 - a third of a second, and only for who listens

    shown: Processor = processors.JSONRenderer(ensure_ascii=False)
    if form is Form.text:
        shown = processors.LogfmtRenderer(bool_as_flag=False)
    before: list[Processor] = [
        _with_fields,
        stdlib.add_log_level,
        stdlib.add_logger_name,
        processors.TimeStamper("iso", utc=True),
    ]
    cleaned: list[Processor] = [stdlib.ProcessorFormatter.remove_processors_meta, processors.format_exc_info]
    return stdlib.ProcessorFormatter(
        foreign_pre_chain=before, processors=[*cleaned, _in_order, _one_line, shown], use_get_message=True
    )


Event = MutableMapping[str, Any]


def _with_fields(_: object, __: str, event: Event) -> Event:
    return {**getattr(event["_record"], "fields", {}), **event}


def _in_order(_: object, __: str, event: Event) -> Event:
    return {**{name: event[name] for name in _TAKEN}, **event}


def _one_line(_: object, __: str, event: Event) -> Event:
    return {name: _shown(value) for name, value in event.items()}


def _shown(value: object) -> object:
    """A value that can be printed in a line: what steers a terminal or ends the line is escaped, what is long is cut.

    Fields hold words of articles, feeds and pages.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return [_shown(v) for v in value]
    if isinstance(value, Mapping):
        return {str(_shown(str(k))): _shown(v) for k, v in value.items()}
    text = str(value)
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return text if text.isprintable() else "".join(map(_escaped, text))


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")
