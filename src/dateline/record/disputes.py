"""Where accounts of one event cannot all be true. What merely moved on, or is rounder or vaguer, is not a dispute."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Literal, NamedTuple

from dateline.record.durations import DAY, minutes
from dateline.record.mention import Days, Mention, Said, overlap
from dateline.record.parties import Party, pair_off
from dateline.record.sources import is_unnamed, origin
from dateline.record.states import country_of
from dateline.types import HAPPENED, PENDING, Dispute, Place, Side, Status, bounds

# Two lengths are one told more or less roundly if they differ by no more than this share of the longer one.
_ROUNDING = 0.2
_HEDGED_ROUNDING = 0.34

_HELD_OR_MEANT: frozenset[Status] = HAPPENED | PENDING | {"postponed", "cancelled", "refused"}


# Words of a hedge by which a length is only bounded, from below or from above: "more than an hour", "up to an hour".
_AT_LEAST = re.compile(r"\b(?:over|more|longer|least|excess|upwards|no less|not less|no fewer)\b")
_AT_MOST = re.compile(r"\b(?:under|less|fewer|most|up to|as (?:many|much|long) as|no more|not more|barely|short of)\b")


_Field = Literal["date", "place", "duration", "duration_hedge", "initiator"]


class Account(NamedTuple):
    """One saying of an event with the article that has it and whom it goes back to."""

    mention: Mention
    said: Said
    origin: str

    def gives(self, field: _Field) -> Any:
        """What it says of a field: its own words or, where no saying of the article has any, what the article says."""
        apart = any(getattr(s, field) is not None for s in self.mention.said)
        return getattr(self.said if apart else self.mention, field)


def disputes(mentions: Sequence[Mention], copy_of: Mapping[str, str]) -> tuple[Dispute, ...]:
    """Every field on which reports of one event contradict each other, with its sides; copies are left out."""
    first_hand = [m for m in mentions if m.article not in copy_of] or list(mentions)
    accounts = [Account(m, s, origin(m, s, copy_of)) for m in first_hand for s in m.said]
    held = [a for a in accounts if a.said.status in HAPPENED]
    found = [
        _status(accounts),
        _differing("duration", held or accounts, lambda a: a.gives("duration"), _lengths_differ),
        _differing("date", held, lambda a: a.gives("date"), _days_differ),
        _differing("place", held, lambda a: _name(a.gives("place")), _places_differ),
        _differing("participants", held, _named, _people_differ),
        _differing("initiator", accounts, _asker, _initiators_differ),
    ]
    return tuple(d for d in found if d is not None)


def _name(place: Place | None) -> str | None:
    return place.name if place is not None else None


def _asker(account: Account) -> str | None:
    asker: Party | None = account.gives("initiator")
    return asker.id if asker is not None else None


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
    return same_day and pair in ({"planned", "unplanned"}, {"postponed", "unplanned"}, {"cancelled", "postponed"})


def _differing(
    field: str,
    accounts: Sequence[Account],
    value: Callable[[Account], str | None],
    differ: Callable[[Account, Account], bool],
) -> Dispute | None:
    named = [a for a in accounts if value(a)]
    pairs = [(a, b) for a, b in itertools.combinations(named, 2) if a.origin != b.origin and differ(a, b)]
    if not pairs:
        return None
    involved = dict.fromkeys(a for pair in pairs for a in pair)
    return _dispute(field, ((a, value(a) or "") for a in involved))


def _lengths_differ(a: Account, b: Account) -> bool:
    """Whether two lengths differ by more than rounding. A visit of days and talks of hours are not measured alike."""
    short, long = sorted((a, b), key=lambda x: minutes(x.gives("duration")))
    less, more = minutes(short.gives("duration")), minutes(long.gives("duration"))
    if (less < DAY <= more) or _is_bound(short, _AT_LEAST) or _is_bound(long, _AT_MOST):
        return False
    hedged = short.gives("duration_hedge") or long.gives("duration_hedge")
    return more - less > (_HEDGED_ROUNDING if hedged else _ROUNDING) * more


def _is_bound(account: Account, words: re.Pattern[str]) -> bool:
    hedge: str | None = account.gives("duration_hedge")
    return hedge is not None and words.search(hedge) is not None


def _days_differ(a: Account, b: Account) -> bool:
    one, other = bounds(a.gives("date")), bounds(b.gives("date"))
    return bool(one and other and not overlap(one, other) and _is_day(one) and _is_day(other))


def _is_day(days: Days) -> bool:
    """Whether a date is a day or a night."""
    return days[1] - days[0] <= timedelta(days=1)


def _places_differ(a: Account, b: Account) -> bool:
    """Only places known to lie in different states: a room, its city and its state are one place told finer."""
    one, other = (p.country or country_of(p.name) for p in (a.gives("place"), b.gives("place")))
    return bool(one and other and one != other)


def _named(account: Account) -> str | None:
    people = [p.id for p in account.mention.known if not p.is_state]
    return ", ".join(sorted(people)) or None


def _people_differ(a: Account, b: Account) -> bool:
    if a.mention.id == b.mention.id or any(p.is_state for p in (*a.mention.known, *b.mention.known)):
        return False
    match = pair_off(a.mention.known, b.mention.known)
    return bool(match.left and match.right) and all(map(_is_somebody, (*match.left, *match.right)))


def _is_somebody(party: Party) -> bool:
    """Whether a participant is a person by name, so that nobody else can be meant."""
    return party.kind == "person" and not is_unnamed(party.id)


def _initiators_differ(a: Account, b: Account) -> bool:
    one, other = a.gives("initiator"), b.gives("initiator")
    return bool(one.key != other.key)
