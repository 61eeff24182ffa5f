from __future__ import annotations

import datetime as dt
import itertools
import random
import re

import pytest

from dateline.record import fold
from dateline.types import Reading
from evaluation.record import b_cubed
from evaluation.stories import World, tag, take, truth_of
from evaluation.stories.scene import TOPICS
from evaluation.stories.wording import FILLER, filler, nearly


def test_a_world_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    assert take(World(1), 30) == take(World(1), 30)
    assert [t.reading.article.body for t in take(World(1), 30)] != [t.reading.article.body for t in take(World(2), 30)]
    assert take(World(1), 60)[:30] == take(World(1), 30)


def test_reports_come_in_order_of_publication_and_without_an_end() -> None:
    told = take(World(3, pace=0.4), 400)
    days = [t.reading.article.published or "" for t in told]
    assert days == sorted(days)
    assert dt.date.fromisoformat(days[-1]) - dt.date.fromisoformat(days[0]) > dt.timedelta(days=60)
    assert len({t.reading.article.id for t in told}) == len(told)


def test_every_mention_has_its_happening_and_happenings_have_many_reports() -> None:
    told = take(World(4), 600)
    truth = truth_of(told)
    assert set(truth) == {(t.reading.article.id, e.id) for t in told for e in t.reading.events}
    sizes = sorted(sum(1 for _ in some) for _, some in itertools.groupby(sorted(truth.values())))
    assert sizes[-1] > 6
    assert {"planned", "postponed", "cancelled", "occurred", "denied"} <= {
        r.status for t in told for e in t.reading.events for r in e.reports
    }


def test_copies_are_found_and_nothing_else_is_taken_for_one() -> None:
    told = take(World(5), 300)
    assert any(t.copy_of for t in told)
    found = {m.article: m.copy_of for e in fold(t.reading for t in told) for m in e.members}
    assert found == {t.reading.article.id: t.copy_of for t in told}


def test_two_tags_have_nothing_in_common() -> None:
    def names(readings: list[Reading]) -> set[str]:
        return {name for r in readings for a in r.actors for name in (a.id, a.name, a.country or "")} - {""}

    one, other = (names([t.reading for t in take(World(6, tag=tag(n)), 100)]) for n in (7, 8))
    assert not one & other
    assert len({tag(n) for n in range(5000)}) == 5000
    assert {len(tag(n)) for n in (0, 69, 70, 342_999)} == {6}


def test_words_that_say_nothing_stand_in_no_fact() -> None:
    assert {len(w) for w in FILLER} == {6}
    told = take(World(7, states=4), 200)
    facts = " ".join(s.text for t in told for s in t.reading.spans()) + " ".join(TOPICS)
    keys = set(re.findall(r'"(\w+)":', told[0].reading.model_dump_json()))
    assert set(FILLER) & ({w.casefold() for w in re.findall(r"\w+", facts)} | keys) == set()


def test_another_desk_leaves_the_facts_alone() -> None:
    rng = random.Random(8)
    body = f"A fact stands here.\n{filler(rng, 90)}"
    assert all(nearly(rng, body).startswith("A fact stands here.\n") for _ in range(5))


@pytest.mark.parametrize("seed", range(3))
def test_worlds_are_linked_as_they_were_made(seed: int) -> None:
    told = take(World(seed, states=5, pace=0.7), 200)
    found = {(m.article, m.event): e.id for e in fold(t.reading for t in told) for m in e.members}
    precision, recall = b_cubed(truth_of(told), found)
    assert 2 * precision * recall / (precision + recall) >= 0.9
