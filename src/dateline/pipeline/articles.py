"""Sources → articles, and readings that were made elsewhere; what cannot be taken is handed aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

from dateline.errors import InputError
from dateline.reading import read_readings, read_sources
from dateline.types import Article, Reading, Skipped

T = TypeVar("T")
OnError = Callable[[InputError], None]
OnSkip = Callable[[Skipped], None]


def read_articles(
    sources: Iterable[str | Path],
    on_error: OnError,
    on_skip: OnSkip = lambda _: None,
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article]:
    """The articles of all sources; what cannot be read goes to `on_error`, what is passed over to `on_skip`."""
    return _good(read_sources([str(s) for s in sources], published=published, stdin=stdin), on_error, on_skip)


def load_readings(
    sources: Iterable[str | Path], on_error: OnError, *, stdin: BinaryIO | None = None
) -> Iterator[Reading]:
    """The readings that files of JSON Lines hold; a file or line that cannot be taken goes to `on_error`."""
    return _good(read_readings([str(s) for s in sources], stdin=stdin), on_error)


def _good(
    results: Iterable[T | InputError | Skipped], on_error: OnError, on_skip: OnSkip = lambda _: None
) -> Iterator[T]:
    for found in results:
        if isinstance(found, InputError):
            on_error(found)
        elif isinstance(found, Skipped):
            on_skip(found)
        else:
            yield found
