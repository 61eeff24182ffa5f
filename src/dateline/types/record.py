"""The record across reports: one event per happening, its history, its sources and its disputes."""

from __future__ import annotations

from pydantic import Field

from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import PLAN, ClockTime, Duration, EdtfDate, EventType, Place, Status


class Step(Value):
    """One step of an event's history: the status that an article gave it on the day of publication."""

    published: Day | None
    status: Status
    article: str


class Member(Value):
    """One article's event that belongs to an event of the record; `copy_of` names the article it was copied from."""

    article: str
    event: str
    copy_of: str | None = None


class Sources(Value):
    """How many articles report an event, and to how many independent sources they go back.

    One article may rest on several: each first-hand source that it names, and its own voice where no source of its says
    the same. `RecordEvent.origins` lists them.
    """

    reports: int
    independent: int


class Origin(Value):
    """Whom reports of an event go back to, and the articles that rest on it.

    `source` is the id of the first-hand source, null for a publisher's own voice. What a source without a name says
    goes back to whoever passes it on: a medium that the articles cite (`via`, its id), else their `publisher`, by name
    as for its own voice; null where it is not known.
    """

    source: str | None = None
    via: str | None = None
    publisher: str | None = None
    articles: tuple[str, ...] = Field(min_length=1)


class Side(Value):
    """One side of a dispute: what it says, who vouches for it, in which article."""

    value: str
    according_to: tuple[str, ...] = ()
    article: str


class Dispute(Value):
    """A field on which accounts of one event cannot all be true."""

    field: str
    sides: tuple[Side, ...] = Field(min_length=2)


class RecordEvent(Value):
    """A happening or a plan as all reports together tell it, as of a day."""

    id: str
    type: EventType
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: EdtfDate | None = None
    time: ClockTime | None = None
    place: Place | None = None
    duration: Duration | None = None
    duration_hedge: str | None = None
    initiator: str | None = None
    ordinal: int | None = None
    topics: tuple[str, ...] = ()
    status: Status
    history: tuple[Step, ...] = ()
    members: tuple[Member, ...] = ()
    sources: Sources
    origins: tuple[Origin, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @property
    def is_plan(self) -> bool:
        """Whether it was ever a plan: proposed, planned, floated, postponed, called off, refused or ruled out."""
        return self.status in PLAN or any(step.status in PLAN for step in self.history)
