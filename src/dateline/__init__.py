"""Dateline reads news reports and keeps the record of a story.

    import dateline

    for reading in dateline.read("report.txt", published="2025-10-17"):
        print(reading.article.headline, len(reading.events))

    dateline.add_readings("story.db", ["readings.jsonl"])
    with dateline.open("story.db") as record:
        for row in record.timeline(actors=["Putin"], as_of="2025-10-20"):
            print(row.date, row.status, row.what)

`dateline.types` has the values, `dateline.errors` what can go wrong, `dateline.views` the rows of the views.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.errors import InputError
    from dateline.pipeline import Kept
    from dateline.store import Absorbed, Store
    from dateline.types import Reading
    from dateline.views import Record

__all__ = ["__version__", "absorb", "add_readings", "open", "read", "reread"]

# The parser takes a second to load and the database half of one: `import dateline` waits for neither.
# ruff: noqa: PLC0415


def read(
    source: str | Path,
    *,
    published: str | None = None,
    lexicon: str | Path | None = None,
    model: str | None = None,
    jobs: int = 1,
) -> Iterator[Reading]:
    """Read a file, a table, a folder or a glob and yield one `Reading` for each article in it.

    `published` (`YYYY-MM-DD`) is the day of publication of articles that do not give one. `lexicon` is a folder of
    words of one's own that come on top of the program's, `model` the package or folder of another spaCy model of
    English. With `jobs` above 1 so many processes read where there is much to read; the readings and their order are
    the same, and the script that calls this needs its `if __name__ == "__main__":`.

    Raises `InputError` when it comes to an input that cannot be read, `LexiconError` when the folder does not hold what
    it should, and `LanguageError` when the model cannot be loaded.
    """
    from dateline.pipeline import crew, find_articles, read_all

    def refuse(error: Exception) -> None:
        raise error

    with crew(model, Path(lexicon) if lexicon is not None else None, jobs) as readers:
        yield from read_all(find_articles([source], readers, published=published), readers, refuse)


def add_readings(
    record: str | Path, sources: Iterable[str | Path], *, on_error: Callable[[InputError], None] | None = None
) -> Kept:
    """Add readings that were made elsewhere to a record, which is made if there is none; says what that did.

    The sources are files of JSON Lines as `dateline read --format jsonl` prints them, folders or globs. What cannot be
    taken is kept among the record's failures, and `on_error` is told of it. Raises `RecordError` when the record cannot
    be opened or written.
    """
    from dateline.pipeline import load_readings, take_in, total
    from dateline.store import open_store

    with open_store(str(record), create=True) as store:
        return total(take_in(store, load_readings(sources, _noting(store, on_error))))


def reread(
    record: str | Path,
    articles: Iterable[str] = (),
    *,
    everything: bool = False,
    lexicon: str | Path | None = None,
    model: str | None = None,
    jobs: int = 1,
    on_error: Callable[[InputError], None] | None = None,
) -> Kept:
    """Read articles of a record again and let the record follow; says what that did.

    Which: those named (by id or the beginning of one), or with `everything` all of them, or else those that another
    version of the program read or that were read with another `lexicon` or `model`. `jobs` is as for `read`. In the
    result `reread` counts those of which something else was read than before, `known` the rest. An article that cannot
    be read keeps the reading that it has; `on_error` is told of it. Raises `RecordError` when the record cannot be
    opened or written,
    `NotInRecordError` for an article that it does not hold, and what `read` raises for the settings.
    """
    from dateline.pipeline import crew, reread, total
    from dateline.store import Again, open_store

    with (
        crew(model, Path(lexicon) if lexicon is not None else None, jobs) as readers,
        open_store(str(record)) as store,
    ):
        again = Again(tuple(articles), unless=None if everything else readers.program)
        store.count_again(again)
        return total(reread(store, again, readers, _noting(store, on_error)))


def _noting(store: Store, on_error: Callable[[InputError], None] | None) -> Callable[[InputError], None]:
    """Keeps errors among a record's failures and tells the caller of them."""

    def note(error: InputError) -> None:
        store.set_aside(error.source, error.reason, error.row)
        if on_error is not None:
            on_error(error)

    return note


def absorb(record: str | Path, *others: str | Path) -> Absorbed:
    """Take in all that other records hold: articles with their readings, rulings and what was set aside.

    The record is made if there is none. Each step is a transaction: what an error or an interruption leaves is whole,
    and calling it again goes on. Raises `RecordError` when one of the records cannot be opened, read or written.
    """
    from contextlib import ExitStack

    from dateline.store import Absorbed, open_store

    total = Absorbed()
    with ExitStack() as stack:
        sources = [stack.enter_context(open_store(str(other))) for other in others]
        store = stack.enter_context(open_store(str(record), create=True))
        for source in sources:
            for done in store.absorb(source):
                total = total.plus(done)
    return total


def open(record: str | Path) -> Record:
    """Open a record that `dateline add` made: the path of an SQLite file, or a `postgresql://` URL.

    Close it, or use it in a `with` statement. Raises `RecordError` when there is none, when it is something else, or
    when a newer program wrote it.
    """
    from dateline.store import open_store
    from dateline.views import Record

    store = open_store(str(record))
    return Record(store, store.close, store)
