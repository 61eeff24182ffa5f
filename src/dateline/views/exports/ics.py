"""Plans as a calendar feed: iCalendar (RFC 5545 and 7986)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from dateline.record.account import Account
from dateline.record.source import RecordSource, Revisions
from dateline.types import Query, RecordEvent, Status
from dateline.version import __version__
from dateline.views.days import date_words
from dateline.views.event import origin_row
from dateline.views.exports.countries import country_name
from dateline.views.exports.format import Options
from dateline.views.exports.gathering import Gathered, gathered
from dateline.views.exports.when import When, when
from dateline.views.rows import steps
from dateline.views.telling import according_to, history_words, safe, shortened, source_count
from dateline.views.wording import status_label

STATUS: dict[Status, str] = {
    "occurred": "CONFIRMED", "ongoing": "CONFIRMED", "planned": "CONFIRMED", "proposed": "TENTATIVE",
    "possible": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED",
}  # fmt: skip
"""iCalendar's status of an event; what has another one is in no calendar."""

_PLAIN: frozenset[Status] = frozenset({"occurred", "ongoing", "planned"})
"""What the title says nothing of: the event is simply in the calendar."""

_MOST_REPORTS = 6
_MOST_WORDS = 300
_NEVER = "1970-01-01"
"""The day of what only articles without a day of publication tell."""

_ZONES_FROM, _ZONES_UNTIL = date(2000, 1, 1), date(2038, 1, 1)


class _Entry(NamedTuple):
    """A plan that stands in the calendar, with all that its entry says."""

    told: Gathered
    when: When
    revisions: Revisions


def write(source: RecordSource, query: Query, options: Options) -> Iterator[bytes]:
    """The plans that a query asks for as one calendar, a piece for each entry."""
    head, _, end = _calendar().to_ical().partition(b"END:VCALENDAR")
    yield head
    known: set[str] = set()
    for entry in _entries(source, query):
        for zone in _zones(entry.when):
            if zone not in known:
                known.add(zone)
                yield Timezone.from_tzid(zone, first_date=_ZONES_FROM, last_date=_ZONES_UNTIL).to_ical()
        yield _event(entry, options).to_ical()
    yield b"END:VCALENDAR" + end


def _entries(source: RecordSource, query: Query) -> Iterator[_Entry]:
    for batch in gathered(source, query, "plans"):
        fitting = [(told, at) for told in batch if told.event.status in STATUS and (at := when(told.event))]
        revisions = source.revisions([told.event.id for told, _ in fitting], query.as_of)
        yield from (_Entry(told, at, revisions[told.event.id]) for told, at in fitting)


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//Dateline//Dateline {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", "Plans")
    calendar.add("x-wr-calname", "Plans")
    calendar.add("description", "What is planned, by the reports of the record")
    calendar.add("refresh-interval", timedelta(hours=1))
    calendar["refresh-interval"].params["VALUE"] = "DURATION"
    return calendar


def _zones(at: When) -> Iterator[str]:
    for moment in (at.start, at.end):
        if isinstance(moment, datetime) and isinstance(moment.tzinfo, ZoneInfo):
            yield moment.tzinfo.key


def _event(entry: _Entry, options: Options) -> Event:
    told, at, revisions = entry
    event = told.event
    entry_of = Event()
    entry_of.add("uid", event.id)
    changed = _midnight(revisions.last)
    entry_of.add("dtstamp", changed)
    entry_of.add("created", _midnight(min([s.published for s in event.history if s.published], default=None)))
    entry_of.add("last-modified", changed)
    entry_of.add("sequence", revisions.number)
    entry_of.add("dtstart", at.start)
    if at.end is not None:
        entry_of.add("dtend", at.end)
    entry_of.add("status", STATUS[event.status])
    # All-day entries and what is not certain block nobody's time.
    busy = isinstance(at.start, datetime) and STATUS[event.status] == "CONFIRMED"
    entry_of.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    entry_of.add("summary", safe(_summary(told, at)))
    entry_of.add("description", safe("\n".join(_description(told, at))))
    if event.place is not None:
        country = country_name(event.place.country)
        where = event.place.name if country in (None, event.place.name) else f"{event.place.name}, {country}"
        entry_of.add("location", safe(where))
    entry_of.add("categories", [c for c in (event.type, event.mode) if c])
    if url := options.event_url(event.id):
        entry_of.add("url", url)
    return entry_of


def _midnight(day: str | None) -> datetime:
    return datetime.combine(date.fromisoformat(day or _NEVER), datetime.min.time(), tzinfo=UTC)


def _summary(told: Gathered, at: When) -> str:
    event = told.event
    label = "" if event.status in _PLAIN else f"{status_label(event.status).capitalize()}: "
    open_day = "" if at.exact else f" (day not given: {date_words(event.date or '')})"
    return f"{label}{told.desk.fields(told.desk.lined(event))['what']}{open_day}"


def _description(told: Gathered, at: When) -> Iterator[str]:
    desk, event = told
    way = history_words(steps(event))
    yield "Status: " + " → ".join(f"{status_label(status)}{day}" for status, day in way)
    yield f"Date by the reports: {_date(event, at)}"
    if event.topics:
        yield f"About: {'; '.join(event.topics)}"
    if event.disputes:
        yield f"Accounts differ on: {', '.join(d.field for d in event.disputes)}"
    origins = ", ".join(dict.fromkeys(origin_row(desk, origin).name for origin in event.origins))
    count = source_count(event.sources.reports, event.sources.independent)
    yield f"{count}: {origins}" if origins else count
    yield from _reports(desk.accounts(event), told)


def _date(event: RecordEvent, at: When) -> str:
    written = " ".join(p for p in (date_words(event.date or ""), event.time) if p)
    if not at.exact:
        return f"{written}; no day is given"
    if isinstance(at.start, datetime):
        return f"{written}{_ZONE_WORDS[at.zone_from]}"
    days = isinstance(at.end, date) and (at.end - at.start).days > 1
    return f"{written}; a span of days, which need not all be meant" if days else written


_ZONE_WORDS = {
    "report": "", "place": "; taken for the local time of the place", None: "; local time, no report gives the zone",
}  # fmt: skip


def _reports(accounts: Sequence[Account], told: Gathered) -> Iterator[str]:
    """The newest reports, each with who vouches, where it stands, and its words."""
    shown = accounts[-_MOST_REPORTS:]
    told.desk.names.know(i for account in shown for said in account.said for i in said.according_to)
    for account in reversed(shown):
        vouching = _vouching(told, account)
        where = ", ".join(p for p in (account.publisher, account.published or "undated") if p)
        yield f"\n“{shortened(account.words, _MOST_WORDS)}”\n— {where}, {vouching}"
    if len(accounts) > len(shown):
        yield f"\nand {len(accounts) - len(shown)} earlier reports"


def _vouching(told: Gathered, account: Account) -> str:
    each: Iterable[str] = (according_to([told.desk.names.of(i) for i in said.according_to]) for said in account.said)
    return "; ".join(dict.fromkeys(each))
