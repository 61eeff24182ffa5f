"""What the views ask for: a record that can be queried, however it is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, NamedTuple, Protocol

from dateline.record.account import Account, Lined
from dateline.record.cluster import Join
from dateline.record.difference import Changed
from dateline.record.order import Placing, Stretch
from dateline.types import (
    Actor,
    Article,
    EventType,
    Member,
    Query,
    Reading,
    RecordEvent,
    Ruling,
    RulingState,
    Statement,
)

Only = Literal["plans", "disputed"]
"""Events that were ever a plan, or whose accounts differ."""


class Hit(NamedTuple):
    """An article that a search found, with a snippet of its words around the match."""

    article: str
    headline: str | None
    publisher: str | None
    published: str | None
    snippet: str


class Failure(NamedTuple):
    """An input that was set aside: what it was, why, which row of it, and when (ISO 8601, UTC)."""

    source: str
    reason: str
    row: int | None
    at: str


class FeedState(NamedTuple):
    """A feed that the record follows, how it fared, and what became of the articles of which it told.

    `state` is `new` (not asked for yet), `well` or `failing`, with the last `error` and how many `failures` there were
    in a row. `list` is the list of feeds that names it. Instants are in ISO 8601, UTC. Of its articles some are
    `waiting` to be fetched; `kept` are in the record, `passed` over, or `failed` for good.
    """

    url: str
    title: str | None
    kind: str | None
    state: Literal["new", "well", "failing"]
    list: str | None
    checked: str | None
    succeeded: str | None
    next: str
    failures: int
    error: str | None
    waiting: int
    kept: int
    passed: int
    failed: int


class Listed(NamedTuple):
    """An article in a list: how many events and statements were read from it."""

    article: str
    headline: str | None
    publisher: str | None
    published: str | None
    events: int
    statements: int


class Activity(NamedTuple):
    """In how many events each actor takes part, by any report of them, and how many statements it makes."""

    events: Mapping[str, int]
    statements: Mapping[str, int]


class RulingNow(NamedTuple):
    """A ruling as it stands now, with the event that each of its sides is of; None for one that no report tells now.

    It is in force as long as anything of it counts, overridden when later ones say otherwise of everything, and dormant
    while fewer than two of its sides are told of.
    """

    ruling: Ruling
    state: RulingState
    undone_by: str | None
    events: tuple[str | None, ...]


class Ruled(NamedTuple):
    """What a ruling did: the earlier ones that it overrides, and the events in which what it names now is."""

    ruling: Ruling
    overrides: tuple[Ruling, ...]
    events: tuple[RecordEvent, ...]


class RulingKeeper(Protocol):
    """A record that takes rulings. Ids may be beginnings; each method is one transaction."""

    def merge(self, events: Sequence[str], *, author: str, note: str | None = None) -> Ruled:
        """Rule that events are one."""
        ...

    def split(self, event: str, reports: Sequence[str], *, author: str, note: str | None = None) -> Ruled:
        """Rule that some reports, by article or by their own ids, are not of the event that they are in."""
        ...

    def undo(self, ruling: str, *, author: str, note: str | None = None) -> Ruled:
        """Take a ruling out of force."""
        ...

    def rulings(self) -> Iterator[RulingNow]:
        """Every ruling, in order of time."""
        ...

    def apply(self, made: Iterable[Ruling]) -> int:
        """Keep rulings that were made elsewhere; returns how many were new."""
        ...


class Stated(NamedTuple):
    """A statement with the article that carries it; `original` is the article that one is a copy of."""

    statement: Statement
    article: str
    publisher: str | None
    published: str | None
    original: str | None


SaidAt = tuple[str, str, int]
"""Where a statement stands among all: from which day on it counts, in which article, at which place of the text."""


class Spoken(NamedTuple):
    """A statement with its place in the order of statements."""

    place: SaidAt
    said: Stated


class Held(NamedTuple):
    """A role that an article states of an actor."""

    actor: str
    title: str
    country: str | None
    article: str
    published: str | None


class Part(NamedTuple):
    """At most `limit` events of a stretch of an order, behind the place and id `after`, or before it if `backward`.

    `today` is the day by which plans are overdue.
    """

    stretch: Stretch
    today: str | None
    after: tuple[str, str] | None
    limit: int
    backward: bool = False


class Revisions(NamedTuple):
    """How often what is known of an event changed since it has its id, and on which day of publication it did last.

    The day is None where only articles without one tell of it.
    """

    number: int
    last: str | None


class DayTally(NamedTuple):
    """How many events of one type and mode are dated from `first` to `last`; undated ones at their first report."""

    first: str | None
    last: str | None
    type: EventType
    mode: str | None
    events: int


class PairTally(NamedTuple):
    """How many events from `first` to `last` two actors share; without actors, how many any of the pairs does."""

    actors: tuple[str, str] | None
    first: str | None
    last: str | None
    events: int


class RecordSource(Protocol):
    """The record as the views see it: as of `query.as_of` (or `as_of`), the whole record if that is None."""

    def one_state(self) -> AbstractContextManager[None]:
        """Within it all questions are answered of one state of the record, whatever is added to it meanwhile."""
        ...

    def events(self, query: Query, only: Only | None = None) -> Iterator[RecordEvent]:
        """Events that the query asks for, by first day of their date (undated last), then id."""
        ...

    def lines(self, query: Query, only: Only | None = None) -> Iterator[Lined]:
        """The same events in no order, each with the words that tell it."""
        ...

    def revision(self) -> str:
        """A text that is another one whenever anything that is kept has changed, and the same for all who ask."""
        ...

    def placed(self, query: Query, placing: Placing, part: Part) -> Iterator[Lined]:
        """A part of the events that the query asks for, in an order of events."""
        ...

    def counted(self, query: Query, placing: Placing, stretches: Sequence[Stretch], today: str | None) -> list[int]:
        """How many of these events are in each of some stretches of an order."""
        ...

    def newest_plans(self, query: Query, limit: int) -> Iterator[Lined]:
        """Those plans that the query asks for of which something was reported last, newest first."""
        ...

    def tally(self, query: Query, pairs: int = 0) -> tuple[list[DayTally], list[PairTally]]:
        """How many events the query asks for there are, by their days, type and mode.

        With them, so many pairs of those of type CONSULT as `together` gives them.
        """
        ...

    def together(self, query: Query, most: int, among: Sequence[str] = ()) -> Iterator[PairTally]:
        """Which two actors take part in how many of these events: the most frequent pairs, by the events' days.

        If the query names actors, each pair has one of them; if some are given as `among`, both are of those. What
        comes last, without actors, counts the events of which any of these pairs is part, once each.
        """
        ...

    def event(self, event_id: str, as_of: str | None = None) -> RecordEvent | None:
        """One event by its id, an id it had before, or an unambiguous beginning of one."""
        ...

    def among(self, ids: Iterable[str], query: Query) -> Iterator[RecordEvent]:
        """Those of the events with some ids that the query asks for, in no order."""
        ...

    def begun(self, until: str, number: int) -> str | None:
        """The day on which so many changes of events, the last of `until` and those before, began; None if fewer."""
        ...

    def changed(self, since: str | None, until: str) -> Iterator[Changed]:
        """What each day of publication from `since` to `until` made of events, in order of the days."""
        ...

    def revisions(self, event_ids: Iterable[str], as_of: str | None = None) -> Mapping[str, Revisions]:
        """How often some events changed by then, by their ids; every report of an event changes it."""
        ...

    def joins(self, event_id: str, as_of: str | None = None) -> tuple[Join, ...]:
        """Why each report of an event belongs to it, in order of publication."""
        ...

    def accounts(self, members: Iterable[Member], as_of: str | None = None) -> Iterator[Account]:
        """In which words some members tell their events, by day of publication (undated last), then article."""
        ...

    def newest_day(self) -> str | None:
        """The last day on which an article was published."""
        ...

    def reading(self, article_id: str, as_of: str | None = None) -> Reading | None:
        """The reading of the newest version of an article that was published by then."""
        ...

    def readings_of(self, articles: Iterable[str], as_of: str | None = None) -> Mapping[str, Reading]:
        """The same of several articles, by their ids; none of what it does not know."""
        ...

    def statements(self, query: Query) -> Iterator[Stated]:
        """Statements of any of the query's actors in order of publication (undated last), article and text."""
        ...

    def spoken(self, query: Query, after: SaidAt | None, limit: int, *, backward: bool = False) -> Iterator[Spoken]:
        """At most `limit` of these statements behind a place, or before it if `backward`."""
        ...

    def kin(self, query: Query, articles: Iterable[str] | None) -> Iterator[Spoken]:
        """Those of articles that are copies or have copies: of the families of some articles, or of all, in order."""
        ...

    def count_spoken(self, query: Query) -> int:
        """How many statements the query asks for."""
        ...

    def article(self, article_id: str) -> Article | None:
        """An article by id or an unambiguous beginning of one, newest version."""
        ...

    def names(self, ids: Iterable[str], as_of: str | None = None) -> Mapping[str, str]:
        """The names of the actors with these ids, by id; none of what it does not know."""
        ...

    def named(self, name: str, as_of: str | None = None) -> Iterator[Actor]:
        """Actors that somebody may mean by a name, without their roles.

        Those whose id or whole name it is, whose names end with it, and the state that it is the name of.
        """
        ...

    def activity(self, query: Query) -> Activity:
        """How much each actor has part in the events and statements that the query asks for."""
        ...

    def actors(self, as_of: str | None = None) -> Iterator[Actor]:
        """Every actor by name, without roles."""
        ...

    def roles(self, actors: Collection[str] | None = None, as_of: str | None = None) -> Iterator[Held]:
        """What articles state of some actors, or of every actor, in order of publication (undated last)."""
        ...

    def articles(self, query: Query, after: tuple[str, str] | None, limit: int) -> Iterator[Listed]:
        """Articles, newest first (undated last), behind the one with a day ("" for none) and an id.

        Of the query the days and the actors count.
        """
        ...

    def count_articles(self, query: Query) -> int:
        """How many they are."""
        ...

    def search(self, words: str, query: Query, limit: int = 20, offset: int = 0) -> Iterator[Hit]:
        """Articles that hold the words, best first, without the first few."""
        ...

    def failures(self) -> Iterator[Failure]:
        """What was set aside, newest first."""
        ...

    def feeds(self) -> Iterator[FeedState]:
        """The feeds that it follows, in the order in which they were added."""
        ...
