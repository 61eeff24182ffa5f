"""What an assistant may ask for: the parameters of each tool, with the names of the command line's options."""

from __future__ import annotations

from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from dateline.errors import DatelineError
from dateline.types import EventType, Stance, Status
from dateline.types.article import Day
from dateline.views import Filters
from dateline.views.plans import Outcome

_DAY = "A day, such as 2025-10-17"
_LIMIT, MOST_ROWS = 20, 50

A = TypeVar("A", bound="Asking")


T = TypeVar("T")
Several = Annotated[tuple[T, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value)]
"""Several of something; one may come by itself."""


class Asking(BaseModel):
    """Parameters of a tool, and the day of publication up to which reports count."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    as_of: Day | None = Field(None, description=f"{_DAY}: the record as it stood when nothing later was published")


class Listing(Asking):
    """Parameters of a tool that gives rows, a page at a time."""

    since: Day | None = Field(None, description=f"{_DAY}: nothing dated before it")
    until: Day | None = Field(None, description=f"{_DAY}: nothing dated after it")
    limit: int = Field(_LIMIT, ge=1, le=MOST_ROWS, description="At most this many rows")
    after: str | None = Field(None, description="The `next` of the page before, for the rows behind it")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"since {self.since} comes after until {self.until}")
        return self

    @property
    def filters(self) -> Filters:
        """What a view is asked for."""
        return Filters(since=self.since, until=self.until, as_of=self.as_of)


class _OfActors(Listing):
    actor: Several[str] = Field(
        (), max_length=10, description="Names, surnames, countries or ids of actors, all of whom take part"
    )
    about: str | None = Field(None, description="Words, all of which stand in its topics, place, type or reports")


class AskTimeline(_OfActors):
    """What happened and what is planned."""

    status: Several[Status] = Field((), description="Only events that have one of these statuses")
    type: Several[EventType] = Field((), description="Only events of these types of PLOVER")

    @property
    def filters(self) -> Filters:
        """What a view is asked for."""
        return Filters(**super().filters, actors=self.actor, about=self.about, statuses=self.status, types=self.type)


class AskPlans(AskTimeline):
    """Plans, and what became of them."""

    outcome: Outcome | None = Field(None, description="Only plans of which this became")


class AskStatements(_OfActors):
    """Who said what."""

    actor: Several[str] = Field((), max_length=10, description="Names or ids of speakers, any of whom will do")
    stance: Several[Stance] = Field((), description="Only statements of these stances")

    @property
    def filters(self) -> Filters:
        """What a view is asked for."""
        return Filters(**super().filters, actors=self.actor, about=self.about, stances=self.stance)


class AskSearch(Listing):
    """Articles that hold some words."""

    words: str = Field(min_length=1, description='Words that the article must hold; "words in quotes" as a phrase')


class AskEvent(Asking):
    """One event."""

    id: str = Field(min_length=1, description="The event's id, or the beginning of it")


class AskArticle(Asking):
    """One article."""

    id: str = Field(min_length=1, description="The article's id, or the beginning of it")
    start: int = Field(0, ge=0, description="From which character of its text on")


def asked(kind: type[A], arguments: dict[str, Any] | None) -> A:
    """The parameters of a call. Raises `DatelineError` with what is wrong, in one line."""
    try:
        return kind.model_validate(arguments or {})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(map(str, first["loc"]))
        unknown = first["type"] == "extra_forbidden"
        reason = "there is no such parameter" if unknown else first["msg"].removeprefix("Value error, ")
        raise DatelineError(f"{name}: {reason}" if name else reason) from None
