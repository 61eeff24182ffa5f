"""Reading articles beside the server, in a process of its own.

Reading takes seconds, and pages are answered meanwhile; what a hostile article does to the process that reads it costs
that article alone.
"""

from __future__ import annotations

import asyncio
import io
import json
import signal
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.errors import DatelineError, InputError
from dateline.types.article import Day
from dateline.types.evidence import Value

if TYPE_CHECKING:
    from dateline.extraction import Reader
    from dateline.store import Store

# The parser and the database load in the process that uses them.
# ruff: noqa: PLC0415


class AddedArticle(Value):
    """An article as the record now has it, and how many events and statements were read from it."""

    id: str
    headline: str | None
    published: Day | None
    events: int
    statements: int


class Refused(Value):
    """An article that was not added: its number in the request, from 1, or its id, and why."""

    number: int | None
    id: str | None
    reason: str


class Added(Value):
    """What an addition did: how many articles are new, were known, changed, or were read again; and which they are."""

    new: int
    known: int
    new_versions: int
    reread: int
    articles: tuple[AddedArticle, ...]
    refused: tuple[Refused, ...]


class Reading(NamedTuple):
    """Into which record articles go and with which words and model they are read."""

    record: str
    lexicon: str | None
    model: str | None


class ReadingFailedError(DatelineError):
    """The process that reads came to an end."""


class Worker:
    """Adds articles to a record, one request after the other. The process starts with the first of them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._turn = asyncio.Lock()
        self._pool: ProcessPoolExecutor | None = None

    async def add(self, articles: Sequence[dict[str, Any]]) -> Added:
        """Read and keep articles, each with the columns of an input table.

        Raises what the record raises, and `ReadingFailedError` when the process dies of an article. Where the caller
        stops waiting the process is ended; what it had not kept yet is not added.
        """
        async with self._turn:
            try:
                return await asyncio.wrap_future(self._started().submit(add, self._reading, list(articles)))
            except BrokenProcessPool as error:
                self.close()
                raise ReadingFailedError("the process that reads articles came to an end; nothing was added") from error
            except asyncio.CancelledError:
                self.close()
                raise

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN))
        return self._pool

    def close(self) -> None:
        """End the process."""
        pool, self._pool = self._pool, None
        if pool is not None:
            for process in list((pool._processes or {}).values()):
                process.terminate()
            pool.shutdown(wait=False, cancel_futures=True)


def add(reading: Reading, articles: list[dict[str, Any]]) -> Added:
    """Read articles, which have the columns of an input table, and keep them in a record."""
    from dateline.pipeline import Crew, keep, read_articles, total
    from dateline.store import open_store

    refused: list[InputError] = []
    given = list(read_articles(["-"], refused.append, stdin=io.BytesIO(_table(articles))))
    with open_store(reading.record) as store:
        done = total(keep(store, given, Crew(_reader(reading.lexicon, reading.model)), on_error=refused.append))
        lost = {error.source for error in refused}
        return Added(
            new=done.new,
            known=done.known,
            new_versions=done.new_versions,
            reread=done.reread,
            articles=tuple(_added(store, one) for one in dict.fromkeys(a.id for a in given) if one not in lost),
            refused=tuple(_refused(error) for error in refused),
        )


def _table(articles: list[dict[str, Any]]) -> bytes:
    """The rows of a table in JSON Lines; in ASCII and without marks of HTML, so that nothing else is seen in it."""
    return b"".join(json.dumps(row).replace("<", "\\u003c").encode() + b"\n" for row in articles)


@cache
def _reader(lexicon: str | None, model: str | None) -> Reader:
    from dateline.extraction import Reader

    return Reader(model, Path(lexicon) if lexicon is not None else None)


def _added(store: Store, article_id: str) -> AddedArticle:
    kept = store.reading(article_id)
    assert kept is not None
    article = kept.article
    return AddedArticle(
        id=article.id,
        headline=article.headline,
        published=article.published,
        events=len(kept.events),
        statements=len(kept.statements),
    )


def _refused(error: InputError) -> Refused:
    return Refused(number=error.row, id=None if error.row else error.source, reason=error.reason)
