"""The calendar as the package icalendar reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from dateline.views import Record
from dateline.views.exports import Options
from tests.views.exports.made import BREAKING, article, exported, hostile
from tests.views.story import Story

Made = Callable[..., Record]


def entries(record: Record, options: Options | None = None, **filters: Any) -> list[Event]:
    return list(Calendar.from_ical(exported(record, "ics", options, **filters)).walk("VEVENT"))


def entry(record: Record, **filters: Any) -> Event:
    (found,) = entries(record, **filters)
    return found


def planned(record_of: Made, **fields: Any) -> Record:
    return record_of(article("a1", "2026-03-04", "They are to meet.", **fields))


def test_a_plan_is_an_entry_with_its_sources() -> None:
    found = entry(Record(Story()), as_of="2026-03-06")
    assert found["uid"] == next(iter(Record(Story()).plans())).id
    assert found["summary"] == "Summit between Anna Hale and Ivo Oršić in Bergen"
    assert found["location"] == "Bergen, Norway"
    assert found.decoded("dtstart") == date(2026, 3, 20)
    assert found.decoded("dtend") == date(2026, 3, 21)
    assert list(found.categories) == ["CONSULT"]
    assert "proposed 2026-03-04 → planned 03-06" in found["description"]
    assert (
        "The summit in Bergen is planned for March 20.”\n— Nord, 2026-03-06, in the report's own voice"
        in (found["description"])
    )
    assert "url" not in found


@pytest.mark.parametrize(
    ("status", "shown", "title"),
    [
        ("planned", "CONFIRMED", "Meeting"), ("proposed", "TENTATIVE", "Proposed: "),
        ("possible", "TENTATIVE", "Possible: "), ("postponed", "TENTATIVE", "Postponed: "),
        ("cancelled", "CANCELLED", "Cancelled: "),
    ],
)  # fmt: skip
def test_each_status_has_its_word(record_of: Made, status: str, shown: str, title: str) -> None:
    found = entry(planned(record_of, status=status, date="2026-03-20"))
    assert found["status"] == shown
    assert found["summary"].startswith(title)


@pytest.mark.parametrize("status", ["refused", "denied", "unplanned"])
def test_what_is_not_planned_is_in_no_calendar(record_of: Made, status: str) -> None:
    assert entries(planned(record_of, status=status, date="2026-03-20")) == []


def test_the_number_grows_with_each_change_and_never_with_the_clock() -> None:
    story = Record(Story())
    days = ["2026-03-04", "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10", None]
    found = [entry(story, as_of=day) for day in days]
    assert len({e["uid"] for e in found}) == 1
    assert [e["sequence"] for e in found] == [0, 0, 1, 1, 2, 2]
    assert [e["status"] for e in found] == ["TENTATIVE"] * 2 + ["CONFIRMED"] * 2 + ["CANCELLED"] * 2
    assert found[-1].decoded("dtstamp") == found[-1].decoded("last-modified") == datetime(2026, 3, 10, tzinfo=UTC)
    assert found[-1].decoded("created") == datetime(2026, 3, 4, tzinfo=UTC)
    assert exported(story, "ics") == exported(story, "ics")


def test_a_plan_that_happened_is_confirmed(record_of: Made) -> None:
    before = article("a1", "2026-03-04", "They are to meet.", date="2026-03-20")
    after = article("a2", "2026-03-21", "They met.", date="2026-03-20", status="occurred")
    found = entry(record_of(before, after))
    assert (found["status"], found["sequence"]) == ("CONFIRMED", 1)


def test_what_was_never_a_plan_is_not_in_it(record_of: Made) -> None:
    assert entries(planned(record_of, status="occurred", date="2026-03-01")) == []


def test_a_zone_that_a_report_names_is_kept(record_of: Made) -> None:
    record = planned(record_of, date="2026-07-20", time="10:30[America/New_York]", duration="PT1H30M")
    found = entry(record)
    assert found.decoded("dtstart") == datetime(2026, 7, 20, 10, 30, tzinfo=ZoneInfo("America/New_York"))
    assert found.decoded("dtend") - found.decoded("dtstart") == timedelta(hours=1, minutes=30)
    calendar = Calendar.from_ical(exported(record, "ics"))
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == found["dtstart"].params["TZID"] == "America/New_York"
    assert zone.to_tz(lookup_tzid=False).utcoffset(datetime(2026, 7, 20, 10, 30)) == timedelta(hours=-4)


def test_a_time_without_a_zone_is_that_of_the_state_where_it_is_one(record_of: Made) -> None:
    in_oslo = entry(planned(record_of, date="2026-07-20", time="10:30", place={"name": "Oslo", "country": "NOR"}))
    assert in_oslo.decoded("dtstart") == datetime(2026, 7, 20, 10, 30, tzinfo=ZoneInfo("Europe/Oslo"))
    assert "taken for the local time of the place" in in_oslo["description"]
    for place in ({"name": "Springfield", "country": "USA"}, {"name": "The Quay"}, None):
        floating = entry(planned(record_of, date="2026-07-20", time="10:30", place=place))
        assert floating.decoded("dtstart") == datetime(2026, 7, 20, 10, 30)
        assert "no report gives the zone" in floating["description"]


def test_a_month_is_a_span_that_says_so(record_of: Made) -> None:
    found = entry(planned(record_of, date="2026-11"))
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2026, 11, 1), date(2026, 12, 1))
    assert "(day not given: 2026-11)" in found["summary"]
    assert "no day is given" in found["description"]
    assert found["transp"] == "TRANSPARENT"


def test_a_span_of_days_ends_after_its_last_day(record_of: Made) -> None:
    found = entry(planned(record_of, date="2026-11-06/2026-11-08"))
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2026, 11, 6), date(2026, 11, 9))
    assert "a span of days" in found["description"]


@pytest.mark.parametrize("day", [None, "2026", "2026-23", "XXXX-03-20", "2026-01/2026-03"])
def test_what_has_no_day_is_left_out(record_of: Made, day: str | None) -> None:
    assert entries(planned(record_of, date=day)) == []


def test_entries_lead_to_their_pages() -> None:
    (found,) = entries(Record(Story()), Options(base_url="https://story.example/record/"))
    assert found["url"] == f"https://story.example/record/events/{found['uid']}"


def test_hostile_text_stays_text(record_of: Made) -> None:
    record = record_of(hostile())
    raw = exported(record, "ics", Options(base_url="https://story.example"))
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines.count(b"END:VEVENT") == lines.count(b"BEGIN:VEVENT") == 1
    assert not [line for line in lines if b"\n" in line or b"\r" in line or b"\x07" in line]
    (found,) = Calendar.from_ical(raw).walk("VEVENT")
    assert found.decoded("dtstart") == datetime(2026, 3, 20, 10)
    assert found["url"].startswith("https://story.example/events/")
    shown = BREAKING.replace("\x07", "\ufffd").replace("\u202e", "\ufffd").replace("\ufffe", "\ufffd")
    assert found["location"] == f"{shown}, Norway"
    assert " ".join(shown.split()) in found["description"]
    assert not any("javascript" in str(found[name]) for name in ("url", "uid"))


def test_only_addresses_of_pages_are_taken_for_links() -> None:
    for url in ("javascript:alert(1)", "story.example", "https://", 'https://a.example/"', "https://a.example/\nX:y"):
        with pytest.raises(Exception, match="not the address of pages"):
            Options(base_url=url)
