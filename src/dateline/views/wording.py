"""Plain English for an event: what it is called, who takes part, where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from dateline.toml import shipped
from dateline.types import Event, EventType, RecordEvent
from dateline.views.names import Names

_MOST_NAMES = 4
_USES = 16384
"""Ways of naming an event that are remembered: most events are named in the same few words."""


class Named(BaseModel):
    """What an event is called when a report's own word names it; without `to` the preposition stays the entry's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    noun: str
    to: str | None = None


class Wording(BaseModel):
    """How events of one type and mode are called; the fields are explained in `wording.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    noun: str
    joint: bool = False
    to: str = "to"
    named: dict[str, Named] = {}
    rounds: tuple[str, ...] = ()


class _TypeWording(Wording):
    """How events of one type are called; a mode has the type's `named` unless it has its own."""

    modes: dict[str, Wording] = {}


class _File(BaseModel):
    """What `wording.toml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    the: frozenset[str]
    at: frozenset[str]
    status: dict[str, str]
    events: dict[EventType, _TypeWording]


@cache
def _file() -> _File:
    return shipped(_File, "dateline.views", "wording.toml")


@cache
def wording(event_type: EventType, mode: str | None) -> Wording:
    """The words for a type and mode; for a mode without an entry of its own, those of the type."""
    words = _file().events[event_type]
    own = words.modes.get(mode or "")
    if own is None:
        return words
    return own if "named" in own.model_fields_set else own.model_copy(update={"named": words.named})


def status_label(status: str) -> str:
    """What people read for a status."""
    return _file().status.get(status, status)


def what(event: Event | RecordEvent, names: Names, triggers: Iterable[str] = ()) -> str:
    """One line for an event, such as "Summit between A and B in Geneva".

    `triggers` are the words that the reports use for it; one that names it better than its type is taken.
    """
    words = _as_reported(event.type, event.mode, tuple(triggers))
    parts = [_counted(words, event.ordinal), _participants(words, event, names)]
    if event.place is not None:
        parts.append(_where(event.place.name))
    line = " ".join(p for p in parts if p)
    return line[0].upper() + line[1:]


def listed(items: Sequence[str], most: int = _MOST_NAMES) -> str:
    """Several names as in a sentence: "A", "A and B", "A, B and C", "A, B, C and 5 others"."""
    if len(items) > most:
        items = [*items[: most - 1], f"{len(items) - most + 1} others"]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


@lru_cache(maxsize=_USES)
def _as_reported(event_type: EventType, mode: str | None, triggers: tuple[str, ...]) -> Wording:
    """The wording with the noun of the first report that names the event in a word that is known."""
    words = wording(event_type, mode)
    named = next((named for trigger in triggers if (named := _named(words, trigger))), None)
    return words.model_copy(update={"noun": named.noun, "to": named.to or words.to}) if named else words


def _named(words: Wording, trigger: str) -> Named | None:
    used = trigger.casefold().split()
    fitting = (named for beginning, named in words.named.items() if any(word.startswith(beginning) for word in used))
    return next(fitting, None)


def _counted(words: Wording, ordinal: int | None) -> str:
    # What a report calls the first may be the first since some day, which the record does not keep; a round is not.
    if ordinal is None or (ordinal == 1 and words.noun not in words.rounds):
        return words.noun
    return f"{_nth(ordinal)} {f'round of {words.noun}' if words.noun in words.rounds else words.noun}"


def _participants(words: Wording, event: Event | RecordEvent, names: Names) -> str:
    actors = [_in_sentence(names.of(a)) for a in event.actors]
    recipients = [_in_sentence(names.of(a)) for a in event.recipients]
    if words.joint:
        everyone = actors + [r for r in recipients if r not in actors]
        joined = "between" if len(everyone) > 1 else "with"
        return f"{joined} {listed(everyone)}" if everyone else ""
    by = f"by {listed(actors)}" if actors else ""
    to = f"{words.to} {listed(recipients)}" if recipients else ""
    return " ".join(p for p in (by, to) if p)


def _where(place: str) -> str:
    bare = place.removeprefix("the ").removeprefix("The ")
    return f"{'at' if bare in _file().at else 'in'} {_in_sentence(place)}"


def _in_sentence(name: str) -> str:
    return f"the {name}" if name in _file().the else name


def _nth(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
