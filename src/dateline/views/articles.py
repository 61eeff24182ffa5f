"""The articles that a record is made of."""

from __future__ import annotations

from dateline.record.source import RecordSource
from dateline.types import Query
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.views.pages import Page, Paging


class ArticleRow(Value):
    """An article, and how many events and statements were read from it."""

    id: str
    headline: str | None
    publisher: str | None
    published: Day | None
    events: int
    statements: int


def articles_page(source: RecordSource, query: Query, paging: Paging) -> Page[ArticleRow]:
    """A page of the articles, newest first, those without a day of publication last."""
    after = (str(paging.after[0]), str(paging.after[1])) if paging.after else None
    found = [
        ArticleRow(
            id=a.article,
            headline=a.headline,
            publisher=a.publisher,
            published=a.published,
            events=a.events,
            statements=a.statements,
        )
        for a in source.articles(query, after, paging.limit + 1)
    ]
    total = source.count_articles(query) if paging.counted else None
    return paging.page(found, lambda a: (a.published or "", a.id), total)
