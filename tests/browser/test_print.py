"""Pages on paper: all the words, none of the controls."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened


def colours(page: Page, scheme: str) -> list[str]:
    page.emulate_media(media="print", color_scheme=scheme)
    return page.evaluate("[...document.querySelectorAll('main *')].map((one) => getComputedStyle(one).color)")


@pytest.mark.parametrize("name", ["story", "event", "article"])
def test_a_page_can_be_printed(opened: Opened, paths: dict[str, str], name: str) -> None:
    page = opened()
    page.goto(paths[name])
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for control in ("navigation", "search", "contentinfo"):
        expect(page.get_by_role(control).first).to_be_hidden()
    assert page.locator("form").filter(visible=True).count() == 0
    in_the_dark, in_the_light = (colours(page, scheme) for scheme in ("dark", "light"))
    assert in_the_dark == in_the_light
    assert page.pdf(format="A4").startswith(b"%PDF-")
