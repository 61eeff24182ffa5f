"""The filters of templates: values of the record → words for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from dateline.views import Change, SideRow, Stretch, TimelineRow
from dateline.views.charts import NARROW, Chart
from dateline.views.days import duration_words, long_date
from dateline.views.marks import pieces
from dateline.views.telling import (
    CHANGE_LABELS,
    PUBLISHED_FROM,
    according_to,
    change_words,
    shortened,
    some,
    source_count,
)
from dateline.views.wording import listed, status_label


def change_title(change: Change) -> str:
    """What kind of change it is."""
    return CHANGE_LABELS[change.change].capitalize()


def count_of(number: int, one: str, many: str | None = None) -> str:
    """A number of things: "1 report", "1,204 reports"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


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


def drawn(chart: Chart) -> Markup:
    """A chart as a part of the page: it is drawn by the program, which escapes the names in it."""
    return Markup(chart.svg("page", NARROW))


FILTERS: dict[str, Callable[..., Any]] = {
    "according_to": according_to,
    "aims_at": aims_at,
    "by_day": by_day,
    "by_month": by_month,
    "by_value": by_value,
    "change_title": change_title,
    "change_words": partial(change_words, day_words=long_date),
    "classes": classes,
    "clock": clock,
    "count_of": count_of,
    "date": long_date,
    "drawn": drawn,
    "duration": duration_words,
    "listed": listed,
    "pieces": pieces,
    "published_from": PUBLISHED_FROM.__getitem__,
    "shortened": shortened,
    "some": some,
    "source_count": source_count,
    "status": status_label,
}
"""The filters of templates that say values in words."""
