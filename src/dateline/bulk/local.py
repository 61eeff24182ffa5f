"""Parts read on this machine, one after the other, each by as many processes as there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dateline.bulk.counts import Counts
from dateline.bulk.parts import Part
from dateline.bulk.plan import Plan
from dateline.bulk.reading import Work, read_part
from dateline.pipeline import Crew
from dateline.processes import cores


@contextmanager
def reading_here(plan: Plan, parts: Sequence[Part], work: Work) -> Iterator[Iterator[tuple[Part, Counts]]]:
    """Processes that read parts into a folder while the block runs; gives each part with its counts when it is done."""
    with Crew(None, plan.setup(), plan.jobs or cores()) as crew:
        yield ((part, read_part(part, work, crew)) for part in parts)
