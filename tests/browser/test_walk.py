"""The way of somebody who wants to know what became of a plan, with scripts and without."""

from __future__ import annotations

import re

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened

PAIR = ["Seitkali", "Yuldashov"]
PLANNED_ON = "2025-10-15"


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def tab(request: pytest.FixtureRequest, opened: Opened) -> Page:
    """A tab, once with scripts and once without."""
    return opened(java_script_enabled=request.param)


def test_from_the_story_to_the_words_of_a_report(tab: Page) -> None:
    tab.goto("/")
    filter_to_the_pair(tab)
    tab.get_by_role("navigation", name="Sections").get_by_role("link", name="Plans").click()
    tab.get_by_role("link", name="took place").click()
    tab.locator(".card").filter(has_text="postponed").locator("h3 a").click()
    steps = tab.locator("dl .history .status")
    expect(steps).to_have_text(["not planned", "proposed", "possible", "planned", "postponed", "occurred"])
    event = tab.url
    tab.locator("#reports + ol h3 a").last.click()
    the_words_are_marked(tab)

    tab.goto(event)
    tab.get_by_label("As of").fill(PLANNED_ON)
    tab.locator(".asof button").click()
    expect(tab).to_have_url(re.compile(f"as_of={PLANNED_ON}"))
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Talks between")
    expect(tab.locator("article > .facts .status")).to_have_text("planned")
    expect(steps).to_have_text(["not planned", "proposed", "possible", "planned"])


def filter_to_the_pair(tab: Page) -> None:
    titles = tab.locator("main .timeline h3")
    every = titles.count()
    tab.locator(".filters summary").click()
    tab.get_by_label("Who takes part").fill(PAIR[0])
    tab.get_by_label("and with whom").fill(PAIR[1])
    tab.locator(".filters button").click()
    expect(tab.locator(".chosen a")).to_have_text(PAIR)
    assert 0 < titles.count() < every
    assert all(name in title for name in PAIR for title in titles.all_inner_texts())


def the_words_are_marked(tab: Page) -> None:
    """The address leads to the marked words of the text, which stand in view and are marked as what was looked for."""
    mark = tab.url.partition("#")[2]
    assert mark
    aimed = tab.locator(f".body a[id='{mark}'] ~ .aimed").first
    expect(aimed).to_be_visible()
    expect(aimed).to_be_in_viewport()
    colour, around = (
        tab.locator(where).first.evaluate("(one) => getComputedStyle(one).backgroundColor")
        for where in (".body .aimed", ".body p")
    )
    assert colour != around
    expect(tab.locator(f"[id='note-{mark}']")).to_have_class("aimed")


def test_search_leads_to_a_report_and_keeps_the_day(tab: Page) -> None:
    tab.goto(f"/?as_of={PLANNED_ON}")
    tab.get_by_role("searchbox").fill("water commission")
    tab.get_by_role("search").get_by_role("button").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("water commission")
    expect(tab.locator(".empty")).to_contain_text("Reports after 15 October 2025 were left out")
    tab.get_by_role("link", name="search them too").click()
    hits = tab.locator("main .rows h2 a")
    assert hits.count() >= 2
    title = hits.first.inner_text()
    hits.first.click()
    assert tab.get_by_role("heading", level=1).inner_text() == title


def test_the_calendar_that_is_offered_can_be_read(tab: Page) -> None:
    tab.goto("/plans?actor=Beketov")
    link = tab.get_by_role("link", name=re.compile("Calendar")).get_attribute("href")
    answer = tab.request.get(f"{link}")
    assert answer.headers["content-type"].startswith("text/calendar")
    plans = Calendar.from_ical(answer.text()).walk("VEVENT")
    assert plans
    assert all("Beketov" in plan["SUMMARY"] + plan["DESCRIPTION"] for plan in plans)
