"""Parts of the events in an order that is kept with them: each is found where it begins, in an index alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    exists,
    false,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
    tuple_,
)

from dateline.record.account import Line, Lined
from dateline.record.order import Placing, Stretch
from dateline.record.source import Part
from dateline.store import schema
from dateline.store.events import load_event
from dateline.store.histories import day_of, holds
from dateline.store.read import about, asked
from dateline.store.who import actor_ids
from dateline.types import PENDING, Query

_DISPUTED: ColumnElement[str] = literal_column(schema.IN_DISPUTES, String)


def placed(connection: Connection, query: Query, placing: Placing, part: Part) -> Iterator[Lined]:
    """A part of the events that a query asks for, in an order of events."""
    e = schema.event.c
    found = Asked(connection, query, placing).part(part).subquery()
    rows = select(e.payload, e.line).join(found, (e.id == found.c.id) & (e.since == found.c.since))
    ends = (found.c.place, found.c.id)
    for row in connection.execute(rows.order_by(*(end.desc() if part.backward else end for end in ends))):
        yield Lined(load_event(row.payload), Line.model_validate_json(row.line))


def counted(
    connection: Connection, query: Query, placing: Placing, stretches: Sequence[Stretch], today: str | None
) -> list[int]:
    """How many of the events that a query asks for are in each of some stretches of an order."""
    asked_for = Asked(connection, query, placing)
    found = (asked_for.stretch(stretch, today).subquery() for stretch in stretches)
    numbers = (select(func.count()).select_from(some).scalar_subquery() for some in found)
    return list(connection.execute(select(*numbers)).one())


class Asked:
    """The events that a query asks for, by their places in an order.

    Those of an actor are found by the actor's own index. The record's statistics do not tell a database that this is
    the way to few rows of many: columns that could lead it to another index are wrapped in a function.
    """

    def __init__(self, connection: Connection, query: Query, placing: Placing) -> None:
        self._day = day_of(query.as_of)
        self._actors = [sorted(actor_ids(connection, wanted)) for wanted in query.actors]
        self._those = [*_that_are(query), *(about(schema.event.c.about, group) for group in asked(connection, query))]
        if placing == "disputes":
            self._those.append(schema.event.c.disputed)
        by_actor = bool(query.actors) and placing != "disputes"
        self._table = schema.event_actor if by_actor else schema.event
        self._id = schema.event_actor.c.event if by_actor else schema.event.c.id
        self._place = _DISPUTED if placing == "disputes" else self._table.c[f"in_{placing}"]

    def part(self, part: Part) -> Select[Any]:
        """Id, first day and place of the events of a part."""
        found = self.stretch(part.stretch, part.today)
        here = tuple_(self._place, self._id)
        if part.after is not None:
            found = found.where(here < tuple_(*part.after) if part.backward else here > tuple_(*part.after))
        ends = (self._place, self._id)
        return found.order_by(*(end.desc() if part.backward else end for end in ends)).limit(part.limit)

    def stretch(self, stretch: Stretch, today: str | None) -> Select[Any]:
        """Id, first day and place of the events of a stretch."""
        since = self._table.c.since
        found: Select[Any] = select(self._id.label("id"), since.label("since"), self._place.label("place"))
        found = found.where(self._place >= stretch.first, self._place < stretch.last, holds(self._table, self._day))
        conditions = [*self._those, *_overdue(stretch, today)]
        if self._actors:
            found = self._of_actors(found)
            if conditions:
                e = schema.event.c
                found = found.join(schema.event, (e.id == self._id) & (e.since == since))
        return found.where(*conditions)

    def _of_actors(self, found: Select[Any]) -> Select[Any]:
        """Those in which every actor takes part; an actor may be meant by several ids."""
        first, *others = self._actors
        part = schema.event_actor.c
        found = (
            found.where(part.actor == first[0]) if len(first) == 1 else found.where(part.actor.in_(first)).distinct()
        )
        for ids in others:
            beside = schema.event_actor.alias()
            same = (beside.c.event == self._id) & beside.c.actor.in_(ids) & holds(beside, self._day)
            found = found.where(exists().where(same))
        return found


def _that_are(query: Query) -> Iterator[ColumnElement[bool]]:
    if query.statuses:
        yield _plain("status").in_(query.statuses)
    if query.types:
        yield _plain("type").in_(query.types)
    if query.since:
        yield _plain("last_day") >= query.since
    if query.until:
        yield _plain("first_day") <= query.until


def _overdue(stretch: Stretch, today: str | None) -> Iterator[ColumnElement[bool]]:
    if stretch.overdue is None:
        return
    if today is None:
        yield false() if stretch.overdue else true()
        return
    status, last = _plain("status"), _plain("last_day")
    if stretch.overdue:
        yield status.in_(sorted(PENDING)) & (last < today)
    else:
        yield or_(status.not_in(sorted(PENDING)), last.is_(None), last >= today)


def _plain(name: str) -> ColumnElement[Any]:
    return func.coalesce(schema.event.c[name], null())
