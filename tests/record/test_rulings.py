from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record.mention import Mention, Stand, mentions
from dateline.record.rulings import Claim, Standing, as_mention, claims, names, renamed, standing, told_id, undone
from dateline.types import Reading, Told, make_ruling
from tests.record.build import event, reading


def merge(name: str, *sides: str, day: int = 1, author: str = "Ana") -> Claim:
    """A claim that events are one; of each the mentions, one letter each, the first the one by which it goes."""
    return Claim(name, "merge", f"2031-05-{day:02}", author, None, tuple(map(tuple, sides)))


def split(name: str, off: str, rest: str, day: int = 1) -> Claim:
    return Claim(name, "split", f"2031-05-{day:02}", "Ben", None, (tuple(off), tuple(rest)))


def undo(name: str, of: str, day: int) -> Claim:
    return Claim(name, "undo", f"2031-05-{day:02}", "Cyd", of)


def stand(known: Standing, mention: str) -> Stand:
    return known.stand(mention) or Stand(group=mention)


def one(known: Standing, a: str, b: str) -> bool:
    """Whether two mentions are one."""
    return stand(known, a).group == stand(known, b).group


def two(known: Standing, a: str, b: str) -> bool:
    """Whether two mentions are not one."""
    return stand(known, b).group in stand(known, a).apart


def partners(known: Standing, mention: str) -> str:
    return "".join(m for m in "abcdefxyz" if m != mention and one(known, mention, m))


def told(of: Reading, number: int = 0) -> Told:
    return Told(article=of.article.id, published=of.article.published, event=of.events[number], actors=of.actors)


def test_no_ruling_says_nothing() -> None:
    assert standing([]).stand("a") is None


def test_a_merge_is_of_the_mentions_by_which_the_events_went() -> None:
    both = standing([merge("1", "ax", "by")])
    assert partners(both, "a") == "b"
    assert stand(both, "b").one == "ruled one by Ana on 2031-05-01"
    assert both.stand("x") is None


def test_a_split_is_of_every_report_split_off_and_all_the_rest() -> None:
    known = standing([split("1", "xy", "ab")])
    assert all(two(known, off, rest) and two(known, rest, off) for off in "xy" for rest in "ab")
    assert not two(known, "x", "y")
    assert not two(known, "a", "b")
    assert stand(known, "x").two == "ruled apart by Ben on 2031-05-01"
    assert stand(known, "a").two is None
    assert partners(known, "x") == ""


def test_that_two_are_one_carries_over_to_a_third() -> None:
    assert partners(standing([merge("1", "a", "b"), merge("2", "b", "c")]), "a") == "bc"
    assert partners(standing([merge("1", "a", "b", "c")]), "c") == "ab"


def test_what_is_one_with_a_mention_is_apart_from_what_that_is_apart_from() -> None:
    known = standing([merge("1", "a", "c"), split("2", "x", "c", day=2)])
    assert two(known, "x", "a")
    assert two(known, "c", "x")


@pytest.mark.parametrize("later", [1, 2])
def test_the_later_ruling_on_a_pair_counts(later: int) -> None:
    known = standing([merge("m", "a", "b", day=later), split("s", "b", "a", day=3 - later)])
    assert one(known, "a", "b") == (later == 2)
    assert two(known, "a", "b") == (later == 1)
    assert known.weights["m" if later == 1 else "s"].counts == 0


def test_a_later_merge_of_whole_events_lifts_what_kept_their_reports_apart() -> None:
    rulings = [split("1", "x", "b"), merge("2", "ax", "b", day=2)]
    assert not two(standing(rulings), "x", "b")
    assert two(standing([*rulings, split("3", "x", "ab", day=3)]), "x", "b")


def test_an_earlier_merge_gives_way_where_it_would_join_what_was_split_later() -> None:
    known = standing([merge("1", "a", "b"), merge("2", "b", "c", day=2), split("3", "c", "a", day=3)])
    assert partners(known, "b") == "c"
    assert two(known, "a", "c")
    assert known.weights["1"].counts == 0


