"""Killed at any moment, a bulk reading leaves whole parts, and reading again makes the folder of an undisturbed run.

`DATELINE_TESTS_KILLS` says how often it is killed, 50 times for the whole test.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.bulk.test_local import left, readings

KILLS = int(os.environ.get("DATELINE_TESTS_KILLS", "2"))
pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="processes are killed as a group")

SCRIPT = """
import sys
from pathlib import Path
import dateline.extraction
from dateline.bulk import parts
from dateline.bulk.plan import Plan
from dateline.bulk.run import run
from tests.bulk.meetings import OneMeeting

if __name__ == "__main__":
    dateline.extraction.Reader = OneMeeting
    parts.SMALL, parts.LARGE, parts._TURN = 100, 600, 2
    with run(Plan([sys.argv[1]], jobs=2), Path(sys.argv[2])) as (_, done):
        for one in done:
            print(one.part.name, flush=True)
"""


def reading(sources: Path, out: Path) -> subprocess.Popen[str]:
    """A process that reads in bulk, with others of its own in one group."""
    script = out.parent / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    arguments = [sys.executable, str(script), str(sources), str(out)]
    return subprocess.Popen(
        arguments, stdout=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )  # fmt: skip


def finish(sources: Path, out: Path) -> list[str]:
    """Read to the end; gives the parts in the order in which they were done."""
    with reading(sources, out) as process:
        done, _ = process.communicate()
    assert process.returncode == 0
    return done.split()


def test_killed_at_any_moment(sources: Path, tmp_path: Path) -> None:
    rng = random.Random(1)
    parts = finish(sources, tmp_path / "undisturbed")
    undisturbed = left(tmp_path / "undisturbed")
    killed = 0
    for moment in range(KILLS):
        out = tmp_path / f"out{moment}"
        with reading(sources, out) as process:
            assert process.stdout is not None
            # One moment in every stretch of the run: some part is done, and the next has been begun or not.
            for _ in range(int((moment + rng.random()) / KILLS * len(parts))):
                process.stdout.readline()
            with suppress(subprocess.TimeoutExpired):
                process.wait(rng.random() / 20)
            killed += process.poll() is None
            os.killpg(process.pid, signal.SIGKILL)
        for part in out.glob("parts/*.json"):
            assert part.read_bytes() == undisturbed[f"parts/{part.name}"]
        for table in out.glob("*/*.parquet"):
            assert table.read_bytes() == undisturbed[f"{table.parent.name}/{table.name}"]
        before = {p.stem for p in out.glob("parts/*.json")}
        assert set(finish(sources, out)[: len(before)]) == before
        assert left(out) == undisturbed
        assert len(readings(out)) == 41
    assert killed >= KILLS - 2
