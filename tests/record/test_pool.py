from __future__ import annotations

import itertools
import random

import pytest

from dateline.record import fold, pool
from dateline.record.cluster import Cluster
from dateline.record.compare import JOIN, MARGIN, Verdict, compare, compare_said
from dateline.record.disputes import Account, contradicting
from dateline.record.gist import Gathering, Gist
from dateline.record.mention import Mention, Said, Saying, mentions
from dateline.record.pool import Pool
from dateline.types import Reading
from tests.record.build import event, reading
from tests.record.stories import story

SUMMIT, CALL = "2031-03-20", "2031-03-04"


def dense(a_day: int) -> list[Reading]:
    """Some weeks of one pair, each of so many reports a day telling the same things: a summit, a call, a vague word."""
    told = []
    for day, n in itertools.product(range(3, 18), range(a_day)):
        summit = event("summit", status="planned", date=SUMMIT, place="Lisbon", country="PRT")
        call = event("call", mode="phone", date=CALL if day > 3 else "2031-03-03")
        vague = event("talks", status="planned")
        told.append(reading(f"{day:02}/{n:03}", f"2031-03-{day:02}", *((summit, call) if n % 2 else (vague,))))
    return told


def counted(monkeypatch: pytest.MonkeyPatch, readings: list[Reading]) -> int:
    """How often something said is compared with an event in folding readings."""
    compared = []

    def counting(said: Saying, gist: Gist) -> Verdict:
        compared.append(said)
        return compare_said(said, gist)

    monkeypatch.setattr(pool, "compare_said", counting)
    fold(readings)
    return len(compared)


def test_reports_that_say_what_others_said_are_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (counted(monkeypatch, dense(n)) for n in (4, 40))
    assert 0 < many <= few


def told_at_random(seed: int) -> list[Mention]:
    rng = random.Random(seed)
    found = [m for name in "abc" for r in story(rng, name, vague=True).readings for m in mentions(r)]
    rng.shuffle(found)
    return found


@pytest.mark.parametrize("seed", range(5))
def test_a_pool_scores_as_if_everything_were_compared_each_time(seed: int) -> None:
    rng, events = random.Random(seed), Pool()
    for mention in told_at_random(seed):
        clusters = events.clusters
        every = [(compare(mention, c), 0, j) for j, c in enumerate(clusters) if within_reach(mention, c)]
        good = sorted((s for s in every if s[0].score >= JOIN - MARGIN), key=lambda s: (-s[0].score, s[2]))
        assert events.scored([mention]) == good
        if clusters and rng.random() < 0.7:
            events.add(rng.randrange(len(clusters)), mention, 1.0, "by lot")
        else:
            events.found(mention)
        if rng.random() < 0.1:
            events.drop(rng.choice(rng.choice(events.clusters).mentions).id)


def within_reach(mention: Mention, cluster: Cluster) -> bool:
    return mention.reach is not None and any(
        m.reach and m.reach[0] <= mention.reach[1] and mention.reach[0] <= m.reach[1] for m in cluster.mentions
    )


def test_a_gist_is_the_same_whether_reports_come_one_by_one_or_are_there() -> None:
    some = told_at_random(7)
    grown = Cluster(some[0])
    for mention in some[1:]:
        grown.add(mention, 1.0, "")
    assert grown.gist == Gathering(some).gist
    assert grown.founder == min(some, key=lambda m: m.order)


@pytest.mark.parametrize("seed", range(20))
def test_contradictions_are_those_of_all_pairs_in_their_order(seed: int) -> None:
    rng = random.Random(seed)
    (mention,) = mentions(reading("a", "2031-03-03", event("e")))
    accounts = [
        Account(
            mention, Said(status="occurred", date=f"2031-03-{rng.randint(1, 4):02}", duration=str(n)), rng.choice("xyz")
        )
        for n in range(rng.randint(0, 12))
    ]

    def differ(a: str | None, b: str | None) -> bool:
        return (a, b) in {("2031-03-01", "2031-03-02"), ("2031-03-03", "2031-03-01"), ("2031-03-04", "2031-03-03")}

    pairs = [p for p in itertools.combinations(accounts, 2) if p[0].origin != p[1].origin]
    involved = dict.fromkeys(a for p in pairs if differ(p[0].said.date, p[1].said.date) for a in p)
    assert contradicting(accounts, lambda a: a.said.date, differ) == list(involved)


def test_views_are_compared_once_however_many_have_them() -> None:
    told = [m for n in range(60) for m in mentions(reading(f"{n}", "2031-03-03", event("e")))]
    accounts = [Account(m, m.said[0], f"source {n}") for n, m in enumerate(told)]
    asked = []

    def differ(a: int, b: int) -> bool:
        asked.append((a, b))
        return a != b

    assert len(contradicting(accounts, lambda a: len(a.origin), differ)) == len(accounts)
    assert len(asked) <= 4
