"""Counts of right answers by name, and the F score of found things."""

from __future__ import annotations

from collections import Counter


class Tally:
    """How often something was right, and of how many."""

    def __init__(self) -> None:
        self._hits: Counter[str] = Counter()
        self._all: Counter[str] = Counter()

    def add(self, name: str, hits: int, of: int = 1) -> None:
        """Count `hits` right of `of`."""
        self._hits[name] += hits
        self._all[name] += of

    def count(self, name: str) -> tuple[int, int]:
        """Right ones, and all."""
        return self._hits[name], self._all[name]

    def rate(self, name: str) -> float:
        """Share of right ones; 1 where there was nothing to get right."""
        hits, of = self.count(name)
        return hits / of if of else 1.0

    def f1(self, name: str) -> float:
        """Harmonic mean of `name precision` and `name recall`."""
        precision, recall = self.rate(f"{name} precision"), self.rate(f"{name} recall")
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def names(self) -> list[str]:
        """Everything counted, in the order of the alphabet."""
        return sorted(self._all)
