"""Score the look for politics: how much of ordinary text is never parsed, and how many events are lost thereby.

Events are those of the answers, whether or not reading finds them; the texts are our own, and for information those of
answer files beside the repository.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.extraction import Reader
from dateline.reading import read_text
from dateline.types import Article
from evaluation.answers import EventAnswer, load_answers
from evaluation.gold import gold_articles
from evaluation.ordinary import ORDINARY
from evaluation.phenomena import load_phenomena
from evaluation.reports import files

SPARED = 2 / 3
"""The share of the words of ordinary articles that must not reach the parser."""
LOST = 0.02
"""The share of events that may be lost."""

Answered = tuple[Article, int]
"""An article with the number of events that its answers tell of."""


@dataclass(frozen=True)
class Screening:
    """What a look at articles passes over: words, and events of their answers."""

    name: str
    words: int
    spared: int
    events: int
    lost: tuple[str, ...]

    @property
    def share_spared(self) -> float:
        """The share of words that are not parsed."""
        return self.spared / self.words if self.words else 0.0

    @property
    def share_lost(self) -> float:
        """The share of events that are in articles which are not read."""
        return len(self.lost) / self.events if self.events else 0.0


def score_screening(reader: Reader, gold: Iterable[Path] = ()) -> list[Screening]:
    """What the look does to ordinary articles, to our reports, to our phenomena, and to answer files."""
    sets = [("ordinary articles", _ordinary()), ("reports", _reports()), ("phenomena", _phenomena())]
    sets += [(path.name, _gold(path)) for path in gold]
    return [look(reader, name, list(answered)) for name, answered in sets]


def look(reader: Reader, name: str, answered: Sequence[Answered]) -> Screening:
    """What the look does to some articles."""
    passed = [(article, events) for article, events in answered if not reader.is_political(article)]
    return Screening(
        name,
        words=sum(_words(a) for a, _ in answered),
        spared=sum(_words(a) for a, _ in passed),
        events=sum(events for _, events in answered),
        lost=tuple(f"{a.id}: {a.headline or a.body[:80]}" for a, events in passed for _ in range(events)),
    )


def shortcomings(scores: Iterable[Screening]) -> list[str]:
    """A line for each of our own sets of which too much is parsed or lost."""
    lines = []
    for score in scores:
        if score.name == "ordinary articles" and score.share_spared < SPARED:
            lines.append(f"screening: {score.share_spared:.3f} of {score.name} spared, less than {SPARED:.3f}")
        if score.name in ("reports", "phenomena") and score.share_lost > LOST:
            lines.append(f"screening: {score.share_lost:.3f} of the events of {score.name} lost, more than {LOST}")
    return lines


def _words(article: Article) -> int:
    return len(article.body.split())


def _ordinary() -> Iterator[Answered]:
    for raw in tomllib.loads(ORDINARY.read_text(encoding="utf-8"))["article"]:
        yield read_text(raw["text"], id=raw["id"], published=raw["published"], language="en"), 0


def _reports() -> Iterator[Answered]:
    for path in files():
        for report in load_answers(path).articles:
            article = read_text(report.text or "", id=report.file, published=report.published)
            yield article, _required(report.events)


def _phenomena() -> Iterator[Answered]:
    for phenomenon in load_phenomena():
        for case in phenomenon.cases:
            yield case.article, _required(case.events or ())


def _required(events: Iterable[EventAnswer]) -> int:
    return sum(not event.optional for event in events)


def _gold(path: Path) -> Iterator[Answered]:
    answers = json.loads(path.read_text(encoding="utf-8"))["articles"]
    events = {each["file"]: sum(not event.get("optional") for event in each["events"]) for each in answers}
    return ((article, events[article.id]) for article in gold_articles(path))
