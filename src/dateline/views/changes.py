"""What changed in the record from one day of publication to another, and which articles brought it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Literal, NamedTuple, cast

from dateline.record.account import Account
from dateline.record.difference import Changed
from dateline.record.source import RecordSource
from dateline.types import PENDING, Query, RecordEvent, bounds, eve
from dateline.types.article import Day
from dateline.types.evidence import Value
from dateline.views.days import is_over, reference_day
from dateline.views.disputes import value_words
from dateline.views.names import Names
from dateline.views.pages import Page, Paging
from dateline.views.rows import Desk

ChangeKind = Literal["new", "joined", "status", "date", "place", "dispute", "overdue", "withdrawn"]

_ORDER: tuple[ChangeKind, ...] = ("new", "joined", "status", "date", "place", "dispute", "overdue", "withdrawn")


class ChangeSource(Value):
    """An article that brought a change, who vouches for it there (outermost first), and the words that tell it."""

    article: str
    publisher: str | None
    published: Day | None
    according_to: tuple[str, ...]
    according_to_names: tuple[str, ...]
    words: str


class Change(Value):
    """One change of an event on a day of publication: what it was before (null for what is new) and what it is now.

    A change is `new` (`after` is the status), another `status`, `date` or `place`, a `dispute` (`after` says on what),
    `joined` (it turned out to be one with the events whose ids are in `before`), `overdue` (the day after the last one
    that it was planned for came, and no report says what became of it) or `withdrawn` (no report tells of it any more).
    `articles` are those that brought the change; of a plan that came due, those that told of it last.
    """

    day: Day
    event: str
    what: str
    change: ChangeKind
    before: str | None
    after: str | None
    articles: tuple[ChangeSource, ...]


class _Difference(NamedTuple):
    kind: ChangeKind
    before: str | None
    after: str | None


def changes(source: RecordSource, query: Query) -> tuple[Change, ...]:
    """New events, other statuses, dates and places, new disputes, and plans that came due without a report, by day.

    From `query.since` (or the first report) to `query.until`, `as_of` or the newest report, whichever is first, days of
    publication, both included. The other filters choose among the events as they are at the end.
    """
    end = _end(source, query)
    return tuple(found.row for found in _found(source, query, query.since, end)) if end else ()


def changes_page(source: RecordSource, query: Query, paging: Paging) -> Page[Change]:
    """A page of the changes, the newest day first. It costs what has changed since the last day of the page."""
    end = _end(source, query)
    if end is None:
        return Page[Change](rows=(), total=0 if paging.counted else None)
    total = len(_found(source, query, query.since, end)) if paging.counted else None
    page = paging.page(_newest(source, query, end, paging), lambda found: found.key, total)
    return Page[Change](rows=tuple(found.row for found in page.rows), next=page.next, total=page.total)


def _end(source: RecordSource, query: Query) -> str | None:
    """The last day that a query asks for; None if there is none."""
    end = min((day for day in (query.until, query.as_of) if day), default=reference_day(source, None))
    return None if end is None or (query.since and query.since > end) else end


def _newest(source: RecordSource, query: Query, end: str, paging: Paging) -> list[_Found]:
    """The changes of a page and others behind it, the newest day first: of ever more days until they suffice."""
    after = cast("_Place | None", paging.after)
    number = paging.limit + 1
    while True:
        begin = source.begun(after[0] if after else end, number)
        if begin is None or (query.since and begin <= query.since):
            begin = query.since
        rows = [f for f in _found(source, query, begin, end) if after is None or _is_behind(f.key, after)]
        if len(rows) > paging.limit or begin == query.since:
            return sorted(rows, key=lambda f: f.key[0], reverse=True)
        number *= _MORE


def _is_behind(key: _Place, after: _Place) -> bool:
    return key > after if key[0] == after[0] else key[0] < after[0]


_MORE = 4
"""How many times as many changes of events are looked at when there were too few changes to be shown."""

_Place = tuple[str, int, str, int, int]
"""The place of a change: the day, whether the event is new, the event, what changed, the number of such changes."""


class _Found(NamedTuple):
    key: _Place
    row: Change


def _found(source: RecordSource, query: Query, begin: str | None, end: str) -> list[_Found]:
    """What changed from a day on, in order."""
    desk = Desk(source, end)
    stretch = _Stretch(source, query, begin, end)
    due = list(stretch.came_due())
    desk.look_up([*(e for c in stretch.changed for e in (c.after, *c.before) if e), *(e for _, e in due)])
    rows = [row for c in stretch.changed for row in _rows(desk, c)]
    rows += [_row(desk, day, e, _Difference("overdue", e.status, e.date), desk.accounts(e)[-1:]) for day, e in due]
    new = {(row.day, row.event) for row in rows if row.change == "new"}
    before: Counter[tuple[str, str, str]] = Counter()
    found: list[_Found] = []
    for row in rows:
        number = before[row.day, row.event, row.change]
        before[row.day, row.event, row.change] += 1
        place = (row.day, int((row.day, row.event) in new), row.event, _ORDER.index(row.change), number)
        found.append(_Found(place, row))
    return sorted(found, key=lambda f: f.key)


class _Stretch:
    """What the days from `begin` to `end` made of the events that a query asks for as they are at the end.

    The query may ask for earlier days as well: what had come due by then has not come due since.
    """

    def __init__(self, source: RecordSource, query: Query, begin: str | None, end: str) -> None:
        self.source, self.since, self.begin, self.end = source, query.since, begin, end
        self.query = query.model_copy(update={"since": None, "until": None, "as_of": end})
        changed = list(source.changed(begin, end))
        last = {(m.article, m.event): c.after for c in changed if c.after for m in c.after.members}
        self._final = {c: last.get(_a_member(c), c.after) for c in changed}
        everything = self.query == Query(as_of=end)
        finals = [e.id for e in self._final.values() if e]
        ids = set() if everything else {e.id for e in source.among(finals, self.query)}
        self.changed = [c for c in changed if everything or ((e := self._final[c]) and e.id in ids)]

    def came_due(self) -> Iterator[tuple[str, RecordEvent]]:
        """Plans that are overdue at the end and were not so on the eve, each with the day on which it came to be so."""
        told: dict[str, list[Changed]] = {}
        for change in self.changed:
            if final := self._final[change]:
                told.setdefault(final.id, []).append(change)
        candidates = {e.id: e for e in self._planned()} | {e.id: e for c in self.changed if (e := self._final[c])}
        due: list[tuple[str, RecordEvent]] = []
        for event in candidates.values():
            span = bounds(event.date)
            if span and event.status in PENDING and is_over(event.date, self.end):
                day = max((span[1] + timedelta(days=1)).isoformat(), _settled(told.get(event.id, ())))
                due += [(day, event)] if day >= (self.begin or "") else []
        before = self._before([event for _, event in due], told)
        yield from ((day, e) for day, e in due if not (was := before.get(e.id)) or not self._was_overdue(was))

    def _planned(self) -> Iterable[RecordEvent]:
        """Plans for the days of the stretch."""
        statuses = PENDING & set(self.query.statuses) if self.query.statuses else PENDING
        days = {"since": eve(self.begin) if self.begin else None, "until": eve(self.end)}
        asked = self.query.model_copy(update={"statuses": tuple(sorted(statuses)), **days})
        return self.source.events(asked) if statuses else ()

    def _before(self, events: Sequence[RecordEvent], told: Mapping[str, Sequence[Changed]]) -> dict[str, RecordEvent]:
        """What some events were on the eve of the first day asked for, by their ids; nothing of new ones."""
        if self.since is None:
            return {}
        if self.begin != self.since:
            then = Query(as_of=eve(self.since))
            return {e.id: e for e in self.source.among((e.id for e in events), then)}
        was = {e.id: told[e.id][0].before[:1] if e.id in told else (e,) for e in events}
        return {name: known[0] for name, known in was.items() if known}

    def _was_overdue(self, was: RecordEvent) -> bool:
        return self.since is not None and was.status in PENDING and is_over(was.date, eve(self.since))


def _a_member(changed: Changed) -> tuple[str, str]:
    """A report by which an event is found again in what it became later."""
    member = (changed.after or changed.before[0]).members[0]
    return member.article, member.event


def _settled(told: Sequence[Changed]) -> str:
    """The day of the last change of an event's status or date."""
    days = (c.day for c in reversed(told) if c.after and not any(_is_same_plan(b, c.after) for b in c.before))
    return next(days, "")


