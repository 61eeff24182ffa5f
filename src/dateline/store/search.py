"""Searching the words of articles, by SQLite's FTS5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import Connection, text

from dateline.record.source import Hit

_TOKEN = re.compile(r'"[^"]*"|\S+')

_SEARCH = text(
    """
    SELECT article.id, article.headline, article.publisher, article.published,
           snippet(words, -1, '', '', ' … ', 24) AS snippet
    FROM words JOIN article ON article.id = words.article AND article.newest
    WHERE words MATCH :words
      AND (:as_of IS NULL OR article.published <= :as_of)
      AND (:since IS NULL OR article.published >= :since)
      AND (:until IS NULL OR article.published <= :until)
    ORDER BY bm25(words, 0.0, 4.0, 1.0), article.published DESC, article.id
    """
)


def match_expression(words: str) -> str:
    """What is searched for as FTS5 wants it: every word, and "words in quotation marks" as a phrase; no operators."""
    tokens = [t.strip('"').replace('"', "") for t in _TOKEN.findall(words)]
    return " ".join(f'"{t}"' for t in tokens if re.search(r"\w", t))


def search(
    connection: Connection, words: str, *, as_of: str | None, since: str | None, until: str | None
) -> Iterator[Hit]:
    """Articles that hold all the words, best first."""
    expression = match_expression(words)
    if not expression:
        return
    values = {"words": expression, "as_of": as_of, "since": since, "until": until}
    for row in connection.execute(_SEARCH, values):
        yield Hit(row.id, row.headline, row.publisher, row.published, " ".join(row.snippet.split()))
