"""Whether a mention and an event can be one by their days: held or planned, dated or not, and when they were reported.

There are four cases, each with a function: what took place beside what took place, what took place beside a plan, a
plan beside what took place, a plan beside a plan; and a denial, which is of either.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dateline.record.finding import NEVER, NOTHING, Finding
from dateline.record.gist import Gist
from dateline.record.mention import CALLED_OFF, PLAN_REACH, Days, Saying, gap, overlap

PATIENCE = PLAN_REACH
"""Days that a plan or a report without a day is waited for."""

_DAY = timedelta(days=1)
_NOT_TO_BE = frozenset({"cancelled", "refused", "unplanned"})


def dates(said: Saying, event: Gist) -> Finding:
    """Whether a mention can be of the event by what both say of when."""
    if said.only_denied:
        return _denied(said, event)
    if said.happened:
        return _held_held(said, event) if event.happened else _held_plan(said, event)
    return _plan_held(said, event) if event.happened else _plan_plan(said, event)


def _exact(days: Days) -> bool:
    return days[0] == days[1]


def _common_days(mine: Days, theirs: Iterable[Days]) -> Finding | None:
    """The weight of having days in common, None when there is none."""
    best: Finding | None = None
    for days in theirs:
        if overlap(mine, days):
            exact = _exact(mine) and _exact(days)
            found = Finding(4.0, f"the same day {mine[0]}") if exact else Finding(2.5, "dates that agree")
            best = found if best is None or found.weight > best.weight else best
    return best


def _denied(said: Saying, event: Gist) -> Finding:
    theirs = [*event.held, *([event.planned_for] if event.planned_for else [])]
    if said.when and theirs:
        return _common_days(said.when, theirs) or Finding(NEVER, "another day")
    return _recency(said, event)


def _recency(said: Saying, event: Gist) -> Finding:
    if said.day is None or event.last_heard is None:
        return NOTHING
    days = abs((said.day - event.last_heard).days)
    if days <= 14:
        return Finding(1.0, "reported within two weeks of each other")
    return NOTHING if days <= PATIENCE else Finding(NEVER, "reported too far apart")


def _held_held(said: Saying, event: Gist) -> Finding:
    if said.when and event.held:
        return _common_days(said.when, event.held) or Finding(NEVER, "another day")
    first = event.first_held
    if said.when:
        return _told_after((first - said.when[1]).days, said) if first else NOTHING
    if said.day is None:
        return NOTHING
    if event.held:
        return _told_after(min((said.day - last).days for _, last in event.held), said)
    return _both_undated(abs((said.day - (event.last_heard or said.day)).days))


def _both_undated(days: int) -> Finding:
    if days <= 3:
        return Finding(1.0, "reported within days of each other")
    return Finding(-0.6 if days <= 10 else -2.5, "reported apart and undated")


def _told_after(days: int, said: Saying) -> Finding:
    """An undated report of something that took place `days` before it."""
    if days < 0:
        return Finding(NEVER, "told of before it took place")
    if days <= 4:
        return Finding(1.5, "it had just taken place")
    if days <= 14:
        return Finding(0.5, "it had taken place not long before")
    return Finding(-0.4 if said.place or (said.ordinal or 0) > 1 else -1.5, "it had taken place long before")


def _held_plan(said: Saying, event: Gist) -> Finding:
    known = event.first_unheld
    held = said.when or ((said.day, said.day) if said.day else None)
    if held is None or known is None:
        return NOTHING
    if held[1] < known:
        return Finding(NEVER, "it took place before it was planned")
    if not said.when and said.day == known:
        return Finding(-2.0, "planned and held in reports of one day")
    if event.planned_for:
        return _kept_or_moved(said, held, event)
    return _kept_undated(gap((known, event.last_heard or known), held), event, dated=said.when is not None)


def _kept_undated(waited: int, event: Gist, *, dated: bool) -> Finding:
    """A plan that no report dated, and something that took place `waited` days after it was last heard of.

    If that is not dated either, a meeting takes something particular besides to be the one that was planned (place,
    manner, matter): the same people meet often.
    """
    if waited > PATIENCE:
        return Finding(NEVER, "planned too long before")
    vague = 0.0 if dated else 0.5 if event.plan_state == "firm" else 1.0
    if event.type == "CONSULT" and not dated:
        vague += 1.1
    return Finding((1.0 if waited <= 14 else 0.0) - vague, "the plan was made before")


def _kept_or_moved(said: Saying, held: Days, event: Gist) -> Finding:
    assert event.planned_for is not None
    planned, dated = event.planned_for, said.when is not None
    if overlap(held, planned):
        exact = dated and _exact(held) and _exact(planned)
        return Finding(
            3.0 if exact else 1.5, f"planned for {planned[0]}" if _exact(planned) else "within the days planned"
        )
    days = gap(held, planned)
    if event.plan_state == "ended":
        return Finding(-2.5, "the plan had been called off")
    if not dated and planned[1] < held[0]:
        return Finding(1.0 if days <= 7 else -1.0, "its day had come")
    if event.plan_state != "firm" or not _exact(planned) or "postponed" in said.statuses:
        return Finding(round(-days / 60, 2) if days <= PATIENCE else NEVER, "the plan had been open")
    if days <= 2:
        return Finding(-0.4, "held within days of the day planned")
    return Finding(NEVER, "not the day planned")


def _plan_held(said: Saying, event: Gist) -> Finding:
    if said.when and event.held:
        common = _common_days(said.when, event.held)
        if common is None:
            return Finding(NEVER, "planned for another day than it took place")
        return Finding(common.weight - 1.0, common.phrase)
    if said.when:
        return Finding(-1.0, "one is dated")
    first = event.held[0][1] if event.held else event.first_held
    if said.day is None or first is None:
        return NOTHING
    return _planned_before((said.day - first).days, called_off=bool(said.statuses & _NOT_TO_BE))


def _planned_before(late: int, *, called_off: bool) -> Finding:
    """A plan without a day, reported `late` days after something took place (before it if negative)."""
    if called_off and 0 <= late <= 3:
        return Finding(0.0, "called off or unplanned by one, held by another")
    if late > 1 or late < -PATIENCE:
        return Finding(NEVER, "planned when it had taken place, or too long before")
    return Finding(0.5 if late >= -14 else -0.5, "planned before it took place")


def _plan_plan(said: Saying, event: Gist) -> Finding:
    if said.when and event.planned_for:
        common = _common_days(said.when, [event.planned_for])
        return common or _moved(said, event)
    overdue = (said.day - event.planned_for[1]).days if said.day and event.planned_for else 0
    if event.plan_state in ("firm", "open") and event.planned_for and overdue > _grace(event.planned_for):
        return Finding(-1.5, "the first plan's day had passed")
    if overdue > 0 and event.plan_state == "ended":
        return Finding(-0.4, "the first plan had been called off and its day had passed")
    return _recency(said, event)


def _still_ahead(planned: Days, day: date | None) -> bool:
    """Whether a plan could still be moved on a day, without word that it was put off."""
    return day is None or day < planned[1] or (day == planned[1] and not _exact(planned))


def _grace(planned: Days) -> int:
    """Days after its own for which word of a plan is still of that plan: fewer when its day was named."""
    return 3 if _exact(planned) else 7


def _moved(said: Saying, event: Gist) -> Finding:
    assert said.when is not None
    assert event.planned_for is not None
    days = gap(said.when, event.planned_for)
    in_time = said.day is None or said.day <= event.planned_for[1] + 3 * _DAY
    put_off = event.plan_state == "put off" or (in_time and bool(said.statuses & CALLED_OFF))
    if days > PATIENCE:
        return Finding(NEVER, "planned for another time")
    if put_off:
        return Finding(0.0, "the plan was put off")
    if event.plan_state == "ended" or not _still_ahead(event.planned_for, said.day):
        return Finding(-2.5, "the first plan was over, or its day had come")
    return Finding(round(-0.3 - days / 60, 2), "the plan moved to another day")
