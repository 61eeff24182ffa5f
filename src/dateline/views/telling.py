"""Words of reports and facts of the record as people may safely read them, in one line each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dateline.types import PublishedFrom
from dateline.views.changes import Change, ChangeKind
from dateline.views.days import date_words
from dateline.views.plans import Outcome
from dateline.views.rows import StatusStep
from dateline.views.wording import status_label

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

_ID_LENGTH = 10
CHANGE_LABELS: dict[ChangeKind, str] = {
    "new": "new", "status": "status", "date": "date", "place": "place", "dispute": "new dispute",
    "overdue": "came due, no report", "joined": "joined", "withdrawn": "withdrawn",
}  # fmt: skip
"""What people read for a kind of change."""

OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "open": ("Open", ""),
    "overdue": ("Overdue", "the date has passed and no report says what became of it"),
    "happened": ("Took place", ""),
    "fell through": ("Fell through", ""),
    "not planned": ("Said not to be planned", ""),
}
"""What people read for what became of a plan: a title, and what it means where that does not say it."""

PUBLISHED_FROM: dict[PublishedFrom, str] = {
    "metadata": "the page’s metadata", "url": "the address", "feed": "the feed", "dateline": "the dateline",
    "caller": "who gave it to the program",
}  # fmt: skip
"""What people read for where an article's day of publication was found."""

_MOST_ITEMS = 3


def safe(text: str) -> str:
    """Text of a report, same length, where "\ufffd" stands for what could steer whatever shows it.

    That is control characters (an escape sequence begins with one), marks that turn the direction of the text, and what
    is no character at all; XML and calendars take the rest.
    """
    return _STEERING.sub("\ufffd", text)


def short(event_id: str) -> str:
    """The beginning of an event's id, which is long enough to be of one event only."""
    return event_id[:_ID_LENGTH]


def shortened(text: str, most: int = 220) -> str:
    """One line of at most `most` characters, cut between words."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most].rsplit(' ', 1)[0]} …"


def some(items: Sequence[str], between: str = "; ") -> str:
    """The first few items, and how many more there are."""
    more = len(items) - _MOST_ITEMS
    return between.join(items[:_MOST_ITEMS]) + (f" and {more} more" if more > 0 else "")


def according_to(names: Sequence[str]) -> str:
    """Who vouches, the first-hand source first: "according to Yuri Ushakov, via Orda.kz"."""
    if not names:
        return "in the report's own voice"
    *relays, source = names
    return f"according to {source}" + "".join(f", via {relay}" for relay in reversed(relays))


def source_count(reports: int, independent: int) -> str:
    """How many independent sources there are, and in how many reports where that differs."""
    sources = "1 source" if independent == 1 else f"{independent} independent sources"
    return sources if reports == independent else f"{sources} in {reports} report{'' if reports == 1 else 's'}"


def history_words(steps: Sequence[StatusStep]) -> list[tuple[str, str]]:
    """Each step of a plan's way as its status and " 2025-10-16", with the year only where it is another one."""
    parts: list[tuple[str, str]] = []
    year = ""
    for step in steps:
        day = step.published or "undated"
        parts.append((step.status, f" {day[5:] if day[:4] == year else day}"))
        year = day[:4]
    return parts


def change_words(row: Change, day_words: Callable[[str], str] = date_words) -> str:
    """What changed, from what to what: "planned → cancelled"; `day_words` says a date."""
    if row.change in ("new", "status"):
        return " → ".join(status_label(s) for s in (row.before, row.after) if s)
    if row.change == "joined":
        return f"one with event {', '.join(map(short, (row.before or '').split(', ')))}"
    if row.change == "overdue":
        return f"{status_label(row.before or '')} for {day_words(row.after or '')}"
    if row.change == "withdrawn":
        return f"{status_label(row.before or '')}; no report tells of it any more"
    known = day_words if row.change == "date" else str
    before = [known(row.before) if row.before else "unknown"] if row.change != "dispute" else []
    return " → ".join((*before, known(row.after) if row.after else "unknown"))
