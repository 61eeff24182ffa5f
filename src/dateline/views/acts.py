"""What an actor promises, demands, threatens and denies, and what others promise to it and demand of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.record.account import Account
from dateline.record.source import Stated
from dateline.types import EventType, RecordEvent, Stance, Status
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.types.reading import EdtfDate
from dateline.views.rows import Desk


class _Kind(NamedTuple):
    """The event that such an act is, and the stance of a statement that is one."""

    type: EventType
    stance: Stance


_KINDS = {
    "pledges": _Kind("AGREE", "promises"),
    "demands": _Kind("REQUEST", "demands"),
    "threats": _Kind("THREATEN", "warns"),
}


class SpeechAct(Value):
    """A promise, a demand, a threat or warning, or a denial: an event of the record, a statement, or both in one.

    `published` is the day of the first report, `article` the one that has the words. Of a statement that is no event
    of its own `event`, `what` and `status` are null and `to` is empty; `stance` is null where nobody is quoted.
    """

    published: Day | None
    article: str | None
    event: str | None
    statement: str | None
    what: str | None
    status: Status | None
    stance: Stance | None
    date: EdtfDate | None
    by: tuple[str, ...]
    by_names: tuple[str, ...]
    to: tuple[str, ...]
    to_names: tuple[str, ...]
    via_names: tuple[str, ...]
    words: str | None
    reports: int
    independent: int


_TYPES = frozenset(kind.type for kind in _KINDS.values())


def may_be_act(event: RecordEvent) -> bool:
    """Whether an event may be such an act, or one that somebody denies."""
    return event.type in _TYPES or event.status == "denied" or any(d.field == "status" for d in event.disputes)


Told = Sequence[Sequence[Stated]]


def made(desk: Desk, kind: str, actor: str, events: Sequence[RecordEvent], told: Told) -> tuple[SpeechAct, ...]:
    """Acts of an actor of some kind; what is reported as an event and quoted in the same words is one act."""
    own = [e for e in events if e.type == _KINDS[kind].type and actor in e.actors]
    return _together(desk, own, [s for s in told if s[0].statement.stance == _KINDS[kind].stance])


def received(desk: Desk, kind: str, actor: str, events: Sequence[RecordEvent]) -> tuple[SpeechAct, ...]:
    """Acts of others that some events tell of and that are directed at an actor."""
    return _together(desk, [e for e in events if e.type == _KINDS[kind].type and actor in e.recipients], [])


def denials(desk: Desk, actor: str, events: Sequence[RecordEvent], told: Told) -> tuple[SpeechAct, ...]:
    """What an actor denies, with the event that it says did not happen where the actor takes part in that."""
    own = [e for e in events if any(_denies(actor, a) for a in desk.accounts(e))]
    return _together(desk, own, [s for s in told if s[0].statement.stance == "denies"])


def _denies(actor: str, account: Account) -> bool:
    return any(said.status == "denied" and said.according_to[-1:] == (actor,) for said in account.said)


def _together(desk: Desk, events: Sequence[RecordEvent], told: Told) -> tuple[SpeechAct, ...]:
    words: dict[str, list[Sequence[Stated]]] = {e.id: [] for e in events}
    alone: list[SpeechAct] = []
    for said in told:
        event = next((e for e in events if any(_is_of(desk, e, one) for one in said)), None)
        if event is None:
            alone.append(_statement(desk, said))
        else:
            words[event.id].append(said)
    acts = [*(_event(desk, e, words[e.id]) for e in events), *alone]
    return tuple(sorted(acts, key=lambda a: (a.published or "9999", a.article or "", a.words or "")))


def _is_of(desk: Desk, event: RecordEvent, said: Stated) -> bool:
    """Whether a statement stands in a clause that tells the event in the same article."""
    clauses = [c for a in desk.accounts(event) if a.article == said.article for c in a.clauses]
    spans = [(e.in_, e.start, e.end) for e in said.statement.evidence if e.role in ("cue", "content")]
    return any(
        part == in_ and first < end and start < last for part, first, last in clauses for in_, start, end in spans
    )


def _event(desk: Desk, event: RecordEvent, told: Told) -> SpeechAct:
    row = desk.row(desk.lined(event))
    first = told[0][0] if told else None
    account = next(iter(desk.accounts(event)), None)
    return SpeechAct(
        published=row.reported,
        article=first.article if first else (account.article if account else None),
        event=event.id,
        statement=first.statement.id if first else None,
        what=row.what,
        status=event.status,
        stance=first.statement.stance if first else None,
        date=event.date,
        **_who(desk, event.actors, event.recipients, first.statement.via if first else ()),
        words=first.statement.content if first else row.words,
        reports=row.reports,
        independent=row.independent,
    )


def _statement(desk: Desk, told: Sequence[Stated]) -> SpeechAct:
    said = told[0]
    return SpeechAct(
        published=said.published,
        article=said.article,
        event=None,
        statement=said.statement.id,
        what=None,
        status=None,
        stance=said.statement.stance,
        date=said.statement.date,
        **_who(desk, (said.statement.speaker,), (), said.statement.via),
        words=said.statement.content,
        reports=len(told),
        independent=1,
    )


def _who(desk: Desk, by: tuple[str, ...], to: tuple[str, ...], via: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    names = desk.names.of
    return {
        "by": by,
        "by_names": tuple(map(names, by)),
        "to": to,
        "to_names": tuple(map(names, to)),
        "via_names": tuple(map(names, via)),
    }
