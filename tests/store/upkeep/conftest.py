"""A record of several stories, with copies, corrections, rulings and inputs that were set aside."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from dateline.store import open_store
from dateline.types import Query, Reading
from tests.record.stories import story
from tests.views.sayings import article


def told() -> list[Reading]:
    """Two stories, vague reports among them, with a corrected article and one that quotes."""
    readings = story(random.Random(5), "s", vague=True).readings
    readings += story(random.Random(6), "t", who="spain sweden", vague=True).readings
    first = readings[0].article
    corrected = first.model_copy(update={"published": "2031-04-01", "body": f"{first.body} Corrected."})
    readings.append(article("said", "2031-03-05", ("ana-ruiz", "demands", "that the bridge be mended")))
    return [*readings, readings[0].model_copy(update={"article": corrected})]


def fill(record: str) -> None:
    """Keep the stories in a record, and rule on two of its events."""
    with open_store(record, create=True) as store:
        store.add(told(), program="tests 1")
        events = list(store.events(Query()))
        store.merge([events[0].id, events[1].id], author="ana", note="one call")
        several = next(e for e in events[2:] if len(e.members) > 1)
        store.split(several.id, [several.members[0].article], author="ana")
        store.set_aside("page.html", "there is no article in it", None)


@pytest.fixture
def filled(new_record: Callable[[], str]) -> str:
    """The path or URL of such a record."""
    record = new_record()
    fill(record)
    return record
