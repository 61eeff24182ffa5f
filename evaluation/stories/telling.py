"""What one report says of one happening, before it is put into words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from dateline.types import Actor, EventType, Place, Status

Said = tuple[Status, tuple[Actor, ...]]
"""A status with who vouches for it, outermost first."""


@dataclass(frozen=True)
class Telling:
    """What a report says of the happening `of`. What it does not say is empty."""

    of: str
    type: EventType
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...] = ()
    mode: str | None = None
    date: str | None = None
    place: Place | None = None
    ordinal: int | None = None
    topics: tuple[str, ...] = ()
    duration: str | None = None
    hedge: str | None = None
    initiator: Actor | None = None
    said: tuple[Said, ...] = (("occurred", ()),)

    def as_(self, status: Status, *sources: Actor, **changes: object) -> Telling:
        """The same happening with one status, vouched for by `sources`, and other changes."""
        return replace(self, said=((status, sources),), **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Draft:
    """A report to be published on a day, and how many others copy it."""

    day: dt.date
    tellings: tuple[Telling, ...]
    copies: int = 0
