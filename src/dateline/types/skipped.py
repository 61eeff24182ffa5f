"""An input that was passed over on purpose: counted, and no failure."""

from __future__ import annotations

from typing import Literal, NamedTuple

Skip = Literal["kind", "status", "media", "same address", "empty", "language", "not political"]
"""Why, in the order of the stages: a record of a crawl that is no response, a response with another status than 200 or
that is no page; a page at an address where it was met before; one without an article, or in a language that is not
read; one in which there is no politics."""


class Skipped(NamedTuple):
    """An input and why it was passed over; `row` counts from 1 within a table or crawl."""

    source: str
    reason: Skip
    row: int | None = None
    url: str | None = None
