"""Views a page at a time: cursors, and pages of events in the orders that are kept with them."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

from dateline.errors import DatelineError
from dateline.record.account import Lined
from dateline.record.order import Placing, Stretch, in_plans, in_timeline
from dateline.record.source import Part, RecordSource
from dateline.types import Query
from dateline.types.evidence import Value
from dateline.views.rows import Desk

T = TypeVar("T")
Order = Literal["forward", "backward"]
Key = tuple[str | int, ...]
"""What tells a row from all others of its view, in the order of the view."""

PAGE, MOST_ROWS = 50, 1000
_LONGEST_CURSOR = 5_000
_LARGEST = 2**31


class Page(Value, Generic[T]):
    """Some rows of a view, in its order.

    `next` is the cursor to ask for the rows behind them with, null at the end of the view. `total` is the number of
    rows that all pages have together, null unless it was asked for.
    """

    rows: tuple[T, ...]
    next: str | None = None
    total: int | None = None


class Paging(NamedTuple):
    """Which page of a view is wanted: at most `limit` rows behind the one with the key `after`."""

    view: str
    backward: bool
    limit: int
    after: Key | None
    counted: bool

    def cursor(self, key: Key) -> str:
        """What asks for the rows behind the one with a key."""
        text = json.dumps([self.view, self.backward, *key], ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def page(self, rows: Sequence[T], key: Callable[[T], Key], total: int | None = None) -> Page[T]:
        """The page from the wanted rows; one more than the limit means that there are others behind."""
        shown = rows[: self.limit]
        more = self.cursor(key(shown[-1])) if len(rows) > self.limit else None
        return Page(rows=tuple(shown), next=more, total=total)


def paging(
    view: str, order: Order, limit: int, after: str | None, *, count: bool, key: tuple[type, ...] = (int, str, str)
) -> Paging:
    """What a caller wants of a view whose rows have keys of these types.

    Raises `DatelineError` for an order, a limit or a cursor that is none.
    """
    if order not in ("forward", "backward"):
        raise DatelineError(f"order: {order!r} is not right (it is 'forward' or 'backward')")
    if not 1 <= limit <= MOST_ROWS:
        raise DatelineError(f"limit: {limit} is not right (a page has from 1 to {MOST_ROWS} rows)")
    backward = order == "backward"
    return Paging(view, backward, limit, None if after is None else _key(after, [view, backward], key), count)


def _key(cursor: str, head: list[str | bool], types: tuple[type, ...]) -> Key:
    wrong = DatelineError(f"after: {cursor[:60]!r} is no cursor of these pages (take `next` of the page before)")
    try:
        if len(cursor) > _LONGEST_CURSOR:
            raise wrong
        packed = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        found = json.loads(packed.decode())
        if not isinstance(found, list) or found[:2] != head or not _is_key(found[2:], types):
            raise wrong
    except (ValueError, RecursionError):
        raise wrong from None
    return tuple(found[2:])


def _is_key(parts: Sequence[object], types: tuple[type, ...]) -> bool:
    """Whether a cursor's values are of the types of a key, and such as any database takes."""
    for part in parts:
        if isinstance(part, str):
            part.encode()
    small = all(abs(part) < _LARGEST for part in parts if isinstance(part, int))
    return small and tuple(map(type, parts)) == types


class Ordered(NamedTuple):
    """Stretches of an order of events, one behind the other; `today` is the day by which plans are overdue."""

    placing: Placing
    stretches: Sequence[Stretch]
    today: str | None


class _At(NamedTuple):
    """The key of an event in a page: the number of its stretch, the place there and the id."""

    number: int
    place: str
    id: str


def page_of_events(desk: Desk, query: Query, ordered: Ordered, paging: Paging) -> Page[Lined]:
    """A page of the events that a query asks for, taken by the desk."""
    found = list(_parts(desk.source, query, ordered, paging))
    total = sum(desk.source.counted(query, *ordered)) if paging.counted else None
    place = in_timeline if ordered.placing == "timeline" else in_plans
    page = paging.page(found, lambda row: _At(row[0], place(*row[1]), row[1].event.id), total)
    return Page(rows=tuple(desk.take(told for _, told in page.rows)), next=page.next, total=total)


def _parts(source: RecordSource, query: Query, ordered: Ordered, paging: Paging) -> Iterator[tuple[int, Lined]]:
    """The events of a page and one more, each with the number of its stretch."""
    begin = _At(*paging.after) if paging.after else None  # type: ignore[arg-type]  # `paging` has seen to the types
    missing = paging.limit + 1
    numbers = range(len(ordered.stretches))
    for number in reversed(numbers) if paging.backward else numbers:
        if missing < 1 or (begin and (number > begin.number if paging.backward else number < begin.number)):
            continue
        after = begin[1:] if begin and number == begin.number else None
        part = Part(ordered.stretches[number], ordered.today, after, missing, paging.backward)
        for told in source.placed(query, ordered.placing, part):
            yield number, told
            missing -= 1
