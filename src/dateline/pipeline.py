"""Reading, extraction and store joined: sources in, readings out or kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar

from pydantic import ValidationError

from dateline.errors import InputError
from dateline.reading import read_readings, read_sources
from dateline.store import Added, Again, Store
from dateline.types import Article, Reading

_BATCH = 16
"""Articles read and kept in one transaction: what an interruption can cost."""

_READINGS = 50
"""Readings made elsewhere that are kept in one transaction."""

if TYPE_CHECKING:
    from dateline.extraction import Reader

T = TypeVar("T")
OnError = Callable[[InputError], None]


class Kept(NamedTuple):
    """What an addition did: articles new, known before, changed and read again, and what was read from them.

    `undated` counts those read of which no day of publication is known.
    """

    new: int = 0
    known: int = 0
    new_versions: int = 0
    reread: int = 0
    events: int = 0
    statements: int = 0
    undated: int = 0


def total(batches: Iterable[Kept]) -> Kept:
    """The totals of batches, added up."""
    return Kept(*map(sum, zip(Kept(), *batches, strict=True)))


def read_articles(
    sources: Iterable[str | Path], on_error: OnError, *, published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Article]:
    """The articles of all sources; an input that cannot be read goes to `on_error`."""
    return _good(read_sources([str(s) for s in sources], published=published, stdin=stdin), on_error)


def load_readings(
    sources: Iterable[str | Path], on_error: OnError, *, stdin: BinaryIO | None = None
) -> Iterator[Reading]:
    """The readings that files of JSON Lines hold; a file or line that cannot be taken goes to `on_error`."""
    return _good(read_readings([str(s) for s in sources], stdin=stdin), on_error)


def _good(results: Iterable[T | InputError], on_error: OnError) -> Iterator[T]:
    for found in results:
        if isinstance(found, InputError):
            on_error(found)
        else:
            yield found


def read_all(articles: Iterable[Article], reader: Reader, on_error: OnError) -> Iterator[Reading]:
    """The readings of articles; one that cannot be read goes to `on_error` and the rest is read.

    What the types refuse, and any failure in the extraction, costs the one article: hostile text finds states of the
    grammar that no test has, and a batch must not end there.
    """
    for article in articles:
        try:
            yield reader.read(article)
        except ValidationError as error:
            on_error(InputError(article.id, f"could not be read: {error.errors()[0]['msg']}"))
        except Exception as error:
            at = extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} in {Path(at.filename).name}, line {at.lineno}"
            on_error(InputError(article.id, f"could not be read: a fault of this program ({where}), please report it"))


def keep(
    store: Store, articles: Iterable[Article], reader: Reader, on_error: OnError, on_step: Callable[[int], None]
) -> Iterator[Kept]:
    """Read what the store does not have yet and keep it, a batch in a transaction; yields the totals of each batch.

    `on_step` is told how many articles were dealt with.
    """
    todo = iter(articles)
    while batch := list(islice(todo, _BATCH)):
        unknown = [a for a in batch if not store.has(a.id, a.version, reader.program)]
        on_step(len(batch) - len(unknown))
        readings = list(read_all(_told(unknown, on_step), reader, on_error))
        added = store.add(readings, program=reader.program)
        yield _kept(added, readings, len(batch) - len(unknown))


def take_in(
    store: Store, readings: Iterable[Reading], on_step: Callable[[int], None] = lambda _: None
) -> Iterator[Kept]:
    """Keep readings that were made elsewhere, a batch in a transaction; yields the totals of each batch.

    One that says what the record holds already changes nothing. `on_step` is told how many were dealt with.
    """
    todo = iter(readings)
    while batch := list(islice(todo, _READINGS)):
        unknown = store.unknown(batch)
        added = store.add(unknown)
        on_step(len(batch))
        yield _kept(added, unknown, len(batch) - len(unknown))


def reread(
    store: Store, again: Again, reader: Reader, on_error: OnError, on_step: Callable[[int], None] = lambda _: None
) -> Iterator[Kept]:
    """Read kept articles again and put what is read in the place of what was, a batch in a transaction.

    Yields the totals of each batch: `reread` counts readings that became others, `known` those that stayed as they
    were. An article that cannot be read goes to `on_error` and keeps the reading that it has.
    """
    for batch in store.kept_again(again, _BATCH):
        readings = list(read_all(_told([r.article for r in batch], on_step), reader, on_error))
        others = len(store.unknown(readings))
        store.add(readings, program=reader.program)
        same = len(readings) - others
        yield _kept(Added(known=same, reread=others), readings)


def _kept(added: Added, readings: Sequence[Reading], known: int = 0) -> Kept:
    return Kept(
        new=added.new,
        known=added.known + known,
        new_versions=added.new_versions,
        reread=added.reread,
        events=sum(len(r.events) for r in readings),
        statements=sum(len(r.statements) for r in readings),
        undated=sum(r.article.published is None for r in readings),
    )


def _told(articles: Iterable[Article], on_step: Callable[[int], None]) -> Iterator[Article]:
    """The articles; each is told of when it has been dealt with and the next is asked for."""
    for article in articles:
        yield article
        on_step(1)
