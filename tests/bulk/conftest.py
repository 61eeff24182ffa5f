"""What the tests of bulk reading share: a reader that is quick to make, and sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dateline.extraction
from dateline.bulk import parts
from tests.bulk.meetings import OneMeeting
from tests.meetings import BODY


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline.extraction, "Reader", OneMeeting)


@pytest.fixture(autouse=True)
def _no_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """No path ends its part, as one in 256 does: where the tests' folder is must not say how many parts there are."""
    monkeypatch.setattr(parts, "ENDS", 1 << 256)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Two tables and three pages: 41 good articles, one that fails, one empty row."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for table in range(2):
        rows: list[dict[str, object]] = [
            {"id": f"{table}-{n:02}", "text": f"{BODY} Report {n}.", "published": f"2026-02-{n % 28 + 1:02}"}
            for n in range(20)
        ]
        if table:
            rows[3]["text"] = f"{BODY} Fail."
            rows[9]["text"] = ""
        (folder / f"table{table}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for page in range(3):
        (folder / f"page{page}.txt").write_text(f"Ferry talks\n\n{BODY} Page {page}.\n", encoding="utf-8")
    return folder


@pytest.fixture
def deadly(sources: Path) -> Path:
    """The same, with an article that kills the process that reads it."""
    table = sources / "table1.jsonl"
    table.write_text(table.read_text(encoding="utf-8").replace("Report 7.", "Kill the process."), encoding="utf-8")
    return sources
