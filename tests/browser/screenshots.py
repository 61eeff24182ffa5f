"""The pictures of docs/pages.md: `python -m tests.browser.screenshots`."""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser

from tests.browser.chromium import NAME, PATIENCE, launched, program
from tests.browser.serving import made, places, served

FOLDER = Path(__file__).parents[2] / "docs" / "pages"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
ON_A_DESK = (
    "story", "plans", "event", "article", "actor", "actors", "statements", "disputes", "changes", "reports", "search",
    "subscribe", "api",
)  # fmt: skip
ON_A_PHONE = ("story", "plans", "event", "article")
_COLOURS, _GAP = 256, 24


def main() -> None:
    """Take every picture anew."""
    found = program()
    if found is None:
        sys.exit(f"no browser: {NAME} is not installed")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        record = made(Path(folder) / "sarykum.db")
        with served(record) as address, launched(found) as browser:
            taken = _Camera(browser, address, places(record))
            for name in ON_A_DESK:
                _keep(taken(name, DESK), name)
            for name in ("story", "event"):
                _keep(taken(name, DESK, color_scheme="dark"), f"{name}-dark")
            _keep(taken("story-of-a-pair", DESK), "as-of")
            _keep(taken("story", DESK, key="?"), "keys")
            _keep(taken("story", DESK, part=".aside > section"), "charts")
            _keep(_beside([taken(name, PHONE) for name in ON_A_PHONE]), "phone")
            _keep(_beside([taken(name, PHONE, color_scheme="dark") for name in ON_A_PHONE]), "phone-dark")


class _Camera:
    """Takes pictures of pages by their names."""

    def __init__(self, browser: Browser, address: str, paths: dict[str, str]) -> None:
        self.browser, self.address, self.paths = browser, address, paths

    def __call__(
        self, name: str, size: dict[str, int], *, key: str | None = None, part: str | None = None, **options: Any
    ) -> Image.Image:
        """What a screen of a size shows of a page after a key is pressed, or a whole part of the page."""
        context = self.browser.new_context(base_url=self.address, viewport=size, reduced_motion="reduce", **options)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(self.paths[name])
        if key:
            page.keyboard.press(key)
        taken = page.locator(part).screenshot() if part else page.screenshot()
        context.close()
        return Image.open(BytesIO(taken)).convert("RGB")


def _beside(pictures: list[Image.Image]) -> Image.Image:
    """Pictures of one height in a row."""
    wide = sum(each.width for each in pictures) + _GAP * (len(pictures) - 1)
    row = Image.new("RGB", (wide, pictures[0].height), "white")
    left = 0
    for each in pictures:
        row.paste(each, (left, 0))
        left += each.width + _GAP
    return row


def _keep(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours, as small as PNG makes it."""
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
