"""What an event's reports say taken together: who, when, where, how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from dateline.record.mention import Mention
from dateline.record.parties import Cast
from dateline.record.states import is_state_name
from dateline.types import HAPPENED, Place, Status, bounds
from dateline.types.naming import fold

T = TypeVar("T", bound=Hashable)


def most_common(values: Iterable[T]) -> T | None:
    """The value named most often, the first of those that are level; None if there is none."""
    counted = Counter(values)
    return max(counted, key=lambda v: counted[v]) if counted else None


def _telling(mentions: Sequence[Mention], status: Status, has: Callable[[Mention], object]) -> list[Mention]:
    """The mentions that know best: of what happened, those who say that it did; else all that name the matter."""
    named = [m for m in mentions if has(m)]
    happened = [m for m in named if m.happened]
    return happened if status in HAPPENED and happened else named


def cast(mentions: Sequence[Mention]) -> Cast:
    """Who takes part: as most reports name them among those that name the most, persons before their states."""
    named = [m for m in mentions if m.parties]
    if not named:
        return (), ()
    persons = [m for m in named if not any(p.is_state or p.kind == "group" for p in m.parties)] or named
    size = max(len(m.parties) for m in persons)
    full = [m for m in persons if len(m.parties) == size] if len(persons) > 1 else persons
    best = most_common(tuple(sorted(p.id for p in m.parties)) for m in full)
    chosen = [m for m in full if tuple(sorted(p.id for p in m.parties)) == best]
    mention = next((m for m in chosen if m.recipients), chosen[0])
    return mention.actors, mention.recipients


def event_date(mentions: Sequence[Mention], status: Status) -> str | None:
    """The day it took place, as finely as most say; of a plan, the day that the latest report names."""
    dated = _telling(mentions, status, lambda m: m.date if status in HAPPENED else m.when)
    if not dated:
        return None
    if status not in HAPPENED:
        return dated[-1].date
    finest = min(_span(m.date) for m in dated)
    return most_common(m.date for m in dated if _span(m.date) == finest)


def _span(value: str | None) -> int:
    days = bounds(value)
    return (days[1] - days[0]).days if days else 100_000


def event_place(mentions: Sequence[Mention], status: Status) -> Place | None:
    """Where: as most say, a city or a building before a state. A plan is where its latest report puts it."""
    named = [m.place for m in _telling(mentions, status, lambda m: m.place) if m.place]
    fine = [p for p in named if not is_state_name(p.name)] or named
    if not fine:
        return None
    found = most_common(fine) if status in HAPPENED else fine[-1]
    return next((p for p in reversed(fine) if found and p.country and _is_same(p, found)), found)


def _is_same(place: Place, other: Place) -> bool:
    """Whether two places have one name and are not said to be in two states."""
    return fold(place.name) == fold(other.name) and other.country in {None, place.country}


def first_of(mentions: Sequence[Mention], status: Status, has: Callable[[Mention], T | None]) -> T | None:
    """What most of those say who know best."""
    return most_common(v for m in _telling(mentions, status, has) if (v := has(m)) is not None)


def topics(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Every topic once, in the order of the reports, whatever its case."""
    found: dict[str, str] = {}
    for mention in mentions:
        for topic in mention.topics:
            found.setdefault(topic.casefold(), topic)
    return tuple(found.values())
