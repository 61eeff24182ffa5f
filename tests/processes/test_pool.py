"""The pool: order, bounds, and processes that die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import InputError, LexiconError, WorkersError
from dateline.processes import Limits, Pool, cores
from dateline.processes import pool as pools


def ten() -> int:
    return 10


def times(state: int, thing: int) -> int:
    return state * thing


def slower_first(state: int, thing: int) -> int:
    time.sleep(0.05 if thing % 5 == 0 else 0)
    return state * thing


def wrong(_: int, thing: int) -> int:
    raise InputError("page", f"{thing} is wrong")


def deadly(state: int, thing: int) -> int:
    if thing == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return state * thing


def deadly_once(state: int, thing: tuple[int, str]) -> int:
    """Dies the first time that it is asked for the seventh."""
    number, mark = thing
    if number == 7 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return state * number


def hanging(state: int, thing: int) -> int:
    if thing == 3:
        threading.Event().wait()
    return state * thing


def long(_: int, thing: int) -> bytes:
    return bytes(thing)


def process(_: int, __: int) -> int:
    return os.getpid()


def no_lexicon() -> int:
    raise LexiconError("words.toml: not what it should be")


def no_start() -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def lost(thing: object, how: str) -> str:
    return f"{thing}: {how}"


def test_answers_come_in_order_whatever_takes_how_long() -> None:
    with Pool(3, ten) as pool:
        assert list(pool.map(slower_first, range(100), int, lost)) == [10 * n for n in range(100)]
        assert list(pool.map(times, [], int, lost)) == []


def test_what_is_of_another_kind_passes_by_in_its_place() -> None:
    with Pool(2, ten) as pool:
        assert list(pool.map(slower_first, [0, "a", 5, "b"], int, lost)) == [0, "a", 50, "b"]


def test_one_map_may_feed_another() -> None:
    with Pool(2, ten) as pool:
        once = pool.map(slower_first, range(200), int, lost)
        assert list(pool.map(times, once, int, lost)) == [100 * n for n in range(200)]


def test_no_more_is_taken_than_may_be_in_flight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "AHEAD", 2)
    taken = given = most = 0

    def things() -> Iterator[int]:
        nonlocal taken, most
        for thing in range(50):
            taken += 1
            most = max(most, taken - given)
            yield thing

    with Pool(2, ten) as pool:
        for _ in pool.map(slower_first, things(), int, lost):
            given += 1
    assert most <= 2 * 2 + 2


def test_heavy_things_are_not_all_in_flight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "HEAVIEST", 100)
    taken = given = most = 0

    def things() -> Iterator[int]:
        nonlocal taken, most
        for thing in range(12):
            taken += 1
            most = max(most, taken - given)
            yield thing

    with Pool(2, ten) as pool:
        for _ in pool.map(slower_first, things(), int, lost, weight=lambda _: 60):
            given += 1
    assert most <= 2


def test_long_things_and_long_answers_do_not_block_each_other() -> None:
    with Pool(2, ten) as pool:
        sizes = [3_000_000] * 12
        assert [len(a) for a in pool.map(long, sizes, int, lost)] == sizes


def test_a_process_that_dies_costs_only_what_it_had_in_hand() -> None:
    with Pool(2, ten) as pool:
        found = list(pool.map(deadly, range(40), int, lost))
        assert found[7] == "7: the process that read it was killed, perhaps for want of memory"
        assert found[:7] + found[8:] == [10 * n for n in range(40) if n != 7]
        assert list(pool.map(times, range(5), int, lost)) == [0, 10, 20, 30, 40]


def test_what_a_process_died_with_is_tried_once_more(tmp_path: Path) -> None:
    mark = str(tmp_path / "died")
    with Pool(2, ten) as pool:
        things = [(n, mark) for n in range(20)]
        assert list(pool.map(deadly_once, things, tuple, lost)) == [10 * n for n in range(20)]
    assert Path(mark).exists()


def test_a_process_that_is_killed_from_outside_costs_nothing() -> None:
    killed = 0
    with Pool(2, ten) as pool:
        for n, answer in enumerate(pool.map(slower_first, range(300), int, lost)):
            assert answer == 10 * n
            if n % 60 == 30:
                os.kill(pool.pids()[0], signal.SIGKILL)
                killed += 1
    assert killed == 5


def test_what_hangs_is_passed_over() -> None:
    with Pool(2, ten, Limits(seconds=1)) as pool:
        found = list(pool.map(hanging, range(10), int, lost))
    assert found[3] == "3: it took longer than 1 seconds"
    assert found[4:] == [10 * n for n in range(4, 10)]


def test_what_the_work_raises_is_raised_here() -> None:
    with Pool(2, ten) as pool, pytest.raises(InputError, match="page: 0 is wrong"):
        list(pool.map(wrong, range(5), int, lost))


def test_what_the_start_raises_is_raised_here() -> None:
    with Pool(2, no_lexicon) as pool:
        for _ in range(2):
            with pytest.raises(LexiconError, match=r"words\.toml"):
                list(pool.map(times, range(100), int, lost))


def test_processes_that_die_as_they_start_end_it() -> None:
    with Pool(1, no_start) as pool, pytest.raises(WorkersError, match="end as they start"):
        list(pool.map(times, range(5), int, lost))


def test_closing_ends_the_processes_whatever_they_do() -> None:
    with Pool(2, ten) as pool:
        found = pool.map(hanging, [1, 3, 3, 3, 3], int, lost)
        assert next(found) == 10
        pids = pool.pids()
    assert pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_the_processes_are_as_many_as_asked_for() -> None:
    with Pool(3, ten) as pool:
        found = set(pool.map(process, range(200), int, lost))
        assert found <= set(pool.pids())
        assert os.getpid() not in found
        assert 1 <= len(found) <= 3


def test_the_quota_of_a_container_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    quota = tmp_path / "cpu.max"
    monkeypatch.setattr(pools, "_CPU_QUOTA", quota)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    assert cores() == 8
    quota.write_text("max 100000\n")
    assert cores() == 8
    quota.write_text("250000 100000\n")
    assert cores() == 3


SCRIPT = """
import os, signal, threading
from dateline.processes import Pool
from tests.processes.test_pool import lost, slower_first, ten

