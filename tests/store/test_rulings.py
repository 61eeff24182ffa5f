from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from dateline.errors import NotInRecordError, RulingError
from dateline.record import Ruled, RulingKeeper
from dateline.record.mention import mention_id
from dateline.store import Store, open_store
from dateline.types import Query, Reading, make_ruling
from tests.record.build import event, reading

LISBON = [
    reading("a", "2031-03-03", event("x", date="2031-03-02", place="Lisbon", country="PRT")),
    reading("b", "2031-03-04", event("x", date="2031-03-02", place="Lisbon", country="PRT")),
]
BERG = reading("c", "2031-03-09", event("x", "ana-ruiz nils-berg", date="2031-03-08"))
TALKS, VISIT, MEETING = (mention_id(article, "x") for article in "abc")


@pytest.fixture(autouse=True)
def _readings(store: Store) -> None:
    store.add([*LISBON, BERG], program="1")


def states(store: Store) -> list[str]:
    return [now.state for now in store.rulings()]


def sides(done: Ruled) -> list[list[str]]:
    return [[t.article for t in side] for side in done.ruling.sides]


def test_a_merge_is_kept_with_what_each_event_held(store: Store) -> None:
    keeper: RulingKeeper = store
    done = keeper.merge([MEETING, TALKS], author="Ana", note="one trip")
    assert sides(done) == [["c"], ["a", "b"]]
    (now,) = store.rulings()
    assert (now.ruling, now.state, now.undone_by) == (done.ruling, "in force", None)
    assert (now.ruling.author, now.ruling.note) == ("Ana", "one trip")
    assert done.overrides == ()


def test_a_split_takes_an_article_or_a_report_and_names_all_the_rest(store: Store) -> None:
    assert sides(store.split(TALKS, ["b"], author="Ana")) == [["b"], ["a"]]


def test_ids_may_be_beginnings(store: Store) -> None:
    assert sides(store.merge([TALKS[:6], MEETING[:6]], author="Ana")) == [["a", "b"], ["c"]]


def test_reports_of_one_event_are_ruled_to_stay_so(store: Store) -> None:
    done = store.merge([TALKS, VISIT], author="Ana")
    assert sides(done) == [["a"], ["b"]]
    assert [e.id for e in done.events] == [TALKS]


@pytest.mark.parametrize(
    ("verb", "names", "reason"),
    [
        ("merge", [TALKS, "ffff"], "no event 'ffff'"),
        ("merge", [TALKS, TALKS[:8]], "one and the same"),
        ("split", [TALKS, "c"], "no report 'c'"),
        ("split", [TALKS, ""], "no report ''"),
        ("split", [TALKS, "a", "b"], "leave a report"),
        ("split", ["ffff", "a"], "no event 'ffff'"),
        ("undo", ["ffff"], "no ruling 'ffff'"),
        ("undo", [""], "no ruling ''"),
    ],
)
def test_what_is_not_there_cannot_be_ruled_on_and_nothing_is_kept(
    store: Store, verb: str, names: list[str], reason: str
) -> None:
    before = list(store.events(Query()))
    with pytest.raises((NotInRecordError, RulingError), match=reason):
        _rule(store, verb, names)
    assert list(store.rulings()) == []
    assert list(store.events(Query())) == before


def _rule(store: Store, verb: str, names: list[str]) -> Ruled:
    if verb == "merge":
        return store.merge(names, author="Ana")
    if verb == "split":
        return store.split(names[0], names[1:], author="Ana")
    return store.undo(names[0], author="Ana")


@pytest.mark.parametrize("author", ["", " ", "Ana\nRuiz"])
def test_a_ruling_has_an_author(store: Store, author: str) -> None:
    with pytest.raises(RulingError, match="author or note"):
        store.merge([TALKS, MEETING], author=author)
    assert states(store) == []


def test_an_undo_takes_a_ruling_out_of_force_and_can_be_undone(store: Store) -> None:
    first = store.merge([TALKS, MEETING], author="Ana").ruling
    undo = store.undo(first.id[:8], author="Ben").ruling
    assert states(store) == ["undone", "in force"]
    assert next(store.rulings()).undone_by == undo.id
    with pytest.raises(RulingError, match=f"{undo.id} undid it"):
        store.undo(first.id, author="Ben")
    done = store.undo(undo.id, author="Ana")
    assert states(store) == ["in force", "undone", "in force"]
    assert {m.article for e in done.events for m in e.members} == {"a", "b", "c"}


def test_rulings_of_one_moment_are_later_than_those_before_them(store: Store) -> None:
    for n in range(4):
        store.merge([TALKS, VISIT], author=str(n))
    made = [now.ruling for now in store.rulings()]
    assert [r.author for r in made] == list("0123")
    assert all(a.at < b.at for a, b in itertools.pairwise(made))


def test_rulings_made_elsewhere_are_taken_in_once_and_wait_for_what_they_are_about(
    store: Store, new_record: Callable[[], str]
) -> None:
    made = store.merge([TALKS, MEETING], author="Ana").ruling
    with open_store(new_record()) as other:
        assert other.apply([made, made]) == 1
        assert other.apply([made]) == 0
        assert states(other) == ["dormant"]
        other.add([*LISBON, BERG], program="1")
        assert states(other) == ["in force"]


def test_a_ruling_of_a_time_to_come_is_refused_and_none_beside_it_kept(store: Store) -> None:
    made = store.merge([TALKS, MEETING], author="Ana").ruling
    late = make_ruling("undo", author="Ana", at="9999-01-01T00:00Z", undoes=made.id)
    other = make_ruling("undo", author="Ben", at="2026-01-01T00:00Z", undoes=made.id)
    with pytest.raises(RulingError, match="still to come"):
        store.apply([other, late])
    assert states(store) == ["in force"]


def test_a_ruling_follows_a_report_to_the_next_version_of_its_article(store: Store) -> None:
    store.merge([TALKS, MEETING], author="Ana")
    again = reading("c", "2031-03-10", event("y", "ana-ruiz nils-berg", date="2031-03-08"), body="Corrected.")
    store.add([again], program="1")
    (now,) = store.rulings()
    assert now.state == "in force"
    assert None not in now.events
    gone: Reading = reading("c", "2031-03-11", event("z", "spain sweden", type="AGREE"), body="Corrected again.")
    store.add([gone], program="1")
    (now,) = store.rulings()
    assert now.state == "dormant"
    assert now.events[1] is None


def test_a_ruling_follows_a_report_to_the_reading_of_another_program(store: Store) -> None:
    done = store.merge([TALKS, MEETING], author="Ana")
    again = BERG.model_copy(update={"events": tuple(e.model_copy(update={"id": "anew"}) for e in BERG.events)})
    store.add([again], program="2")
    (event,) = store.events(Query())
    assert [m.event for m in event.members] == ["x", "x", "anew"]
    assert (event.id, [now.state for now in store.rulings()]) == (done.events[0].id, ["in force"])
