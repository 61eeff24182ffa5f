"""Count the events that are read in ordinary articles, which tell of no politics: every one of them is false."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.extraction import Reader
from dateline.reading import read_text
from evaluation.events import read_events
from evaluation.reports import describe

ORDINARY = Path(__file__).parent / "ordinary.toml"
AT_MOST = 1.0
"""False events in ten articles that are borne with."""


@dataclass(frozen=True)
class Ordinary:
    """How many articles were read, and a line on every event that was found in one."""

    articles: int
    false: tuple[str, ...]

    @property
    def in_ten(self) -> float:
        """False events in ten articles."""
        return 10 * len(self.false) / self.articles

    @property
    def too_many(self) -> bool:
        """Whether there are more than are borne with."""
        return self.in_ten > AT_MOST


def score_ordinary(reader: Reader, path: Path = ORDINARY) -> Ordinary:
    """What is read in the articles of a file."""
    articles = tomllib.loads(path.read_text(encoding="utf-8"))["article"]
    return Ordinary(len(articles), tuple(line for each in articles for line in _false(reader, each)))


def _false(reader: Reader, raw: dict[str, str]) -> Iterator[str]:
    article = read_text(raw["text"], id=raw["id"], published=raw["published"], language="en")
    for event in read_events(reader.read(article)):
        yield f"{raw['id']}: EXTRA {describe(event)}"
