"""Records for the views, in both kinds of database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from dateline.store import open_store
from dateline.types import Reading
from dateline.views import Record


@pytest.fixture
def record_of(new_record: Callable[[], str]) -> Iterator[Callable[..., Record]]:
    """Keeps readings in an empty record and opens it for its views."""
    with ExitStack() as opened:

        def made(*readings: Reading) -> Record:
            where = new_record()
            with open_store(where, create=True) as store:
                store.add(readings, program="1")
            return Record(opened.enter_context(open_store(where)))

        yield made
