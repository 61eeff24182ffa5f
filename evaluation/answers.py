"""Right answers: what a careful reader takes from a report, in a form that a file can hold.

Wherever one value is expected, a list names the values that are equally right. A field that is left out is not
compared; one that is null must be null in the reading too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dateline.types import EventType, Stance, Status


def _listed(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else (value,)


Choices = Annotated[tuple[str | None, ...], BeforeValidator(_listed)]
NamesOfOne = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Types = Annotated[tuple[EventType, ...], BeforeValidator(_listed)]
Statuses = Annotated[tuple[Status, ...], BeforeValidator(_listed)]
Stances = Annotated[tuple[Stance, ...], BeforeValidator(_listed)]


class Answer(BaseModel):
    """A right answer; a field that no answer has is an error in its file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def states(self, field: str) -> bool:
        """Whether the file gives the field at all."""
        return field in self.model_fields_set


class ReportAnswer(Answer):
    """One saying of an event: its status, and the chains of sources that are right for it."""

    status: Statuses
    according_to: tuple[tuple[str, ...], ...] = ()


class EventAnswer(Answer):
    """An event of one report. `actors_also` may be named without being asked for; `optional` costs nothing either way.

    With `directed`, actors and recipients must stand on their own sides; without, only who takes part counts.
    """

    id: str = ""
    type: Types
    mode: Choices = ()
    actors: tuple[NamesOfOne, ...] = ()
    recipients: tuple[NamesOfOne, ...] = ()
    actors_also: tuple[str, ...] = ()
    date: Choices = ()
    time: Choices = ()
    place: Choices = ()
    duration: Choices = ()
    initiator: Choices = ()
    ordinal: int | None = None
    about: tuple[str, ...] = ()
    reports: tuple[ReportAnswer, ...] = Field(default=(), min_length=1)
    optional: bool = False
    directed: bool = False


class StatementAnswer(Answer):
    """A statement of one report. `occasion`, `addressee` and `date` are kept for readers and are not compared."""

    speaker: str
    cue: str | None = None
    content: str
    quotes: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    via_optional: bool = False
    stance: Stances = ()
    addressee: str | None = None
    occasion: str | None = None
    date: Choices = ()
    optional: bool = False


class PageAnswer(Answer):
    """What a report's page is: its fields, where its body starts and ends, what it must not hold, links by block."""

    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    language: str | None = None
    body_starts: str = ""
    body_ends: str = ""
    body_excludes: tuple[str, ...] = ()
    links: dict[str, int] = {}


class ReportAnswers(Answer):
    """One report with its answers. `file` is relative to the folder above the answers' own."""

    file: str
    text: str | None = None
    published: str | None = None
    article: PageAnswer = PageAnswer()
    events: tuple[EventAnswer, ...] = ()
    statements: tuple[StatementAnswer, ...] = ()


class RecordAnswer(Answer):
    """An event of the record: its mentions as (file, event id), and its steps of status in order."""

    id: str
    type: Types
    participants: tuple[NamesOfOne, ...] = ()
    members: tuple[tuple[str, str], ...] = Field(min_length=1)
    history: tuple[tuple[str, Statuses], ...] = ()
    status: Statuses = ()
    date: Choices = ()
    place: Choices = ()


class SideAnswer(Answer):
    """One side of a dispute."""

    value: str
    according_to: tuple[str, ...] = ()
    file: str


class DisputeAnswer(Answer):
    """A field of a record event on which accounts cannot all be true."""

    event: str
    field: str
    sides: tuple[SideAnswer, ...]


class Answers(Answer):
    """A file of answers: one story, or several reports that have nothing to do with each other."""

    aliases: dict[str, tuple[str, ...]] = {}
    articles: tuple[ReportAnswers, ...]
    record: tuple[RecordAnswer, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    disputes: tuple[DisputeAnswer, ...] = ()


def load_answers(path: Path) -> Answers:
    """The answers of a file, with the reports' texts. Raises `ValidationError` or `OSError` naming what is wrong."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    for report in raw["articles"]:
        if report.get("text") is None:
            report["text"] = (path.resolve().parent.parent / report["file"]).read_text(encoding="utf-8")
    return Answers.model_validate(raw)
