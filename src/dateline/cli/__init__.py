"""The command line: `dateline COMMAND`. It asks the library and prints; it decides nothing itself.

Exit codes: 0 all is well, 1 an error and nothing was done, 2 a command that cannot be understood, 3 some inputs were
set aside and the rest was done, 130 interrupted, 141 whoever read the output stopped reading.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

import typer
from rich.console import Console
from rich.text import Text
from typer.exceptions import TyperException

from dateline.cli.app import build
from dateline.errors import DatelineError
from dateline.views.telling import safe

__all__ = ["main"]

_USAGE = 2
_INTERRUPTED = 130
_BROKEN_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; `argv` is without the program's name. Returns the exit code."""
    _speak_utf8()
    try:
        _run(sys.argv[1:] if argv is None else list(argv))
        sys.stdout.flush()
    except typer.Exit as done:
        return done.exit_code
    except KeyboardInterrupt:
        _complain("interrupted")
        return _INTERRUPTED
    except BrokenPipeError:
        return _stop_writing()
    except TyperException as error:
        _complain(f"{error.format_message().rstrip('.')} (dateline --help says how)")
        return error.exit_code
    except (DatelineError, UnicodeEncodeError, OSError) as error:
        return _fail(error)
    return 0


def _fail(error: DatelineError | UnicodeEncodeError | OSError) -> int:
    """Say what went wrong: in the program's own words, in a word of the command line, or in writing the output."""
    if isinstance(error, DatelineError):
        _complain(str(error))
    elif isinstance(error, UnicodeEncodeError):
        _complain(f"a word of the command line is not text in UTF-8: {error.object!r}")
        return _USAGE
    else:
        _complain(f"{error.filename or 'the output'}: {(error.strerror or str(error)).lower()}")
        _stop_writing()
    return 1


def _run(arguments: list[str]) -> None:
    command = typer.main.get_command(build())
    with command.make_context("dateline", arguments) as context:
        command.invoke(context)


def _complain(message: str) -> None:
    line = " ".join(safe(message).split())
    console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    console.print(Text("dateline: ", style="bold red") + Text(line))


def _speak_utf8() -> None:
    """Programs get UTF-8 whatever the locale; what cannot be encoded shows as a question mark.

    A stream that the process was started without takes what is written to it and drops it.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def _stop_writing() -> int:
    """Let the interpreter flush into nothing at its end instead of complaining of the broken pipe."""
    sys.stdout = _nowhere()
    return _BROKEN_PIPE


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open until the process ends
