"""What one article says: its actors, events and statements, each with evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from dateline.types.article import Article
from dateline.types.evidence import Evidence, Name, Span, Value, shown
from dateline.types.when import DATE, DURATION, TIME, check_date, check_duration, check_time

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
PLAN: frozenset[Status] = PENDING | {"postponed", "cancelled", "refused", "unplanned"}
"""What only a plan can be."""
Stance = Literal[
    "asserts", "denies", "demands", "proposes", "promises", "warns", "accuses", "praises", "refuses", "doubts", "asks",
]  # fmt: skip
ActorKind = Literal["person", "state", "organ", "organisation", "company", "media", "group"]


def _written(pattern: str, description: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", "description": description})


EdtfDate = Annotated[
    str, AfterValidator(check_date), _written(DATE, "EDTF: a day, month, season, quarter or year, or a span of two")
]
ClockTime = Annotated[
    str, AfterValidator(check_time), _written(TIME, "HH:MM, with the zone in brackets if the text names one")
]
Duration = Annotated[str, AfterValidator(check_duration), _written(DURATION, "ISO 8601, such as PT2H30M")]
ActorId = Annotated[str, Field(description="The id of one of this reading's actors")]

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
Mode = Annotated[str, WithJsonSchema({"type": "string", "enum": sorted(_EVERY_MODE)})]


class Place(Value):
    """Where something happens: a name, with the state's ISO 3166 alpha-3 code where it can be known."""

    name: Name
    country: Name | None = None


class Role(Value):
    """An office or description that the text gives a person, as of that text."""

    title: str = Field(min_length=1)
    country: str | None = None
    evidence: tuple[Span, ...]


class Actor(Value):
    """A person, a state or its organ, an organisation, a company, a medium or an unnamed group."""

    id: Name
    name: Name
    kind: ActorKind | None = None
    country: Name | None = None
    roles: tuple[Role, ...] = ()


class Report(Value):
    """One saying of an event: how real it is by it, who vouches (outermost first), and the words.

    `date`, `place`, `duration` and `initiator` are what this saying itself gives, null where it gives none: where two
    sources of one article differ, the event has one of them and the reports have both. A plan is `recalled` that the
    report tells as one that was: "had planned to meet", "was due to open".
    """

    status: Status
    according_to: tuple[ActorId, ...] = ()
    recalled: bool = False
    date: EdtfDate | None = None
    place: Place | None = None
    duration: Duration | None = None
    duration_hedge: str | None = None
    initiator: ActorId | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)

    @property
    def clause(self) -> Evidence:
        """The words that say it: its clause, else whatever evidence it has."""
        return next((e for e in self.evidence if e.role == "clause"), self.evidence[0])


class Event(Value):
    """Something that a political actor did, does, is to do, might do or is said not to have done."""

    id: str = Field(min_length=1)
    type: EventType
    mode: Mode | None = None
    actors: tuple[ActorId, ...] = ()
    recipients: tuple[ActorId, ...] = ()
    date: EdtfDate | None = None
    time: ClockTime | None = None
    place: Place | None = None
    duration: Duration | None = None
    duration_hedge: str | None = None
    initiator: ActorId | None = None
    ordinal: int | None = None
    topics: tuple[str, ...] = ()
    status: Status
    reports: tuple[Report, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _mode_is_known(self) -> Event:
        # Coders who differ about the type ("seized": ASSAULT or COERCE) agree on the mode, so it may be another type's.
        if self.mode is not None and self.mode not in _EVERY_MODE:
            raise ValueError(f"mode: {shown(self.mode)} is no mode of any type")
        return self


class Statement(Value):
    """Content that the text attributes to a source."""

    id: str = Field(min_length=1)
    speaker: ActorId
    cue: str
    content: str = Field(min_length=1)
    quotes: tuple[str, ...] = ()
    via: tuple[ActorId, ...] = ()
    addressee: str | None = None
    occasion: str | None = None
    stance: Stance = "asserts"
    hedged: bool = False
    date: EdtfDate | None = None
    topics: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)

    @property
    def place(self) -> tuple[bool, int]:
        """Its place in the order of the text: the headline comes first."""
        first = min(self.evidence, key=lambda e: (e.in_ == "body", e.start))
        return first.in_ == "body", first.start


def field_path(steps: Sequence[str | int]) -> str:
    """Where something stands in a reading: `events[0].reports[1].status`."""
    return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in steps).removeprefix(".")


class Reading(Value):
    """Everything that was read from one article, and by which program.

    Every piece of evidence must be an exact slice of the article's body or headline, every actor that a fact names
    must be listed, and no two actors, events or statements may have one id.
    """

    article: Article
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    program: str | None = Field(default=None, description="Name and version of the program that made the reading")

    def spans(self) -> list[Span]:
        """Every piece of evidence of the reading."""
        return [span for _, span in self._placed()]

    def _placed(self) -> Iterator[tuple[tuple[str | int, ...], Span]]:
        """Every piece of evidence with its path in the reading."""
        for i, event in enumerate(self.events):
            for j, report in enumerate(event.reports):
                yield from ((("events", i, "reports", j, "evidence", k), e) for k, e in enumerate(report.evidence))
        for i, statement in enumerate(self.statements):
            yield from ((("statements", i, "evidence", k), e) for k, e in enumerate(statement.evidence))
        for i, actor in enumerate(self.actors):
            for j, role in enumerate(actor.roles):
                yield from ((("actors", i, "roles", j, "evidence", k), e) for k, e in enumerate(role.evidence))

    def _named(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every id of an actor that a fact names, with its path in the reading."""
        for i, event in enumerate(self.events):
            yield from ((("events", i, "actors", k), name) for k, name in enumerate(event.actors))
            yield from ((("events", i, "recipients", k), name) for k, name in enumerate(event.recipients))
            if event.initiator:
                yield ("events", i, "initiator"), event.initiator
            for j, report in enumerate(event.reports):
                if report.initiator:
                    yield ("events", i, "reports", j, "initiator"), report.initiator
            for j, report in enumerate(event.reports):
                vouching = enumerate(report.according_to)
                yield from ((("events", i, "reports", j, "according_to", k), name) for k, name in vouching)
        for i, statement in enumerate(self.statements):
            yield ("statements", i, "speaker"), statement.speaker
            yield from ((("statements", i, "via", k), name) for k, name in enumerate(statement.via))

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Reading:
        for field, things in (("actors", self.actors), ("events", self.events), ("statements", self.statements)):
            for name, count in Counter(thing.id for thing in things).items():
                if count > 1:
                    raise ValueError(f"{field}: {count} of them have the id {shown(name)}")
        return self

    @model_validator(mode="after")
    def _evidence_is_exact(self) -> Reading:
        text = {"body": self.article.body, "headline": self.article.headline or ""}
        for at, span in self._placed():
            there = text[span.in_][span.start : span.end]
            if there != span.text:
                raise ValueError(
                    f"{field_path(at)}: {shown(span.text)} is not what stands at "
                    f"{span.in_} {span.start}:{span.end} ({shown(there)})"
                )
        return self

    @model_validator(mode="after")
    def _names_are_known(self) -> Reading:
        known = {actor.id for actor in self.actors}
        for at, name in self._named():
            if name not in known:
                raise ValueError(f"{field_path(at)}: no actor in the reading has the id {shown(name)}")
        return self
