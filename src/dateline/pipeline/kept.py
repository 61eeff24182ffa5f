"""What an addition did, in numbers that add up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Kept(NamedTuple):
    """What an addition did: articles new, known before, changed and read again, and what was read from them.

    `undated` counts those read of which no day of publication is known, `copies` those that nearly repeat the text of
    another article of the record.
    """

    new: int = 0
    known: int = 0
    new_versions: int = 0
    reread: int = 0
    events: int = 0
    statements: int = 0
    undated: int = 0
    copies: int = 0


def total(batches: Iterable[Kept]) -> Kept:
    """The totals of batches, added up."""
    return Kept(*map(sum, zip(Kept(), *batches, strict=True)))
