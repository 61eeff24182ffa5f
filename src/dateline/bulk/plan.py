"""What is to be read in bulk, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dateline.extraction import Reader


class Engine(StrEnum):
    """Who reads: processes of this machine, or Ray's, on this machine or on a cluster."""

    local = "local"
    ray = "ray"


class Plan(NamedTuple):
    """What is to be read, and how.

    `published` is the day of articles that do not give one, `screen` says whether pages are screened, and `address`
    where the Ray cluster is. Without `jobs` as many processes read as there are processors.
    """

    sources: Sequence[str]
    published: str | None = None
    model: str | None = None
    lexicon: Path | None = None
    screen: bool | None = None
    jobs: int | None = None
    engine: Engine = Engine.local
    address: str | None = None

    def setup(self) -> Callable[[], Reader]:
        """What makes the reader that is asked for, here or in another process."""
        from dateline.extraction import Reader  # noqa: PLC0415 - the parser loads only where it is used

        return partial(Reader, self.model, self.lexicon)
