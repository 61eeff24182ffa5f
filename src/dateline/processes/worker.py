"""One process that works for a pool: how it is started, spoken with and ended, and what runs in it."""

from __future__ import annotations

import os
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from dateline.errors import WorkersError

Setup = Callable[[], Any]
Work = Callable[[Any, Any], Any]

_STARTS = 3
"""Processes in a row that may die as they start."""
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_starting = threading.Lock()


class DeadError(Exception):
    """The process came to an end, or was ended, before it answered; the text says how."""

    def __init__(self, how: str, *, slow: bool = False) -> None:
        super().__init__(how)
        self.slow = slow


class ClosedError(Exception):
    """The pool is closed; no process is started any more."""


class Worker:
    """A process that makes a state with `setup`, and another one whenever it has died.

    One thread starts it, hands it work and takes its answers; any other may close it.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._lock = threading.Lock()
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process, where one is running."""
        process = self._process
        return process.pid if process is not None else None

    def start(self) -> None:
        """See to it that the process runs. Raises what `setup` raises in it, `WorkersError` where none lives."""
        if self._process is not None:
            return
        how = ""
        for _ in range(_STARTS):
            self._spawn()
            try:
                error = self._receive()
            except DeadError as death:
                how = str(death)
                continue
            if error is not None:
                self.end()
                raise error
            return
        raise WorkersError(f"processes that are to read end as they start ({how}); try --jobs 1")

    def _spawn(self) -> None:
        context = get_context("spawn")
        with self._lock:
            if self._closed:
                raise ClosedError
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=run, args=(theirs, self._setup), daemon=True)
            with _starting, _alone_in_its_core():
                self._process.start()
            theirs.close()

    def give(self, work: Work, thing: Any) -> None:
        """Hand it a thing; it need not have answered the one before. Raises `DeadError`."""
        assert self._pipe is not None
        try:
            self._pipe.send((work, thing))
        except OSError:
            raise self._death() from None

    def answer(self, seconds: float) -> Any:
        """What it makes of the first thing that it has not answered; raises `DeadError` after so many seconds.

        Raises what the work raises.
        """
        assert self._pipe is not None
        with suppress(OSError):
            if not self._pipe.poll(seconds):
                self.end()
                raise DeadError(f"it took longer than {seconds:,.0f} seconds", slow=True)
        good, answer = self._receive()
        if good:
            return answer
        raise answer

    def _receive(self) -> Any:
        assert self._pipe is not None
        try:
            return self._pipe.recv()
        except (EOFError, OSError):
            raise self._death() from None

    def _death(self) -> DeadError:
        code = self.end()
        if code == -signal.SIGKILL:
            return DeadError("the process that read it was killed, perhaps for want of memory")
        if code is not None and code < 0:
            return DeadError(f"the process that read it crashed ({signal.Signals(-code).name})")
        return DeadError(f"the process that read it ended with code {code}")

    def end(self) -> int | None:
        """End the process; says how it ended, or had ended."""
        with self._lock:
            process, self._process = self._process, None
            pipe, self._pipe = self._pipe, None
        if pipe is not None:
            pipe.close()
        if process is None:
            return None
        process.join(0.5)
        if process.exitcode is None:
            process.kill()
            process.join()
        return process.exitcode

    def close(self) -> None:
        """Kill the process and let none be started again; who waits for its answer learns that it died."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()


@contextmanager
def _alone_in_its_core() -> Iterator[None]:
    """What a process started meanwhile inherits: one thread for its products, and no Ctrl-C, which is for us."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    mask = None
    if hasattr(signal, "pthread_sigmask"):
        # Where it has to be started it would let Ctrl-C through again.
        resource_tracker.ensure_running()
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if mask is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def run(pipe: Connection, setup: Setup) -> None:
    """What the process does: make its state, then work on each thing that it is handed, in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    todo: queue.SimpleQueue[tuple[Work, Any]] = queue.SimpleQueue()
    # What is handed over is taken at once, so that neither side ever waits for the other to take something.
    threading.Thread(target=_take, args=(pipe, todo), daemon=True).start()
    try:
        state = setup()
    except Exception as error:
        _send(pipe, error)
        return
    pipe.send(None)
    while True:
        work, thing = todo.get()
        try:
            answer = True, work(state, thing)
        except Exception as error:
            answer = False, error
        _send(pipe, answer)


def _take(pipe: Connection, todo: queue.SimpleQueue[tuple[Work, Any]]) -> None:
    """Take what is handed over; where nobody is left to hand anything over, end, whatever is being done."""
    try:
        while True:
            todo.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)


def _send(pipe: Connection, answer: Any) -> None:
    try:
        pipe.send(answer)
    except OSError:
        os._exit(0)
