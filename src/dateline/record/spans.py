"""Stretches of days on which something of the record holds: from a day of publication to the eve of another one.

Days are ISO strings, so that they sort as they follow each other. What an article without a day of publication says
comes after everything that has one; what holds still has no end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from dateline.record.mention import Mention

UNDATED = "9999-12-31"
"""The day of what has none: after all days, so that only the record of no day in particular knows of it."""

FOREVER = "9999-99-99"
"""The end of what holds still."""


def published(since: str) -> str | None:
    """The day of publication of what counts from a day on; None for what has none."""
    return None if since == UNDATED else since


class Stay(NamedTuple):
    """A mention as part of something: from the day `since` to the eve of `until`."""

    mention: Mention
    since: str
    until: str


class Piece(NamedTuple):
    """A value that holds from the day `since` to the eve of `until`."""

    since: str
    until: str
    value: tuple[Any, ...]


def live(stays: Iterable[Stay], day: str) -> list[Mention]:
    """The mentions that stay on a day, in order of publication."""
    return sorted((s.mention for s in stays if s.since <= day < s.until), key=lambda m: m.order)


def change_days(spans: Iterable[Stay | Piece], start: str) -> list[str]:
    """The days from `start` on at which any of some stretches begins or ends, `start` itself always."""
    edges = {edge for span in spans for edge in (span.since, span.until)}
    return sorted({start, *(e for e in edges if start < e < FOREVER)})


def stretches(days: Sequence[str]) -> Iterable[tuple[str, str]]:
    """From each of some days to the next one, the last without an end."""
    return zip(days, [*days[1:], FOREVER], strict=True)


def compact(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces in order, those that touch and hold the same value as one."""
    found: list[Piece] = []
    for piece in sorted(pieces):
        if found and found[-1].until == piece.since and found[-1].value == piece.value:
            found[-1] = Piece(found[-1].since, piece.until, piece.value)
        elif piece.since < piece.until:
            found.append(piece)
    return found


def before(pieces: Iterable[Piece], day: str) -> list[Piece]:
    """What pieces hold on the days before one."""
    return [Piece(p.since, min(p.until, day), p.value) for p in pieces if p.since < day]


def meet_of(stay: Stay, span: Piece) -> Stay | None:
    """The part of a stay that lies within another stretch."""
    since, until = max(stay.since, span.since), min(stay.until, span.until)
    return Stay(stay.mention, since, until) if since < until else None
