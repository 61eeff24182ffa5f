"""Articles and readings → the record, a batch in a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from dateline.errors import InputError
from dateline.logs import logger
from dateline.pipeline.articles import Found, OnError, OnSkip
from dateline.pipeline.crew import Crew
from dateline.pipeline.kept import Kept
from dateline.pipeline.reading import readings
from dateline.store import Added, Again, Store
from dateline.types import Article, Reading, Skipped

log = logger(__name__)

_BATCH = 16
"""Articles kept in one transaction: with those that are being read meanwhile, what an interruption can cost."""

_READINGS = 50
"""Readings made elsewhere that are kept in one transaction."""

Step = Callable[[int, int], None]
"""Is told how many articles were dealt with, and how many words of them were read."""


class _Known(NamedTuple):
    """An article of which the record has the reading, or is about to have it."""

    article: Article


def keep(
    store: Store,
    found: Iterable[Found],
    crew: Crew,
    *,
    on_error: OnError,
    on_skip: OnSkip = lambda _: None,
    on_step: Step = lambda *_: None,
) -> Iterator[Kept]:
    """Read what the store does not have yet and keep it, a batch in a transaction; yields the totals of each batch."""
    in_work: set[tuple[str, str]] = set()
    results = _dealt_with(readings(_unmet(store, found, crew.program, in_work), crew), on_error, on_skip, on_step)
    while batch := list(islice(results, _BATCH)):
        new = [one for one in batch if isinstance(one, Reading)]
        added = store.add(new, program=crew.program)
        store.met_again(one.article for one in batch if isinstance(one, _Known))
        in_work.difference_update((r.article.id, r.article.version) for r in new)
        yield _kept(added, new, len(batch) - len(new))


def _unmet(
    store: Store, found: Iterable[Found], program: str, in_work: set[tuple[str, str]]
) -> Iterator[Found | _Known]:
    """What was found, with those articles marked that the store has or that are in work."""
    for one in found:
        if isinstance(one, Article):
            if (one.id, one.version) in in_work or store.has(one.id, one.version, program):
                yield _Known(one)
                continue
            in_work.add((one.id, one.version))
        yield one


def _dealt_with(
    results: Iterable[Any], on_error: OnError, on_skip: OnSkip, on_step: Step
) -> Iterator[Reading | _Known]:
    """Readings and what is known; the others go to whom they concern, and every one of them is told of."""
    for one in results:
        if isinstance(one, InputError):
            on_error(one)
        elif isinstance(one, Skipped):
            on_skip(one)
        else:
            yield one
        on_step(1, len(one.article.body.split()) if isinstance(one, Reading) else 0)


def take_in(store: Store, given: Iterable[Reading], on_step: Step = lambda *_: None) -> Iterator[Kept]:
    """Keep readings that were made elsewhere, a batch in a transaction; yields the totals of each batch.

    One that says what the record holds already changes nothing. `on_step` is told how many were dealt with.
    """
    todo = iter(given)
    while batch := list(islice(todo, _READINGS)):
        unknown = store.unknown(batch)
        added = store.add(unknown)
        on_step(len(batch), 0)
        yield _kept(added, unknown, len(batch) - len(unknown))


def reread(
    store: Store, again: Again, crew: Crew, on_error: OnError, on_step: Step = lambda *_: None
) -> Iterator[Kept]:
    """Read kept articles again and put what is read in the place of what was, a batch in a transaction.

    Yields the totals of each batch: `reread` counts readings that became others, `known` those that stayed as they
    were. An article that cannot be read goes to `on_error` and keeps the reading that it has.
    """
    articles = (kept.article for page in store.kept_again(again, _BATCH) for kept in page)
    results = _dealt_with(readings(articles, crew), on_error, lambda _: None, on_step)
    while batch := [one for one in islice(results, _BATCH) if isinstance(one, Reading)]:
        others = len(store.unknown(batch))
        store.add(batch, program=crew.program)
        same = len(batch) - others
        yield _kept(Added(known=same, reread=others), batch)


def _kept(added: Added, readings: Sequence[Reading], known: int = 0) -> Kept:
    kept = Kept(
        new=added.new,
        known=added.known + known,
        new_versions=added.new_versions,
        reread=added.reread,
        events=sum(len(r.events) for r in readings),
        statements=sum(len(r.statements) for r in readings),
        undated=sum(r.article.published is None for r in readings),
        copies=added.copies,
    )
    log.info("batch kept", **kept._asdict())
    return kept
