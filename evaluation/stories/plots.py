"""Plots: what happens between two sides over days and months, as the reports that tell of it.

Each plot takes a scene and gives drafts in any order, none of them before the scene's first day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dateline.types import EventType, Status
from evaluation.stories.scene import Scene
from evaluation.stories.telling import Draft, Telling

Plot = Callable[[Scene], Iterator[Draft]]

_DEEDS: tuple[tuple[EventType, str | None], ...] = (
    ("ACCUSE", "disapprove"), ("ACCUSE", "allege"), ("REQUEST", "change"), ("THREATEN", "restrict"),
    ("REJECT", "change"), ("AID", None), ("SANCTION", "discontinue"), ("SUPPORT", None), ("AGREE", None),
)  # fmt: skip
_STRIKES = ("drone", "aerial", "heavy-weapons")
_LENGTHS = ("PT25M", "PT40M", "PT1H", "PT1H30M", "PT2H30M")


def call(scene: Scene) -> Iterator[Draft]:
    """A phone call, now and then announced the day before, with its length and who had asked for it."""
    held = scene.diary.free("CONSULT", scene.sides, scene.later(scene.start, 1, 3))
    a, b = scene.pair()
    told = Telling(f"{scene.name}-call", "CONSULT", (a, b), mode="phone", date=held.isoformat(), topics=scene.topic())
    if scene.chance(0.3):
        yield Draft(held - dt.timedelta(days=1), (told.as_("planned", *scene.source()),))
    length, asked = scene.rng.choice(_LENGTHS), scene.rng.choice((a, b))
    yield from _held(scene, replace(told, duration=length, initiator=asked), held)
    yield from _recap(scene, [told], held)


def meeting(scene: Scene) -> Iterator[Draft]:
    """A meeting from the first idea through dates and places that change to being held, put off or called off."""
    told = Telling(f"{scene.name}-meeting", "CONSULT", scene.pair(), topics=scene.topic())
    day = scene.start
    if scene.chance(0.5):
        yield Draft(day, (told.as_(scene.rng.choice(("proposed", "possible")), *scene.source()),))
        day = scene.later(day, 1, 5)
    held = scene.diary.free("CONSULT", scene.sides, scene.later(day, 5, 20))
    told = replace(told, date=held.isoformat(), place=scene.place())
    yield from _announced(scene, told, day)
    if scene.chance(0.3):
        told, held, moved = _moved(scene, told, day, held)
        yield from moved
    yield from _outcome(scene, told, day, held)


def rounds(scene: Scene) -> Iterator[Draft]:
    """Rounds of talks between delegations, counted, each announced and then held."""
    a, b = scene.sides
    day, told = scene.start, []
    place, topic = scene.place(), scene.topic()
    for _ in range(scene.rng.randint(2, 4)):
        held = scene.diary.free("CONSULT", scene.sides, scene.later(day, 4, 12))
        count = scene.diary.next_round(scene.sides)
        one = Telling(f"{scene.name}-round{count}", "CONSULT", (a.actor, b.actor), ordinal=count, topics=topic)
        one = replace(one, date=held.isoformat(), place=place)
        yield Draft(scene.later(day, 1, 2), (one.as_("planned", *scene.source()),))
        yield from _held(scene, one, held)
        told.append(one)
        day = scene.later(held, 2, 6)
    yield from _recap(scene, told, day)


def deeds(scene: Scene) -> Iterator[Draft]:
    """Accusations, demands, threats, aid, penalties and support, some days apart, told by several on one day."""
    day, sides = scene.start, list(scene.sides)
    for n in range(scene.rng.randint(2, 5)):
        scene.rng.shuffle(sides)
        one, other = sides
        kind, mode = scene.rng.choice(_DEEDS)
        done = scene.diary.free(kind, scene.sides, day)
        told = Telling(f"{scene.name}-deed{n}", kind, (one.actor,), (other.actor,), mode=mode, date=done.isoformat())
        told = replace(told, topics=scene.topic())
        source = (scene.rng.choice(scene.cast.media),) if scene.chance(0.3) else ()
        for _ in range(scene.rng.choice((1, 1, 1, 2, 3))):
            yield Draft(scene.later(done, 0, 1), (told.as_("occurred", *source),), _copies(scene))
        day = scene.later(done, 1, 9)


def strikes(scene: Scene) -> Iterator[Draft]:
    """Attacks some days apart, each denied now and then by the side that is said to have struck."""
    attacker, victim = scene.sides
    day, told = scene.start, []
    for n in range(scene.rng.randint(1, 4)):
        done = scene.diary.free("ASSAULT", scene.sides, day)
        one = Telling(f"{scene.name}-strike{n}", "ASSAULT", (attacker.actor,), (victim.actor,))
        one = replace(
            one, mode=scene.rng.choice(_STRIKES), date=done.isoformat(), place=scene.rng.choice(victim.cities)
        )
        yield Draft(scene.later(done, 0, 1), (one.as_("occurred", victim.ministry),), _copies(scene))
        if scene.chance(0.4):
            both = replace(one, said=(("occurred", (victim.leader,)), ("denied", (attacker.ministry,))))
            yield Draft(scene.later(done, 1, 2), (both,))
        told.append(one)
        day = scene.later(done, 2, 8)
    yield from _recap(scene, told, day)


PLOTS: tuple[tuple[Plot, int], ...] = ((meeting, 3), (call, 2), (rounds, 1), (deeds, 6), (strikes, 2))
"""Every plot with how often it is played."""


def _copies(scene: Scene) -> int:
    return scene.rng.choice((0,) * 18 + (1, 2))


def _held(scene: Scene, told: Telling, held: dt.date) -> Iterator[Draft]:
    """What is written of something that took place, from the day itself to two days later."""
    if scene.chance(0.15) and not told.ordinal:
        yield Draft(held, (replace(scene.by_states(told), said=(("occurred", ()),)),))
    for n in range(scene.rng.randint(1, 3)):
        less = {"place": None} if told.ordinal is None and scene.chance(0.3) else {}
        day = held if n == 0 else scene.later(held, 0, 2)
        yield Draft(day, (told.as_("occurred", *scene.source(), **less),), _copies(scene))
    if told.place and scene.chance(0.15):
        yield Draft(scene.later(held, 1, 3), (_vague(scene, told).as_("occurred"),))


def _vague(scene: Scene, told: Telling) -> Telling:
    """A report that names one of two and no day, but the place."""
    return replace(told, actors=(scene.rng.choice(told.actors),), date=None, duration=None, initiator=None)


def _announced(scene: Scene, told: Telling, day: dt.date) -> Iterator[Draft]:
    """A plan with its day and place, told again by others; one side may say that nothing is planned."""
    yield Draft(day, (told.as_("planned", *scene.source()),), _copies(scene))
    if scene.chance(0.4):
        yield Draft(scene.later(day, 0, 2), (told.as_("planned", *scene.source()),))
    if scene.chance(0.1):
        yield Draft(scene.later(day, 0, 1), (told.as_("denied", scene.rng.choice(scene.sides).ministry, place=None),))
    if scene.chance(0.15):
        yield Draft(scene.later(day, 0, 2), (_vague(scene, told).as_("planned"),))


def _moved(scene: Scene, told: Telling, day: dt.date, held: dt.date) -> tuple[Telling, dt.date, Sequence[Draft]]:
    """The plan put off to a later day, at times elsewhere: what it is then, its day, and the reports of that."""
    known = min(scene.later(day, 2, 4), held - dt.timedelta(days=1))
    after = scene.diary.free("CONSULT", scene.sides, scene.later(held, 4, 20))
    place = scene.place() if scene.chance(0.4) else told.place
    off = told.as_("postponed", *scene.source())
    now = replace(told, date=after.isoformat(), place=place)
    again = scene.later(known, 0, 3)
    return now, after, (Draft(known, (off,)), Draft(again, (now.as_("planned", *scene.source()),), _copies(scene)))


def _outcome(scene: Scene, told: Telling, day: dt.date, held: dt.date) -> Iterator[Draft]:
    """Held for the most part; else called off or refused, or nothing more is heard of it."""
    one = scene.rng.random()
    if one < 0.55:
        yield from _held(scene, told, held)
        yield from _recap(scene, [told], held)
    elif one < 0.9:
        ended: Status = "cancelled" if one < 0.78 else "refused"
        eve = held - dt.timedelta(days=scene.rng.randint(1, 2))
        yield Draft(eve, (told.as_(ended, *scene.source(), place=None),), _copies(scene))
        if scene.chance(0.4):
            yield Draft(scene.later(eve, 0, 1), (told.as_(ended, *scene.source()),))


def _recap(scene: Scene, told: Sequence[Telling], end: dt.date) -> Iterator[Draft]:
    """Weeks or months later somebody tells it all again, by day, or by place and number alone."""
    if told and scene.chance(0.4):
        dated = scene.chance(0.7) or any(t.place is None for t in told) or len(told) > 1
        day = scene.later(end, 15, 100) if dated else scene.later(end, 10, 60)
        again = [t.as_("occurred", date=t.date if dated else None, duration=None, initiator=None) for t in told]
        yield Draft(day, tuple(again))
