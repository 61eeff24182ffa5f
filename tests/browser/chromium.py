"""Debian's Chromium, driven without a window, and what goes wrong in it that nobody sees."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Request, sync_playwright

NAME = "chromium"
# Milliseconds: a machine that does much else is slow, not broken.
PATIENCE = 120_000
# Nothing but this machine can be reached, whatever a page or the browser itself asks for.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def program() -> str | None:
    """The path of the browser, if this machine has it."""
    return shutil.which(NAME)


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    """The browser, until the block ends."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


class Watch:
    """What goes wrong in the pages of a context: errors, dialogs, refused content, requests to other hosts."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.faults: list[str] = []
        self.answers: dict[str, int] = {}
        self._host = urlsplit(address).netloc
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        context.on("dialog", self._opened)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme != "data" and parts.netloc != self._host:
            self.faults.append(f"request: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        # The browser says of every page with a status from 400 on that it was not loaded, though it shows it.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource: the server"):
            self.faults.append(f"console: {message.text}")

    def _opened(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()
