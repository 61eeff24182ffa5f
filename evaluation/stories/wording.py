"""Tellings in words: a body that begins with a sentence for each saying, and the evidence in it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline.types import Actor, Event, EventType, Evidence, Report, Role, Span, Statement, Status
from evaluation.stories.telling import Said, Telling

# Words of six letters, none of which is a key of a reading: one may stand for another without moving any evidence.
FILLER = tuple((Path(__file__).parent / "filler.txt").read_text(encoding="utf-8").split())

_LEAD: dict[Status, str] = {
    "occurred": "did", "ongoing": "began to", "planned": "are to", "proposed": "were invited to",
    "possible": "may", "unplanned": "do not plan to", "postponed": "put off plans to", "cancelled": "will no longer",
    "refused": "refused to", "denied": "did not",
}  # fmt: skip
_DEED: dict[EventType, str] = {
    "CONSULT": "hold talks with", "AGREE": "conclude a deal with", "SUPPORT": "back", "AID": "send supplies to",
    "ACCUSE": "accuse", "REQUEST": "call for concessions from", "THREATEN": "threaten", "REJECT": "turn down",
    "SANCTION": "impose penalties on", "MOBILIZE": "send troops to the frontier with", "ASSAULT": "strike",
}  # fmt: skip
_SENTENCE = 9


class Text(NamedTuple):
    """The headline and body of a report, with its events and actors."""

    headline: str
    body: str
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]


def write(rng: random.Random, tellings: Sequence[Telling]) -> Text:
    """Put tellings into words, with some more that say nothing."""
    lines = [[_sentence(t, said) for said in t.said] for t in tellings]
    body = "\n".join([*(line for some in lines for line in some), filler(rng, rng.randint(60, 110))])
    events: list[Event] = []
    statements: list[Statement] = []
    for n, (told, some) in enumerate(zip(tellings, lines, strict=True)):
        evidence = tuple(_clause(body, line) for line in some)
        events.append(_event(f"e{n + 1}", told, evidence))
        for said, clause in zip(told.said, evidence, strict=True):
            statements += _statement(f"s{len(statements) + 1}", told, said, clause)
    actors = _actors(tellings, body)
    return Text(lines[0][0].rstrip("."), body, tuple(events), tuple(statements), tuple(actors))


def filler(rng: random.Random, words: int) -> str:
    """Sentences of a number of words without a meaning."""
    chosen = rng.choices(FILLER, k=words)
    some = (" ".join(chosen[i : i + _SENTENCE]) for i in range(0, words, _SENTENCE))
    return ". ".join(some) + "."


def nearly(rng: random.Random, body: str) -> str:
    """The body as another desk prints it: now and then another word or the last sentence left out, never a fact."""
    facts, _, rest = body.rpartition("\n")
    words = [rng.choice(FILLER) if w in _KNOWN and rng.random() < 0.03 else w for w in rest.split()]
    if rng.random() < 0.5:
        words = words[: max(len(words) - _SENTENCE, 0)]
    return f"{facts}\n{' '.join(words)}"


_KNOWN = frozenset(FILLER)


def _sentence(told: Telling, said: Said) -> str:
    status, sources = said
    who = " and ".join(map(_described, told.actors)) or "Two sides"
    whom = " and ".join(map(_described, told.recipients)) or "each other"
    count = f" for the {told.ordinal}. time" if told.ordinal else ""
    where = f" in {told.place.name}" if told.place else ""
    how = f" ({told.mode})" if told.mode else ""
    when = f" on {told.date}" if told.date else ""
    about = f" over the {told.topics[0]}" if told.topics else ""
    source = f", {' citing '.join(map(_described, sources))} said" if sources else ""
    return f"{who} {_LEAD[status]} {_DEED[told.type]} {whom}{how}{count}{where}{when}{about}{source}."


def _described(actor: Actor) -> str:
    return f"{actor.roles[0].title} {actor.name}" if actor.roles else actor.name


def _clause(body: str, line: str) -> Evidence:
    start = body.index(line)
    return Evidence(role="clause", start=start, end=start + len(line), text=line)


def _event(name: str, told: Telling, evidence: Sequence[Evidence]) -> Event:
    reports = tuple(
        Report(status=status, according_to=tuple(a.id for a in sources), evidence=(clause, _trigger(told, clause)))
        for (status, sources), clause in zip(told.said, evidence, strict=True)
    )
    return Event(
        id=name,
        type=told.type,
        mode=told.mode,
        actors=tuple(a.id for a in told.actors),
        recipients=tuple(a.id for a in told.recipients),
        date=told.date,
        place=told.place,
        duration=told.duration,
        duration_hedge=told.hedge,
        initiator=told.initiator.id if told.initiator else None,
        ordinal=told.ordinal,
        topics=told.topics,
        status=told.said[-1][0],
        reports=reports,
    )


def _trigger(told: Telling, clause: Evidence) -> Evidence:
    words = _DEED[told.type].split()[0]
    start = clause.start + clause.text.index(f" {words} ") + 1
    return Evidence(role="trigger", start=start, end=start + len(words), text=words)


def _statement(name: str, told: Telling, said: Said, clause: Evidence) -> list[Statement]:
    """What the source of a saying said, if it has one."""
    *via, speaker = (None, *(a.id for a in said[1]))
    if speaker is None:
        return []
    content = clause.text.rpartition(", ")[0]
    span = Evidence(role="content", start=clause.start, end=clause.start + len(content), text=content)
    cue = Evidence(role="cue", start=clause.end - 5, end=clause.end - 1, text="said")
    return [
        Statement(
            id=name,
            speaker=speaker,
            cue="said",
            content=content,
            via=tuple(v for v in via if v),
            stance="denies" if said[0] == "denied" else "asserts",
            topics=told.topics,
            evidence=(span, cue),
        )
    ]


def _actors(tellings: Iterable[Telling], body: str) -> list[Actor]:
    """Everybody whom the tellings name, with the offices that the body gives them."""
    named: dict[str, Actor] = {}
    for told in tellings:
        sources = (a for _, some in told.said for a in some)
        initiator = (told.initiator,) if told.initiator else ()
        named |= {a.id: a for a in (*told.actors, *told.recipients, *initiator, *sources)}
    return [_in_office(actor, body) for _, actor in sorted(named.items())]


def _in_office(actor: Actor, body: str) -> Actor:
    start = body.find(_described(actor))
    if not actor.roles or start < 0:
        return actor.model_copy(update={"roles": ()})
    title = actor.roles[0].title
    span = Span(start=start, end=start + len(title), text=title)
    role = Role(title=title, country=actor.roles[0].country, evidence=(span,))
    return actor.model_copy(update={"roles": (role,)})
