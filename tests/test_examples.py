"""The story of the examples, all the way from the pages to the record."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.cli import main
from dateline.errors import InputError
from dateline.pipeline import read_articles
from dateline.types import Article, RecordEvent
from dateline.views import Record

EXAMPLES = Path(__file__).parents[1] / "examples"
REPORTS = EXAMPLES / "reports"
MINISTERS = ("Seitkali", "Yuldashov")
# Day of publication, byline and beginning of the headline of every report, as a person reads the page.
PAGES = [
    ("2025-10-07", "Dana Mirzoyan", "Kazakhstan Accuses Uzbekistan of Holding Back Water"),
    ("2025-10-09", "Aigerim Nurlanova", "Seitkali and Yuldashov speak by phone"),
    ("2025-10-10", "Bakhrom Saidov", "“A polite twenty minutes”: Tashkent disputes"),
    ("2025-10-14", None, "Oslo to host Kazakh and Uzbek ministers"),
    ("2025-10-14", None, "Kazakh, Uzbek foreign ministers to meet in Oslo"),
    ("2025-10-21", "Dana Mirzoyan", "Experts’ Meeting on Sarykum Called Off"),
    ("2025-10-23", "Yerbol Tasmagambet, Aigerim Nurlanova", "Kazakhstan says Uzbek troops have moved"),
    ("2025-10-25", None, "Talks on the Sarykum reservoir postponed"),
    ("2025-11-06", None, "Iceland and Norway fail to settle mackerel quotas"),
    ("2025-11-06", "Sigrid Vangen", "Kazakhstan and Uzbekistan agree on joint water commission"),
    ("2025-11-07", "Dana Mirzoyan", "Sarykum Gates to Open “Within a Week”"),
    ("2025-11-13", "Asel Omarova", "Water flows again from Sarykum"),
    ("2025-11-18", "Timur Dosanov", "Beketov invites Sharipov"),
    ("2025-12-05", "Asel Omarova", "Joint water commission meets for first time"),
    ("2025-12-16", "Timur Dosanov", "Sharipov's illness delays Turkistan summit"),
]
FURNITURE = [
    "214 partners", "Latest news", "Read also", "Most read", "Sign up", "Advertisement", "Share this story", "Photo:",
    "Metro Line", "Copper smelter", "Copyright", "Editor-in-chief", "Subscribe", "Printer-friendly", "dataLayer",
]  # fmt: skip


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    file = tmp_path_factory.mktemp("story") / "story.db"
    assert main(["add", str(REPORTS), "--record", str(file)]) == 0
    with dateline.open(file) as record:
        yield record


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    failures: list[InputError] = []
    found = list(read_articles([REPORTS], failures.append))
    assert failures == []
    return sorted(found, key=lambda a: (a.published or "", a.headline or ""))


def only(events: list[RecordEvent]) -> RecordEvent:
    assert len(events) == 1, [(e.status, e.date, e.actors) for e in events]
    return events[0]


def steps(event: RecordEvent) -> list[str]:
    return [step.status for step in event.history]


def test_every_page_gives_its_headline_day_and_author(articles: list[Article]) -> None:
    read = [(a.published, a.byline, a.headline or "") for a in articles]
    wanted = sorted(PAGES, key=lambda page: (page[0], page[2]))
    assert [(day, byline) for day, byline, _ in read] == [(day, byline) for day, byline, _ in wanted]
    assert [r[2] for r, w in zip(read, wanted, strict=True) if not r[2].startswith(w[2])] == []


def test_no_furniture_is_read_as_news(articles: list[Article]) -> None:
    assert [(a.headline, words) for a in articles for words in FURNITURE if words in a.body] == []


def test_characters_survive_a_wrongly_declared_encoding(articles: list[Article]) -> None:
    ledger = next(a for a in articles if a.byline == "Bakhrom Saidov")
    assert "“It was a polite twenty minutes,” ministry spokesman Jasur Ergashev told the Ledger." in ledger.body


def test_the_ministers_meeting_keeps_one_identity_until_it_is_held(story: Record) -> None:
    meetings = [e for e in story.export(actors=MINISTERS, types=["CONSULT"]) if e.mode is None and len(e.members) > 2]
    oslo = only(meetings)
    assert (oslo.status, oslo.date) == ("occurred", "2025-11-06")
    assert [s for s in ("planned", "postponed", "occurred") if s in steps(oslo)] == ["planned", "postponed", "occurred"]


def test_the_copy_of_a_wire_story_is_no_second_source(story: Record) -> None:
    copies = {m.article for e in story.export() for m in e.members if m.copy_of}
    assert len(copies) == 1


def test_the_experts_meeting_was_called_off(story: Record) -> None:
    plans = {row.status for row in story.plans(about="Shymkent")}
    assert "cancelled" in plans


def test_the_summit_is_still_ahead(story: Record) -> None:
    summit = [row for row in story.timeline(actors=["Beketov", "Sharipov"]) if row.section == "ahead"]
    assert "2026-01-22" in [row.date for row in summit]


def test_both_accounts_of_the_call_are_kept(story: Record) -> None:
    fields = {dispute.field for dispute in story.disputes()}
    assert "duration" in fields


def test_the_troops_are_both_reported_and_denied(story: Record) -> None:
    troops = [e for e in story.export(types=["MOBILIZE"]) if e.disputes]
    assert {side.value for e in troops for d in e.disputes for side in d.sides} >= {"occurred", "denied"}


def test_the_stray_report_joins_nothing(story: Record, articles: list[Article]) -> None:
    stray = next(a.id for a in articles if "mackerel" in a.body)
    assert [e for e in story.export() if {m.article for m in e.members} > {stray}] == []


def test_the_demonstration_prints_the_story(tmp_path: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = ["bash", str(EXAMPLES / "demo.sh"), str(tmp_path / "demo.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path})
    assert done.returncode == 0, done.stderr
    assert [h for h in ("Timeline", "Plans", "Disputes", "To go on") if f"\n{h}" not in done.stdout] == []


def test_the_readme_shows_what_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = str(tmp_path / "story.db")
    assert main(["add", str(REPORTS), "--record", record]) == 0
    capsys.readouterr()
    assert main(["disputes", "--about", "call", "--record", record]) == 0
    printed = {line.strip() for line in capsys.readouterr().out.splitlines()}
    section = (EXAMPLES.parent / "README.md").read_text("utf-8").split("## What it prints")[1].split("\n## ")[0]
    shown = [line.strip() for line in section.splitlines() if line.startswith("    ")]
    assert shown
    assert [line for line in shown if line != "…" and line not in printed] == []
