from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record.mention import mentions
from dateline.record.rulings import Claim, claims, name_now, standing, told_id, undone
from dateline.types import Event, Reading, Told, make_ruling
from tests.record.build import event, reading


def merge(name: str, *sides: str, day: int = 1, author: str = "Ana") -> Claim:
    """A claim that events are one; of each the mentions, one letter each, the first the one by which it goes."""
    return Claim(name, "merge", f"2031-05-{day:02}", author, None, tuple(map(tuple, sides)))


def split(name: str, off: str, rest: str, day: int = 1) -> Claim:
    return Claim(name, "split", f"2031-05-{day:02}", "Ben", None, (tuple(off), tuple(rest)))


def undo(name: str, of: str, day: int) -> Claim:
    return Claim(name, "undo", f"2031-05-{day:02}", "Cyd", of)


def told(of: Reading, number: int = 0) -> Told:
    return Told(article=of.article.id, published=of.article.published, event=of.events[number], actors=of.actors)


def test_no_ruling_says_nothing() -> None:
    none = standing([])
    assert not none
    assert not none.forbids("a", "b")
    assert none.partners("a") == frozenset()
    assert none.why_one("a") is None


def test_a_merge_is_of_the_mentions_by_which_the_events_went() -> None:
    both = standing([merge("1", "ax", "by")])
    assert both.partners("a") == {"b"}
    assert both.partners("b") == {"a"}
    assert both.partners("x") == frozenset()
    assert both.why_one("a") == "ruled one by Ana on 2031-05-01"
    assert both.why_one("x") is None


def test_a_split_is_of_every_report_split_off_and_all_the_rest() -> None:
    two = standing([split("1", "xy", "ab")])
    assert all(two.forbids(off, rest) and two.forbids(rest, off) for off in "xy" for rest in "ab")
    assert not two.forbids("x", "y")
    assert not two.forbids("a", "b")
    assert two.forbids("cx", "da")
    assert not two.forbids("x", "c")
    assert two.why_apart("x") == "ruled apart by Ben on 2031-05-01"
    assert two.why_apart("a") is None


def test_that_two_are_one_carries_over_to_a_third() -> None:
    three = standing([merge("1", "a", "b"), merge("2", "b", "c")])
    assert three.partners("a") == {"b", "c"}
    assert standing([merge("1", "a", "b", "c")]).partners("c") == {"a", "b"}


def test_what_is_one_with_a_mention_is_apart_from_what_that_is_apart_from() -> None:
    known = standing([merge("1", "a", "c"), split("2", "x", "c", day=2)])
    assert known.forbids("x", "a")
    assert known.forbids("c", "x")


@pytest.mark.parametrize("later", [1, 2])
def test_the_later_ruling_on_a_pair_counts(later: int) -> None:
    one = standing([merge("m", "a", "b", day=later), split("s", "b", "a", day=3 - later)])
    assert (one.partners("a") == {"b"}) == (later == 2)
    assert one.forbids("a", "b") == (later == 1)
    assert one.weights["m" if later == 1 else "s"].counts == 0


def test_a_later_merge_of_whole_events_lifts_what_kept_their_reports_apart() -> None:
    rulings = [split("1", "x", "b"), merge("2", "ax", "b", day=2)]
    assert not standing(rulings).forbids("x", "b")
    assert standing([*rulings, split("3", "x", "ab", day=3)]).forbids("x", "b")


def test_an_earlier_merge_gives_way_where_it_would_join_what_was_split_later() -> None:
    known = standing([merge("1", "a", "b"), merge("2", "b", "c", day=2), split("3", "c", "a", day=3)])
    assert known.partners("b") == {"c"}
    assert known.forbids("a", "c")
    assert known.weights["1"].counts == 0


def test_an_undo_takes_a_ruling_out_of_force_until_it_is_undone_itself() -> None:
    rulings = [merge("1", "a", "b"), undo("2", "1", day=2)]
    assert not standing(rulings)
    assert undone(rulings) == {"1": "2"}
    again = [*rulings, undo("3", "2", day=3)]
    assert standing(again).partners("a") == {"b"}
    assert undone(again) == {"2": "3"}
    assert not standing([*again, undo("4", "1", day=4)])


def test_an_undone_ruling_leaves_the_one_that_it_overrode_in_force() -> None:
    known = standing([merge("1", "a", "b"), split("2", "b", "a", day=2), undo("3", "2", day=3)])
    assert known.partners("a") == {"b"}


def test_an_undo_of_what_is_not_known_or_came_later_does_nothing() -> None:
    assert standing([merge("1", "a", "b", day=2), undo("2", "1", day=1), undo("3", "9", day=3)]).partners("a")


def test_rulings_of_one_moment_are_taken_by_id() -> None:
    assert standing([merge("1", "a", "b"), split("2", "b", "a")]).forbids("a", "b")
    assert standing([split("1", "b", "a"), merge("2", "a", "b")]).partners("a")


letters = st.sampled_from("abcdef")
sides = st.text("abcdef", min_size=1, max_size=2)
some_claims = st.lists(
    st.one_of(
        st.builds(merge, st.just(""), sides, sides, day=st.integers(1, 5)),
        st.builds(split, st.just(""), sides, sides, day=st.integers(1, 5)),
        st.builds(undo, st.just(""), st.sampled_from("0123456"), day=st.integers(1, 5)),
    ),
    max_size=7,
)


@given(some_claims, st.integers(0, 99))
def test_the_order_in_which_rulings_come_does_not_count_and_what_they_say_agrees(made: list[Claim], seed: int) -> None:
    rulings = [c._replace(id=str(n)) for n, c in enumerate(made)]
    shuffled = random.Random(seed).sample([*rulings, *rulings[:2]], len(rulings) + len(rulings[:2]))
    known, other = standing(rulings), standing(shuffled)
    for a in "abcdef":
        assert known.partners(a) == other.partners(a)
        assert not known.forbids(a, known.partners(a))
        assert not known.forbids(a, a)
        for b in "abcdef":
            assert known.forbids(a, b) == other.forbids(a, b) == known.forbids(b, a)
            assert known.forbids(a, b) or not any(known.forbids(p, b) for p in known.partners(a))


def now(of: Told, *events: Event) -> str | None:
    """Which event of the newest version of its article a report is of."""
    tells = mentions(reading("a", "2031-03-05", *events, body="Corrected."))
    name = name_now(of, tells)
    return next((m.event for m in tells if m.id == name), None)


def test_a_report_is_found_again_in_another_version_of_its_article() -> None:
    ruled = told(reading("a", "2031-03-03", event("x", date="2031-03-02")))
    assert now(ruled, event("x", date="2031-03-02"), event("y")) == "x"
    assert now(ruled, event("y", date="2031-03-02"), event("z", mode="phone", date="2031-02-20")) == "y"
    assert now(ruled, event("y", "spain sweden")) is None
    assert now(ruled) is None


def test_a_report_that_its_article_does_not_tell_keeps_its_id() -> None:
    first, second = reading("a", "2031-03-03", event("x")), reading("b", "2031-03-04", event("y"))
    ruling = make_ruling("merge", author="Ana", at="2031-05-01T00:00Z", sides=((told(first),), (told(second),)))
    (one,) = claims([ruling], {"a": mentions(reading("a", "2031-03-04", event("z")))})
    assert one.sides == ((mentions(reading("a", None, event("z")))[0].id,), (told_id(told(second)),))
