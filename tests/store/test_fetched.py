from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from dateline.pipeline import take_in
from dateline.record import fold
from dateline.store import Added, Store, open_store
from dateline.store.fetched import content, fetched
from dateline.store.rows import kept_form
from dateline.types import Query, Reading
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


WRONG = reading("a", "2031-03-03", event("x", date="2031-03-02"), body="They met in Lisbon on March 2, as planned.")
RIGHT = reading("a", "2031-03-03", event("x", date="2031-03-01"), body="They met on March 1.")


def day(store: Store) -> str | None:
    (told,) = store.events(Query())
    return told.date


@pytest.mark.parametrize("order", list(permutations([at(EARLY, WRONG), at(LATE, WRONG), at(LATE, RIGHT)])))
def test_a_correction_counts_though_it_is_shorter(new_record: Callable[[], str], order: list[Reading]) -> None:
    with open_store(new_record()) as one_by_one, open_store(new_record()) as at_once:
        for told in order:
            one_by_one.add([told])
        at_once.add(order)
        assert [day(one_by_one), day(at_once), *(e.date for e in fold(order))] == ["2031-03-01"] * 3


BETWEEN = "2031-03-04T12:00:00.000000+00:00"


@pytest.mark.parametrize(
    "learn",
    [
        lambda store: store.add([at(EARLY, RIGHT)], program="1"),
        lambda store: store.add([at(EARLY, RIGHT)], program="2"),
        lambda store: store.met_again([at(EARLY, RIGHT).article]),
    ],
)
def test_a_text_that_proves_to_be_older_gives_way(store: Store, learn: Callable[[Store], object]) -> None:
    store.add([at(BETWEEN, WRONG), at(LATE, RIGHT)], program="1")
    assert day(store) == "2031-03-01"
    learn(store)
    assert day(store) == "2031-03-02"


def test_a_text_that_was_older_in_another_record_gives_way(new_record: Callable[[], str]) -> None:
    with open_store(new_record()) as one, open_store(new_record()) as two:
        one.add([at(BETWEEN, WRONG), at(LATE, RIGHT)], program="1")
        two.add([at(EARLY, RIGHT)], program="1")
        list(one.absorb(two))
        assert day(one) == "2031-03-02"


def test_what_an_article_says_is_not_taken_for_when_it_was_fetched() -> None:
    tricky = at(None, headline=TRICKY)
    assert fetched(kept_form(tricky)) is None
    assert content(kept_form(tricky)) == kept_form(tricky)
    assert fetched(kept_form(at(EARLY, headline=TRICKY))) == EARLY
    assert content(kept_form(at(EARLY, tricky))) == kept_form(tricky)
