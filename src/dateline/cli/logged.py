"""The options by which commands that run for long tell what they do: `--log`, `--log-format`, `--log-level`."""

from __future__ import annotations

import functools
import inspect
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Annotated, Any, TypeVar

import typer

from dateline.cli.batches import INTERRUPTED
from dateline.errors import DatelineError
from dateline.logs import STANDARD_ERROR, Form, Level, listening, logger
from dateline.version import __version__

T = TypeVar("T")

LogOption = Annotated[
    str | None,
    typer.Option(
        "--log", envvar="DATELINE_LOG", metavar="FILE", help="Tell what is done, a line an event; - for standard error."
    ),
]
LogFormatOption = Annotated[
    Form | None, typer.Option("--log-format", envvar="DATELINE_LOG_FORMAT", help="How the lines are written.")
]
LogLevelOption = Annotated[
    Level | None, typer.Option("--log-level", envvar="DATELINE_LOG_LEVEL", help="The least that is told.")
]
_OPTIONS = {"log": LogOption, "log_format": LogFormatOption, "log_level": LogLevelOption}

log = logger(__name__)


def logged(command: Callable[..., T]) -> Callable[..., T]:
    """The command with the options of a log, which is written while it runs."""

    @functools.wraps(command)
    def run(*arguments: Any, log: str | None, log_format: Form | None, log_level: Level | None, **options: Any) -> T:
        with ExitStack() as stack:
            if log or log_format or log_level:
                stack.enter_context(listening(log or STANDARD_ERROR, log_format or Form.text, log_level or Level.info))
            return _told(command, arguments, options)

    signature = inspect.signature(command, eval_str=True)
    keyword = inspect.Parameter.KEYWORD_ONLY
    own = [inspect.Parameter(n, keyword, default=None, annotation=a) for n, a in _OPTIONS.items()]
    run.__signature__ = signature.replace(parameters=[*signature.parameters.values(), *own])  # type: ignore[attr-defined]
    run.__annotations__ = {**command.__annotations__, **_OPTIONS}
    return run


def _told(command: Callable[..., T], arguments: tuple[Any, ...], options: dict[str, Any]) -> T:
    """Run a command and tell of its beginning and of its end."""
    name, began = command.__name__, time.monotonic()
    log.info("command began", command=name, version=__version__)
    status = 0
    try:
        return command(*arguments, **options)
    except BaseException as error:
        status = _status(error)
        if isinstance(error, Exception) and not isinstance(error, typer.Exit):
            fault = None if isinstance(error, DatelineError | OSError) else error
            log.error("command failed", fault=fault, command=name, reason=str(error))
        raise
    finally:
        log.info("command ended", command=name, status=status, seconds=round(time.monotonic() - began, 3))


def _status(error: BaseException) -> int:
    """The exit code that an error ends the command with."""
    if isinstance(error, typer.Exit):
        return error.exit_code
    return INTERRUPTED if isinstance(error, KeyboardInterrupt) else 1
