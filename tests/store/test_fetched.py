from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from dateline.pipeline import take_in
from dateline.store import Added, Store, open_store
from dateline.store.fetched import content, fetched
from dateline.store.rows import kept_form
from dateline.types import Reading
from tests.record.build import event, reading

PLAIN = reading("a", "2031-03-03", event("x", date="2031-03-02"))
EARLY, LATE = "2031-03-04T05:06:07.000000+00:00", "2031-03-05T00:00:00.000000+00:00"
TRICKY = ',"fetched":"2020-01-01"'


def at(instant: str | None, told: Reading = PLAIN, **changes: str) -> Reading:
    return told.model_copy(update={"article": told.article.model_copy(update={"fetched": instant, **changes})})


def kept(store: Store, name: str = "a") -> str | None:
    found = store.reading(name)
    assert found is not None
    return found.article.fetched


@pytest.mark.parametrize("order", list(permutations([None, EARLY, LATE])))
def test_the_earlier_fetch_is_kept_whatever_came_first(new_record: Callable[[], str], order: list[str | None]) -> None:
    first, *rest = (at(instant) for instant in order)
    with open_store(new_record()) as added, open_store(new_record()) as met, open_store(new_record()) as taken:
        assert added.add([first]) == Added(new=1)
        assert added.add(rest) == Added(known=2)
        met.add([first])
        met.met_again(one.article for one in rest)
        for one in (first, *rest):
            list(take_in(taken, [one]))
        assert {kept(store) for store in (added, met, taken)} == {EARLY}


def test_when_it_was_fetched_makes_no_other_reading(store: Store) -> None:
    store.add([at(LATE)], program="1")
    before = store.revision()
    store.met_again([at(None).article, at(LATE).article, at(EARLY, id="unknown").article])
    assert store.revision() == before
    assert store.unknown([at(LATE), PLAIN]) == []
    assert store.unknown([at(EARLY)]) == [at(EARLY)]


def test_another_program_keeps_the_earlier_fetch(store: Store) -> None:
    store.add([at(EARLY)], program="1")
    other = at(LATE, reading("a", "2031-03-03", event("x", date="2031-03-01")))
    assert store.add([other], program="2") == Added(reread=1)
    found = store.reading("a")
    assert found is not None
    assert (found.events, found.article.fetched) == (other.events, EARLY)


def test_records_brought_together_keep_the_earlier_fetch(new_record: Callable[[], str]) -> None:
    with open_store(new_record()) as one, open_store(new_record()) as two:
        one.add([at(LATE)], program="1")
        two.add([at(EARLY)], program="1")
        list(one.absorb(two))
        list(two.absorb(one))
        assert (kept(one), kept(two)) == (EARLY, EARLY)


def test_what_an_article_says_is_not_taken_for_when_it_was_fetched() -> None:
    tricky = at(None, headline=TRICKY)
    assert fetched(kept_form(tricky)) is None
    assert content(kept_form(tricky)) == kept_form(tricky)
    assert fetched(kept_form(at(EARLY, headline=TRICKY))) == EARLY
    assert content(kept_form(at(EARLY, tricky))) == kept_form(tricky)
