"""What programs may ask for, parameter by parameter, with the names of the command line."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from dateline.types import EventType, Stance, Status
from dateline.types.evidence import Value
from dateline.views import Filters, Outcome, Section
from dateline.views.exports import Of
from dateline.views.pages import MOST_ROWS, PAGE
from dateline.web.asking import day

_LONGEST_TEXT, _MOST_REPEATED = 1000, 20


def _written(value: str) -> str:
    if "\0" in value or not value.strip():
        raise ValueError("not words: it needs a character that shows, and takes no zero character")
    return value


Words = Annotated[
    str, Field(min_length=1, max_length=_LONGEST_TEXT, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$"), AfterValidator(_written)
]
"""Words of a person."""

_Day = Annotated[str, BeforeValidator(day), WithJsonSchema({"type": "string", "format": "date"})]
_SHOWN_FIRST = "`forward` as the view is ordered, `backward` the other way round."


def _repeated(described: str) -> Any:
    return Field(default=[], max_length=_MOST_REPEATED, description=described)


class AsOf(Value):
    """The day to look back from."""

    as_of: _Day | None = Field(
        default=None, description="The record as it stood on this day of publication.", examples=["2025-10-31"]
    )


class Spanned(AsOf):
    """A stretch of days as well."""

    since: _Day | None = Field(
        default=None, description="Only what is dated on this day or later.", examples=["2025-10-01"]
    )
    until: _Day | None = Field(
        default=None, description="Only what is dated on this day or earlier.", examples=["2025-11-30"]
    )

    @model_validator(mode="after")
    def _goes_forward(self) -> Spanned:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"since: {self.since} comes after until: {self.until}")
        return self


class WithActors(Spanned):
    """Only with some actors."""

    actor: list[Words] = _repeated("Only where this actor takes part: an id, name, surname or country.")

    @property
    def filters(self) -> Filters:
        """What a view is asked for."""
        return Filters(
            actors=self.actor,
            about=getattr(self, "about", None),
            statuses=getattr(self, "status", ()),
            types=getattr(self, "type", ()),
            stances=getattr(self, "stance", ()),
            since=self.since,
            until=self.until,
            as_of=self.as_of,
        )


class WithAbout(Value):
    """Only what is about something."""

    about: Words | None = Field(
        default=None, description="Only what is about this: topic, place or words of a report.", examples=["talks"]
    )


class WithEvents(WithActors, WithAbout):
    """Only some events."""

    status: list[Status] = _repeated("Only events of this status; given again, of any of them.")
    type: list[EventType] = _repeated("Only events of this type; given again, of any of them.")


class WithStances(Value):
    """Only some statements."""

    stance: list[Stance] = _repeated("Only statements of this stance; given again, of any of them.")


class Paged(Value):
    """Which rows of a list."""

    limit: int = Field(default=PAGE, ge=1, le=MOST_ROWS, description="At most this many rows.")
    after: Annotated[str, Field(min_length=1, max_length=5000, pattern="^[A-Za-z0-9_-]+$")] | None = Field(
        default=None, description="The rows behind those of another answer: what it gave as `next`."
    )

    @property
    def part(self) -> dict[str, Any]:
        """Which rows, as the views take it."""
        names = ("limit", "after", "count", "order", "section", "outcome")
        return {name: getattr(self, name) for name in names if hasattr(self, name)}


class Counted(Paged):
    """And how many there are."""

    count: bool = Field(default=False, description="Whether to count all rows, as `total`.")


class Ordered(Counted):
    """And from which end."""

    order: Literal["forward", "backward"] = Field(default="forward", description=_SHOWN_FIRST)


class OfEvents(WithEvents, Counted):
    """Parameters of changes and actors."""


class OfTimeline(WithEvents, Ordered):
    """Parameters of the timeline."""

    section: Section | None = Field(default=None, description="Only this section of it.")


class OfPlans(WithEvents, Ordered):
    """Parameters of the plans."""

    outcome: Outcome | None = Field(default=None, description="Only plans of which this became.")


class OfDisputes(WithEvents, Ordered):
    """Parameters of the disputes."""


class OfStatements(WithActors, WithAbout, WithStances, Ordered):
    """Parameters of the statements."""


class OfArticles(WithActors, Counted):
    """Parameters of the articles."""


class OfSearch(WithActors, Paged):
    """Parameters of the search."""

    words: Words = Field(description="Words that the article must hold.", examples=["border water"])


class OfActor(Spanned, WithAbout):
    """Parameters of one actor."""


class OfEvent(AsOf):
    """Parameters of one event."""

    why: bool = Field(default=False, description="Whether to say why each report is of this event.")


class OfExport(WithEvents, WithStances):
    """Parameters of an export."""

    of: Of = Field(default="events", description="What a table holds; `stance` is for statements alone.")
