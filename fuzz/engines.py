"""Two ways to come by inputs: drawn from strategies (hypothesis), and changed by what they reach (atheris)."""

from __future__ import annotations

import faulthandler
import hashlib
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.pieces import ROOT
from fuzz.targets import TARGETS, Target

SECONDS = 5
"""Seconds of the processor that an input may take."""

_HANGS = 120
"""Seconds after which an input that does not come back to Python ends the process."""

KEPT = ROOT / "build" / "fuzz"


class SlowError(AssertionError):
    """An input took too long."""


@contextmanager
def watched(seconds: float = SECONDS) -> Iterator[None]:
    """Raise `SlowError` in what takes longer than it may: by the processor's time, whatever else the machine does."""

    def too_slow(*_: int | FrameType | None) -> None:
        raise SlowError(f"took more than {seconds} seconds")

    before = signal.signal(signal.SIGPROF, too_slow)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    faulthandler.dump_traceback_later(_HANGS, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class Checked:
    """Checks inputs and counts them; the one that is being checked lies in a file, for the case of a hang."""

    def __init__(self, name: str, target: Target) -> None:
        self.name, self._check, self.count, self.slowest = name, target.check, 0, 0.0
        self._now = Path(tempfile.gettempdir(), f"dateline-fuzz-{name}.input")

    def __call__(self, data: bytes) -> None:
        """Check one input; keep it where something is wrong."""
        self._now.write_bytes(data)
        self.count += 1
        began = time.process_time()
        try:
            with watched():
                self._check(data)
        except BaseException:
            keep(self.name, data)
            raise
        self.slowest = max(self.slowest, time.process_time() - began)


def keep(name: str, data: bytes) -> Path:
    """Keep an input of which something is wrong under `build/fuzz`."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return path


def by_hypothesis(name: str, number: int, start: int) -> Checked:
    """Check so many inputs that look right; raises what the first wrong one raises, made as small as it gets."""
    target = TARGETS[name]
    checked = Checked(name, target)

    @seed(start)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(target.inputs)
    def check(data: bytes) -> None:
        checked(data)

    check()
    return checked


def by_atheris(name: str, number: int, start: int) -> None:
    """Check so many inputs that are changed by the code that they reach. Ends the process."""
    import atheris  # noqa: PLC0415 - there are no wheels for every system

    target = TARGETS[name]
    checked = Checked(name, target)
    with tempfile.TemporaryDirectory(prefix="dateline-fuzz-") as folder:
        for at, data in enumerate(target.seeds()):
            Path(folder, f"seed{at}").write_bytes(data)
        limits = [
            f"-runs={number}",
            f"-seed={start}",
            "-max_len=4096",
            f"-timeout={_HANGS}",
            "-print_final_stats=1",
            "-verbosity=0",
        ]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={KEPT}/", folder], checked)
        atheris.Fuzz()


Engine = Callable[[str, int, int], object]
ENGINES: dict[str, Engine] = {"hypothesis": by_hypothesis, "atheris": by_atheris}