def _is_same_plan(before: RecordEvent, after: RecordEvent) -> bool:
    return (before.status, before.date) == (after.status, after.date)


def _rows(desk: Desk, changed: Changed) -> Iterator[Change]:
    event = changed.after or changed.before[0]
    before = changed.before[0] if changed.before else None
    for found in _differences(desk.names, changed, before):
        yield _row(desk, changed.day, event, found, _brought(desk, changed.day, event, found))


def _differences(names: Names, changed: Changed, before: RecordEvent | None) -> Iterator[_Difference]:
    after = changed.after
    if after is None:
        yield _Difference("withdrawn", before.status if before else None, None)
        return
    if before is None:
        yield _Difference("new", None, after.status)
    elif before.status != after.status:
        yield _Difference("status", before.status, after.status)
    if len(changed.before) > 1 or (before and before.id != after.id):
        others = [e.id for e in changed.before if e.id != after.id]
        yield _Difference("joined", ", ".join(others), after.id)
    if before is not None and before.date != after.date:
        yield _Difference("date", before.date, after.date)
    if before is not None and _place(before) != _place(after):
        yield _Difference("place", _place(before), _place(after))
    yield from _new_disputes(names, before, after)


def _new_disputes(names: Names, before: RecordEvent | None, after: RecordEvent) -> Iterator[_Difference]:
    known = {d.field for d in before.disputes} if before else set()
    for dispute in after.disputes:
        if dispute.field not in known:
            values = dict.fromkeys(value_words(names, dispute.field, s.value) for s in dispute.sides)
            yield _Difference("dispute", None, f"{dispute.field}: {' or '.join(values)}")


