"""Every page, light and dark, on a desk and on a phone: accessible to all, and no wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import Opened
from tests.browser.serving import PAGES, TOKEN

SIZES = {"desk": (1280, 900), "phone": (390, 844)}
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AXE = "(options) => axe.run(document, options)"
OPTIONS = {"resultTypes": ["violations"], "iframes": False}
# All but the colours is the same in the dark.
RULES = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}


def faults_of(page: Page) -> Iterator[str]:
    """What axe finds on a page in every look that it has, and by how much it is too wide for the screen."""
    page.evaluate(UNFOLD)
    page.evaluate(AXE_SCRIPT)
    for scheme, (screen, (width, height)) in product(RULES, SIZES.items()):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        if beyond := page.evaluate(BEYOND):
            yield f"{screen}: {beyond} pixels too wide"
        for rule in page.evaluate(AXE, OPTIONS | RULES[scheme])["violations"]:
            where = "; ".join(str(node["html"])[:120] for node in rule["nodes"])
            yield f"{scheme}, {screen}: {rule['id']}: {where}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_in_every_look(opened: Opened, paths: dict[str, str], name: str) -> None:
    page = opened()
    page.goto(paths[name])
    assert list(faults_of(page)) == []


def test_the_sheet_of_keys_is_accessible(opened: Opened) -> None:
    page = opened()
    page.goto("/")
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    assert list(faults_of(page)) == []


def test_the_login_is_accessible(opened: Opened, guarded: str) -> None:
    page = opened(base_url=guarded)
    page.goto("/plans")
    page.get_by_label("Token").fill("not the token")
    page.get_by_role("button", name="Open").click()
    assert page.get_by_role("alert").is_visible()
    assert list(faults_of(page)) == []
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Open").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Plans"
