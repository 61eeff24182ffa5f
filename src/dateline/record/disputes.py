"""Where accounts of one event cannot all be true. What merely moved on, or is rounder or vaguer, is not a dispute."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Literal, NamedTuple, TypeVar

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

_OFF: frozenset[Status] = frozenset({"cancelled", "unplanned"})

# What contradicts each other on one day, whichever was published first.
_OF_ONE_DAY: tuple[frozenset[Status], ...] = (
    frozenset({"planned", "unplanned"}), frozenset({"postponed", "unplanned"}), frozenset({"cancelled", "postponed"}),
)  # fmt: skip

# Words of a hedge by which a length is only bounded, from below or from above: "more than an hour", "up to an hour".
_AT_LEAST = re.compile(r"\b(?:over|more|longer|least|excess|upwards|no less|not less|no fewer)\b")
_AT_MOST = re.compile(r"\b(?:under|less|fewer|most|up to|as (?:many|much|long) as|no more|not more|barely|short of)\b")


_Field = Literal["date", "place", "duration", "duration_hedge", "initiator"]


T = TypeVar("T", bound=Hashable)


class Account(NamedTuple):
    """One saying of an event with the article that has it and whom it goes back to."""

    mention: Mention
    said: Said
    origin: str

    def gives(self, field: _Field) -> Any:
        """What it says of a field: its own words or, where no saying of the article has any, what the article says."""
        apart = any(getattr(s, field) is not None for s in self.mention.said)
        return getattr(self.said if apart else self.mention, field)


class _StatusView(NamedTuple):
    """A status with the article and the day of publication, where these matter to what contradicts it."""

    status: Status
    article: str | None
    day: str | None


class _Length(NamedTuple):
    """How long something took, and the word by which that is bounded or rounded, if any."""

    duration: str
    hedge: str | None


def disputes(mentions: Sequence[Mention], copy_of: Mapping[str, str]) -> tuple[Dispute, ...]:
    """Every field on which reports of one event contradict each other, with its sides; copies are left out."""
    first_hand = [m for m in mentions if m.article not in copy_of] or list(mentions)
    accounts = [Account(m, s, origin(m, s, copy_of)) for m in first_hand for s in m.said]
    held = [a for a in accounts if a.said.status in HAPPENED]
    found = [
        _status(accounts),
        _differing("duration", held or accounts, lambda a: a.gives("duration"), _length, _lengths_differ),
        _differing("date", held, lambda a: a.gives("date"), lambda a: a.gives("date"), _days_differ),
        _differing("place", held, lambda a: _name(a.gives("place")), lambda a: a.gives("place"), _places_differ),
        _differing("participants", held, _named, lambda a: a.mention.known, _people_differ),
        _differing("initiator", accounts, _asker, lambda a: a.gives("initiator"), _initiators_differ),
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
    said_in, said_on = _statuses(accounts, lambda m: m.article), _statuses(accounts, lambda m: m.published)

    def view(account: Account) -> _StatusView:
        """The article and the day matter only where it or another of that day says what may contradict it there."""
        mention, status = account.mention, account.said.status
        article = mention.article if said_in[mention.article] & HAPPENED and said_in[mention.article] & _OFF else None
        day = mention.published if any(pair <= said_on[mention.published] for pair in _OF_ONE_DAY) else ""
        return _StatusView(status, article, day)

    involved = contradicting(accounts, view, _statuses_differ)
    return _dispute("status", ((a, a.said.status) for a in involved)) if involved else None


def _statuses(accounts: Sequence[Account], place: Callable[[Mention], str | None]) -> Mapping[str | None, set[Status]]:
    """The statuses that are given in each article, or on each day."""
    found: defaultdict[str | None, set[Status]] = defaultdict(set)
    for account in accounts:
        found[place(account.mention)].add(account.said.status)
    return found


def _statuses_differ(earlier: _StatusView, later: _StatusView) -> bool:
    """Whether two accounts contradict each other: neither could have been true when the other was given."""
    pair = {earlier.status, later.status}
    if "denied" in pair:
        return bool(pair & _HELD_OR_MEANT)
    if earlier.status in HAPPENED:
        return later.status in _OFF and (earlier.article is None or earlier.article != later.article)
    if earlier.status == "cancelled" and later.status == "postponed":
        return True
    return earlier.day == later.day and earlier.day != "" and pair in _OF_ONE_DAY


def _differing(
    field: str,
    accounts: Sequence[Account],
    value: Callable[[Account], str | None],
    view: Callable[[Account], T],
    differ: Callable[[T, T], bool],
) -> Dispute | None:
    involved = contradicting([a for a in accounts if value(a)], view, differ)
    return _dispute(field, ((a, value(a) or "") for a in involved)) if involved else None


def contradicting(
    accounts: Sequence[Account], view: Callable[[Account], T], differ: Callable[[T, T], bool]
) -> list[Account]:
    """The accounts that differ from another one of another origin, in the order of such pairs.

    `differ` sees what `view` takes from an account, the earlier one first. Whoever says the same is compared once: of
    a story that is followed for weeks there are thousands of accounts, but few views.
    """
    kinds = [(view(a), a.origin) for a in accounts]
    places: defaultdict[tuple[T, str], list[int]] = defaultdict(list)
    for place, kind in enumerate(kinds):
        places[kind].append(place)
    views = dict.fromkeys(v for v, _ in kinds)
    differing = {v: {other for other in views if differ(v, other)} for v in views}
    against = {(v, o): [some for (w, p), some in places.items() if p != o and w in differing[v]] for v, o in places}
    last = {kind: max((some[-1] for some in others), default=-1) for kind, others in against.items()}
    involved: dict[int, None] = {}
    for place, kind in enumerate(kinds):
        if last[kind] > place:
            involved.setdefault(place)
        if place == places[kind][0]:
            # What another account of the kind differs from comes after this one too.
            involved |= dict.fromkeys(sorted(p for some in against[kind] for p in some if p > place))
    return [accounts[place] for place in involved]


def _length(account: Account) -> _Length:
    return _Length(account.gives("duration"), account.gives("duration_hedge"))


def _lengths_differ(a: _Length, b: _Length) -> bool:
    """Whether two lengths differ by more than rounding. A visit of days and talks of hours are not measured alike."""
    short, long = sorted((a, b), key=lambda x: minutes(x.duration))
    less, more = minutes(short.duration), minutes(long.duration)
    if (less < DAY <= more) or _is_bound(short, _AT_LEAST) or _is_bound(long, _AT_MOST):
        return False
    return more - less > (_HEDGED_ROUNDING if short.hedge or long.hedge else _ROUNDING) * more


def _is_bound(length: _Length, words: re.Pattern[str]) -> bool:
    return length.hedge is not None and words.search(length.hedge) is not None


def _days_differ(a: str, b: str) -> bool:
    one, other = bounds(a), bounds(b)
    return bool(one and other and not overlap(one, other) and _is_day(one) and _is_day(other))


def _is_day(days: Days) -> bool:
    """Whether a date is a day or a night."""
    return days[1] - days[0] <= timedelta(days=1)


def _places_differ(a: Place, b: Place) -> bool:
    """Only places known to lie in different states: a room, its city and its state are one place told finer."""
    one, other = (p.country or country_of(p.name) for p in (a, b))
    return bool(one and other and one != other)


def _named(account: Account) -> str | None:
    people = [p.id for p in account.mention.known if not p.is_state]
    return ", ".join(sorted(people)) or None


def _people_differ(a: Sequence[Party], b: Sequence[Party]) -> bool:
    if any(p.is_state for p in (*a, *b)):
        return False
    match = pair_off(a, b)
    return bool(match.left and match.right) and all(map(_is_somebody, (*match.left, *match.right)))


def _is_somebody(party: Party) -> bool:
    """Whether a participant is a person by name, so that nobody else can be meant."""
    return party.kind == "person" and not is_unnamed(party.id)


def _initiators_differ(a: Party, b: Party) -> bool:
    return a.key != b.key
