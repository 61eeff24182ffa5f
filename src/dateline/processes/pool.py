"""A pool of processes that work on one thing after another, in order, with only so much in flight.

Each process has a pipe and a thread of its own here, so that nothing is shared that it could take with it when it dies:
what it had in hand is tried once more alone and then counted as lost, and another process goes on with the rest. The
executors of the standard library give up all that is in flight instead, and cannot say what was at fault.
"""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from dateline.processes.worker import ClosedError, DeadError, Worker

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

AHEAD = 16
"""Things in flight for each process: enough to go on while one takes long or while what is done is being kept."""
HEAVIEST = 16_000_000
"""Weight of what is in flight; a thing that weighs more is in flight alone."""
_AT_ONCE = 2
"""Things that one process has: the one in hand, and the next."""
_CPU_QUOTA = Path("/sys/fs/cgroup/cpu.max")


class Limits(NamedTuple):
    """How long a thing may take before its process is ended: so many seconds, and one more for so much weight."""

    seconds: float = 300.0
    weight_per_second: float = 2_000.0

    def of(self, weight: int) -> float:
        """Seconds for a thing of this weight."""
        return self.seconds + weight / self.weight_per_second


class LostError(Exception):
    """The process that worked on a thing ended, and so did another one; the text says how."""


class _Task(NamedTuple):
    work: Callable[[Any, Any], Any]
    thing: Any
    weight: int
    answer: Future[Any]
    deaths: int = 0


def cores() -> int:
    """How many processors this process may use: by its affinity, and by the quota of its container."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with suppress(OSError, ValueError):
        quota, period = map(int, _CPU_QUOTA.read_text(encoding="ascii").split())
        allowed = min(allowed, -(-quota // period))
    return max(allowed, 1)


class Pool(Generic[S]):
    """Processes that each make a state with `setup` and then work with it; used in a `with` statement.

    `setup` and everything that is worked on or comes of it are pickled.
    """

    def __init__(self, jobs: int, setup: Callable[[], S], limits: Limits | None = None) -> None:
        self._most = AHEAD * jobs
        self._limits = limits or Limits()
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._fault: BaseException | None = None
        self._workers = [Worker(setup) for _ in range(jobs)]
        self._threads = [threading.Thread(target=self._tend, args=(w,), daemon=True) for w in self._workers]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Pool[S]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self._workers:
            worker.close()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    def pids(self) -> list[int]:
        """The processes that are running."""
        return [worker.pid for worker in self._workers if worker.pid is not None]

    def map(
        self,
        work: Callable[[S, T], R],
        things: Iterable[Any],
        kind: type[T],
        lost: Callable[[T, str], R],
        weight: Callable[[T], int] = lambda _: 0,
    ) -> Iterator[Any]:
        """What `work` makes of each thing of a `kind`, and all else as it is, in their order.

        Of a thing in whose work two processes end it is what `lost` makes of it and of how they ended. Things are taken
        as far ahead as may be in flight, by number and by weight (characters). Raises what `work` or `setup` raises,
        and `WorkersError` where no process can be started.
        """
        ahead: deque[_Task] = deque()
        for thing in things:
            wanted = isinstance(thing, kind)
            heavy = weight(thing) if wanted else 0
            while ahead and (len(ahead) >= self._most or sum(t.weight for t in ahead) + heavy > HEAVIEST):
                yield _answer(ahead.popleft(), lost)
            ahead.append(self._task(_Task(work, thing, heavy, Future()), wanted))
            while ahead and ahead[0].answer.done():
                yield _answer(ahead.popleft(), lost)
        while ahead:
            yield _answer(ahead.popleft(), lost)

    def _task(self, task: _Task, wanted: bool) -> _Task:
        if wanted:
            self._tasks.put(task)
        else:
            task.answer.set_result(task.thing)
        if self._fault is not None:
            self._give_up(self._fault)
        return task

    def _tend(self, worker: Worker) -> None:
        """Hand things to one process and take its answers until the pool is closed."""
        hand = _Hand(self._tasks, worker, self._limits)
        try:
            hand.serve()
        except ClosedError:
            pass
        except BaseException as error:  # whoever waits for an answer has to learn of it
            hand.give_up(error)
            self._give_up(error)
        finally:
            worker.end()

    def _give_up(self, error: BaseException) -> None:
        """Let everything that nobody has begun with have this error."""
        self._fault = error
        with suppress(queue.Empty):
            while True:
                task = self._tasks.get_nowait()
                if task is not None:
                    task.answer.set_exception(error)


def _answer(task: _Task, lost: Callable[[Any, str], Any]) -> Any:
    try:
        return task.answer.result()
    except LostError as error:
        return lost(task.thing, str(error))


class _Hand:
    """What one process has to do: the things that it was given, and those that it has to be given again."""

    def __init__(self, tasks: queue.SimpleQueue[_Task | None], worker: Worker, limits: Limits) -> None:
        self._tasks, self._worker, self._limits = tasks, worker, limits
        self._given: deque[_Task] = deque()
        self._again: deque[_Task] = deque()

    def serve(self) -> None:
        """Go on until there is nothing more to come."""
        while True:
            try:
                if not self._fill():
                    return
                self._take_answer()
            except DeadError as death:
                self._bury(death)

    def give_up(self, error: BaseException) -> None:
        """Let everything that it has have this error."""
        for task in (*self._given, *self._again):
            task.answer.set_exception(error)

    def _fill(self) -> bool:
        """Give the process what it has room for; False when the pool is closed."""
        while self._has_room():
            try:
                task = self._again.popleft() if self._again else self._tasks.get(block=not self._given)
            except queue.Empty:
                break
            if task is None:
                return False
            self._given.append(task)
            self._worker.start()
            self._worker.give(task.work, task.thing)
        return True

    def _has_room(self) -> bool:
        """A thing with which a process died is given alone, so that it is known who is at fault if another dies."""
        if not self._given:
            return True
        alone = self._given[0].deaths or (self._again and self._again[0].deaths)
        return not alone and len(self._given) < _AT_ONCE

    def _take_answer(self) -> None:
        task = self._given[0]
        try:
            answer = self._worker.answer(self._limits.of(task.weight))
        except DeadError:
            raise
        except Exception as error:
            self._given.popleft().answer.set_exception(error)
        else:
            self._given.popleft().answer.set_result(answer)

    def _bury(self, death: DeadError) -> None:
        """Go on after the process died over the first of what it was given."""
        task, *rest = self._given
        self._given.clear()
        self._again.extendleft(reversed(rest))
        if task.deaths or death.slow:
            task.answer.set_exception(LostError(str(death)))
        else:
            self._again.appendleft(task._replace(deaths=1))
