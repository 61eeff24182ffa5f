"""Killed at any moment, an addition leaves a record that opens, and a second one completes it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.record import fold
from dateline.store import open_store
from dateline.types import Query
from tests.record.stories import story

ROOT = Path(__file__).parents[2]

ADD = """
import random, sys
from dateline.store import open_store
from tests.record.stories import story
readings = story(random.Random(5), "s").readings + story(random.Random(6), "t", who="spain sweden").readings
with open_store(sys.argv[1], create=True) as store:
    print("ready", flush=True)
    for reading in readings:
        store.add([reading], program="1")
"""


@pytest.mark.parametrize("seed", range(4))
def test_killed_while_adding(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "r.db"
    command = [sys.executable, "-c", ADD, str(path)]
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as adding:
        assert adding.stdout is not None
        adding.stdout.readline()
        time.sleep(random.Random(seed).uniform(0, 0.12))
        adding.send_signal(signal.SIGKILL)
    readings = story(random.Random(5), "s").readings + story(random.Random(6), "t", who="spain sweden").readings
    with open_store(str(path), create=True) as store:
        kept = {r.article.id for r in store.readings(Query())}
        assert set(store.events(Query())) == set(fold([r for r in readings if r.article.id in kept]))
        store.add(readings, program="1")
        assert set(store.events(Query())) == set(fold(readings))
