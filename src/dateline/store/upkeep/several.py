"""Findings of one kind: the first of them one by one, the others as a number."""

from __future__ import annotations

from dateline.types import Finding

_MOST = 10


class Several:
    """Collects what is wrong of one check."""

    def __init__(self, check: str, do: str) -> None:
        self._check, self._do = check, do
        self._told: list[str] = []
        self.count = 0

    def note(self, what: str) -> None:
        """Note one thing."""
        self.count += 1
        if len(self._told) < _MOST:
            self._told.append(what)

    def findings(self, good: str) -> list[Finding]:
        """Everything noted; what is `good` where nothing was."""
        if not self.count:
            return [Finding(check=self._check, state="ok", what=good)]
        told = [*self._told, *([f"and {self.count - _MOST:,} more"] if self.count > _MOST else [])]
        return [Finding(check=self._check, state="failed", what=what, do=self._do) for what in told]
