"""Where a fact was read: spans of an article's text, in Unicode code points."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

TextField = Literal["body", "headline"]
EvidenceRole = Literal["clause", "trigger", "date", "place", "duration", "status", "source", "cue", "content"]


_SHOWN = 60
"""Characters of a value that a message quotes."""


def shown(value: object) -> str:
    """A value as a message quotes it: its beginning, on one line."""
    text = repr(value[: _SHOWN + 1] if isinstance(value, str) else value)
    return text if len(text) <= _SHOWN + 2 else f"{text[:_SHOWN]}…"


LONGEST_ID = 1000
"""Bytes of the longest id of an article."""

LONGEST_NAME = 700
"""Bytes of the longest name."""


def checked_length(value: str, most: int) -> str:
    """Return `value` if it has at most `most` bytes, else raise `ValueError`: databases look up no longer ones."""
    if len(value) * 4 > most and len(value.encode()) > most:
        raise ValueError(f"longer than {most} bytes")
    return value


ArticleId = Annotated[str, Field(min_length=1), AfterValidator(lambda value: checked_length(value, LONGEST_ID))]
Name = Annotated[str, Field(min_length=1), AfterValidator(lambda value: checked_length(value, LONGEST_NAME))]


class Value(BaseModel):
    """A frozen value: equal when its fields are equal, and closed to fields that it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Span(Value):
    """A stretch of an article's body or headline: `text == body[start:end]`.

    Offsets count Unicode code points. Whether the text really stands there is checked by the `Reading`, which
    has the article.
    """

    in_: TextField = Field(default="body", alias="in")
    start: int = Field(ge=0, description="Offset of the first character, in Unicode code points")
    end: int = Field(gt=0, description="Offset behind the last character")
    text: str = Field(min_length=1, description="What stands there")

    @model_validator(mode="after")
    def _length_matches(self) -> Span:
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.start}:{self.end} does not have the length of its text {shown(self.text)}")
        return self


class Evidence(Span):
    """A span with the part that it plays in the fact: the clause that says it, its trigger, its date, …"""

    role: EvidenceRole
