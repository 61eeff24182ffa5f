"""What became of the inputs of a crawl, stage by stage, on one line whose numbers add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from dateline.logs import logger
from dateline.types import Skip, Skipped

if TYPE_CHECKING:
    from dateline.pipeline import Kept

T = TypeVar("T")
log = logger(__name__)

_REASONS: Mapping[Skip, str] = {
    "kind": "no responses",
    "status": "without status 200",
    "media": "no web pages",
    "same address": "at an address met before",
    "empty": "without an article",
    "language": "in another language",
    "not political": "not political",
}


class Passed:
    """Counts what is passed over on purpose, by reason."""

    def __init__(self) -> None:
        self.counts: Counter[Skip] = Counter()
        self.read = 0

    def note(self, skipped: Skipped) -> None:
        """Count one input that is passed over."""
        self.counts[skipped.reason] += 1
        log.debug("input passed over", source=skipped.source, row=skipped.row, reason=skipped.reason)

    def beside(self, things: Iterable[T]) -> Iterator[T]:
        """The things that were read, counted as they pass."""
        for thing in things:
            self.read += 1
            yield thing

    def line(self, done: Kept, failures: int) -> str:
        """What became of every input, in the order of the stages."""
        kept = done.new + done.new_versions + done.reread
        parts = [(self.counts[reason], words) for reason, words in _REASONS.items()]
        parts = [(number, words) for number, words in parts if number]
        parts += [(done.known, "known")] if done.known else []
        parts += [(done.copies, "copies")] if done.copies else []
        parts += [(kept - done.copies, "read"), (failures, "set aside")]
        total = sum(number for number, _ in parts)
        return f"{total:,} inputs: " + ", ".join(f"{number:,} {words}" for number, words in parts)
