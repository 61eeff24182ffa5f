"""An input that was passed over on purpose: counted, and no failure."""

from __future__ import annotations

from typing import Literal, NamedTuple

Skip = Literal[
    "kind", "media", "status", "empty", "language", "same address", "same text", "near copy", "not political"
]
"""Why: a record of a crawl that is no response, a response that is no page, or one with another status than 200; a page
without an article, or in a language that is not read; one that was met before; one in which there is no politics."""


class Skipped(NamedTuple):
    """An input and why it was passed over; `row` counts from 1 within a table or crawl."""

    source: str
    reason: Skip
    row: int | None = None
    url: str | None = None
