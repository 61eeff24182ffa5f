"""One browser and one served record for all that is tested in a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import NAME, PATIENCE, Watch, launched, program
from tests.browser.serving import TOKEN, made, places, served

Opened = Callable[..., Page]
expect.set_options(timeout=PATIENCE)


# The browser's loop would be in the way of other tests' loops: it ends with this folder.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser; where there is none the test is skipped, and fails if one is required."""
    found = program()
    if found is None:
        missing = f"no browser: {NAME} is not installed"
        if os.environ.get("DATELINE_TESTS_REQUIRE_BROWSER"):
            pytest.fail(missing)
        pytest.skip(missing)
    with launched(found) as browser:
        yield browser


@pytest.fixture(scope="package")
def story(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the examples."""
    return made(tmp_path_factory.mktemp("browser") / "story.db")


@pytest.fixture(scope="package")
def address(story: Path) -> Iterator[str]:
    """Where it is served."""
    with served(story) as found:
        yield found


@pytest.fixture(scope="package")
def guarded(story: Path) -> Iterator[str]:
    """Where it is served to those who have the token."""
    with served(story, "--token", TOKEN) as found:
        yield found


@pytest.fixture(scope="package")
def paths(story: Path) -> dict[str, str]:
    """Every page by its name."""
    return places(story)


@pytest.fixture
def opened(chromium: Browser, address: str) -> Iterator[Opened]:
    """Opens a tab with the options of a context; in none of them anything may go wrong until the test ends."""
    with ExitStack() as stack:
        watches = []

        def tab(**options: Any) -> Page:
            context = chromium.new_context(**{"base_url": address, "reduced_motion": "reduce"} | options)
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            watches.append(Watch(context, options.get("base_url", address)))
            return context.new_page()

        yield tab
        assert [fault for watch in watches for fault in watch.faults] == []
