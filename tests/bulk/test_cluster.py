"""Bulk reading by Ray: a cluster of two machines on this one, and what is lost of it."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.bulk import parts
from dateline.bulk.counts import Counts
from dateline.bulk.plan import Engine, Plan
from dateline.bulk.run import run
from tests.bulk.test_local import left, readings
from tests.meetings import BODY

pytest.importorskip("ray")
pytestmark = pytest.mark.filterwarnings("ignore")
MEMORY = 80 << 20


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("PYTHONPATH", os.pathsep.join(p for p in __import__("sys").path if p))
        from ray.cluster_utils import Cluster  # noqa: PLC0415

        head = {"num_cpus": 1, "include_dashboard": False, "object_store_memory": MEMORY}
        made = Cluster(initialize_head=True, head_node_args=head)
        made.add_node(num_cpus=1, object_store_memory=MEMORY)
        yield made
        made.shutdown()


def read(
    out: Path, source: Path, cluster: Any, lexicon: Path | None = None, each: Callable[[], object] = lambda: None
) -> Counts:
    plan = Plan([str(source)], engine=Engine.ray, address=cluster.address, lexicon=lexicon)
    counts = Counts()
    with run(plan, out) as (number, done):
        for one in done:
            assert one.counts.add_up
            counts = counts.plus(one.counts)
            each()
    assert len(list((out / "parts").iterdir())) == number
    return counts


def test_a_cluster_leaves_what_one_machine_does(
    deadly: Path, tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SMALL", 1000)
    counts = read(tmp_path / "cluster", deadly, cluster)
    with run(Plan([str(deadly)], jobs=2), tmp_path / "local") as (_, done):
        alone = Counts()
        for one in done:
            alone = alone.plus(one.counts)
    assert counts == alone
    assert left(tmp_path / "cluster") == left(tmp_path / "local")


def test_the_part_of_an_actor_that_is_lost_is_read_by_another(
    sources: Path, tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SMALL", 0)
    marks = tmp_path / "marks"
    marks.mkdir()
    (sources / "page1.txt").write_text(f"Ferry talks\n\n{BODY} Kill the actor.\n", encoding="utf-8")
    counts = read(tmp_path / "out", sources, cluster, lexicon=marks)
    assert (marks / "killed").exists()
    assert (counts.given, counts.read, counts.failed) == (43, 41, 2)
    assert len(readings(tmp_path / "out")) == 41


def test_the_parts_of_a_machine_that_is_lost_are_read_by_others(
    sources: Path, tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SMALL", 0)
    monkeypatch.setattr(parts, "LARGE", 200)
    monkeypatch.setattr(parts, "_TURN", 1)
    lost: list[Any] = [cluster.add_node(num_cpus=2, object_store_memory=MEMORY)]

    def lose() -> None:
        if lost:
            cluster.remove_node(lost.pop(), allow_graceful=False)

    counts = read(tmp_path / "out", sources, cluster, each=lose)
    assert (counts.given, counts.read, counts.failed) == (43, 41, 2)
    assert len(readings(tmp_path / "out")) == 41
