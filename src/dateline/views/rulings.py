"""What people ruled: that events are one, that they are two, or that a ruling is out of force."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from dateline.errors import InputError
from dateline.record.account import triggers
from dateline.record.source import Ruled, RulingNow
from dateline.types import RecordEvent, Ruling, RulingKind, RulingState, Told
from dateline.types.evidence import Value
from dateline.types.ruling import Side
from dateline.types.when import Instant
from dateline.views.names import Names
from dateline.views.wording import what


class RuledSide(Value):
    """One side of a ruling in plain English, with how many reports it had.

    `event` is the event that it is of now, null when no article in the record tells of it.
    """

    what: str
    reports: int
    event: str | None


class RulingRow(Value):
    """A ruling with what became of it.

    `undone_by` names the ruling that took it out of force, and `about` says what its `sides` are. All other fields are
    the ruling itself, from which another record can take it.
    """

    id: str
    kind: RulingKind
    state: RulingState
    author: str
    at: Instant
    note: str | None
    undoes: str | None
    undone_by: str | None
    about: tuple[RuledSide, ...]
    sides: tuple[Side, ...]


class RulingOutcome(Value):
    """What a ruling did: the earlier ones that it overrides, and the events in which what it names now is."""

    ruling: Ruling
    overrides: tuple[Ruling, ...]
    events: tuple[RecordEvent, ...]


def ruling_row(now: RulingNow) -> RulingRow:
    """One ruling in the list."""
    ruling = now.ruling
    return RulingRow(
        **{name: getattr(ruling, name) for name in ("id", "kind", "author", "at", "note", "undoes", "sides")},
        state=now.state,
        undone_by=now.undone_by,
        about=tuple(_about(s, e) for s, e in zip(ruling.sides, now.events, strict=True)),
    )


def outcome(ruled: Ruled) -> RulingOutcome:
    """What a ruling did, as a value."""
    return RulingOutcome(**ruled._asdict())


def rulings_from(lines: Iterable[str], source: str) -> Iterator[Ruling]:
    """Rulings from JSON lines, as `dateline rulings --format jsonl` prints them; `InputError` at a line that is none.

    What the list says of a ruling besides is left aside: another record judges for itself.
    """
    for row, line in enumerate(lines, start=1):
        if line.strip():
            yield _ruling_from(line, source, row)


_BESIDE = RulingRow.model_fields.keys() - Ruling.model_fields.keys()


def _ruling_from(line: str, source: str, row: int) -> Ruling:
    try:
        found = json.loads(line)
        if isinstance(found, dict):
            found = {name: value for name, value in found.items() if name not in _BESIDE}
        return Ruling.model_validate(found)
    except json.JSONDecodeError as error:
        raise InputError(source, f"not JSON ({error.msg})", row) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(source, f"no ruling ({f'{where}: ' if where else ''}{first['msg']})", row) from None


def _about(side: tuple[Told, ...], event: str | None) -> RuledSide:
    first = side[0]
    return RuledSide(what=what(first.event, Names(first.actors), triggers(first.event)), reports=len(side), event=event)
