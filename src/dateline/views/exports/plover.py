"""What an event of the record is in PLOVER 0.8, which has no status: its type, mode, quad code, and when it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, RootModel

from dateline.toml import shipped
from dateline.types import HAPPENED, Actor, EventType, RecordEvent, Status

_FUTURE: frozenset[Status] = frozenset({"planned", "proposed", "postponed"})
"""What is to come; what is only possible is nobody's offer yet."""

_FOLDER = "dateline.views.exports"
_WORD = re.compile(r"[\w-]+")


class Coded(NamedTuple):
    """The type and the mode of an event in PLOVER.

    `recoded` says that this is not what the event would be but what was done about it: agreeing to it, refusing it.
    `auxiliary` is PLOVER's auxiliary mode, such as "negation", of an event that did not happen and is carried as if.
    """

    type: EventType
    mode: str | None
    recoded: bool = False
    auxiliary: str | None = None


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Code(RootModel[tuple[EventType] | tuple[EventType, str]]):
    """A type, or a type and a mode."""


class _Plover(_Frozen):
    """What `plover.toml` holds."""

    quads: dict[EventType, str]
    future: dict[EventType, _Code]
    refused: dict[EventType, _Code]
    cancelled: dict[EventType, _Code]
    auxiliary: dict[Status, str]


class _Words(_Frozen):
    """A sector and the words of a title or a name that tell it; the empty sector is none."""

    sector: str
    words: tuple[str, ...]


class _Sectors(_Frozen):
    """What `sectors.toml` holds."""

    kinds: dict[str, str]
    titles: tuple[_Words, ...]
    names: tuple[_Words, ...]


class _Cow(RootModel[dict[str, int]]):
    """What `cow.toml` holds."""


def coded(event: RecordEvent, *, negated: bool) -> Coded | None:
    """An event in PLOVER; None for what has not happened and has no code of its own, unless `negated` asks for it."""
    if event.status in HAPPENED:
        return Coded(event.type, event.mode)
    table = _plover()
    codes = {"refused": table.refused, "cancelled": table.cancelled}
    known = table.future if event.status in _FUTURE else codes.get(event.status, {})
    if (code := known.get(event.type)) is not None:
        return Coded(code.root[0], code.root[1] if len(code.root) > 1 else None, recoded=True)
    return Coded(event.type, event.mode, auxiliary=table.auxiliary[event.status]) if negated else None


def quad(event_type: EventType) -> str:
    """The quad code of a type."""
    return _plover().quads[event_type]


def cow(country: str | None) -> str:
    """The Correlates of War project's number of a state by its alpha-3 code; empty for what has none."""
    return str(_numbers().get(country or "", ""))


def sectors(actor: Actor, title: str | None) -> tuple[str, ...]:
    """PLOVER's sectors of an actor, the primary one first; none where neither kind nor words tell any."""
    is_person = actor.kind in (None, "person")
    found = _told_by("titles", title or "") if is_person else _told_by("names", actor.name)
    by_kind = _sectors().kinds.get(actor.kind or "")
    return found or ((by_kind,) if by_kind else ())


@lru_cache(maxsize=16384)
def _told_by(table: Literal["titles", "names"], text: str) -> tuple[str, ...]:
    """The sectors of the entries of which a word stands in a title or a name."""
    entries: tuple[_Words, ...] = getattr(_sectors(), table)
    line = f" {' '.join(_WORD.findall(text.casefold()))} "
    found = (e.sector for e in entries if any(f" {word} " in line for word in e.words))
    return tuple(dict.fromkeys(_until_none(found)))


def _until_none(found: Iterable[str]) -> Iterator[str]:
    """Sectors up to the empty one, which says that what comes behind it does not count."""
    for sector in found:
        if not sector:
            return
        yield sector


@cache
def _plover() -> _Plover:
    return shipped(_Plover, _FOLDER, "plover.toml")


@cache
def _sectors() -> _Sectors:
    return shipped(_Sectors, _FOLDER, "sectors.toml")


@cache
def _numbers() -> dict[str, int]:
    return shipped(_Cow, _FOLDER, "cow.toml").root
