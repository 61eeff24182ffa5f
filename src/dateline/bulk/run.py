"""A bulk reading from its beginning to its end, by whichever engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from dateline.bulk.counts import Counts
from dateline.bulk.folder import Folder
from dateline.bulk.local import reading_here
from dateline.bulk.parts import Part, cut
from dateline.bulk.plan import Engine, Plan
from dateline.bulk.reading import Settings, Work
from dateline.errors import DatelineError
from dateline.pipeline import Step
from dateline.reading.sources import STDIN


class Done(NamedTuple):
    """A part that is done, and its counts; `before`, if an earlier run did it."""

    part: Part
    counts: Counts
    before: bool


@contextmanager
def run(plan: Plan, out: Path, on_step: Step = lambda *_: None) -> Iterator[tuple[int, Iterator[Done]]]:
    """Read everything that is planned and not done yet; gives the number of parts, and each part when it is done.

    Those that an earlier run did come first. `on_step` is told of articles and words as they are read. Raises what
    making a `Reader` raises, and `DatelineError` where the folder cannot be used.
    """
    if "-" in plan.sources:
        raise DatelineError(f"{STDIN} cannot be cut into parts; write it to a file first")
    program = plan.setup()().program
    settings = Settings(plan.published, plan.screen)
    folder = Folder(out.absolute())
    with folder.locked():
        folder.prepare(program, settings._asdict())
        parts = cut(plan.sources)
        folder.forget_others(parts)
        known = [(part, folder.done(part)) for part in parts]
        before = [Done(part, counts, before=True) for part, counts in known if counts is not None]
        todo = [part for part, counts in known if counts is None]
        with _reading(plan, todo, Work(folder, settings, on_step)) as done:
            yield len(parts), _after(before, done)


def _reading(plan: Plan, parts: Sequence[Part], work: Work) -> AbstractContextManager[Iterator[tuple[Part, Counts]]]:
    if plan.engine is Engine.ray:
        from dateline.bulk.cluster import reading_there  # noqa: PLC0415 - Ray is an extra, and slow to load

        return reading_there(plan, parts, work)
    return reading_here(plan, parts, work)


def _after(before: Sequence[Done], done: Iterator[tuple[Part, Counts]]) -> Iterator[Done]:
    yield from before
    for part, counts in done:
        yield Done(part, counts, before=False)