def _place(event: RecordEvent) -> str | None:
    return event.place.name if event.place else None


def _brought(desk: Desk, day: str, event: RecordEvent, found: _Difference) -> list[Account]:
    """The articles of a day that tell what changed; all of that day's where none is known to tell just that."""
    told = [a for a in desk.accounts(event) if a.published == day]
    if found.kind == "dispute":
        field = (found.after or "").partition(":")[0]
        sides = {s.article for d in event.disputes if d.field == field for s in d.sides}
        return [a for a in told if a.article in sides] or told
    return [a for a in told if _tells(a, found)] or told


def _tells(account: Account, found: _Difference) -> bool:
    if found.kind in ("new", "status"):
        return any(said.status == found.after for said in account.said)
    if found.kind in ("date", "place"):
        return found.after == (account.date if found.kind == "date" else account.place)
    return True


def _row(desk: Desk, day: str, event: RecordEvent, found: _Difference, told: Iterable[Account]) -> Change:
    return Change(
        day=day,
        event=event.id,
        what=desk.row(desk.lined(event)).what,
        change=found.kind,
        before=found.before,
        after=found.after,
        articles=tuple(_source(desk, a, found) for a in told),
    )


def _source(desk: Desk, account: Account, found: _Difference) -> ChangeSource:
    said = next((s for s in account.said if s.status == found.after), account.said[0])
    return ChangeSource(
        article=account.article,
        publisher=account.publisher,
        published=account.published,
        according_to=said.according_to,
        according_to_names=tuple(desk.names.of(i) for i in said.according_to),
        words=account.words,
    )
