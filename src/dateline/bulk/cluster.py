"""Parts read by Ray Data, each by whoever is free: the processes of this machine, or those of a cluster.

An actor for each processor is handed one part after the other. The part of an actor or of a machine that is lost is
given to another. Each actor reads in a process of its own: an article over which that dies costs itself, as it does on
one machine, and not the actor.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.bulk.counts import Counts
from dateline.bulk.folder import Folder
from dateline.bulk.parts import Part, Share
from dateline.bulk.plan import Plan
from dateline.bulk.reading import Settings, Work, read_part
from dateline.errors import DatelineError
from dateline.pipeline import Crew

if TYPE_CHECKING:
    from dateline.extraction import Reader

_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}


class Reading:
    """An actor: reads the parts that it is handed into a folder that all machines share."""

    def __init__(self, folder: str, settings: Settings, setup: Callable[[], Reader]) -> None:
        self._work = Work(Folder(Path(folder)), settings)
        self._crew = Crew(None, setup)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Read the parts of a batch; gives them with their counts."""
        counts = [json.dumps(self._read(_unpacked(part)).as_dict()) for part in batch["part"]]
        return {"part": batch["part"], "counts": counts}

    def _read(self, part: Part) -> Counts:
        # One that was lost after it had read a part is not asked to read it again.
        return self._work.folder.done(part) or read_part(part, self._work, self._crew)


@contextmanager
def reading_there(plan: Plan, parts: Sequence[Part], work: Work) -> Iterator[Iterator[tuple[Part, Counts]]]:
    """Actors that read parts into a folder while the block runs; gives each part with its counts when it is done.

    Raises `DatelineError` where Ray is not installed or the cluster cannot be reached.
    """
    with begun(plan) as ray:
        yield _done(ray, plan, parts, work)


@contextmanager
def begun(plan: Plan) -> Iterator[Any]:
    """Ray, connected while the block runs. Raises `DatelineError` where it is not installed or cannot be reached."""
    ray = _ray()
    _begin(ray, plan)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = context.print_on_execution_start = False
    try:
        yield ray
    finally:
        ray.shutdown()


def _ray() -> Any:
    os.environ |= {name: value for name, value in _QUIET.items() if name not in os.environ}
    try:
        import ray  # noqa: PLC0415 - an extra
        import ray.data  # noqa: PLC0415
    except ImportError:
        raise DatelineError("--engine ray needs Ray: pip install 'dateline[ray]'") from None
    return ray


def _begin(ray: Any, plan: Plan) -> None:
    own = {} if plan.address else {"num_cpus": plan.jobs, "include_dashboard": False}
    try:
        ray.init(plan.address, log_to_driver=False, logging_level=logging.ERROR, configure_logging=False, **own)
    except (ConnectionError, ValueError, RuntimeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise DatelineError(f"{plan.address or 'Ray'}: no cluster can be reached: {reason}") from None


def _done(ray: Any, plan: Plan, parts: Sequence[Part], work: Work) -> Iterator[tuple[Part, Counts]]:
    if not parts:
        return
    actors = min(plan.jobs or int(ray.cluster_resources().get("CPU", 1)), len(parts))
    rows = ray.data.from_items([{"part": json.dumps(part)} for part in parts], override_num_blocks=len(parts))
    read = rows.map_batches(
        Reading,
        fn_constructor_args=(str(work.folder.path), work.settings, plan.setup()),
        batch_size=1,
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=actors, initial_size=actors),
        num_cpus=1,
    )
    for row in read.iter_rows():
        counts = Counts.of(json.loads(row["counts"]))
        work.on_step(counts.given, counts.words)
        yield _unpacked(row["part"]), counts


def _unpacked(part: str) -> Part:
    name, sources, stamp, share = json.loads(part)
    return Part(name, tuple(sources), stamp, Share(*share))
