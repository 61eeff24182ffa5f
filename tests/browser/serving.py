"""The record of the examples, and `dateline serve` on a port of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import dateline
from dateline.store import open_store

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
TOKEN = "a-token-of-some-length"


def made(path: Path) -> Path:
    """The record of the examples, at a path."""
    with open_store(str(path), create=True) as store:
        store.add(dateline.read(EXAMPLES))
    return path


@contextmanager
def served(record: Path, *options: str) -> Iterator[str]:
    """`dateline serve` until the block ends; gives its address, without a slash at the end."""
    command = [sys.executable, "-m", "dateline", "serve", "--record", str(record), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            said = server.stdout.readline()
            found = re.search(r"http://[\d.:]+", said)
            assert found, f"the server did not start: {said}"
            yield found[0]
        finally:
            server.terminate()


PAGES = {
    "story": "/",
    "story-of-a-pair": "/?actor=Seitkali&actor=Yuldashov&as_of=2025-10-23",
    "plans": "/plans",
    "plans-open": "/plans?outcome=open",
    "event": "/events/{event}",
    "article": "/articles/{article}?mark={mark}",
    "actor": "/actors/{actor}",
    "actors": "/actors",
    "statements": "/statements",
    "disputes": "/disputes",
    "changes": "/changes",
    "reports": "/articles",
    "search": "/search?words=water",
    "search-in-vain": "/search?words=kangaroo",
    "nothing": "/plans?about=kangaroo",
    "subscribe": "/subscribe",
    "api": "/api",
    "help": "/help",
    "error": "/events/nowhere",
}
"""Every page by its name, and where it is."""


def places(record: Path) -> dict[str, str]:
    """The pages of a record, with the plan that most became of, its newest report, and the first who takes part."""
    with dateline.open(str(record)) as opened:
        plan = max(opened.plans(), key=lambda row: len(row.history))
        event = opened.event(plan.id)
        telling = event.articles[-1]
    names = {"event": event.id, "article": telling.article, "mark": telling.event, "actor": event.actors[0]}
    quoted = {name: quote(value, safe="") for name, value in names.items()}
    return {name: path.format(**quoted) for name, path in PAGES.items()}
