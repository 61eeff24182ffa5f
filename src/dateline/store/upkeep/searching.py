"""Does the index of words hold what the words of articles say?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select, text

from dateline.store import schema
from dateline.store.database import Database
from dateline.store.rows import streamed
from dateline.types import Finding

_INDEX_AGAIN = "make the index anew: dateline vacuum"
_GOOD = "the index of words is that of the articles' words"


_DOCUMENTS = "SELECT count(*), coalesce(sum(id), 0) FROM words_index_docsize"
_PLACES = 'SELECT coalesce(sum(doc), 0), coalesce(sum("offset"), 0) FROM temp.index_instance'


class _Sums(NamedTuple):
    """What an index and the words that it is of have in common: sums over all words, which no order changes."""

    words: int = 0
    hashes: int = 0
    of_articles: int = 0
    places: int = 0
    articles: int = 0
    numbers: int = 0


def check_search(connection: Connection, _: Database) -> Iterator[Finding]:
    """Compare the index with the words. PostgreSQL checks its indexes itself, as far as it does."""
    if connection.dialect.name != "sqlite":
        yield Finding(check="search", state="ok", what="the database keeps the index of words itself")
    elif _indexed(connection) == _counted(connection):
        yield Finding(check="search", state="ok", what=_GOOD)
    else:
        what = "the index of words is not that of the articles' words: searches find too little or too much"
        yield Finding(check="search", state="failed", what=what, do=_INDEX_AGAIN)


def _indexed(connection: Connection) -> _Sums:
    for kind in ("row", "instance"):
        connection.execute(text(f"CREATE VIRTUAL TABLE temp.index_{kind} USING fts5vocab(main, words_index, {kind})"))
    words = hashes = 0
    for term, count in connection.execute(text("SELECT term, cnt FROM temp.index_row")):
        words += count
        hashes += count * hash(term)
    sums = connection.execute(text(_PLACES)).one()
    return _Sums(words, hashes, *sums, *connection.execute(text(_DOCUMENTS)).one())


def _counted(connection: Connection) -> _Sums:
    words = hashes = of_articles = places = articles = numbers = 0
    w = schema.words.c
    with streamed(connection, select(w.id, w.headline, w.body)) as rows:
        for row in rows:
            articles += 1
            numbers += row.id
            for parts in (row.headline.split(), row.body.split()):
                words += len(parts)
                hashes += sum(map(hash, parts))
                of_articles += row.id * len(parts)
                places += len(parts) * (len(parts) - 1) // 2
    return _Sums(words, hashes, of_articles, places, articles, numbers)
