"""The filters of templates: values of the record → words for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from markupsafe import Markup

from dateline.views import Change, EventReport, SideRow, Stretch, TimelineRow
from dateline.views.changes import ChangeKind
from dateline.views.charts import NARROW, Chart
from dateline.views.days import duration_words, long_date
from dateline.views.wording import listed, status_label

_MOST_WORDS = 240
_MOST_ITEMS = 3


def shortened(text: str, most: int = _MOST_WORDS) -> str:
    """One line of at most `most` characters, cut between words."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most].rsplit(' ', 1)[0]} …"


def some(items: Sequence[str], between: str = "; ") -> str:
    """The first few items, and how many more there are."""
    more = len(items) - _MOST_ITEMS
    return between.join(items[:_MOST_ITEMS]) + (f" and {more} more" if more > 0 else "")


def count_of(number: int, one: str, many: str | None = None) -> str:
    """A number of things: "1 report", "1,204 reports"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def according(names: Sequence[str]) -> str:
    """Who vouches, the first-hand source first: "Yuri Ushakov, via Orda.kz". `names` has the outermost first."""
    *relays, source = names
    return source + "".join(f", via {relay}" for relay in reversed(relays))


def clock(time: str) -> str:
    """A clock time for people: "13:00 New York"."""
    hours, _, zone = time.rstrip("]").partition("[")
    return f"{hours} {zone.rpartition('/')[2].replace('_', ' ')}".strip()


def by_month(rows: Iterable[TimelineRow]) -> Iterator[tuple[str, list[TimelineRow]]]:
    """Rows of a timeline, in their order, under the months in which they stand."""
    for month, some_rows in groupby(rows, key=lambda row: row.day and row.day[:7]):
        yield long_date(month) if month else "Undated", list(some_rows)


def by_day(rows: Iterable[Change]) -> Iterator[tuple[str, list[Change]]]:
    """Changes, in their order, under their days."""
    for day, changes in groupby(rows, key=lambda row: row.day):
        yield day, list(changes)


def by_value(sides: Iterable[SideRow]) -> list[tuple[str, list[SideRow]]]:
    """The sides of a dispute that say the same, together, in the order in which each was first said."""
    found: dict[str, list[SideRow]] = {}
    for side in sides:
        found.setdefault(side.label, []).append(side)
    return list(found.items())


_CHANGES: dict[ChangeKind, str] = {
    "new": "New",
    "status": "Status",
    "date": "Date",
    "place": "Place",
    "dispute": "Accounts now differ",
    "overdue": "Came due, and no report says what became of it",
    "joined": "Turned out to be one",
    "withdrawn": "No report tells of it any more",
}


def change_title(change: Change) -> str:
    """What kind of change it is."""
    return _CHANGES[change.change]


def change_words(change: Change) -> str:
    """What it was before and what it is now."""
    if change.change == "joined":
        return f"with event {change.before}"
    if change.change == "dispute":
        return f"on the {change.after}"
    if change.change == "overdue":
        return f"{status_label(change.before or '')} for {long_date(change.after or '')}"
    known = _KNOWN.get(change.change, str)
    return " → ".join(known(side) if side else "unknown" for side in _sides(change))


def _sides(change: Change) -> Sequence[str | None]:
    if change.change == "new":
        return (change.after,)
    return (change.before,) if change.change == "withdrawn" else (change.before, change.after)


_KNOWN: dict[ChangeKind, Callable[[str], str]] = {
    "new": status_label,
    "status": status_label,
    "withdrawn": status_label,
    "date": long_date,
}

_POINTING = {"event": "trigger", "statement": "cue"}
"""The role of the words that lead to what was read there."""


def aims_at(stretch: Stretch) -> str | None:
    """The event or statement whose explanation a stretch of a text leads to."""
    return next((m.id for m in stretch.marks if _POINTING.get(m.kind) == m.role), None)


def classes(stretch: Stretch, aim: str | None) -> str:
    """What a stretch of a text is evidence of, as classes of the style sheet; `aimed` if that is looked for."""
    names = [name for m in stretch.marks for name in (f"m-{m.kind}", f"r-{m.role}")]
    names += [f"s-{m.status}" for m in stretch.marks if m.role == "trigger" and m.status]
    names += ["aimed"] if aim and any(m.id == aim for m in stretch.marks) else []
    return " ".join(dict.fromkeys(names))


class Piece(NamedTuple):
    """Consecutive characters of a clause, and the part that they play in it."""

    text: str
    role: str | None


_SHOWN = ("trigger", "status", "date", "place", "duration")
"""The roles that are shown of a clause, the more telling first."""


def pieces(report: EventReport) -> Iterator[Piece]:
    """The clause of a report, cut where other evidence of it begins or ends."""
    clause = next(e for e in report.evidence if e.role == "clause")
    inside = [e for e in report.evidence if e.role in _SHOWN and e.in_ == clause.in_]
    edges = {min(max(edge, clause.start), clause.end) for e in inside for edge in (e.start, e.end)}
    for start, end in pairwise(sorted({clause.start, clause.end, *edges})):
        roles = {e.role for e in inside if e.start <= start and end <= e.end}
        text = clause.text[start - clause.start : end - clause.start]
        yield Piece(text, next((role for role in _SHOWN if role in roles), None))


_FROM = {
    "metadata": "the page’s metadata", "url": "the address", "feed": "the feed", "dateline": "the dateline",
    "caller": "who gave it to the program",
}  # fmt: skip


def published_from(where: str) -> str:
    """What gave an article's day of publication."""
    return _FROM[where]


def drawn(chart: Chart) -> Markup:
    """A chart as a part of the page: it is drawn by the program, which escapes the names in it."""
    return Markup(chart.svg("page", NARROW))


FILTERS: dict[str, Callable[..., Any]] = {
    "according": according,
    "aims_at": aims_at,
    "by_day": by_day,
    "by_month": by_month,
    "by_value": by_value,
    "change_title": change_title,
    "change_words": change_words,
    "classes": classes,
    "clock": clock,
    "count_of": count_of,
    "date": long_date,
    "drawn": drawn,
    "duration": duration_words,
    "listed": listed,
    "pieces": pieces,
    "published_from": published_from,
    "shortened": shortened,
    "some": some,
    "status": status_label,
}
"""The filters of templates that say values in words."""
