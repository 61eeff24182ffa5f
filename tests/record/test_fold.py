from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.record import fold
from dateline.types import Reading
from tests.record.build import event, reading
from tests.record.stories import story

seeds = st.integers(0, 10_000)


def export(readings: list[Reading], as_of: str | None = None) -> list[str]:
    return [e.model_dump_json() for e in fold(readings, as_of=as_of)]


@settings(max_examples=25, deadline=None)
@given(seed=seeds, shuffle=seeds)
def test_the_order_of_readings_does_not_matter(seed: int, shuffle: int) -> None:
    readings = story(random.Random(seed), "s", vague=True).readings
    shuffled = list(readings)
    random.Random(shuffle).shuffle(shuffled)
    assert export(shuffled) == export(readings)


@settings(max_examples=25, deadline=None)
@given(seed=seeds, others=seeds)
def test_other_stories_change_nothing_of_an_event(seed: int, others: int) -> None:
    mine = story(random.Random(seed), "s").readings
    theirs = story(random.Random(others), "t", who="nils-berg lucia-vidal").readings
    assert set(export(mine)) <= set(export(theirs + mine))


@settings(max_examples=15, deadline=None)
@given(seed=seeds, days=st.integers(0, 90))
def test_as_of_a_day_is_the_fold_of_what_was_published_by_then(seed: int, days: int) -> None:
    readings = story(random.Random(seed), "s").readings
    day = readings[min(days, len(readings) - 1)].article.published
    known = [r for r in readings if (r.article.published or "") <= (day or "")]
    assert export(readings, day) == export(known)


def test_an_article_without_a_day_counts_only_when_no_day_is_asked_for() -> None:
    readings = [reading("a", None, event("x", date="2031-03-03"))]
    assert len(fold(readings)) == 1
    assert fold(readings, as_of="2031-12-31") == []


def test_undated_articles_come_after_dated_ones() -> None:
    readings = [
        reading("a", None, event("x", date="2031-03-03")),
        reading("b", "2031-03-04", event("x", date="2031-03-03")),
    ]
    (found,) = fold(readings)
    assert [m.article for m in found.members] == ["b", "a"]


def test_of_two_versions_the_later_or_longer_counts_and_as_of_the_one_known_then() -> None:
    early = reading("a", "2031-03-03", event("x", status="planned", date="2031-03-10"))
    late = reading("a", "2031-03-11", event("x", date="2031-03-10"), body="Corrected.")
    assert [e.status for e in fold([late, early])] == ["occurred"]
    assert [e.status for e in fold([late, early], as_of="2031-03-05")] == ["planned"]
    longer = reading("a", "2031-03-03", event("x", status="cancelled", date="2031-03-10"), body="Updated since.")
    assert [e.status for e in fold([longer, early])] == [e.status for e in fold([early, longer])] == ["cancelled"]
