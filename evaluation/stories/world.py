"""A world that goes on for ever: stories begin, overlap and end, and their reports come in order of publication."""

from __future__ import annotations

import datetime as dt
import heapq
import itertools
import random
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dateline.types import Article, Reading
from evaluation.stories.cast import Cast, State, tag
from evaluation.stories.plots import PLOTS
from evaluation.stories.scene import Diary, Scene
from evaluation.stories.telling import Draft
from evaluation.stories.wording import Text, nearly, write

_DAY = dt.timedelta(days=1)
_TOGETHER = 0.7
_MOST_TOLD = 6


class Told(NamedTuple):
    """A reading; for each of its events the happening that it is of; and the article that its own was copied from."""

    reading: Reading
    truth: Mapping[str, str]
    copy_of: str | None = None


class World:
    """Stories among invented states, the same for the same arguments.

    `pace` is the mean number of stories that begin on a day; one makes about four articles. `serial` tells
    worlds of one cast apart by the ids of their articles, which begin with `prefix`.
    """

    def __init__(
        self,
        seed: int,
        *,
        states: int = 8,
        pace: float = 1.0,
        start: dt.date = dt.date(2031, 3, 3),
        tag: str = tag(271_828),
        serial: int = 0,
    ) -> None:
        self.cast = Cast(seed, states, tag)
        self._rng = random.Random(f"world {seed} {serial}")
        self.prefix = f"{tag}-{serial:04}-"
        self._pace, self._start = pace, start
        self._diary = Diary()
        self._count = itertools.count(1)
        self._due: list[tuple[dt.date, int, Draft | Told]] = []
        self._sequence = itertools.count()

    def articles(self) -> Iterator[Told]:
        """Every report in order of publication, without an end. To be asked for once."""
        for day in (self._start + n * _DAY for n in itertools.count()):
            for story in range(int(self._pace + self._rng.random())):
                self._begin(day, story)
            while due := self._gathered(day):
                yield self._copy(due, day) if isinstance(due, Told) else self._publish(due, day)

    def _begin(self, day: dt.date, number: int) -> None:
        plots, weights = zip(*PLOTS, strict=True)
        (plot,) = self._rng.choices(plots, weights)
        one, other = self._sides()
        name = f"{self.prefix}{day.isoformat()}-{number}"
        for draft in plot(Scene(self._rng, self.cast, self._diary, name, day, (one, other))):
            self._push(draft.day, draft)

    def _sides(self) -> tuple[State, State]:
        """Two states, the first of the cast more often than those after it."""
        states = self.cast.states
        weights = [1 / (1 + n) for n in range(len(states))]
        (one,) = self._rng.choices(states, weights)
        while (other := self._rng.choices(states, weights)[0]) is one:
            pass
        return one, other

    def _push(self, day: dt.date, due: Draft | Told) -> None:
        heapq.heappush(self._due, (day, next(self._sequence), due))

    def _gathered(self, day: dt.date) -> Draft | Told | None:
        """The next report of a day; most of what is due stands in one report with what comes after it."""
        due = self._pop(day)
        while isinstance(due, Draft) and len(due.tellings) < _MOST_TOLD and self._rng.random() < _TOGETHER:
            more = self._pop(day)
            if more is None:
                break
            if isinstance(more, Told) or {t.of for t in more.tellings} & {t.of for t in due.tellings}:
                self._push(day, more)
                break
            due = Draft(day, due.tellings + more.tellings, max(due.copies, more.copies))
        return due

    def _pop(self, day: dt.date) -> Draft | Told | None:
        return heapq.heappop(self._due)[2] if self._due and self._due[0][0] <= day else None

    def _publish(self, draft: Draft, day: dt.date) -> Told:
        text = write(self._rng, draft.tellings)
        reading = self._reading(text, day, self._rng.choice(self.cast.media).name)
        events = zip(reading.events, draft.tellings, strict=True)
        told = Told(reading, {event.id: telling.of for event, telling in events})
        for _ in range(draft.copies):
            self._push(day + self._rng.randint(0, 2) * _DAY, told)
        return told

    def _copy(self, told: Told, day: dt.date) -> Told:
        """The same report as another publisher prints it."""
        first = told.reading
        others = [m.name for m in self.cast.media if m.name != first.article.publisher]
        body = nearly(self._rng, first.article.body)
        text = Text(first.article.headline or "", body, first.events, first.statements, first.actors)
        return Told(self._reading(text, day, self._rng.choice(others)), told.truth, first.article.id)

    def _reading(self, text: Text, day: dt.date, publisher: str) -> Reading:
        article = Article(
            id=f"{self.prefix}{next(self._count):06}",
            headline=text.headline,
            publisher=publisher,
            published=day.isoformat(),
            published_from="caller",
            language="en",
            body=text.body,
        )
        return Reading(article=article, actors=text.actors, events=text.events, statements=text.statements)


def take(world: World, articles: int) -> list[Told]:
    """The first reports of a world."""
    return list(itertools.islice(world.articles(), articles))


def truth_of(told: Iterable[Told]) -> dict[tuple[str, str], str]:
    """For every mention (article, event) the happening that it is of."""
    return {(t.reading.article.id, event): name for t in told for event, name in t.truth.items()}
