"""What a notebook shows of values: plain tables, everything in them escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from dateline.types.evidence import Value

MOST_ROWS = 50
_LONGEST = 100
_SAID_BY_WHAT = frozenset(
    {"type", "mode", "actors", "recipients", "time", "place", "duration", "duration_hedge", "topics"}
)
"""Columns of an event that leave little to its `what`: a frame has them, the table of a notebook has no room."""


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """The first rows as a table, without the columns in which none of them has anything; how many more there are."""
    shown = rows[:MOST_ROWS]
    told = [c for c in columns if "what" not in columns or c not in _SAID_BY_WHAT]
    filled = [c for c in told if any(row[c] not in (None, (), [], "") for row in shown)]
    head = "".join(f"<th>{escape(c)}</th>" for c in filled)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(row[c])}</td>' for c in filled)}</tr>" for row in shown)
    more = f"<p>and {len(rows) - len(shown):,} more</p>" if len(rows) > len(shown) else ""
    if not rows:
        return "<p>no rows</p>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: Any) -> str:
    text = words(value)
    return escape(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def words(value: Any) -> str:
    """A value in one line: what it has of several things with commas, of one thing what is known of it."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return " ".join(text for part in value.values() if (text := words(part)))
    if isinstance(value, (list, tuple)):
        return ", ".join(map(words, value))
    return str(value)


class Shown(Value):
    """A value that a notebook shows as a table of its fields; what there may be several of has a table of its own."""

    def _repr_html_(self) -> str:
        return "".join(_parts(self.model_dump()))


def _parts(fields: Mapping[str, Any]) -> Iterator[str]:
    fields = {name: value for field, told in fields.items() for name, value in _spread(field, told).items()}
    single = {name: value for name, value in fields.items() if not _is_table(value)}
    rows = "".join(f"<tr><th>{escape(n)}</th><td>{_cell(v)}</td></tr>" for n, v in single.items() if words(v))
    yield f"<table><tbody>{rows}</tbody></table>"
    for name, value in fields.items():
        if _is_table(value):
            yield f"<h4>{escape(name.replace('_', ' '))}</h4>{table(value, tuple(value[0]))}"


def _spread(name: str, value: Any) -> Mapping[str, Any]:
    """What stands in a row of its own: an article's fields, a place as it is."""
    return value if isinstance(value, Mapping) and len(value) > 3 else {name: value}


def _is_table(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and bool(value) and isinstance(value[0], Mapping)
