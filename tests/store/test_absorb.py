from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import RecordError
from dateline.record import fold
from dateline.record.mention import mention_id
from dateline.store import Absorbed, Store, open_store
from dateline.types import Query, Reading
from tests.record.build import event, reading
from tests.record.stories import story

seeds = st.integers(0, 10_000)
ONE = reading("a", "2031-03-03", event("x", date="2031-03-02"))


def take_in(store: Store, other: Store) -> Absorbed:
    total = Absorbed()
    for step in store.absorb(other):
        total = total.plus(step)
    return total


def held(store: Store) -> tuple[set[str], list[str], list[object]]:
    """Everything that a record shows: events, rulings with what became of them, inputs set aside."""
    events = {e.model_dump_json() for e in store.events(Query())}
    return events, [repr(now) for now in store.rulings()], list(store.failures())


@settings(max_examples=4, deadline=None)
@given(seed=seeds, cut=st.integers(0, 12))
def test_records_of_two_machines_brought_together_are_the_record_made_at_once(
    new_record: Callable[[], str], seed: int, cut: int
) -> None:
    rng = random.Random(seed)
    readings = story(rng, "s", vague=True).readings + story(rng, "t", who="ana-ruiz nils-berg").readings
    rng.shuffle(readings)
    with open_store(new_record()) as one, open_store(new_record()) as two:
        one.add(readings[: cut + 2], program="1")
        two.add(readings[cut:], program="1")
        named = [mention_id(r.article.id, r.events[0].id) for r in readings[:2]]
        ruling = one.merge(named, author="Ana").ruling
        two.set_aside("x.txt", "is empty", None)
        with open_store(new_record()) as both:
            take_in(both, two)
            take_in(both, one)
            whole = held(both)
        take_in(one, two)
        take_in(two, one)
        assert held(one) == held(two) == whole
        assert whole[0] == {e.model_dump_json() for e in fold(readings, rulings=[ruling])}


def test_what_is_whole_of_a_damaged_record_is_taken_in(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    with open_store(str(damaged), create=True) as two:
        two.add([ONE, reading("b", "2031-03-04", event("y", date="2031-03-02"))])
    with closing(sqlite3.connect(damaged)) as raw, raw:
        raw.execute("UPDATE article SET reading = replace(reading, 'occurred', 'occupied') WHERE id = 'b'")
    with open_store(str(tmp_path / "new.db"), create=True) as one, open_store(str(damaged)) as two:
        assert take_in(one, two) == Absorbed(new=1, damaged=1)
        assert [event.members[0].article for event in one.events(Query())] == ["a"]


def test_what_is_known_is_passed_over(new_record: Callable[[], str]) -> None:
    with open_store(new_record()) as one, open_store(new_record()) as two:
        two.add([ONE], program="1")
        two.set_aside("x.txt", "is empty", 3)
        assert take_in(one, two) == Absorbed(new=1, failures=1)
        assert take_in(one, two) == Absorbed(known=1)


def test_every_version_of_an_article_is_taken_in(new_record: Callable[[], str]) -> None:
    later = reading("a", "2031-03-05", event("y", date="2031-03-02"), body="Corrected.")
    with open_store(new_record()) as one, open_store(new_record()) as two:
        one.add([later], program="1")
        two.add([ONE, later], program="1")
        assert take_in(one, two) == Absorbed(new_versions=1, known=1)
        assert one.reading("a", as_of="2031-03-04") == ONE
        assert one.reading("a") == later


def otherwise(status: str) -> Reading:
    return reading("a", "2031-03-03", event("x", status=status, date="2031-03-02"))


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"),
    [
        ("dateline 0.2.0", "dateline 0.10.0", "theirs"),
        ("dateline 0.10.0", "dateline 0.2.0 0123abcd", "mine"),
        ("dateline 9.0.0", None, "theirs"),
        (None, "dateline 9.0.0", "mine"),
    ],
)
def test_of_two_readings_of_one_text_the_better_is_kept_whichever_takes_in_the_other(
    new_record: Callable[[], str], mine: str | None, theirs: str | None, kept: str
) -> None:
    with open_store(new_record()) as one, open_store(new_record()) as two:
        one.add([otherwise("planned")], program=mine)
        two.add([otherwise("possible")], program=theirs)
        take_in(one, two)
        take_in(two, one)
        status = {"mine": "planned", "theirs": "possible"}[kept]
        for store in (one, two):
            assert [e.status for e in store.events(Query())] == [status]


def test_which_reading_of_one_program_is_kept_does_not_depend_on_who_takes_in_whom(
    new_record: Callable[[], str],
) -> None:
    with open_store(new_record()) as one, open_store(new_record()) as two:
        one.add([otherwise("planned")])
        two.add([otherwise("possible")])
        take_in(one, two)
        take_in(two, one)
        assert held(one) == held(two)


def test_ids_that_an_event_had_in_the_other_record_find_it(new_record: Callable[[], str]) -> None:
    again = reading("a", "2031-03-04", event("y", date="2031-03-02"), body="Corrected.")
    with open_store(new_record()) as one, open_store(new_record()) as two:
        two.add([ONE], program="1")
        two.add([again], program="1")
        one.add([again], program="1")
        take_in(one, two)
        found = one.event(mention_id("a", "x"))
        assert found is not None
        assert found.members[0].event == "y"


def test_a_fault_noted_in_both_has_its_last_time(new_record: Callable[[], str]) -> None:
    with open_store(new_record()) as one, open_store(new_record()) as two:
        one.set_aside("x.txt", "is empty", None)
        two.set_aside("x.txt", "is empty", None)
        (last,) = two.failures()
        assert take_in(one, two) == Absorbed()
        assert list(one.failures()) == [last]


def test_a_record_does_not_take_in_itself(new_record: Callable[[], str]) -> None:
    name = new_record()
    other_name = name if "://" in name else f"sqlite:///{Path(name).parent}/./r.db"
    one, same = open_store(name), open_store(other_name)
    with one, same, pytest.raises(RecordError, match="is the record itself"):
        take_in(one, same)


def test_a_record_takes_in_one_in_another_kind_of_database(tmp_path: Path, new_record: Callable[[], str]) -> None:
    with open_store(str(tmp_path / "file.db"), create=True) as file, open_store(new_record()) as store:
        file.add([ONE], program="1")
        assert take_in(store, file) == Absorbed(new=1)
        assert held(store) == held(file)
