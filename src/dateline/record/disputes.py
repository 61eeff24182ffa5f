"""Where accounts of one event cannot all be true. What merely moved on, or is rounder or vaguer, is not a dispute."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from dateline.record.mention import Mention, Said, overlap
from dateline.record.parties import pair_off
from dateline.record.sources import origin
from dateline.record.states import country_of
from dateline.types import HAPPENED, PENDING, Dispute, Side, Status

# Two lengths are one told more or less roundly if they differ by no more than this share of the longer one.
_ROUNDING = 0.2
_HEDGED_ROUNDING = 0.34

_PART = re.compile(r"(\d+)([YMWDHS])")
_MINUTES = {"Y": 525_600.0, "M": 43_800.0, "W": 10_080.0, "D": 1440.0}
_CLOCK_MINUTES = {"H": 60.0, "M": 1.0, "S": 1 / 60}

_HELD_OR_MEANT: frozenset[Status] = HAPPENED | PENDING | {"postponed", "cancelled", "refused"}


class Account(NamedTuple):
    """One saying of an event with the article that has it and whom it goes back to."""

    mention: Mention
    said: Said
    origin: str


def disputes(mentions: Sequence[Mention], copy_of: Mapping[str, str]) -> tuple[Dispute, ...]:
    """Every field on which reports of one event contradict each other, with its sides; copies are left out."""
    first_hand = [m for m in mentions if m.article not in copy_of] or list(mentions)
    accounts = [Account(m, s, origin(m, s, copy_of)) for m in first_hand for s in m.said]
    held = [a for a in accounts if a.said.status in HAPPENED]
    found = [
        _status(accounts),
        _differing("duration", held or accounts, lambda m: m.duration, _lengths_differ),
        _differing("date", held, lambda m: m.date, _days_differ),
        _differing("place", held, lambda m: m.place.name if m.place else None, _places_differ),
        _differing("participants", held, _named, _people_differ),
        _differing("initiator", accounts, lambda m: m.initiator.id if m.initiator else None, _initiators_differ),
    ]
    return tuple(d for d in found if d is not None)


def _side(account: Account, value: str) -> Side:
    return Side(value=value, according_to=account.said.according_to, article=account.mention.article)


def _dispute(field: str, sides: Iterable[tuple[Account, str]]) -> Dispute:
    return Dispute(field=field, sides=tuple(dict.fromkeys(_side(a, v) for a, v in sides)))


def _status(accounts: Sequence[Account]) -> Dispute | None:
    pairs = [p for p in itertools.combinations(accounts, 2) if _statuses_differ(*p)]
    if not pairs:
        return None
    involved = dict.fromkeys(a for pair in pairs for a in pair)
    return _dispute("status", ((a, a.said.status) for a in involved))


def _statuses_differ(a: Account, b: Account) -> bool:
    """Whether two accounts contradict each other: neither could have been true when the other was given."""
    if a.origin == b.origin:
        return False
    earlier, later = sorted((a, b), key=lambda x: x.mention.order)
    pair = {earlier.said.status, later.said.status}
    if "denied" in pair:
        return bool(pair & _HELD_OR_MEANT)
    if earlier.said.status in HAPPENED:
        return later.said.status in ("cancelled", "unplanned") and earlier.mention.article != later.mention.article
    if earlier.said.status == "cancelled" and later.said.status == "postponed":
        return True
    same_day = earlier.mention.published == later.mention.published
    return same_day and pair in ({"planned", "unplanned"}, {"cancelled", "postponed"})


def _differing(
    field: str,
    accounts: Sequence[Account],
    value: Callable[[Mention], str | None],
    differ: Callable[[Mention, Mention], bool],
) -> Dispute | None:
    named = [a for a in accounts if value(a.mention)]
    pairs = [
        (a, b)
        for a, b in itertools.combinations(named, 2)
        if a.mention.id != b.mention.id and a.origin != b.origin and differ(a.mention, b.mention)
    ]
    if not pairs:
        return None
    involved = dict.fromkeys(a for pair in pairs for a in pair)
    return _dispute(field, ((a, value(a.mention) or "") for a in involved))


def minutes(duration: str) -> float:
    """An ISO 8601 duration in minutes; months and years are taken at their mean length."""
    days, _, clock = duration.removeprefix("P").partition("T")
    return sum(int(n) * _MINUTES[unit] for n, unit in _PART.findall(days)) + sum(
        int(n) * _CLOCK_MINUTES[unit] for n, unit in _PART.findall(clock)
    )


def _lengths_differ(a: Mention, b: Mention) -> bool:
    assert a.duration is not None
    assert b.duration is not None
    one, other = sorted((minutes(a.duration), minutes(b.duration)))
    allowed = _HEDGED_ROUNDING if a.duration_hedge or b.duration_hedge else _ROUNDING
    return other - one > allowed * other


def _days_differ(a: Mention, b: Mention) -> bool:
    return bool(a.when and b.when and not overlap(a.when, b.when) and _is_day(a) and _is_day(b))


def _is_day(mention: Mention) -> bool:
    return bool(mention.when and mention.when[1] - mention.when[0] <= timedelta(days=1))


def _places_differ(a: Mention, b: Mention) -> bool:
    """Only places known to lie in different states: a room, its city and its state are one place told finer."""
    assert a.place is not None
    assert b.place is not None
    one, other = (p.country or country_of(p.name) for p in (a.place, b.place))
    return bool(one and other and one != other)


def _named(mention: Mention) -> str | None:
    people = [p.id for p in mention.known if not p.is_state]
    return ", ".join(sorted(people)) or None


def _people_differ(a: Mention, b: Mention) -> bool:
    match = pair_off(a.known, b.known)
    return bool(match.left and match.right) and not any(p.is_state for p in (*a.known, *b.known))


def _initiators_differ(a: Mention, b: Mention) -> bool:
    assert a.initiator is not None
    assert b.initiator is not None
    return a.initiator.key != b.initiator.key
