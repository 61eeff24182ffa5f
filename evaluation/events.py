"""How far an event that was read is the event of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.types import Event, Reading, Report
from evaluation.answers import EventAnswer, ReportAnswer
from evaluation.names import Names, fold


@dataclass(frozen=True)
class ReadEvent:
    """An event with its actors' names in place of their ids."""

    event: Event
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    initiator: str | None
    reports: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def participants(self) -> tuple[str, ...]:
        """Everybody who takes part."""
        return self.actors + self.recipients


def read_events(reading: Reading) -> list[ReadEvent]:
    """The events of a reading with names."""
    name = {actor.id: actor.name for actor in reading.actors}

    def chain(report: Report) -> tuple[str, tuple[str, ...]]:
        return report.status, tuple(name[i] for i in report.according_to)

    return [
        ReadEvent(
            event,
            tuple(name[i] for i in event.actors),
            tuple(name[i] for i in event.recipients),
            name[event.initiator] if event.initiator else None,
            tuple(map(chain, event.reports)),
        )
        for event in reading.events
    ]


@dataclass(frozen=True)
class Comparison:
    """What of an event answer was read right. `statuses` and `chains` are of `reports`, `share` of participants."""

    share: float
    alone: bool
    mode: bool
    date: bool
    place: bool
    reports: int
    statuses: int
    chains: int

    @property
    def participants(self) -> bool:
        """Whether all participants were read and nobody else."""
        return self.share == 1 and self.alone

    @property
    def right(self) -> bool:
        """Whether mode, participants, status and date are right."""
        return self.participants and self.mode and self.date and self.statuses == self.reports

    @property
    def closeness(self) -> float:
        """For pairing: who and how real it is weigh most, then when and where."""
        told = (self.statuses + self.chains / 3) / self.reports
        return 1 + self.share + told + 0.4 * self.alone + 0.5 * self.mode + 0.7 * self.date + 0.6 * self.place


def compare(names: Names, answer: EventAnswer, read: ReadEvent) -> Comparison | None:
    """How the event compares with the answer; None when its type or most of its participants are others."""
    if read.event.type not in answer.type:
        return None
    share = _share(names, answer, read)
    if share < 0.5:
        return None
    statuses = [_with_status(report, read) for report in answer.reports]
    chains = [_right_chain(names, report, same) for report, same in zip(answer.reports, statuses, strict=True)]
    return Comparison(
        share=share,
        alone=_alone(names, answer, read),
        mode=not answer.states("mode") or read.event.mode in answer.mode,
        date=not answer.states("date") or read.event.date in answer.date,
        place=not answer.states("place") or _right_place(answer.place, read.event),
        reports=len(answer.reports),
        statuses=sum(map(bool, statuses)),
        chains=sum(chains),
    )


def circumstances(names: Names, answer: EventAnswer, read: ReadEvent) -> dict[str, bool]:
    """Which of the answer's further fields (duration, time, initiator, ordinal, topics) are right."""
    event, checks = read.event, {}
    if answer.states("duration"):
        checks["duration"] = event.duration in answer.duration
    if answer.states("time"):
        checks["time"] = any((event.time or "").startswith(t) if t else event.time is None for t in answer.time)
    if answer.states("initiator"):
        one = read.initiator
        checks["initiator"] = any(names.same(i, one) if i else one is None for i in answer.initiator)
    if answer.states("ordinal"):
        checks["ordinal"] = event.ordinal == answer.ordinal
    if answer.about:
        topics = [fold(topic) for topic in event.topics]
        checks["topics"] = all(any(fold(wanted) in topic for topic in topics) for wanted in answer.about)
    return checks


def _share(names: Names, answer: EventAnswer, read: ReadEvent) -> float:
    """Share of the answer's participants that were read; 1 where it names none."""
    if answer.directed:
        wanted = [(choices, read.actors) for choices in answer.actors]
        wanted += [(choices, read.recipients) for choices in answer.recipients]
    else:
        wanted = [(choices, read.participants) for choices in answer.actors + answer.recipients]
    if not wanted:
        return 1.0
    found = sum(names.any_of(choices, there) for choices, there in wanted)
    # An answer may name a state whose leader was read instead: then it is found, if not right.
    if not found and names.any_of(answer.actors_also, read.participants):
        found = 1
    return found / len(wanted)


def _alone(names: Names, answer: EventAnswer, read: ReadEvent) -> bool:
    """Whether nobody was read who may not take part."""
    allowed = [name for choices in answer.actors + answer.recipients for name in choices]
    allowed += answer.actors_also
    return not allowed or all(names.any_of(allowed, [name]) for name in read.participants)


def _with_status(report: ReportAnswer, read: ReadEvent) -> list[tuple[str, ...]]:
    """The chains of the reports that were read with the status."""
    return [chain for status, chain in read.reports if status in report.status]


def _right_chain(names: Names, report: ReportAnswer, chains: Iterable[Sequence[str]]) -> bool:
    if not report.states("according_to"):
        return any(True for _ in chains)
    return any(names.same_chain(right, chain) for chain in chains for right in report.according_to)


def _right_place(choices: tuple[str | None, ...], event: Event) -> bool:
    read = fold(event.place.name) if event.place else ""
    return any(fold(choice) in read if choice else not read for choice in choices)
