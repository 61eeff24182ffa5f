"""What one article says: its actors, events and statements, each with evidence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from dateline.types.article import Article
from dateline.types.evidence import Evidence, Span, Value
from dateline.types.when import check_date, check_duration, check_time

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal[
    "occurred", "ongoing", "planned", "proposed", "possible",
    "unplanned", "postponed", "cancelled", "refused", "denied",
]  # fmt: skip
HAPPENED: frozenset[Status] = frozenset({"occurred", "ongoing"})
"""What took place or is under way."""
PENDING: frozenset[Status] = frozenset({"planned", "proposed", "possible"})
"""What may still come: agreed, suggested or weighed, and not called off."""
Stance = Literal[
    "asserts", "denies", "demands", "proposes", "promises", "warns", "accuses", "praises", "refuses", "doubts", "asks",
]  # fmt: skip
ActorKind = Literal["person", "state", "organ", "organisation", "company", "media", "group"]

EdtfDate = Annotated[str, AfterValidator(check_date)]
ClockTime = Annotated[str, AfterValidator(check_time)]
Duration = Annotated[str, AfterValidator(check_duration)]

MODES: dict[str, frozenset[str]] = {
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset({
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
        "misinformation", "cyber",
    }),
    "ASSAULT": frozenset({
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    }),
}  # fmt: skip
"""PLOVER 0.8's modes by event type; a type that is not named has none."""
_EVERY_MODE: frozenset[str] = frozenset().union(*MODES.values())


class Place(Value):
    """Where something happens: a name, with the state's ISO 3166 alpha-3 code where it can be known."""

    name: str = Field(min_length=1)
    country: str | None = None


class Role(Value):
    """An office or description that the text gives a person, as of that text."""

    title: str = Field(min_length=1)
    country: str | None = None
    evidence: tuple[Span, ...]


class Actor(Value):
    """A person, a state or its organ, an organisation, a company, a medium or an unnamed group."""

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    kind: ActorKind | None = None
    country: str | None = None
    roles: tuple[Role, ...] = ()


class Report(Value):
    """One saying of an event: how real it is by it, who vouches (outermost first), and the words."""

    status: Status
    according_to: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Event(Value):
    """Something that a political actor did, does, is to do, might do or is said not to have done."""

    id: str = Field(min_length=1)
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
    reports: tuple[Report, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _mode_is_known(self) -> Event:
        # Coders who differ about the type ("seized": ASSAULT or COERCE) agree on the mode, so it may be another type's.
        if self.mode is not None and self.mode not in _EVERY_MODE:
            raise ValueError(f"event {self.id}: {self.mode!r} is no mode of any type")
        return self


class Statement(Value):
    """Content that the text attributes to a source."""

    id: str = Field(min_length=1)
    speaker: str
    cue: str
    content: str = Field(min_length=1)
    quotes: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    addressee: str | None = None
    occasion: str | None = None
    stance: Stance = "asserts"
    hedged: bool = False
    date: EdtfDate | None = None
    topics: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Reading(Value):
    """Everything that was read from one article. Refuses evidence that is not an exact slice of the article."""

    article: Article
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()

    def spans(self) -> list[Span]:
        """Every piece of evidence of the reading."""
        found: list[Span] = [e for event in self.events for report in event.reports for e in report.evidence]
        found += [e for statement in self.statements for e in statement.evidence]
        found += [e for actor in self.actors for role in actor.roles for e in role.evidence]
        return found

    @model_validator(mode="after")
    def _evidence_is_exact(self) -> Reading:
        text = {"body": self.article.body, "headline": self.article.headline or ""}
        for span in self.spans():
            there = text[span.in_][span.start : span.end]
            if there != span.text:
                raise ValueError(
                    f"article {self.article.id}: evidence {span.text!r} is not what stands at "
                    f"{span.in_} {span.start}:{span.end} ({there!r})"
                )
        return self

    @model_validator(mode="after")
    def _names_are_known(self) -> Reading:
        known = {actor.id for actor in self.actors}
        used = {i for e in self.events for i in (*e.actors, *e.recipients, *([e.initiator] if e.initiator else ()))}
        used |= {i for e in self.events for r in e.reports for i in r.according_to}
        used |= {i for s in self.statements for i in (s.speaker, *s.via)}
        unknown = sorted(used - known)
        if unknown:
            raise ValueError(f"article {self.article.id}: no actor in the reading has the id {unknown[0]!r}")
        return self
