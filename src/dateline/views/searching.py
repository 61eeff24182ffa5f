"""What a search found, a page at a time."""

from __future__ import annotations

from dateline.record.source import Hit, RecordSource
from dateline.types import Query
from dateline.views.pages import Page, Paging


def search_page(source: RecordSource, words: str, query: Query, paging: Paging) -> Page[Hit]:
    """A page of the articles that hold the words, best first. The key is the number of those before."""
    before = int(paging.after[0]) if paging.after else 0
    found = list(enumerate(source.search(words, query, paging.limit + 1, before), before + 1))
    page = paging.page(found, lambda row: (row[0],))
    return Page[Hit](rows=tuple(hit for _, hit in page.rows), next=page.next)
