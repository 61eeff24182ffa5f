"""Articles → readings, one at a time; one that fails costs itself alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from pydantic import ValidationError

from dateline.errors import InputError
from dateline.pipeline.articles import OnError
from dateline.types import Article, Reading

if TYPE_CHECKING:
    from dateline.extraction import Reader


def read_all(articles: Iterable[Article], reader: Reader, on_error: OnError) -> Iterator[Reading]:
    """The readings of articles; one that cannot be read goes to `on_error` and the rest is read.

    What the types refuse, and any failure in the extraction, costs the one article: hostile text finds states of the
    grammar that no test has, and a batch must not end there.
    """
    for article in articles:
        try:
            yield reader.read(article)
        except ValidationError as error:
            on_error(InputError(article.id, f"could not be read: {error.errors()[0]['msg']}"))
        except Exception as error:
            at = extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} in {Path(at.filename).name}, line {at.lineno}"
            on_error(InputError(article.id, f"could not be read: a fault of this program ({where}), please report it"))