def test_an_undo_takes_a_ruling_out_of_force_until_it_is_undone_itself() -> None:
    rulings = [merge("1", "a", "b"), undo("2", "1", day=2)]
    assert standing(rulings).stand("a") is None
    assert undone(rulings) == {"1": "2"}
    again = [*rulings, undo("3", "2", day=3)]
    assert one(standing(again), "a", "b")
    assert undone(again) == {"2": "3"}
    assert standing([*again, undo("4", "1", day=4)]).stand("a") is None


def test_an_undone_ruling_leaves_the_one_that_it_overrode_in_force() -> None:
    known = standing([merge("1", "a", "b"), split("2", "b", "a", day=2), undo("3", "2", day=3)])
    assert one(known, "a", "b")


def test_an_undo_of_what_is_not_known_or_came_later_does_nothing() -> None:
    known = standing([merge("1", "a", "b", day=2), undo("2", "1", day=1), undo("3", "9", day=3)])
    assert one(known, "a", "b")


def test_rulings_of_one_moment_are_taken_by_id() -> None:
    assert two(standing([merge("1", "a", "b"), split("2", "b", "a")]), "a", "b")
    assert one(standing([split("1", "b", "a"), merge("2", "a", "b")]), "a", "b")


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
    twice = [*rulings, *rulings[:2]]
    known, other = standing(rulings), standing(random.Random(seed).sample(twice, len(twice)))
    for a in "abcdef":
        assert known.stand(a) == other.stand(a)
        for b in "abcdef":
            assert two(known, a, b) == two(known, b, a)
            assert not (one(known, a, b) and two(known, a, b))


def name_of(ruled: Told, *versions: Reading) -> dict[str, str]:
    """What mentions go by when one was ruled on, by the events of the versions of its article."""
    told_by = [{m.id: m for m in mentions(v)} for v in versions]
    found = names({told_id(ruled): "a"}, {"a": told_by}, lambda m: m, lambda _: as_mention(ruled))
    event_of = {m.id: m.event for version in told_by for m in version.values()}
    return {event_of.get(m, "gone"): event_of.get(n, "gone") for m, n in found.items()}


CALL, TALKS = event("call", mode="phone", date="2031-03-02"), event("talks", date="2031-03-02")
RULED = told(reading("a", "2031-03-03", event("x", date="2031-03-02")))


def test_a_report_is_found_again_in_another_version_of_its_article() -> None:
    assert name_of(RULED, reading("a", "2031-03-05", event("x", date="2031-03-02"), CALL)) == {"x": "x"}
    both = name_of(RULED, reading("a", "2031-03-05", TALKS, event("old", mode="phone", date="2031-02-20")))
    assert both.keys() == {"gone", "talks"}
    assert len(set(both.values())) == 1
    assert name_of(RULED, reading("a", "2031-03-05", event("y", "spain sweden"))) == {"gone": "gone"}
    assert name_of(RULED) == {"gone": "gone"}


def test_what_a_version_told_beside_a_report_does_not_stand_for_it_in_another() -> None:
    x = event("x", date="2031-03-02")
    found = name_of(RULED, reading("a", "2031-03-03", x, TALKS), reading("a", "2031-03-05", TALKS, body="Corrected."))
    assert found == {"x": "x"}


def test_claims_are_of_what_their_reports_go_by() -> None:
    first, second = reading("a", "2031-03-03", event("x")), reading("b", "2031-03-04", event("y"))
    ruling = make_ruling("merge", author="Ana", at="2031-05-01T00:00Z", sides=((told(first),), (told(second),)))
    (claim,) = claims([ruling])
    assert claim.sides == ((told_id(told(first)),), (told_id(told(second)),))
    (other,) = renamed([claim], {told_id(told(first)): "n"})
    assert other.sides == (("n",), (told_id(told(second)),))


def test_a_report_is_the_mention_that_it_was() -> None:
    made = reading("a", "2031-03-03", event("x", date="2031-03-02", initiator="ana-ruiz"))
    (mention,) = mentions(made)
    assert as_mention(told(made)) == Mention.model_validate(mention.model_dump())
