"""What a small script adds to pages that do without it: keys, a sheet of them, light and dark, short addresses."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened

AT = "[data-at]"


def press(page: Page, keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_entries_are_walked_through_and_opened(opened: Opened) -> None:
    page = opened()
    page.goto("/articles?limit=5")
    entries = page.locator("[data-item]")
    press(page, "jjj")
    expect(entries.nth(2)).to_have_attribute("data-at", "")
    expect(entries.nth(2).get_by_role("link")).to_be_focused()
    press(page, "k")
    expect(page.locator(AT)).to_have_count(1)
    expect(entries.nth(1)).to_have_attribute("data-at", "")
    title = page.locator(f"{AT} h2").inner_text()
    press(page, "o")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    press(page, "u")
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports")


def test_sections_pages_and_fields_have_their_keys(opened: Opened) -> None:
    page = opened()
    page.goto("/articles?limit=5&as_of=2025-11-01")
    press(page, "n")
    expect(page).to_have_url(re.compile("after="))
    press(page, "gp")
    expect(page).to_have_url(re.compile(r"/plans\?as_of=2025-11-01$"))
    press(page, "y")
    expect(page.get_by_label("As of")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    press(page, "f")
    expect(page.get_by_label("Who takes part")).to_be_focused()
    page.locator("h1").click()
    press(page, "/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    press(page, "gpj?")
    expect(page.get_by_role("searchbox")).to_have_value("gpj?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_sheet_opens_and_closes(opened: Opened) -> None:
    page = opened()
    page.goto("/")
    press(page, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("link", name="Keys").click()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.endswith("/")


def test_light_or_dark_is_kept(opened: Opened) -> None:
    page = opened(color_scheme="light")
    page.goto("/")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert light != dark
    page.goto("/plans")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == dark


def test_an_address_holds_no_empty_fields(opened: Opened) -> None:
    page = opened()
    page.goto("/?as_of=2025-10-23")
    press(page, "f")
    page.get_by_label("and with whom").fill("Yuldashov")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?as_of=2025-10-23&actor=Yuldashov$"))


def test_without_scripts_the_keys_are_a_page_and_there_is_no_switch(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    page.goto("/")
    expect(page.get_by_role("button", name="Light or dark")).to_be_hidden()
    page.get_by_role("link", name="Keys").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keys")
