"""The values that every room passes on: immutable, validated, and the same names as in the JSON contract."""

from dateline.types.article import Article, Link, LinkBlock, PublishedFrom
from dateline.types.evidence import Evidence, EvidenceRole, Span
from dateline.types.finding import Finding
from dateline.types.query import Query
from dateline.types.reading import (
    HAPPENED,
    MODES,
    PENDING,
    PLAN,
    Actor,
    ActorKind,
    Event,
    EventType,
    Place,
    Reading,
    Report,
    Role,
    Stance,
    Statement,
    Status,
)
from dateline.types.record import Dispute, Member, Origin, RecordEvent, Side, Sources, Step
from dateline.types.ruling import Ruling, RulingKind, RulingState, Told, make_ruling
from dateline.types.skipped import Skip, Skipped
from dateline.types.when import bounds, check_date, check_duration, check_time, eve, first_day, last_day

__all__ = [
    "HAPPENED", "MODES", "PENDING", "PLAN", "Actor", "ActorKind", "Article", "Dispute", "Event", "EventType",
    "Evidence", "EvidenceRole", "Finding", "Link", "LinkBlock", "Member", "Origin", "Place", "PublishedFrom", "Query",
    "Reading", "RecordEvent", "Report", "Role", "Ruling", "RulingKind", "RulingState", "Side", "Skip", "Skipped",
    "Sources", "Span", "Stance", "Statement", "Status", "Step", "Told", "bounds", "check_date", "check_duration",
    "check_time", "eve", "first_day", "last_day", "make_ruling",
]  # fmt: skip
