"""Searching the words of articles: the same words, order and snippets in every kind of database.

The words are folded before they are kept (`words.py`). SQLite finds and ranks them by FTS5; PostgreSQL finds them by a
GIN index over them and the program ranks them by the function of FTS5, Okapi BM25 (Robertson and Zaragoza, "The
Probabilistic Relevance Framework: BM25 and Beyond", 2009, with k1 = 1.2 and b = 0.75).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

from dateline.record.source import Hit
from dateline.record.spans import FOREVER
from dateline.store import schema
from dateline.store.rows import AnyRow, chunks
from dateline.store.snippet import snippet
from dateline.store.words import folded
from dateline.types import Article, Query, Reading

Phrase = str
"""Words in a row, folded, with a space between them; mostly one word."""

_TOKEN = re.compile(r'"[^"]*"|\S+')
_HEADLINE_WEIGHT, _BODY_WEIGHT = 4.0, 1.0
_K1, _B = 1.2, 0.75
_LEAST_IDF = 1e-6
"""What a word counts that half of all articles have."""


def phrases(words: str) -> list[Phrase]:
    """What is searched for: every word, and "words in quotation marks" as a phrase; no operators.

    Raises `UnicodeEncodeError` for half a surrogate pair, which is no text and stands in none.
    """
    words.encode()
    return [found for t in _TOKEN.findall(words) if (found := folded(t))]


def keep_words(connection: Connection, articles: Iterable[Article]) -> None:
    """Keep the words of articles that have none kept."""
    if rows := [words_row(a) for a in articles]:
        connection.execute(insert(schema.words), rows)


def words_row(article: Article) -> dict[str, Any]:
    """The words of an article as they are kept."""
    headline, body = folded(article.headline or ""), folded(article.body)
    size = len(headline.split()) + len(body.split())
    return {"article": article.id, "headline": headline, "body": body, "size": size}


def forget_words(connection: Connection, articles: Iterable[str]) -> None:
    """Forget the words of articles."""
    for some in chunks(articles):
        connection.execute(delete(schema.words).where(schema.words.c.article.in_(some)))


def search(connection: Connection, wanted: Sequence[Phrase], query: Query) -> Iterator[str]:
    """The ids of articles that have all the phrases, best first, then newest; of the query only the days count."""
    if not wanted:
        return iter(())
    by_index = _search_fts5 if connection.dialect.name == "sqlite" else _search_gin
    return by_index(connection, wanted, query)


def hit(connection: Connection, article: str, wanted: Sequence[Phrase]) -> Hit:
    """An article that was found, with the words around what was found in it."""
    a = schema.article.c
    payload = connection.execute(select(a.reading).where(a.id == article, a.until == FOREVER)).scalar_one()
    found = Reading.model_validate_json(payload).article
    shown = snippet(found.body, wanted) or snippet(found.headline or "", wanted) or ""
    return Hit(found.id, found.headline, found.publisher, found.published, shown)


def _within(query: Query) -> list[ColumnElement[bool]]:
    """Conditions on articles: the newest version, of the days of the query."""
    a = schema.article.c
    found: list[ColumnElement[bool]] = [a.until == FOREVER]
    if query.as_of is not None:
        found.append(a.published <= query.as_of)
    if query.since is not None:
        found.append(a.published >= query.since)
    if query.until is not None:
        found.append(a.published <= query.until)
    return found


_MATCHED = "SELECT rowid AS id, bm25(words_index, :headline, :body) AS rank FROM words_index WHERE words_index MATCH :q"


_MATCHED = "SELECT rowid AS id, bm25(words_index, :h, :b) AS rank FROM words_index WHERE words_index MATCH :q"


def _search_fts5(connection: Connection, wanted: Sequence[Phrase], query: Query) -> Iterator[str]:
    a, w = schema.article.c, schema.words.c
    matched = (
        text(_MATCHED)
        .bindparams(h=_HEADLINE_WEIGHT, b=_BODY_WEIGHT, q=" ".join(f'"{p}"' for p in wanted))
        .columns(id=w.id.type, rank=Float)
        .subquery("matched")
    )
    statement = (
        select(a.id)
        .join(schema.words, w.article == a.id)
        .join(matched, matched.c.id == w.id)
        .where(*_within(query))
        .order_by(matched.c.rank, a.published.desc(), a.id)
    )
    yield from connection.execute(statement).scalars()


class _Counted(NamedTuple):
    """An article with the number of its words, and how often it has each phrase, weighted by where."""

    article: str
    published: str
    size: int
    often: tuple[float, ...]


def _search_gin(connection: Connection, wanted: Sequence[Phrase], query: Query) -> Iterator[str]:
    a, w = schema.article.c, schema.words.c
    # The server does not know what it costs to take a text apart, and would look through all of them for a common word.
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    number, total = connection.execute(select(func.count(), func.sum(w.size))).one()
    counts = [c for p in wanted for c in (_count(w.headline, p), _count(w.body, p))]
    statement = select(a.id, a.published, w.size, *counts).join(schema.words, w.article == a.id)
    found = connection.execute(statement.where(*_within(query), *map(_has, wanted)))
    rarities = [_rarity(number, _articles_with(connection, p)) for p in wanted]
    ranked = [(_bm25(row := _counted(r), rarities, total / number), row) for r in found]
    ranked.sort(key=lambda x: x[1].article)
    ranked.sort(key=lambda x: x[1].published, reverse=True)
    ranked.sort(key=lambda x: x[0], reverse=True)
    return (row.article for _, row in ranked)


def _counted(row: AnyRow) -> _Counted:
    article, published, size, *counts = row
    pairs = zip(counts[::2], counts[1::2], strict=True)
    return _Counted(article, published or "", size, tuple(_HEADLINE_WEIGHT * h + _BODY_WEIGHT * b for h, b in pairs))


def _bm25(row: _Counted, rarities: Sequence[float], usual: float) -> float:
    return sum(
        rarity * ((often * (_K1 + 1.0)) / (often + _K1 * (1 - _B + _B * row.size / usual)))
        for rarity, often in zip(rarities, row.often, strict=True)
    )


def _rarity(number: int, having: int) -> float:
    """The inverse document frequency."""
    found = math.log((number - having + 0.5) / (having + 0.5))
    return found if found > 0 else _LEAST_IDF


def _articles_with(connection: Connection, phrase: Phrase) -> int:
    statement: Select[Any] = select(func.count()).select_from(schema.words).where(_has(phrase))
    return int(connection.execute(statement).scalar_one())


def _has(phrase: Phrase) -> ColumnElement[bool]:
    """Whether an article has a phrase: its words by the index, then in a row."""
    w = schema.words.c
    parts = phrase.split()
    every = func.string_to_array(w.headline + " " + w.body, " ", type_=ARRAY(Text)).contains(cast(parts, ARRAY(Text)))
    if len(parts) == 1:
        return every
    return and_(every, _count(w.headline, phrase) + _count(w.body, phrase) > 0)


def _count(column: ColumnElement[str], phrase: Phrase) -> ColumnElement[int]:
    """How often a phrase stands in a text: every word has spaces of its own, so that neighbours are both counted.

    Of a phrase that runs into itself ("day by day" in "day by day by day") FTS5 counts both, this only the first.
    """
    apart = " " + func.replace(column, " ", "  ") + " "
    part = bindparam(None, f" {phrase.replace(' ', '  ')} ", Text)
    return (func.octet_length(apart) - func.octet_length(func.replace(apart, part, ""))) // func.octet_length(part)
