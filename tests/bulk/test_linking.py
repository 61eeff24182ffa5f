"""Linking in bulk: the same export as a record of the same readings, here and on a cluster.

The cluster takes a minute or more to start the processes of its shuffles: with `DATELINE_TESTS_CLUSTER=1` only.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.bulk.linked import link
from dateline.bulk.plan import Engine, Plan
from dateline.cli import main
from dateline.types import Reading
from tests.bulk.test_cluster import cluster  # noqa: F401 - a fixture
from tests.record.stories import story


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    """Stories of several pairs of actors, with copies, vague reports, plans that change, and a corrected article."""
    told: list[Reading] = []
    for seed, who in enumerate(("portugal spain", "spain sweden", "sweden portugal", "spain sweden")):
        told += story(random.Random(seed), f"s{seed}", vague=True, who=who).readings
    first = told[0].article
    corrected = first.model_copy(update={"published": "2031-04-01", "body": f"{first.body} Corrected."})
    told.append(told[0].model_copy(update={"article": corrected}))
    random.Random(1).shuffle(told)
    folder = tmp_path / "readings"
    folder.mkdir()
    for table in range(3):
        lines = [reading.model_dump_json() for reading in told[table::3]]
        (folder / f"{table}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def exported(readings: Path, tmp_path: Path) -> bytes:
    """What a record of the readings exports."""
    record, out = str(tmp_path / "r.db"), tmp_path / "exported.jsonl"
    dateline.add_readings(record, [readings])
    assert main(["export", "--record", record, "--out", str(out)]) == 0
    return out.read_bytes()


def test_one_process_links_as_a_record_does(readings: Path, exported: bytes, tmp_path: Path) -> None:
    out = tmp_path / "linked.jsonl"
    assert link(Plan([str(readings)]), out) == len(exported.splitlines()) > 10
    assert out.read_bytes() == exported


def test_the_command_says_how_many(
    readings: Path, exported: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "linked.jsonl"
    capsys.readouterr()
    assert main(["link", str(readings), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"{len(exported.splitlines())} events\n"
    assert main(["link", "nowhere", "--out", str(out)]) == 1
    assert main(["link", str(readings), "--out", str(out), "--address", "auto"]) == 2
    assert out.read_bytes() == exported


@pytest.mark.skipif(not os.environ.get("DATELINE_TESTS_CLUSTER"), reason="takes a minute: DATELINE_TESTS_CLUSTER=1")
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_links_as_a_record_does(
    readings: Path,
    exported: bytes,
    tmp_path: Path,
    cluster: Any,  # noqa: F811
) -> None:
    out = tmp_path / "linked.jsonl"
    link(Plan([str(readings)], engine=Engine.ray, address=cluster.address), out)
    assert out.read_bytes() == exported
