"""Texts to read: our own, put together anew each time in the same order, or those that the caller names."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from dateline.reading import read_sources, read_text
from dateline.types import Article

_HERE = Path(__file__).parent
_REPORTS = _HERE.parent / "evaluation" / "reports"
_LOCAL = ("buns.txt", "pool.txt", "rovers.txt")
_PARAGRAPHS = 8
_DAY = "2024-06-12"


def diplomatic(words: int) -> list[Article]:
    """Articles made of the paragraphs of the evaluation's diplomatic reports."""
    return _shuffled(_of_reports(), words, "diplomatic")


def general(words: int) -> list[Article]:
    """Articles made of paragraphs that have nothing to do with diplomacy."""
    return _shuffled(_general(), words, "general")


def paragraphs() -> list[str]:
    """Every paragraph of both kinds."""
    return [*_of_reports(), *_general()]


def _of_reports() -> list[str]:
    pages = [path for path in sorted(_REPORTS.glob("*.txt")) if path.name not in _LOCAL]
    bodies = [read_text(path.read_text(encoding="utf-8"), published=_DAY).body for path in pages]
    return [p for body in bodies for p in body.split("\n\n")]


def _general() -> list[str]:
    return (_HERE / "general.txt").read_text(encoding="utf-8").strip().split("\n\n")


def named(source: str, words: int) -> list[Article]:
    """Articles of a file, folder or table, until there are `words` words. What cannot be read is left out."""
    chosen, there = [], 0
    for article in read_sources([source]):
        if isinstance(article, Article) and there < words:
            chosen.append(article)
            there += count([article])
    return chosen


def count(articles: list[Article]) -> int:
    """Words between white space in the bodies."""
    return sum(len(article.body.split()) for article in articles)


def _shuffled(paragraphs: list[str], words: int, name: str) -> list[Article]:
    """Articles of some paragraphs each, every paragraph as often as any other, in an order that is always the same."""
    articles: list[Article] = []
    there, supply = 0, _endless(paragraphs)
    while there < words:
        body = "\n\n".join(next(supply) for _ in range(_PARAGRAPHS))
        articles.append(Article(id=f"{name}-{len(articles)}", body=body, published=_DAY, language="en"))
        there += len(body.split())
    return articles


def _endless(paragraphs: list[str]) -> Iterator[str]:
    order = random.Random(7)
    while True:
        yield from order.sample(paragraphs, len(paragraphs))
