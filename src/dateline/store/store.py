"""The record as it is kept: what the program adds to it and what the views ask of it."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime

from sqlalchemy import func, select

from dateline.errors import RecordError
from dateline.record.account import Account, Lined
from dateline.record.cluster import Join
from dateline.record.difference import Changed
from dateline.record.fold import newest
from dateline.record.order import Placing, Stretch
from dateline.record.source import (
    Activity,
    DayTally,
    Failure,
    FeedState,
    Held,
    Hit,
    Listed,
    Only,
    PairTally,
    Part,
    Revisions,
    Ruled,
    RulingNow,
    SaidAt,
    Spoken,
    Stated,
)
from dateline.store import articles, pages, read, rulings, said, schema, tally, who
from dateline.store.absorb import Absorbed, absorb_articles, absorb_failures, absorb_former, former_ids, held
from dateline.store.accounts import accounts
from dateline.store.activity import activity
from dateline.store.again import Again, count, page
from dateline.store.connected import Connected
from dateline.store.engine import connect, database_of
from dateline.store.events import reassemble, unplaced
from dateline.store.failures import note_failure
from dateline.store.fetched import content, earlier, fetched, is_earlier
from dateline.store.revision import revision
from dateline.store.revisions import revisions
from dateline.store.rows import chunks, kept_form
from dateline.store.search import hit, phrases, search
from dateline.store.subscriptions import Subscriptions
from dateline.store.write import ELSEWHERE, Added, add_batch, follow, note_fetched, unlinked
from dateline.types import Actor, Article, Member, Query, Reading, RecordEvent, Ruling

BATCH = 50
"""Articles kept and linked in one transaction: what an interruption can lose."""


def open_store(record: str, *, create: bool = False) -> Store:
    """Open the record at a path, a `sqlite:///` or a `postgresql://` URL; `create` makes one where there is none.

    Raises `RecordError` or one of its kinds, each with one line that names the record and what is wrong: missing, not a
    record, of a newer version, locked, read-only, corrupt, out of reach.
    """
    database = database_of(record)
    store = Store(database, connect(database, create=create))
    store.catch_up()
    return store


class Store(Connected):
    """A record in a database. It satisfies `RecordSource` and `RulingKeeper`.

    What the database does wrong is a `RecordError`; a ruling that cannot be made is a `RulingError` or names what is
    not there with a `NotInRecordError`, and nothing of it is kept.
    """

    def add(self, readings: Iterable[Reading], *, program: str | None = None) -> Added:
        """Keep readings made by a version of the program and link them; a batch of articles is one transaction.

        Without `program` they were made elsewhere. The same reading twice changes nothing; another reading of the same
        text takes the place of the one before; another text under an article's id is another version, and both are
        kept.
        """
        total = Added()
        rest = iter(readings)
        with ExitStack() as until_done:
            connection = None
            while batch := list(itertools.islice(rest, BATCH)):
                # One connection for all batches: what it has read of the record, it need not read again.
                connection = connection or until_done.enter_context(self._connected())
                with self._turn_of(connection):
                    added = add_batch(connection, batch, program)
                total = Added(*(a + b for a, b in zip(total, added, strict=True)))
        return total

    def catch_up(self) -> None:
        """Link what is kept and not linked yet, and assemble events anew of which a view needs more than is kept.

        Both is so after a change of the schema.
        """
        with self._reading() as connection:
            todo = unlinked(connection)
        for some in chunks(todo):
            with self._writing() as connection:
                follow(connection, (), some)
        with self._reading() as connection:
            unseen = unplaced(connection)
        for events in chunks(unseen):
            with self._writing() as connection:
                reassemble(connection, dict.fromkeys(events, ""))

    def has(self, article_id: str, version: str, program: str) -> bool:
        """Whether the record holds what this version of the program would read from this version of an article.

        It does when this version of the program read it, and when its reading was made elsewhere: such readings stand
        until others are added in their place or they are read again on purpose.
        """
        a = schema.article.c
        settled = (a.program == program) | a.program.startswith(ELSEWHERE)
        with self._reading() as connection:
            found = select(a.id).where(a.id == article_id, a.version == version, settled)
            return connection.execute(found).first() is not None

    def met_again(self, articles: Iterable[Article]) -> None:
        """Note when articles that the record holds were fetched, where that was earlier than it knows."""
        told = [article for article in articles if article.fetched]
        with self._reading() as connection:
            changes = bool(earlier(connection, told))
        if changes:
            with self._writing() as connection:
                note_fetched(connection, told)

    def unknown(self, readings: Sequence[Reading]) -> list[Reading]:
        """Those of some readings that say something else than the record holds of the same articles, each once.

        Or whose articles were fetched earlier.
        """
        a = schema.article.c
        with self._reading() as connection:
            held = {
                content(kept): fetched(kept)
                for some in chunks(r.article.id for r in readings)
                for kept in connection.execute(select(a.reading).where(a.id.in_(some))).scalars()
            }
        forms = {kept_form(r): r for r in readings}
        return [
            reading
            for form, reading in forms.items()
            if (what := content(form)) not in held or is_earlier(reading.article.fetched, held[what])
        ]

    def count_again(self, again: Again) -> int:
        """How many versions of articles are to be read again; `NotInRecordError` for an article that is not there."""
        with self._reading() as connection:
            return count(connection, again)

    def kept_again(self, again: Again, size: int) -> Iterator[list[Reading]]:
        """Versions of articles that are to be read again, as they were last read, `size` of them at a time.

        Between two lists nothing is held open, so that what was read again can be kept meanwhile.
        """
        after = ("", "")
        while True:
            with self._reading() as connection:
                kept = page(connection, again, after, size)
            if not kept:
                return
            yield kept
            after = (kept[-1].article.id, kept[-1].article.version)

    def set_aside(self, source: str, reason: str, row: int | None) -> None:
        """Note an input that could not be read; the same fault of the same input is noted once, with its last time."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as connection:
            note_failure(connection, source, reason, row, at)

    def failures(self) -> Iterator[Failure]:
        """What was set aside, newest first."""
        f = schema.failure.c
        with self._reading() as connection:
            for row in connection.execute(select(schema.failure).order_by(f.at.desc(), f.id.desc())):
                yield Failure(row.source, row.reason, row.row, row.at)

    def feeds(self) -> Iterator[FeedState]:
        """The feeds that are followed, in the order in which they were added."""
        yield from Subscriptions(self).states()

    def merge(self, events: Sequence[str], *, author: str, note: str | None = None) -> Ruled:
        """Rule that events are one; of reports of one event by different ids, that they stay so."""
        with self._writing() as connection:
            return rulings.merge(connection, events, author, note)

    def split(self, event: str, reports: Sequence[str], *, author: str, note: str | None = None) -> Ruled:
        """Rule that some reports, by article or by their own ids, are not of the event that they are in."""
        with self._writing() as connection:
            return rulings.split(connection, event, reports, author, note)

    def undo(self, ruling: str, *, author: str, note: str | None = None) -> Ruled:
        """Take a ruling out of force; of an undo, bring back what it took out."""
        with self._writing() as connection:
            return rulings.undo(connection, ruling, author, note)

    def rulings(self) -> Iterator[RulingNow]:
        """Every ruling, in order of time."""
        with self._reading() as connection:
            yield from rulings.listed(connection)

    def apply(self, made: Iterable[Ruling]) -> int:
        """Keep rulings that were made elsewhere, all of them or, on an error, none; returns how many were new.

        One that names reports which the record does not hold waits for them.
        """
        with self._writing() as connection:
            return rulings.apply(connection, made)

    def absorb(self, other: Store) -> Iterator[Absorbed]:
        """Take in what another record holds; gives what each step of it did, a transaction each.

        The record is then the one that all articles, readings and rulings of both make together. Of two readings of one
        text it keeps one made elsewhere, else that of the newer program.
        """
        if self._place() == other._place():
            raise RecordError(f"{other.name}: is the record itself, which holds all of it already")
        with other._reading() as source:
            theirs, failures, former = rulings.stored(source), list(other.failures()), former_ids(source)
            yield Absorbed(rulings=self.apply(theirs))
            for some in held(source, BATCH):
                with self._writing() as connection:
                    done = absorb_articles(connection, some)
                yield done
        with self._writing() as connection:
            absorb_former(connection, former)
            new = absorb_failures(connection, failures)
        yield Absorbed(failures=new)

    def events(self, query: Query, only: Only | None = None) -> Iterator[RecordEvent]:
        """Events that the query asks for, by first day of their date (undated last), then id.

        Between `since` and `until` are the events whose date touches that stretch of days; an undated event is not.
        """
        with self._reading() as connection:
            yield from read.events(connection, query, only)

    def lines(self, query: Query, only: Only | None = None) -> Iterator[Lined]:
        """The same events in no order, each with the words that tell it."""
        with self._reading() as connection:
            yield from read.lines(connection, query, only)

    def revision(self) -> str:
        """A text that is another one whenever anything that is kept has changed, and the same for all who ask."""
        with self._reading() as connection:
            return revision(connection)

    def placed(self, query: Query, placing: Placing, part: Part) -> Iterator[Lined]:
        """A part of the events that the query asks for, in an order of events."""
        with self._reading() as connection:
            yield from pages.placed(connection, query, placing, part)

    def counted(self, query: Query, placing: Placing, stretches: Sequence[Stretch], today: str | None) -> list[int]:
        """How many of these events are in each of some stretches of an order."""
        with self._reading() as connection:
            return pages.counted(connection, query, placing, stretches, today)

    def newest_plans(self, query: Query, limit: int) -> Iterator[Lined]:
        """Those plans that the query asks for of which something was reported last, newest first."""
        with self._reading() as connection:
            yield from tally.newest_plans(connection, query, limit)

    def tally(self, query: Query, pairs: int = 0) -> tuple[list[DayTally], list[PairTally]]:
        """How many events the query asks for there are, by days, type and mode; and the most frequent contacts."""
        with self._reading() as connection:
            return tally.tally(connection, query, pairs)

    def together(self, query: Query, most: int, among: Sequence[str] = ()) -> Iterator[PairTally]:
        """Which two actors take part in how many of these events: the most frequent pairs, by the events' days."""
        with self._reading() as connection:
            yield from tally.together(connection, query, most, among)

    def event(self, event_id: str, as_of: str | None = None) -> RecordEvent | None:
        """One event by its id, an id it had before, or an unambiguous beginning of one."""
        with self._reading() as connection:
            return read.event(connection, event_id, as_of)

    def among(self, ids: Iterable[str], query: Query) -> Iterator[RecordEvent]:
        """Those of the events with some ids that the query asks for, in no order."""
        with self._reading() as connection:
            yield from read.among(connection, ids, query)

    def begun(self, until: str, number: int) -> str | None:
        """The day on which so many changes of events, the last of `until` and those before, began; None if fewer."""
        with self._reading() as connection:
            return read.begun(connection, until, number)

    def changed(self, since: str | None, until: str) -> Iterator[Changed]:
        """What each day of publication from `since` to `until` made of events, in order of the days."""
        with self._reading() as connection:
            yield from read.changed(connection, since, until)

    def revisions(self, event_ids: Iterable[str], as_of: str | None = None) -> dict[str, Revisions]:
        """How often some events changed by then, by their ids."""
        with self._reading() as connection:
            return revisions(connection, event_ids, as_of)

    def joins(self, event_id: str, as_of: str | None = None) -> tuple[Join, ...]:
        """Why each report of an event belongs to it, in order of publication: its id, a score and a sentence."""
        with self._reading() as connection:
            return read.joins(connection, event_id, as_of)

    def reading(self, article_id: str, as_of: str | None = None) -> Reading | None:
        """The reading of the newest version of an article that was published by then."""
        with self._reading() as connection:
            return next(iter(newest(read.versions(connection, article_id), as_of)), None)

    def readings_of(self, articles: Iterable[str], as_of: str | None = None) -> dict[str, Reading]:
        """The same of several articles, by their ids; none of what it does not know."""
        with self._reading() as connection:
            return read.readings_of(connection, articles, as_of)

    def accounts(self, members: Iterable[Member], as_of: str | None = None) -> Iterator[Account]:
        """In which words some members tell their events, by day of publication (undated last), then article."""
        with self._reading() as connection:
            yield from accounts(connection, members, as_of)

    def statements(self, query: Query) -> Iterator[Stated]:
        """Statements of any of the query's actors in order of publication (undated last), article and text."""
        with self._reading() as connection:
            yield from said.statements(connection, query)

    def spoken(self, query: Query, after: SaidAt | None, limit: int, *, backward: bool = False) -> Iterator[Spoken]:
        """At most `limit` of these statements behind a place, or before it if `backward`."""
        with self._reading() as connection:
            yield from said.spoken(connection, query, after, limit, backward=backward)

    def kin(self, query: Query, articles: Iterable[str] | None) -> Iterator[Spoken]:
        """Those of articles that are copies or have copies: of the families of some articles, or of all, in order."""
        with self._reading() as connection:
            yield from said.kin(connection, query, articles)

    def count_spoken(self, query: Query) -> int:
        """How many statements the query asks for."""
        with self._reading() as connection:
            return said.count_spoken(connection, query)

    def newest_day(self) -> str | None:
        """The last day on which an article was published; of one state it is looked up once."""
        known: list[str | None] = self._here.newest if self._here.connection is not None else []
        if not known:
            with self._reading() as connection:
                known.append(connection.execute(select(func.max(schema.article.c.published))).scalar())
        return known[0]

    def readings(self, query: Query) -> Iterator[Reading]:
        """Readings in order of publication (undated last), then article id; only those that name every actor."""
        with self._reading() as connection:
            yield from read.readings(connection, query)

    def article(self, article_id: str) -> Article | None:
        """An article by id or an unambiguous beginning of one, newest version."""
        found = self.reading(article_id)
        return found.article if found else None

    def activity(self, query: Query) -> Activity:
        """How much each actor has part in the events and statements that the query asks for."""
        with self._reading() as connection:
            return activity(connection, query)

    def actors(self, as_of: str | None = None) -> Iterator[Actor]:
        """Every actor by name, without roles."""
        with self._reading() as connection:
            yield from who.actors(connection, as_of)

    def names(self, ids: Iterable[str], as_of: str | None = None) -> dict[str, str]:
        """The names of the actors with these ids, by id."""
        with self._reading() as connection:
            return who.names(connection, ids, as_of)

    def named(self, name: str, as_of: str | None = None) -> Iterator[Actor]:
        """Actors that somebody may mean by a name, without their roles."""
        with self._reading() as connection:
            yield from who.named(connection, name, as_of)

    def roles(self, actors: Collection[str] | None = None, as_of: str | None = None) -> Iterator[Held]:
        """What articles state of some actors, or of every actor, in order of publication (undated last)."""
        with self._reading() as connection:
            yield from who.roles(connection, actors, as_of)

    def articles(self, query: Query, after: tuple[str, str] | None, limit: int) -> Iterator[Listed]:
        """Articles, newest first (undated last), behind the one with a day ("" for none) and an id."""
        with self._reading() as connection:
            yield from articles.listed(connection, query, after, limit)

    def count_articles(self, query: Query) -> int:
        """How many they are."""
        with self._reading() as connection:
            return articles.counted(connection, query)

    def search(self, words: str, query: Query, limit: int = 20, offset: int = 0) -> Iterator[Hit]:
        """Articles that hold all the words, best first; of the query the days and the actors count."""
        with self._reading() as connection:
            among = [who.appearances(connection, named) for named in query.actors]
            wanted = phrases(words)
            found = (a for a in search(connection, wanted, query) if all(a in articles for articles in among))
            for article in itertools.islice(found, offset, offset + limit):
                yield hit(connection, article, wanted)
