"""Stories made at random with what is true of them: calls, talks, plans that change, copies, recaps and denials."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from dateline.types import Event, Reading, Status
from tests.record.build import event, reading

PLACES = (("Lisbon", "PRT"), ("Madrid", "ESP"), ("Vigo", "ESP"), ("Porto", "PRT"), ("Malmö", "SWE"))
_WORDS = [
    "river",
    "railway",
    "harbour",
    "council",
    "treaty",
    "budget",
    "winter",
    "delegation",
    "bridge",
    "market",
    "coast",
    "spokesman",
    "minister",
    "draft",
    "signal",
    "border",
    "fishing",
    "ferry",
    "customs",
    "letter",
    "airport",
    "summit",
    "paper",
    "village",
    "committee",
    "evening",
    "morning",
    "statement",
    "journey",
    "crisis",
]


@dataclass
class Story:
    """Readings, and for every mention (article, event) the name of the happening it is of."""

    readings: list[Reading] = field(default_factory=list)
    truth: dict[tuple[str, str], str] = field(default_factory=dict)


@dataclass
class _Happening:
    name: str
    who: str
    mode: str | None
    day: dt.date
    place: tuple[str, str]
    planned: bool
    called_off: bool


def story(
    rng: random.Random,
    name: str,
    *,
    who: str = "ana-ruiz joao-lima",
    start: dt.date = dt.date(2031, 3, 3),
    vague: bool = False,
) -> Story:
    """A story of some weeks: happenings of one pair at least ten days apart, and reports that tell of them.

    If `vague`, some reports name only one of the pair, or nobody, and give no day.
    """
    made = Story()
    happenings = []
    day = start
    for n in range(rng.randint(2, 5)):
        day += dt.timedelta(days=rng.randint(12, 20))
        happenings.append(
            _Happening(
                name=f"{name}-{n}",
                who=who,
                mode="phone" if rng.random() < 0.4 else None,
                day=day,
                place=rng.choice(PLACES),
                planned=rng.random() < 0.6,
                called_off=rng.random() < 0.25,
            )
        )
    for happening in happenings:
        _tell(rng, made, name, happening)
        if vague and rng.random() < 0.7:
            _hint(rng, made, name, happening)
    _recap(rng, made, name, happenings)
    return made


def _publish(rng: random.Random, made: Story, name: str, day: dt.date, told: list[tuple[Event, _Happening]]) -> None:
    """One report, and now and then a copy of it the day after."""
    prose = " ".join(rng.choices(_WORDS, k=90))
    for later in (0, 1) if rng.random() < 0.2 else (0,):
        article = f"{name}/{len(made.readings):02}"
        published = day + dt.timedelta(days=later)
        made.readings.append(reading(article, published.isoformat(), *(e for e, _ in told), body=prose))
        made.truth |= {(article, e.id): h.name for e, h in told}


def _tell(rng: random.Random, made: Story, name: str, h: _Happening) -> None:
    place, country = h.place if h.mode is None else (None, None)
    if h.planned:
        ahead = h.day - dt.timedelta(days=rng.randint(3, 8))
        first = event("plan", h.who, "planned", mode=h.mode, date=h.day.isoformat(), place=place, country=country)
        _publish(rng, made, name, ahead, [(first, h)])
        if h.called_off:
            _publish(
                rng, made, name, h.day - dt.timedelta(days=1), [(event("end", h.who, "cancelled", mode=h.mode), h)]
            )
            return
    for later in range(rng.randint(1, 3)):
        told = event("it", h.who, "occurred", mode=h.mode, date=h.day.isoformat(), place=place, country=country)
        _publish(rng, made, name, h.day + dt.timedelta(days=later), [(told, h)])


def _hint(rng: random.Random, made: Story, name: str, h: _Happening) -> None:
    place, country = h.place if rng.random() < 0.7 else (None, None)
    who = rng.choice(["", *h.who.split()])
    status: Status = rng.choice(["occurred", "planned", "cancelled"])
    hint = event("hint", who, status, mode=h.mode, place=place, country=country)
    _publish(rng, made, name, h.day + dt.timedelta(days=rng.randint(-3, 9)), [(hint, h)])


def _recap(rng: random.Random, made: Story, name: str, happenings: list[_Happening]) -> None:
    held = [h for h in happenings if not (h.planned and h.called_off)]
    last = max(h.day for h in happenings) + dt.timedelta(days=2)
    told = [(event(f"back {n}", h.who, "occurred", mode=h.mode, date=h.day.isoformat()), h) for n, h in enumerate(held)]
    if told and rng.random() < 0.7:
        _publish(rng, made, name, last, told)


def b_cubed(truth: dict[tuple[str, str], str], found: dict[tuple[str, str], str]) -> float:
    """B-cubed F1 of events found against those that are true."""
    precision = recall = 0.0
    for mention, name in truth.items():
        same_found = {m for m in truth if found[m] == found[mention]}
        same_true = {m for m in truth if truth[m] == name}
        both = len(same_found & same_true)
        precision += both / len(same_found)
        recall += both / len(same_true)
    precision, recall = precision / len(truth), recall / len(truth)
    return 2 * precision * recall / (precision + recall)
