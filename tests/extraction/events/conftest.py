"""What the tests of events share: one reader a session, and a compact form of what it reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dateline.extraction.reader import Reader
from dateline.language import Document, English
from dateline.types import Article, Event, Reading


@dataclass(frozen=True)
class Told:
    """The events of one reading, in the order of the text."""

    reading: Reading

    @property
    def events(self) -> tuple[Event, ...]:
        return self.reading.events

    @property
    def only(self) -> Event:
        """The one event that there is."""
        (event,) = self.events
        return event

    def of(self, kind: str) -> list[Event]:
        return [e for e in self.events if e.type == kind]

    def names(self, ids: tuple[str, ...]) -> list[str]:
        by_id = {a.id: a.name for a in self.reading.actors}
        return [by_id[i] for i in ids]

    def line(self, event: Event) -> str:
        """ "TYPE status: actors > recipients", names sorted."""
        actors, recipients = (", ".join(sorted(self.names(ids))) for ids in (event.actors, event.recipients))
        return f"{event.type} {event.status}: {actors}" + (f" > {recipients}" if recipients else "")

    @property
    def lines(self) -> list[str]:
        """A line an event, sorted."""
        return sorted(self.line(e) for e in self.events)

    @property
    def kinds(self) -> list[str]:
        """ "TYPE status" of every event, sorted."""
        return sorted(f"{e.type} {e.status}" for e in self.events)

    @property
    def modes(self) -> list[str]:
        """ "TYPE/mode" of every event, sorted."""
        return sorted(f"{e.type}/{e.mode}" for e in self.events)


Tell = Callable[..., Told]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def tell(reader: Reader) -> Tell:
    """Read a text as an article of Wednesday, 15 May 2024."""

    def run(body: str, headline: str | None = None, published: str | None = "2024-05-15") -> Told:
        return Told(reader.read(Article(id="test", headline=headline, body=body, published=published)))

    return run


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Document]:
    english = English()
    return lambda text: english.parse([(text, "body")])[0]
