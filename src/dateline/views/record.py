"""The record with its views: what the command line and the library offer."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Concatenate, ParamSpec, Self, TypedDict, TypeVar, Unpack

from pydantic import ValidationError

from dateline.collecting import collector_paused
from dateline.errors import DatelineError, NotInRecordError, RecordError
from dateline.record.source import Failure, FeedState, Hit, RecordSource, RulingKeeper
from dateline.types import EventType, Query, Reading, RecordEvent, Ruling, Stance, Status
from dateline.views.actor import ActorView, actor_view
from dateline.views.actors import ActorRow, actors, actors_page
from dateline.views.article import ArticleView, article_view
from dateline.views.articles import ArticleRow, articles_page
from dateline.views.changes import Change, changes, changes_page
from dateline.views.charts import Chart, ContactRow, PlanLane, ScoreRow, actor_charts, story_charts
from dateline.views.charts.board import Board
from dateline.views.charts.contacts import contact_rows
from dateline.views.charts.cooperation import score_rows
from dateline.views.charts.lanes import lane_rows
from dateline.views.disputes import DisputeRow, dispute_count, disputes, disputes_page
from dateline.views.event import EventView, event_view
from dateline.views.exports import Options, format_of
from dateline.views.files import write_whole
from dateline.views.frames import Rows
from dateline.views.marks import MarkedArticle, marked
from dateline.views.names import find_actor
from dateline.views.pages import PAGE, Order, Page, paging
from dateline.views.plans import OUTCOMES, Outcome, PlanRow, plan_counts, plans, plans_page
from dateline.views.rulings import RulingOutcome, RulingRow, outcome, ruling_row
from dateline.views.searching import search_page
from dateline.views.statements import StatementRow, statements, statements_page
from dateline.views.timeline import SECTIONS, Section, TimelineRow, timeline, timeline_page


class Filters(TypedDict, total=False):
    """What every view may be asked for; days are `YYYY-MM-DD`.

    `actors` are ids, names, surnames or countries, of which all must take part (of statements: any may be the speaker);
    `about` is a matter, each word of which must be found in topics, places, types or the words of the evidence, a name
    also in another form of it; `since` and `until` bound the event's own date (for statements and articles the day of
    publication); `as_of` is the last day of publication that counts. `stances` are for statements alone.
    """

    actors: Sequence[str]
    about: str | None
    statuses: Sequence[Status]
    types: Sequence[EventType]
    stances: Sequence[Stance]
    since: str | None
    until: str | None
    as_of: str | None


P = ParamSpec("P")
T = TypeVar("T")


def _of_one_state(view: Callable[Concatenate[Record, P], T]) -> Callable[Concatenate[Record, P], T]:
    """A view that asks everything of one state of the record, whatever is added to it meanwhile."""

    @functools.wraps(view)
    def shown(self: Record, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with self._source.one_state():
            return view(self, *args, **kwargs)

    return shown


class Record:
    """The record of a story.

    Every view takes the same `Filters` and gives frozen rows, a tuple of them that can become a data frame; each row's
    `model_dump()` and `model_dump_json()` are what the command line prints as JSON. Views raise `NotInRecordError` for
    an actor, event or article that the record does not hold and `DatelineError` for a filter that is none. Use it as a
    context manager, or call `close`.

    `merge`, `split`, `undo` and `apply` keep rulings; each is one transaction and raises `RulingError` for a ruling
    that cannot be made.
    """

    def __init__(
        self, source: RecordSource, close: Callable[[], None] | None = None, keeper: RulingKeeper | None = None
    ) -> None:
        self._source, self._close, self._keeper = source, close, keeper

    def close(self) -> None:
        """Let go of the file or database."""
        if self._close is not None:
            self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def one_state(self) -> AbstractContextManager[None]:
        """Within it all views that a thread asks for are of one state of the record, whatever is added meanwhile."""
        return self._source.one_state()

    def newest_day(self) -> str | None:
        """The last day of publication that the record knows."""
        return self._source.newest_day()

    @_of_one_state
    def timeline(self, **filters: Unpack[Filters]) -> Rows[TimelineRow]:
        """Past events in order of time, then what is planned."""
        with collector_paused():
            return Rows(timeline(self._source, self._query(filters)), TimelineRow)

    @_of_one_state
    def timeline_page(
        self, *, section: Section | None = None, order: Order = "forward", limit: int = PAGE, after: str | None = None,
        count: bool = False, **filters: Unpack[Filters],
    ) -> Page[TimelineRow]:  # fmt: skip
        """A page of the timeline or of a section of it: what is past, ahead, and of that overdue or still coming."""
        wanted = paging(_part("timeline", section, SECTIONS), order, limit, after, count=count)
        return timeline_page(self._source, self._query(filters), section, wanted)

    @_of_one_state
    def plans(self, **filters: Unpack[Filters]) -> Rows[PlanRow]:
        """Plans with what became of them, open ones first."""
        with collector_paused():
            return Rows(plans(self._source, self._query(filters)), PlanRow)

    @_of_one_state
    def plans_page(
        self, *, outcome: Outcome | None = None, order: Order = "forward", limit: int = PAGE, after: str | None = None,
        count: bool = False, **filters: Unpack[Filters],
    ) -> Page[PlanRow]:  # fmt: skip
        """A page of the plans, or of those of which one thing became."""
        wanted = paging(_part("plans", outcome, OUTCOMES), order, limit, after, count=count)
        return plans_page(self._source, self._query(filters), outcome, wanted)

    @_of_one_state
    def plan_counts(self, **filters: Unpack[Filters]) -> dict[Outcome, int]:
        """Of how many plans what became, in the order of the view."""
        return plan_counts(self._source, self._query(filters))

    @_of_one_state
    def statements(self, **filters: Unpack[Filters]) -> Rows[StatementRow]:
        """Who said what, in order of publication."""
        return Rows(statements(self._source, self._query(filters)), StatementRow)

    @_of_one_state
    def statements_page(
        self, *, order: Order = "forward", limit: int = PAGE, after: str | None = None, count: bool = False,
        **filters: Unpack[Filters],
    ) -> Page[StatementRow]:  # fmt: skip
        """A page of the statements."""
        wanted = paging("statements", order, limit, after, count=count, key=(str, str, int))
        return statements_page(self._source, self._query(filters), wanted)

    @_of_one_state
    def disputes(self, **filters: Unpack[Filters]) -> Rows[DisputeRow]:
        """Where accounts of one event differ, with both sides."""
        return Rows(disputes(self._source, self._query(filters)), DisputeRow)

    @_of_one_state
    def disputes_page(
        self, *, order: Order = "forward", limit: int = PAGE, after: str | None = None, count: bool = False,
        **filters: Unpack[Filters],
    ) -> Page[DisputeRow]:  # fmt: skip
        """A page of the disputes."""
        wanted = paging("disputes", order, limit, after, count=count, key=(str, str, int))
        return disputes_page(self._source, self._query(filters), wanted)

    @_of_one_state
    def dispute_count(self, **filters: Unpack[Filters]) -> int:
        """How many disputes there are."""
        return dispute_count(self._source, self._query(filters))

    @_of_one_state
    def changes(self, **filters: Unpack[Filters]) -> Rows[Change]:
        """What changed from `since` to `until`, both by day of publication, and which articles brought it."""
        return Rows(changes(self._source, self._query(filters)), Change)

    @_of_one_state
    def changes_page(
        self, *, limit: int = PAGE, after: str | None = None, count: bool = False, **filters: Unpack[Filters]
    ) -> Page[Change]:
        """A page of the changes, the newest day first; within a day in the order of the view."""
        wanted = paging("changes", "forward", limit, after, count=count, key=(str, int, str, int, int))
        return changes_page(self._source, self._query(filters), wanted)

    @_of_one_state
    def actors(self, **filters: Unpack[Filters]) -> Rows[ActorRow]:
        """Who acts in the story."""
        return Rows(actors(self._source, self._query(filters)), ActorRow)

    @_of_one_state
    def actors_page(
        self, *, limit: int = PAGE, after: str | None = None, count: bool = False, **filters: Unpack[Filters]
    ) -> Page[ActorRow]:
        """A page of the actors, in the order of the view: those who take part in most first."""
        wanted = paging("actors", "forward", limit, after, count=count, key=(int, int, str, str))
        return actors_page(self._source, self._query(filters), wanted)

    @_of_one_state
    def articles_page(
        self, *, limit: int = PAGE, after: str | None = None, count: bool = False, **filters: Unpack[Filters]
    ) -> Page[ArticleRow]:
        """A page of the articles, newest first; of the filters the days, which are of publication, and actors count."""
        wanted = paging("articles", "forward", limit, after, count=count, key=(str, str))
        return articles_page(self._source, self._query(filters), wanted)

    @_of_one_state
    def actor(self, name: str, **filters: Unpack[Filters]) -> ActorView:
        """One actor, by id, name, surname or country."""
        query = self._query(filters)
        return actor_view(self._source, find_actor(self._source, name, query.as_of), query)

    @_of_one_state
    def event(self, event_id: str, *, as_of: str | None = None, why: bool = False) -> EventView:
        """One event, by its id, an id that it had before, or the beginning of one; with `why` also its `joins`."""
        query = self._query({"as_of": as_of})
        event = self._source.event(event_id, query.as_of)
        if event is None:
            raise NotInRecordError(f"no event {event_id!r} in the record{_as_of(as_of)}, or several begin so")
        return event_view(self._source, event, query.as_of, why=why)

    @_of_one_state
    def article(self, article_id: str, *, as_of: str | None = None) -> ArticleView:
        """One article with what was read from it, by its id or the beginning of it."""
        reading = self._reading(article_id, as_of)
        return article_view(self._source, reading, as_of)

    @_of_one_state
    def marked_article(self, article_id: str, *, as_of: str | None = None) -> MarkedArticle:
        """The same, with the text cut into stretches that carry their marks."""
        reading = self._reading(article_id, as_of)
        return marked(article_view(self._source, reading, as_of), reading)

    @_of_one_state
    def search(self, words: str, limit: int = 20, **filters: Unpack[Filters]) -> Rows[Hit]:
        """Articles that hold the words, best first."""
        return Rows(self._source.search(words, self._query(filters), limit), Hit)

    @_of_one_state
    def search_page(
        self, words: str, *, limit: int = 20, after: str | None = None, **filters: Unpack[Filters]
    ) -> Page[Hit]:
        """A page of the articles that hold the words, best first."""
        wanted = paging("search", "forward", limit, after, count=False, key=(int,))
        return search_page(self._source, words, self._query(filters), wanted)

    def revision(self) -> str:
        """A text that is another one after every change of the record, and the same for all who ask for it."""
        return self._source.revision()

    @_of_one_state
    def contacts_by_week(self, **filters: Unpack[Filters]) -> Rows[ContactRow]:
        """How often the most frequent pairs were in contact, and all others, by week or a longer period."""
        return Rows(contact_rows(Board(self._source, self._query(filters))), ContactRow)

    @_of_one_state
    def scores_by_week(self, **filters: Unpack[Filters]) -> Rows[ScoreRow]:
        """How cooperative or hostile what happened was, by week or a longer period."""
        return Rows(score_rows(Board(self._source, self._query(filters), pairs=False)), ScoreRow)

    @_of_one_state
    def plan_lanes(self, **filters: Unpack[Filters]) -> Rows[PlanLane]:
        """Since when the plans that changed most had which status."""
        return Rows(lane_rows(Board(self._source, self._query(filters))), PlanLane)

    @_of_one_state
    def charts(self, **filters: Unpack[Filters]) -> tuple[Chart, ...]:
        """The charts of the story: contacts, plans, cooperation and conflict."""
        return story_charts(self._source, self._query(filters))

    @_of_one_state
    def actor_charts(self, name: str, **filters: Unpack[Filters]) -> tuple[Chart, ...]:
        """The charts of one actor, by id, name, surname or country: its contacts, and its circle."""
        query = self._query(filters)
        return actor_charts(self._source, find_actor(self._source, name, query.as_of), query)

    def export(self, **filters: Unpack[Filters]) -> Iterator[RecordEvent]:
        """The record's events, one by one."""
        return self._source.events(self._query(filters))

    def export_to(
        self, target: str | Path | BinaryIO, *, format: str | None = None, options: Options | None = None,
        **filters: Unpack[Filters],
    ) -> None:  # fmt: skip
        """Write the record to a file, or into an open binary one, in a format of `dateline.views.exports.FORMATS`.

        Without `format` the ending of the file's name says which. All of it is of one state of the record, and a file
        is there whole or not at all. Raises `DatelineError` for a format or options that there are not.
        """
        chosen = format_of(format, str(target))
        query = self._query(filters)
        with self._source.one_state():
            pieces = chosen.write(self._source, query, options or Options())
            try:
                if isinstance(target, str | Path):
                    write_whole(Path(target), pieces)
                else:
                    target.writelines(pieces)
            finally:
                # Who takes the pieces may go away: what is still open of the record then is closed before it is.
                if isinstance(pieces, Generator):
                    pieces.close()

    def failures(self) -> Rows[Failure]:
        """Inputs that were set aside, newest first."""
        return Rows(self._source.failures(), Failure)

    def feeds(self) -> Rows[FeedState]:
        """The feeds that are followed, how each fares, and what became of the articles of which it told."""
        return Rows(self._source.feeds(), FeedState)

    def merge(self, *events: str, author: str, note: str | None = None) -> RulingOutcome:
        """Rule that events, by their ids or the beginnings of them, are one."""
        return outcome(self._rulings().merge(events, author=author, note=note))

    def split(self, event: str, *reports: str, author: str, note: str | None = None) -> RulingOutcome:
        """Rule that some reports, by their ids or those of their articles, are not of the event that they are in."""
        return outcome(self._rulings().split(event, reports, author=author, note=note))

    def undo(self, ruling: str, *, author: str, note: str | None = None) -> RulingOutcome:
        """Take a ruling out of force; of an undo, bring back what it took out."""
        return outcome(self._rulings().undo(ruling, author=author, note=note))

    def rulings(self) -> Rows[RulingRow]:
        """Every ruling with what became of it, in order of time."""
        return Rows(map(ruling_row, self._rulings().rulings()), RulingRow)

    def apply(self, rulings: Iterable[Ruling]) -> int:
        """Keep rulings that were made elsewhere, all of them or none; returns how many were new."""
        return self._rulings().apply(rulings)

    def _reading(self, article_id: str, as_of: str | None) -> Reading:
        query = self._query({"as_of": as_of})
        article = self._source.article(article_id)
        reading = self._source.reading(article.id, query.as_of) if article else None
        if reading is None:
            raise NotInRecordError(f"no article {article_id!r} in the record{_as_of(as_of)}, or several begin so")
        return reading

    def _rulings(self) -> RulingKeeper:
        if self._keeper is None:
            raise RecordError("this record takes no rulings: it was opened to be looked at only")
        return self._keeper

    def _query(self, filters: Filters) -> Query:
        try:
            query = Query.model_validate(filters)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise DatelineError(f"{first['loc'][0]}: {first['input']!r} is not right ({first['msg']})") from None
        if not query.actors:
            return query
        found = (find_actor(self._source, named, query.as_of) for named in query.actors)
        return query.model_copy(update={"actors": tuple(actor.id for actor in found)})


def _part(view: str, part: str | None, parts: Collection[str]) -> str:
    """How the cursors of a part of a view name it. Raises `DatelineError` for a part that it has not."""
    if part is not None and part not in parts:
        raise DatelineError(f"{view}: {part!r} is no part of it (they are {', '.join(parts)})")
    return f"{view}: {part}" if part else view


def _as_of(day: str | None) -> str:
    return f" as of {day}" if day else ""
