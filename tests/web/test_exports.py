"""Calendar, feed and exports, as the programs that read them see them."""

from __future__ import annotations

import csv
import io
import json

import feedparser
import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from dateline.views import Record
from dateline.views.exports import FORMATS
from tests.views.story import Story
from tests.web.conftest import Clients


def test_plans_are_a_calendar_that_leads_to_their_pages(client: TestClient) -> None:
    answer = client.get("/plans.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    urls = [str(entry["URL"]) for entry in calendar.events]
    assert urls
    assert all(client.get(url).status_code == 200 for url in urls)


def test_a_calendar_shows_what_was_known_on_a_day(client: TestClient) -> None:
    def statuses(query: str) -> list[str]:
        return [str(entry["STATUS"]) for entry in Calendar.from_ical(client.get(f"/plans.ics{query}").content).events]

    assert "CONFIRMED" in statuses("?as_of=2026-03-06")
    assert "CONFIRMED" not in statuses("")
    assert statuses("?actor=Croatia&about=nothing") == []


def test_changes_are_a_feed_that_knows_its_own_address(client: TestClient) -> None:
    answer = client.get("/changes.atom?actor=Anna+Hale&about=")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {"self": "http://localhost/changes.atom?actor=Anna+Hale&about=", "alternate": "http://localhost"}
    assert client.get(feed.entries[0].link).status_code == 200


def test_a_feed_has_the_last_month_unless_it_is_asked_for_more(client: TestClient) -> None:
    def days(query: str) -> set[str]:
        return {entry.updated[:10] for entry in feedparser.parse(client.get(f"/changes.atom{query}").content).entries}

    assert days("") == {"2026-03-04", "2026-03-06", "2026-03-10"}
    assert days("?since=2026-03-06&until=2026-03-06") == {"2026-03-06"}
    assert days("?as_of=2026-03-06") == {"2026-03-04", "2026-03-06"}


def test_readers_that_know_only_passwords_bring_the_token_as_one(client_of: Clients) -> None:
    client = client_of(token="a-token-of-some-length")
    assert client.get("/plans.ics").status_code == 401
    assert client.get("/plans.ics", auth=("anybody", "a-token-of-some-length")).status_code == 200


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_is_a_file(client: TestClient, name: str) -> None:
    answer = client.get(f"/api/export/{name}?as_of=2026-03-06")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == FORMATS[name].media_type
    assert answer.headers["Content-Disposition"] == f'attachment; filename="story{FORMATS[name].suffix}"'
    assert answer.content


def test_exports_are_those_of_the_command_line(client: TestClient) -> None:
    lines = client.get("/api/export/jsonl?actor=Anna+Hale").text.splitlines()
    events = Record(Story()).export(actors=["Anna Hale"])
    assert [json.loads(line)["id"] for line in lines] == [event.id for event in events]
    table = client.get("/api/export/csv?of=statements").text
    assert len(list(csv.DictReader(io.StringIO(table)))) == len(Record(Story()).statements())


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/api/export/docx", "no format"),
        ("/api/export/ics?of=statements", "of: 'statements'"),
        ("/api/export/csv?stance=denies", "for statements"),
        ("/api/export/csv?limit=3", "limit"),
    ],
)
def test_what_cannot_be_exported_is_said(client: TestClient, path: str, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


def test_the_page_of_subscriptions_leads_to_all_of_them(client: TestClient) -> None:
    page = client.get("/subscribe?actor=Anna+Hale&stance=denies&words=summit").text
    for path in ("/plans.ics", "/changes.atom", *(f"/api/export/{name}" for name in FORMATS)):
        assert f'href="{path}?actor=Anna+Hale' in page
        address = page.partition(f'href="{path}')[2].partition('"')[0].replace("&amp;", "&")
        assert client.get(path + address).status_code == 200


def test_a_long_export_waits_for_its_reader_outside_of_memory(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = client.get("/api/export/csv").content
    monkeypatch.setattr("dateline.web.exporting._IN_MEMORY", 10)
    monkeypatch.setattr("dateline.web.exporting._PIECE", 7)
    sent = {"Accept-Encoding": "identity"}
    answer = client.get("/api/export/csv?since=2000-01-01&until=2100-01-01", headers=sent)
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert answer.content[:100] == short[:100]
