"""Sources → articles, and readings that were made elsewhere; what cannot be taken is handed aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from dateline.errors import InputError
from dateline.pipeline.crew import Crew
from dateline.pipeline.faults import fault
from dateline.pipeline.remote import open_url
from dateline.pipeline.sieve import Raw, screened, sifted
from dateline.reading import Extent, RawPage, Settings, raw_pages, read_readings, read_sources
from dateline.types import Article, Reading, Skipped

if TYPE_CHECKING:
    from dateline.extraction import Reader

T = TypeVar("T")
Found = Article | InputError | Skipped
"""An article of the sources, or what stands in its place."""

OnError = Callable[[InputError], None]
OnSkip = Callable[[Skipped], None]


def find_articles(
    sources: Iterable[str | Path],
    crew: Crew,
    *,
    published: str | None = None,
    screen: bool | None = None,
    stdin: BinaryIO | None = None,
    extent: Extent | None = None,
) -> Iterator[Found]:
    """The articles of all sources, and in their places what cannot be read and what is passed over.

    `screen` says whether pages are screened; without it those are that a crawl gathered. In `extent` the place of each
    is noted.
    """
    pages = raw_pages([str(s) for s in sources], stdin=stdin, opener=open_url, extent=extent)
    return articles_of(pages, crew, published=published, screen=screen)


def articles_of(
    pages: Iterable[Raw], crew: Crew, *, published: str | None = None, screen: bool | None = None
) -> Iterator[Found]:
    """The articles of pages, and in their places what cannot be read and what is passed over."""
    work = partial(_article, settings=Settings(published=published), screen=screen)
    pages = screened(pages, screen)
    return crew.map(work, pages, RawPage, _lost, lambda page: len(page.content))


def _article(reader: Reader, page: RawPage, settings: Settings, screen: bool | None) -> Found:
    try:
        return sifted(reader, page, settings, screen)
    except Exception as error:
        return fault(page.source, error, page.row)


def _lost(page: RawPage, how: str) -> Found:
    return InputError(page.source, f"could not be read: {how}", page.row)


def read_articles(
    sources: Iterable[str | Path],
    on_error: OnError,
    on_skip: OnSkip = lambda _: None,
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article]:
    """The articles of all sources; what cannot be read goes to `on_error`, what is passed over to `on_skip`."""
    found = read_sources([str(s) for s in sources], published=published, stdin=stdin, opener=open_url)
    return only_good(found, on_error, on_skip)


def load_readings(
    sources: Iterable[str | Path], on_error: OnError, *, stdin: BinaryIO | None = None, extent: Extent | None = None
) -> Iterator[Reading]:
    """The readings that files hold; a file, line or row that cannot be taken goes to `on_error`."""
    return only_good(read_readings([str(s) for s in sources], stdin=stdin, extent=extent), on_error)


def only_good(
    results: Iterable[T | InputError | Skipped], on_error: OnError, on_skip: OnSkip = lambda _: None
) -> Iterator[T]:
    """What is neither a failure nor passed over; the others go to whom they concern."""
    for found in results:
        if isinstance(found, InputError):
            on_error(found)
        elif isinstance(found, Skipped):
            on_skip(found)
        else:
            yield found
