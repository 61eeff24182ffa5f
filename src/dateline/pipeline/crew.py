"""Who reads: this process, and others beside it as soon as there is enough to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.processes import Pool, cores

if TYPE_CHECKING:
    from dateline.extraction import Reader

T = TypeVar("T")
R = TypeVar("R")

WORTH = 3.0
"""Seconds that this process works alone: about what it takes until others have loaded their models."""


class Crew:
    """Works on one thing after another with a reader, in order; used in a `with` statement.

    What comes of a thing is the same however many processes work. With `jobs` above one and a `setup`, which makes the
    same reader in another process, so many are started once this one has worked for `worth` seconds and there is more.
    Without a reader this process does not read itself, so that nothing that is read can end it.
    """

    def __init__(
        self, reader: Reader | None, setup: Callable[[], Reader] | None = None, jobs: int = 1, worth: float = WORTH
    ) -> None:
        self.program = reader.program if reader is not None else ""
        self._reader = reader
        self._setup, self._jobs, self._worth = setup, jobs, worth
        self._spent = 0.0
        self._pool: Pool[Reader] | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the other processes."""
        if self._pool is not None:
            self._pool.close()

    def pids(self) -> list[int]:
        """The other processes that are running."""
        return self._pool.pids() if self._pool is not None else []

    def map(
        self,
        work: Callable[[Reader, T], R],
        things: Iterable[Any],
        kind: type[T],
        lost: Callable[[T, str], R],
        weight: Callable[[T], int],
    ) -> Iterator[Any]:
        """What `work` makes of each thing of a `kind`, and all else as it is, in their order.

        Of a thing over which two processes died or hung it is what `lost` makes of it and of how they ended. `weight`
        counts characters.
        """
        rest = iter(things)
        for thing in rest:
            if not self._wants_others():
                yield self._alone(work, thing, kind)
                continue
            ahead = [thing, *islice(rest, self._jobs if self._reader else 0)]
            if self._reader is None or len(ahead) > self._jobs:
                yield from self._others().map(work, chain(ahead, rest), kind, lost, weight)
            else:
                yield from (self._alone(work, one, kind) for one in ahead)
            return

    def _wants_others(self) -> bool:
        if self._reader is None:
            return True
        return self._setup is not None and self._jobs > 1 and self._spent >= self._worth

    def _alone(self, work: Callable[[Reader, T], R], thing: Any, kind: type[T]) -> Any:
        if not isinstance(thing, kind):
            return thing
        assert self._reader is not None
        start = perf_counter()
        answer = work(self._reader, thing)
        self._spent += perf_counter() - start
        return answer

    def _others(self) -> Pool[Reader]:
        if self._pool is None:
            assert self._setup is not None
            self._pool = Pool(self._jobs, self._setup)
            # This process only hands out and keeps from here on: the model's memory is for those who read.
            self._reader = None
        return self._pool


def crew(model: str | None = None, lexicon: Path | None = None, jobs: int | None = None) -> Crew:
    """Who reads with a model and a lexicon: so many processes, without `jobs` as many as there are processors.

    Raises what making a `Reader` raises, here and now.
    """
    from dateline.extraction import Reader  # noqa: PLC0415 - the parser loads only where it is used

    return Crew(Reader(model, lexicon), partial(Reader, model, lexicon), cores() if jobs is None else jobs)
