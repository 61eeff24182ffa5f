"""Articles and readings → the record, a batch in a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from dateline.logs import logger
from dateline.pipeline.articles import OnError
from dateline.pipeline.kept import Kept
from dateline.pipeline.reading import read_all
from dateline.store import Added, Again, Store
from dateline.types import Article, Reading

if TYPE_CHECKING:
    from dateline.extraction import Reader

log = logger(__name__)

_BATCH = 16
"""Articles read and kept in one transaction: what an interruption can cost."""

_READINGS = 50
"""Readings made elsewhere that are kept in one transaction."""


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
    kept = Kept(
        new=added.new,
        known=added.known + known,
        new_versions=added.new_versions,
        reread=added.reread,
        events=sum(len(r.events) for r in readings),
        statements=sum(len(r.statements) for r in readings),
        undated=sum(r.article.published is None for r in readings),
    )
    log.info("batch kept", **kept._asdict())
    return kept


def _told(articles: Iterable[Article], on_step: Callable[[int], None]) -> Iterator[Article]:
    """The articles; each is told of when it has been dealt with and the next is asked for."""
    for article in articles:
        yield article
        on_step(1)
