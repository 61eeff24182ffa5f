"""Which thing read answers which answer: best pairs first, each thing once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def pair(answers: Sequence[A], read: Sequence[B], closeness: Callable[[A, B], float]) -> dict[int, int]:
    """Index of answer → index of the thing read that answers it; pairs of closeness 0 are none.

    Ties go to the earlier answer and the earlier thing read, so that the pairing is always the same.
    """
    ranked = sorted(
        ((-closeness(answer, thing), i, j) for i, answer in enumerate(answers) for j, thing in enumerate(read)),
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for negative, i, j in ranked:
        if negative < 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