if __name__ == "__main__":
    # Whoever is started in the background is started with the signal ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with Pool(2, ten) as pool:
            threading.Timer({after}, os.killpg, (0, signal.SIGINT)).start()
            for n, _ in enumerate(pool.map(slower_first, range(100_000), int, lost)):
                if n == 20:
                    print(*pool.pids(), flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


def script(path: Path, after: float) -> subprocess.Popen[str]:
    """A process that works for long, with another two, and is interrupted after some seconds."""
    path.write_text(SCRIPT.format(after=after), encoding="utf-8")
    places = os.pathsep.join(p for p in sys.path if p)
    return subprocess.Popen(
        [sys.executable, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "PYTHONPATH": places},
    )  # fmt: skip


@pytest.mark.parametrize("after", [0.0, 0.2, 0.4, 1.5])
def test_ctrl_c_is_for_the_one_who_hands_out(tmp_path: Path, after: float) -> None:
    with script(tmp_path / "script.py", after) as process:
        try:
            out, err = process.communicate(timeout=60)
        finally:
            process.kill()
    assert out.endswith("interrupted\n")
    assert (err, process.returncode) == ("", 0)


def test_processes_end_with_the_one_who_hands_out(tmp_path: Path) -> None:
    with script(tmp_path / "script.py", after=600) as process:
        assert process.stdout is not None
        pids = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()
        # All of them can write there, so its end is theirs.
        assert process.stdout.read() == ""
    assert len(pids) == 2
