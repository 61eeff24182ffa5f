"""What became of the pages of a part, in numbers that add up."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple


class Counts(NamedTuple):
    """Pages, rows and records that came in (`given`), and where each went: `read`, `failed`, or `skipped` by reason.

    `events`, `statements` and `words` are those of what was read.
    """

    given: int = 0
    read: int = 0
    failed: int = 0
    skipped: tuple[tuple[str, int], ...] = ()
    events: int = 0
    statements: int = 0
    words: int = 0

    @property
    def passed_over(self) -> int:
        """How many were skipped, for whatever reason."""
        return sum(number for _, number in self.skipped)

    @property
    def add_up(self) -> bool:
        """Whether all that came in went somewhere, once."""
        return self.given == self.read + self.failed + self.passed_over

    def plus(self, other: Counts) -> Counts:
        """Both added up."""
        return Counts.of(dict(Counter(self.as_dict()) + Counter(other.as_dict())))

    @classmethod
    def of(cls, numbers: dict[str, int]) -> Counts:
        """From the numbers of `as_dict`."""
        own = {name: numbers.get(name, 0) for name in cls._fields if name != "skipped"}
        prefix = "skipped: "
        skipped = sorted((k.removeprefix(prefix), n) for k, n in numbers.items() if k.startswith(prefix))
        return cls(**own, skipped=tuple(skipped))

    def as_dict(self) -> dict[str, int]:
        """Each number by its name, those skipped as `skipped: REASON`."""
        own = {name: value for name, value in self._asdict().items() if name != "skipped"}
        return own | {f"skipped: {reason}": number for reason, number in self.skipped}
