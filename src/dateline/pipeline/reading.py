"""Articles → readings; one that fails costs itself alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dateline.errors import InputError
from dateline.pipeline.articles import OnError, OnSkip, only_good
from dateline.pipeline.crew import Crew
from dateline.pipeline.faults import fault
from dateline.types import Article, Reading, Skipped

if TYPE_CHECKING:
    from dateline.extraction import Reader


def readings(found: Iterable[Any], crew: Crew) -> Iterator[Any]:
    """The reading of each article, or the `InputError` that says why there is none; all else as it is, in its place."""
    return work_on_articles(_reading, found, crew)


def work_on_articles(work: Callable[[Reader, Article], Any], found: Iterable[Any], crew: Crew) -> Iterator[Any]:
    """What `work` makes of each article, an `InputError` where a process died over it; all else as it is."""
    return crew.map(work, found, Article, _lost, lambda article: len(article.body))


def read_all(
    found: Iterable[Article | InputError | Skipped], crew: Crew, on_error: OnError, on_skip: OnSkip = lambda _: None
) -> Iterator[Reading]:
    """The readings of articles; one that cannot be read goes to `on_error` and the rest is read."""
    return only_good(readings(found, crew), on_error, on_skip)


def _reading(reader: Reader, article: Article) -> Reading | InputError:
    try:
        return reader.read(article)
    except Exception as error:
        return fault(article.id, error)


def _lost(article: Article, how: str) -> InputError:
    return InputError(article.id, f"could not be read: {how}")
